"""What the site lets in, and what every answer leaves with."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from lineofsight.web.app import create_app
from lineofsight.web.headers import HEADERS
from lineofsight.web.settings import LARGEST_FORM, Settings, is_loopback


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_this_machine_is_known_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/authorities", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8000", "[::1"),
        *("127.0.0.1/evil", "evil.example@127.0.0.1", "127.0.0.1:abc", "127.0.0.1#x", "127.0.0.1?x"),
    ],
)
def test_a_name_that_somebody_else_chose_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/authorities", headers={"host": host})
    assert answer.status_code == 400
    assert "does not answer to that name" in answer.text


def test_two_names_are_refused_whichever_comes_first(client: TestClient) -> None:
    for names in (["localhost", "evil.example"], ["evil.example", "localhost"]):
        assert client.get("/authorities", headers=[("host", name) for name in names]).status_code == 400


@pytest.mark.parametrize("path", ["/authorities", "/nowhere", "/static/none.css", "/api/v1/nowhere"])
def test_every_answer_forbids_scripts_frames_and_guesses(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "script-src" not in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "path", ["/authorities/..%2fdata", "/authorities/%00", "/a%5cb", "/authorities//E06000059", "/%ff", "/a%0d%0ab"]
)
def test_odd_addresses_are_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 400


def test_an_endless_address_is_refused(client: TestClient) -> None:
    assert client.get("/authorities?q=" + "x" * 5000).status_code == 414


def test_endless_headings_are_refused(client: TestClient) -> None:
    assert client.get("/authorities", headers={"x-long": "x" * 70_000}).status_code == 431


def test_a_form_from_another_site_is_refused(client: TestClient) -> None:
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        answer = client.post("/reports/read", data={"token": "x"}, headers=headers)
        assert answer.status_code == 403, headers


def test_a_form_too_large_is_refused_whatever_it_says_of_its_size(client: TestClient) -> None:
    assert client.post("/nowhere", content=b"x" * (LARGEST_FORM + 1)).status_code == 413
    pieces = (b"x" * 1024 for _ in range(LARGEST_FORM // 1024 + 1))
    assert client.post("/nowhere", content=pieces).status_code == 413


def test_a_shared_site_takes_nothing(national_settings: Settings) -> None:
    shared = replace(national_settings, host="0.0.0.0")  # noqa: S104  # nothing is bound here
    with TestClient(create_app(shared), base_url="http://192.168.0.7:8000", follow_redirects=False) as client:
        assert client.get("/authorities").status_code == 200
        assert client.post("/review", data={}).status_code == 403
        assert client.get("/authorities", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        *((host, True) for host in ("127.0.0.1", "127.5.5.5", "::1", "localhost")),
        *((host, False) for host in ("0.0.0.0", "", "::", "192.168.0.7", "example.org")),  # noqa: S104
    ],
)
def test_only_this_machine_is_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_a_sender_who_stops_half_way_keeps_nobody_waiting(
    national_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lineofsight.web.guard._SECONDS_TO_SEND", 0.05)
    app = create_app(national_settings)
    sent: list[Message] = []

    async def never() -> Message:
        await asyncio.sleep(60)
        raise AssertionError("unreachable")

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(_called(app, _scope("POST", "/nowhere"), never, send))
    assert sent[0]["status"] == 408


def test_a_form_that_breaks_off_is_not_taken_for_a_whole_one(
    national_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr("lineofsight.web.caching.Caching.__call__", lambda *_: taken.append("a form"))
    sent: list[Message] = []
    messages: list[Message] = [
        {"type": "http.request", "body": b"token=x&codes=one", "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(_called(create_app(national_settings), _scope("POST", "/review"), receive, send))
    assert (taken, sent) == ([], [])


async def _called(
    app: Any,
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[Message]],
    send: Callable[[Message], Awaitable[None]],
) -> None:
    await asyncio.wait_for(app(scope, receive, send), timeout=10)


def _scope(method: str, path: str) -> dict[str, Any]:
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1")],
        "http_version": "1.1",
        "scheme": "http",
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
        "root_path": "",
    }
