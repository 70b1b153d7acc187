"""Authorities side by side: up to five, by name or code, each as on its own page."""

import csv
import io

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.authorities import by_code
from lineofsight.briefings.leaders.numbers import with_interval
from lineofsight.indicators import Indicators
from lineofsight.indicators.board import board

KENT, DORSET, BOURNEMOUTH = "E10000016", "E06000059", "E06000058"


def _page(client: TestClient, query: str) -> LexborHTMLParser:
    answer = client.get(f"/compare?{query}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _row(page: LexborHTMLParser, name: str) -> list[str]:
    for row in page.css("tbody tr"):
        cells = [" ".join(cell.text().split()) for cell in row.css("th, td")]
        if cells[0] == name:
            return cells[1:]
    raise AssertionError(name)


def test_without_anybody_the_page_says_how_to_begin(client: TestClient) -> None:
    page = _page(client, "")
    assert "Nobody chosen yet" in [node.text() for node in page.css(".empty h2")]
    assert page.css_first("datalist option[value=Kent]") is not None


def test_names_and_codes_are_understood_and_become_codes(client: TestClient) -> None:
    answer = client.get(f"/compare?with=kent&with={DORSET}&with=Dorset&as_of=2026-01-05")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/compare?as_of=2026-01-05&with={KENT}&with={DORSET}"


def test_authorities_stand_side_by_side(client: TestClient) -> None:
    page = _page(client, f"with={BOURNEMOUTH}&with={DORSET}")
    assert _row(page, "Overall effectiveness") == ["Good", "Outstanding"]
    assert _row(page, "Judgements published") == ["29 Jan 2025", "9 May 2025"]
    assert _row(page, "Expected next")[1].startswith(
        "Short inspection of Dorset: why17 September 2027 to 17 January 2029"
    )


def test_each_can_be_taken_out(client: TestClient) -> None:
    page = _page(client, f"with={KENT}&with={DORSET}")
    links = {link.text(): link.attributes["href"] for link in page.css("thead a") if "Take out" in link.text()}
    assert links == {"Take out Kent": f"/compare?with={DORSET}", "Take out Dorset": f"/compare?with={KENT}"}


def test_the_form_keeps_who_is_there_and_offers_room(client: TestClient) -> None:
    form = _page(client, f"with={KENT}&with={DORSET}&as_of=2026-01-05").css_first('form[aria-label="Add an authority"]')
    assert form is not None
    kept = [(node.attributes["name"], node.attributes["value"]) for node in form.css("input[type=hidden]")]
    assert kept == [("as_of", "2026-01-05"), ("with", KENT), ("with", DORSET)]
    assert "room for 3 more" in form.text()


def test_figures_are_those_of_the_boards(client: TestClient) -> None:
    page = _page(client, f"with={KENT}&with={DORSET}")
    opened = Indicators.open()
    kent, dorset = (board(opened, by_code(code)).row("agency-share") for code in (KENT, DORSET))
    cells = _row(page, "Agency social workers")
    assert cells[0].startswith(with_interval(kent))
    assert cells[1].startswith(with_interval(dorset))


def test_a_group_of_indicators_can_be_chosen(client: TestClient) -> None:
    page = _page(client, f"with={KENT}&group=workforce")
    names = [node.text() for node in page.css('[aria-label="Indicators, side by side"] tbody th')]
    assert "Average caseload" in names
    assert "Repeat referrals" not in names
    assert client.get("/compare?group=nothing").status_code == 400


def test_five_fill_the_page_and_six_are_too_many(client: TestClient) -> None:
    five = "&".join(f"with={code}" for code in (KENT, DORSET, BOURNEMOUTH, "E06000057", "E09000001"))
    assert "Five are as many" in client.get(f"/compare?{five}").text
    answer = client.get(f"/compare?{five}&with=E06000053")
    assert answer.status_code == 400
    assert "Take out all but 5" in answer.text


def test_a_name_that_is_none_is_said_with_those_alike_and_nobody_is_lost(client: TestClient) -> None:
    answer = client.get(f"/compare?with={KENT}&with=Dorsett")
    assert answer.status_code == 404
    page = LexborHTMLParser(answer.text)
    assert "Dorsett" in page.css_first("[role=alert]").text()  # type: ignore[union-attr]
    links = [link.attributes["href"] for link in page.css("[role=alert] a")]
    assert links == ["#with", f"/compare?with={KENT}&with={DORSET}"]
    asked = page.css_first("#with")
    assert asked is not None
    assert (asked.attributes["value"], asked.attributes["aria-invalid"]) == ("Dorsett", "true")
    assert "As of today" in answer.text
    assert _row(page, "Overall effectiveness")


@pytest.mark.parametrize("name", ["%3Cscript%3E", "%00", "a" * 250, "%F0%9F%A6%84"])
def test_odd_names_are_refused_in_words(client: TestClient, name: str) -> None:
    answer = client.get(f"/compare?with={name}")
    assert answer.status_code in (200, 303, 404)
    assert "<script>" not in answer.text


def test_only_what_was_known_on_the_day_is_compared(client: TestClient) -> None:
    page = _page(client, f"with={BOURNEMOUTH}&with={KENT}&as_of=2022-06-30")
    assert _row(page, "Judgements published")[0] == "11 Feb 2022"
    assert "2024/25" not in (page.body.text() if page.body else "")


def test_what_is_compared_is_downloaded(client: TestClient) -> None:
    answer = client.get(f"/compare?with={KENT}&with={DORSET}&download=inspections.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["Authority"] for row in rows] == ["Kent", "Dorset"]
    assert rows[1]["Overall effectiveness"] == "Outstanding"
    figures = client.get(f"/compare?with={KENT}&download=indicators.csv").text
    assert len(figures.splitlines()) == 11
