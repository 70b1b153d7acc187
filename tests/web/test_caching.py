"""Answers are kept while nothing changes, worked out once, and never older than the register."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lineofsight.register import Register, correct
from lineofsight.web import pages
from lineofsight.web.app import create_app
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, File, Route
from lineofsight.web.settings import Settings
from lineofsight.web.site import Site
from tests.web import sites


class Counted:
    """A page that counts how often it was worked out."""

    def __init__(self) -> None:
        self.times = 0
        self.at_once = 0
        self.most_at_once = 0
        self._lock = threading.Lock()

    def __call__(self, site: Site, asked: Asked) -> Answer:
        with self._lock:
            self.times += 1
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        threading.Event().wait(0.05)
        with self._lock:
            self.at_once -= 1
        return File(f"{site.register.hash} {asked.day} {asked.query}".encode(), "text/plain")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    made = Counted()
    known = pages.routes
    monkeypatch.setattr(
        "lineofsight.web.app.routes", lambda part: (Route("/counted", made),) if part == "counted" else known(part)
    )
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return sites.national(tmp_path)


@pytest.fixture
def register(settings: Settings) -> Path:
    assert settings.register
    return settings.register


@pytest.fixture
def site(counted: Counted, settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as client:
        yield client


def test_the_same_question_is_worked_out_once(site: TestClient, counted: Counted) -> None:
    first, second = site.get("/counted?a=1"), site.get("/counted?a=1")
    assert (first.content, counted.times) == (second.content, 1)
    site.get("/counted?a=2")
    assert counted.times == 2


def test_many_who_ask_at_once_wait_for_one_answer(site: TestClient, counted: Counted) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: site.get(f"/counted?a={number % 2}").status_code, range(16)))
    assert answers == [200] * 16
    assert (counted.times, counted.most_at_once) == (2, 1)


def test_a_whole_file_keeps_nobody_waiting_who_asks_something_else(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow(_: Site, __: Asked) -> Answer:
        begun.set()
        assert may_end.wait(10)
        return File(b"everything", "text/plain")

    known = pages.routes
    monkeypatch.setattr("lineofsight.web.caching._WHOLE_FILES", ("/slow",))
    monkeypatch.setattr(
        "lineofsight.web.app.routes", lambda part: (Route("/slow", slow),) if part == "slow" else known(part)
    )
    with (
        TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as client,
        ThreadPoolExecutor(1) as pool,
    ):
        asked = pool.submit(client.get, "/slow")
        assert begun.wait(10)
        assert client.get("/data/api").status_code == 200
        assert not asked.done()
        may_end.set()
        assert asked.result().content == b"everything"


def test_a_correction_is_seen_at_once(site: TestClient, counted: Counted, register: Path) -> None:
    before = site.get("/counted").text
    with Register.open(register) as other:
        activity = next(item for item in other.activities() if item.is_graded)
        correct(other, activity.key, "lead_inspector", "A. Other", author="tester", reason="to see it")
    assert site.get("/counted").text != before


def test_a_new_day_is_another_answer(counted: Counted, settings: Settings) -> None:
    current = [date(2026, 11, 20)]
    with TestClient(create_app(replace(settings, today=lambda: current[0])), base_url="http://127.0.0.1") as client:
        assert "2026-11-20" in client.get("/counted").text
        current[0] = date(2026, 11, 21)
        assert "2026-11-21" in client.get("/counted").text


def test_what_is_known_already_is_not_sent_again(site: TestClient) -> None:
    tag = site.get("/authorities").headers["etag"]
    again = site.get("/authorities", headers={"if-none-match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert site.get("/authorities", headers={"if-none-match": '"other"'}).status_code == 200


def test_the_heading_alone_can_be_asked_for(site: TestClient) -> None:
    whole, heading = site.get("/authorities"), site.head("/authorities")
    assert heading.content == b""
    assert heading.headers["content-length"] == str(len(whole.content))


def test_errors_are_not_kept(site: TestClient) -> None:
    assert site.get("/authorities?as_of=nonsense").status_code == 400
    assert site.get("/authorities?as_of=2019-01-01").status_code == 200


def test_the_style_sheet_never_changes_under_its_address(site: TestClient) -> None:
    page = site.get("/authorities").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    sheet = site.get(address)
    assert sheet.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in sheet.headers["cache-control"]


def test_what_is_kept_stays_bounded(site: TestClient, counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lineofsight.web.caching._MOST_BYTES", 8_000)
    for number in (1, 2, 3, 4, 1):
        assert site.get(f"/counted?a={number}").status_code == 200
    assert counted.times == 5
