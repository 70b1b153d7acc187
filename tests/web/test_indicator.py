"""The board of an authority and the page of one indicator: figures as the library tells them, gaps with reasons."""

import csv
import io

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.authorities import by_code
from lineofsight.indicators import Indicators
from lineofsight.indicators.board import board

KENT, SCILLY = "E10000016", "E06000053"


def _page(client: TestClient, address: str) -> LexborHTMLParser:
    answer = client.get(f"/authorities/{address}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def test_the_board_shows_every_indicator_under_its_group(client: TestClient) -> None:
    found = board(Indicators.open(), by_code(KENT))
    page = _page(client, f"{KENT}/indicators")
    links = [link.attributes["href"] for link in page.css("table.dense tbody th a")]
    assert links == [
        f"/authorities/{KENT}/indicators/{row.indicator.id}" for _, rows in found.by_group() for row in rows
    ]
    assert [node.text() for node in page.css("h2")][1:-1] == [title for title, _ in found.by_group()]


def test_flags_come_first_and_are_questions(client: TestClient) -> None:
    found = board(Indicators.open(), by_code("E06000057"))
    page = _page(client, "E06000057/indicators")
    titles = [node.text() for node in page.css("h2#flagged ~ details summary")][: len(found.flagged)]
    assert [title.removesuffix(" (earlier years)") for title in titles] == [row.indicator.name for row in found.flagged]
    assert "a question, not a warning" in (page.body.text() if page.body else "")


def test_the_board_is_downloaded_whole(client: TestClient) -> None:
    answer = client.get(f"/authorities/{KENT}/indicators?download=board.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    care = next(row for row in rows if row["Id"] == "care-rate")
    seen = board(Indicators.open(), by_code(KENT)).row("care-rate")
    assert seen.latest is not None
    assert float(care["Figure"]) == seen.latest.value
    assert len(rows) == 65


def test_an_indicator_is_shown_with_its_statements_and_charts(client: TestClient) -> None:
    page = _page(client, f"{KENT}/indicators/care-rate")
    text = page.body.text() if page.body else ""
    row = board(Indicators.open(), by_code(KENT)).row("care-rate")
    assert all(statement in text for statement in row.comparison.statements)
    assert [node.attributes["id"] for node in page.css("figure")] == [
        "chart-series",
        "chart-neighbours",
        "chart-funnel",
    ]


def test_every_figure_stands_with_its_year_and_its_gap(client: TestClient) -> None:
    row = board(Indicators.open(), by_code(SCILLY)).row("repeat-referral-share")
    page = _page(client, f"{SCILLY}/indicators/repeat-referral-share")
    shown = page.css('[aria-label="Every figure"] tbody tr')
    assert len(shown) == len(row.series.observations)
    gaps = [seen for seen in reversed(row.series.observations) if not seen.status.comparable]
    assert gaps
    assert all(any(seen.status.words in line.text().lower() for line in shown) for seen in gaps)


def test_where_no_funnel_can_be_drawn_the_page_says_why(client: TestClient) -> None:
    text = client.get(f"/authorities/{KENT}/indicators/caseload").text
    assert "needs the counts behind the figures" in text


def test_as_of_a_day_only_years_published_by_then_are_shown(client: TestClient) -> None:
    text = client.get(f"/authorities/{KENT}/indicators/care-rate?as_of=2020-06-01").text
    assert "2018/19" in text
    assert "2019/20" not in text


def test_an_indicator_is_found_by_its_name(client: TestClient) -> None:
    answer = client.get(f"/authorities/{KENT}/indicators/Children in care")
    assert answer.headers["location"] == f"/authorities/{KENT}/indicators/care-rate"


@pytest.mark.parametrize("name", ["nothing", "children-on-plans", "<script>"])
def test_what_is_no_indicator_of_the_board_is_not_there(client: TestClient, name: str) -> None:
    answer = client.get(f"/authorities/{KENT}/indicators/{name}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text
