"""While the site gets ready people are told so; programs wait; a site that cannot be opened ends with its reason."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from lineofsight.errors import RegisterError
from lineofsight.web.headers import HEADERS
from lineofsight.web.opening import Opening


class Making:
    """A site that takes as long to make as the test wants."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.asked: list[str] = []

    def __call__(self) -> ASGIApp:
        assert self.may_end.wait(10)
        return Starlette(routes=[Route("/{rest:path}", self._answer)])

    async def _answer(self, request: Request) -> PlainTextResponse:
        self.asked.append(request.url.path)
        return PlainTextResponse("the site itself")


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Making:
    monkeypatch.setattr("lineofsight.web.opening._PATIENCE", 0.05)
    return Making()


def _opened(make: Callable[[], ASGIApp], failed: Callable[[], None] = lambda: None) -> TestClient:
    return TestClient(Opening(make, "127.0.0.1:8000", failed), base_url="http://127.0.0.1:8000")


@pytest.fixture
def client(making: Making) -> Iterator[TestClient]:
    with _opened(making) as opened:
        yield opened
        making.may_end.set()


def test_a_person_is_told_that_it_is_coming_and_looks_again(client: TestClient) -> None:
    answer = client.get("/authorities")
    assert (answer.status_code, answer.headers["refresh"], answer.headers["retry-after"]) == (503, "0", "1")
    assert answer.headers["cache-control"] == "no-store"
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "<h1>Opening the record</h1>" in answer.text
    assert client.get("/static/opening.css").headers["content-type"] == "text/css; charset=utf-8"


def test_a_program_waits_for_its_answer(client: TestClient, making: Making) -> None:
    threading.Timer(0.3, making.may_end.set).start()
    assert client.get("/api/v1/profile").text == "the site itself"


def test_once_it_is_there_the_first_page_was_worked_out_and_all_is_handed_on(
    client: TestClient, making: Making
) -> None:
    making.may_end.set()
    assert client.get("/api/v1").text == "the site itself"
    assert client.get("/due").text == "the site itself"
    assert making.asked == ["/", "/api/v1", "/due"]


def test_a_site_that_cannot_be_opened_keeps_its_reason() -> None:
    def broken() -> ASGIApp:
        raise RegisterError("It is broken.")

    failed: list[bool] = []
    with _opened(broken, lambda: failed.append(True)) as client:
        assert client.get("/api/v1").status_code == 503
    assert isinstance(client.app, Opening)
    assert isinstance(client.app.error, RegisterError)
    assert failed == [True]


def test_the_command_ends_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"this is no register" * 100)
    ran = subprocess.run(
        [sys.executable, "-m", "lineofsight", "serve", "--no-browser", "--port", "0", "--register", str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 5
    assert "broken.sqlite" in ran.stderr
    assert "Traceback" not in ran.stderr
