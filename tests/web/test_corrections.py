"""A person corrects a field with name and reason, and takes it back; mistakes are told at the form."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Register
from lineofsight.web.app import create_app
from lineofsight.web.settings import Settings
from tests.web.sites import TODAY

KEY = "E06000001-ilacs-2018-07-23"
HERE = f"/reports/{KEY}"
WHO = {"author": "Ann Reader", "reason": "The table on page 1"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shipped") / "register.sqlite"
    Register.create(path, snapshot=True).close()
    return path


@pytest.fixture
def site(shipped: Path, tmp_path: Path) -> Iterator[TestClient]:
    path = Path(copy(shipped, tmp_path))
    settings = Settings(register=path, today=lambda: TODAY)
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000", follow_redirects=False) as made:
        yield made


def _page(site: TestClient, address: str) -> LexborHTMLParser:
    answer = site.get(address)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _token(site: TestClient, address: str) -> str:
    found = _page(site, address).css_first("input[name=token]")
    assert found is not None
    return found.attributes["value"] or ""


def _send(site: TestClient, field: str, value: str, **more: str) -> tuple[int, str, LexborHTMLParser]:
    token = _token(site, f"{HERE}/correct?field=published")
    form = {"token": token, "field": field, "value": value, **WHO, **more}
    answer = site.post(f"{HERE}/correct", data=form)
    return answer.status_code, answer.headers.get("location", ""), LexborHTMLParser(answer.text)


def test_a_correction_shows_with_who_when_and_why(site: TestClient) -> None:
    before = _page(site, HERE).css_first('[id="judgement.overall"]')
    assert before is not None
    assert "Good" in before.text()
    status, address, _ = _send(site, "judgement.overall", "outstanding")
    assert (status, address) == (303, f"{HERE}?made=1")
    page = _page(site, address)
    after = page.css_first('[id="judgement.overall"]')
    assert after is not None
    assert "Outstanding" in after.text()
    assert "corrected" in after.text()
    assert "Correction kept" in page.text()
    row = page.css_first("table tbody tr")
    assert row is not None
    assert all(words in row.text() for words in ("good", "outstanding", *WHO.values()))


def test_a_correction_is_taken_back_and_stays_on_the_record(site: TestClient) -> None:
    _send(site, "judgement.overall", "outstanding")
    form = {"token": _token(site, f"{HERE}/withdraw?number=1"), "number": "1", "author": "Bo", "reason": "Misread it"}
    answer = site.post(f"{HERE}/withdraw", data=form)
    assert answer.status_code == 303
    page = _page(site, answer.headers["location"])
    assert "Correction taken back" in page.text()
    assert "Misread it" in page.text()
    shown = page.css_first('[id="judgement.overall"]')
    assert shown is not None
    assert "Good" in shown.text()
    assert site.post(f"{HERE}/withdraw", data=form).status_code == 404


def test_a_corrected_day_changes_the_address_and_leads_there(site: TestClient) -> None:
    status, address, _ = _send(site, "fieldwork_start", "2018-07-24")
    assert (status, address) == (303, "/reports/E06000001-ilacs-2018-07-24?made=1")
    assert "24 July 2018" in _page(site, address).text()


@pytest.mark.parametrize(
    ("field", "value", "more", "said"),
    [
        ("judgement.overall", "splendid", {}, "is not a value"),
        ("published", "", {}, "cannot be without"),
        ("published", "tomorrow", {}, "is not a date"),
        ("published", "2199-01-01", {}, "from 2000 to today"),
        ("fieldwork_start", "0001-01-01", {}, "from 2000 to today"),
        ("fieldwork_start", "2018-09-01", {}, "cannot start"),
        ("authority", "Nowhere", {}, "No authority"),
        ("lead_inspector", "Ann", {"author": " "}, "Enter your name"),
        ("lead_inspector", "Ann", {"reason": ""}, "Enter why"),
    ],
)
def test_a_mistake_is_told_at_the_form_which_keeps_what_was_typed(
    site: TestClient, field: str, value: str, more: dict[str, str], said: str
) -> None:
    status, _, page = _send(site, field, value, **more)
    assert status == 400
    summary = page.css_first("[role=alert]")
    assert summary is not None
    assert said in summary.text()
    link = summary.css_first("a")
    assert link is not None
    wrong = page.css_first(link.attributes["href"] or "")
    assert wrong is not None
    typed = {**WHO, **more}
    author = page.css_first("#author")
    assert author is not None
    assert (author.attributes["value"] or "") == typed["author"].strip()
    if field in ("authority", "lead_inspector"):
        assert (page.css_first("#value").attributes["value"]) == value  # type: ignore[union-attr]
    assert "Nobody has corrected anything" in _page(site, HERE).text()


def test_what_people_write_is_shown_as_text(site: TestClient) -> None:
    _, address, _ = _send(site, "lead_inspector", "<script>alert(1)</script>", reason='"><img src=x>')
    answer = site.get(address).text
    assert "<script" not in answer
    assert "<img" not in answer


def test_a_value_can_be_said_not_to_be_there(site: TestClient) -> None:
    _, address, _ = _send(site, "judgement.overall", "")
    assert _page(site, address).css_first('[id="judgement.overall"]') is None


def test_every_field_has_a_form(site: TestClient) -> None:
    fields = [item.attributes["value"] or "" for item in _page(site, f"{HERE}/correct").css("#field option")]
    assert len(fields) > 15
    for field in fields:
        assert _page(site, f"{HERE}/correct?field={field}").css_first("#value") is not None


@pytest.mark.parametrize(
    ("where", "status"),
    [
        ("/correct?field=shoe-size", 400),
        ("/withdraw?number=1", 404),
        ("/withdraw?number=x", 404),
        ("/correct?as_of=2018-01-01", 404),
    ],
)
def test_a_form_for_what_is_not_there_is_refused(site: TestClient, where: str, status: int) -> None:
    assert site.get(HERE + where).status_code == status


def test_a_form_without_the_token_changes_nothing(site: TestClient) -> None:
    assert site.post(f"{HERE}/correct", data={"field": "published", "value": "2018-08-29", **WHO}).status_code == 400
    assert "Nobody has corrected anything" in _page(site, HERE).text()
