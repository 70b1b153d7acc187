"""What changed: what was published in a span, which way grades moved, and the same as a feed."""

from datetime import date
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Direction, Register, changes
from lineofsight.register.movement import has_moved, movement_by_area
from lineofsight.vocabulary import Area
from lineofsight.web.settings import Settings
from tests.web.html import first
from tests.web.sites import TODAY

ATOM = "{http://www.w3.org/2005/Atom}"
YEAR_BEFORE = date(2025, 11, 20)


def _page(client: TestClient, query: str = "") -> LexborHTMLParser:
    answer = client.get(f"/changes?{query}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _published(page: LexborHTMLParser) -> list[str]:
    """The reports listed, as their links name them."""
    return [link.attributes["href"] or "" for link in page.css("main tbody th a.small")]


def test_the_last_year_is_told_newest_first(client: TestClient, national_settings: Settings) -> None:
    with Register.open(national_settings.register) as register:
        expected = changes(register, YEAR_BEFORE, TODAY)
    assert _published(_page(client)) == [f"/reports/{change.activity.key}" for change in reversed(expected)]


def test_movement_is_counted_as_the_register_counts_it(client: TestClient, national_settings: Settings) -> None:
    with Register.open(national_settings.register) as register:
        expected = movement_by_area(changes(register, date(2024, 1, 1), date(2024, 12, 31)))
    answer = client.get("/changes?since=2024-01-01&until=2024-12-31&download=movement.csv")
    told = [line.split(",") for line in answer.text.splitlines()[1:]]
    assert [row[:3] for row in told] == [
        [item.area.label, str(len(item.improved)), str(len(item.declined))] for item in expected
    ]


def test_a_number_leads_to_those_it_counts(client: TestClient) -> None:
    page = _page(client, "since=2024-01-01&until=2024-12-31")
    link = first(page, "main tbody td a")
    moved = client.get((link.attributes["href"] or "").partition("#")[0])
    assert len(_published(LexborHTMLParser(moved.text))) == int(link.text().split()[0])


@pytest.mark.parametrize("direction", Direction)
def test_only_grades_that_moved_one_way_are_told(
    client: TestClient, national_settings: Settings, direction: Direction
) -> None:
    with Register.open(national_settings.register) as register:
        found = changes(register, date(2025, 1, 1), TODAY)
    expected = [change.activity.key for change in found if has_moved(change, direction, Area.LEADERS)]
    page = _page(client, f"since=2025-01-01&direction={direction}&area=leaders")
    assert _published(page) == [f"/reports/{key}" for key in reversed(expected)]
    assert expected


def test_each_grade_stands_beside_the_one_before(client: TestClient) -> None:
    words = first(_page(client, "since=2025-11-20"), "main").text()
    assert "up from good" in words
    assert "down from outstanding" in words
    assert "no grade before" in words


def test_nothing_published_after_the_day_is_told(client: TestClient) -> None:
    page = _page(client, "as_of=2020-03-31")
    lines = client.get("/changes?as_of=2020-03-31&until=2024-01-01&download=changes.csv").text.splitlines()[1:]
    assert _published(page)
    assert max(line.partition(",")[0] for line in lines) <= "2020-03-31"
    assert all("as_of=2020-03-31" in link for link in _published(page))


def test_the_download_has_a_line_for_each_grade_and_each_visit(client: TestClient) -> None:
    rows = [line.split(",") for line in client.get("/changes?download=changes.csv").text.splitlines()[1:]]
    wigan = [row for row in rows if row[2] == "Wigan"]
    assert ["Overall effectiveness", "Good", "Requires improvement", "improved"] in [row[6:10] for row in wigan]
    assert any(row[5] == "focused-visit" and row[6] == "" for row in rows)


def test_a_region_narrows_list_and_movement(client: TestClient) -> None:
    lines = client.get("/changes?region=North+East&download=changes.csv").text.splitlines()[1:]
    assert lines
    assert all(",North East," in line for line in lines)


def test_the_feed_tells_the_same_activities(client: TestClient) -> None:
    answer = client.get("/changes.atom?region=North+East")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314  # our own
    assert len(entries) == len(_published(_page(client, "region=North+East"))) > 0


def test_the_page_leads_to_its_feed(client: TestClient) -> None:
    links = [link.attributes["href"] for link in _page(client, "region=London").css("main a")]
    assert "/changes.atom?region=London" in links


def test_the_feed_of_a_day_ends_there(client: TestClient) -> None:
    root = ElementTree.fromstring(client.get("/changes.atom?as_of=2020-03-31").content)  # noqa: S314  # our own
    days = [entry.findtext(f"{ATOM}published") or "" for entry in root.findall(f"{ATOM}entry")]
    assert days
    assert max(days) < "2020-04-01"


def test_a_span_without_anything_says_so(client: TestClient) -> None:
    page = _page(client, "since=2001-01-01&until=2002-01-01")
    assert first(page, ".empty h3").text() == "Nothing fits"


def test_the_whole_record_comes_in_parts(client: TestClient) -> None:
    page = _page(client, "since=2000-01-01")
    assert len(_published(page)) == 50
    assert page.css("a[rel=next]")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("since=2026-05-01&until=2026-04-01", 400),
        ("since=yesterday", 400),
        ("until=2030-01-01", 400),
        ("direction=sideways", 400),
        ("area=kitchens", 400),
        ("region=Narnia", 404),
    ],
)
def test_what_makes_no_sense_is_refused(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/changes?{query}").status_code == status


def test_the_feed_refuses_it_too(client: TestClient) -> None:
    assert client.get("/changes.atom?region=Narnia").status_code == 404


def test_words_of_an_address_are_shown_as_words(client: TestClient) -> None:
    answer = client.get("/changes?region=%3Cscript%3E")
    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_generated_reports_are_told_with_their_movement(own_client: TestClient) -> None:
    page = _page(own_client, "since=2010-01-01")
    assert _published(page)
    assert page.css("#movement")
