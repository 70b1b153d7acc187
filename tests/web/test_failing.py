"""An error that nobody expected is answered in plain words, by page or problem, and logged once."""

import logging

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.web.app import create_app
from lineofsight.web.headers import HEADERS
from lineofsight.web.settings import Settings
from lineofsight.web.site import Site
from tests.web.html import words

WORDS = "the words of the error itself"


@pytest.fixture
def failing(national_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    def broken(*_: object) -> None:
        raise RuntimeError(WORDS)

    client = TestClient(create_app(national_settings), base_url="http://127.0.0.1:8000")
    monkeypatch.setattr(Site, "view", broken)
    return client


def test_a_page_says_so_in_the_look_of_the_site(failing: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = failing.get("/authorities")
    assert answer.status_code == 500
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "Something went wrong on our side" in words(LexborHTMLParser(answer.text))
    assert WORDS not in answer.text
    assert [record.message for record in caplog.records] == ["GET /authorities failed"]


def test_a_program_is_told_by_a_problem(failing: TestClient) -> None:
    answer = failing.get("/api/v1/activities")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.json()["title"] == "Internal Server Error"
    assert WORDS not in answer.text


def test_the_next_question_is_answered(failing: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing.get("/authorities").status_code == 500
    monkeypatch.undo()
    assert failing.get("/authorities").status_code == 200
