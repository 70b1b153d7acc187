"""The first page: how authorities stand, where, since when, what moved, what is new and what comes next."""

import csv
import io
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Profile, Register, profile
from lineofsight.register.view import by_publication
from lineofsight.vocabulary import Area, Grade
from lineofsight.web.settings import Settings
from tests.web.html import first
from tests.web.sites import TODAY


def _page(client: TestClient, query: str = "") -> LexborHTMLParser:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _figures(page: LexborHTMLParser) -> dict[str, list[str]]:
    """The figures at the top: the number, and what stands below it."""
    return {
        first(item, "dt").text(): [first(item, "dd").text(deep=False).strip(), first(item, ".unit").text()]
        for item in page.css(".figures > div")
    }


def _rows(client: TestClient, name: str, query: str = "") -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(f"/?{query}&download={name}").text)))


def _profile(settings: Settings, day: date = TODAY) -> Profile:
    with Register.open(settings.register) as register:
        return profile(register.as_of(day))


def test_the_figures_at_the_top_are_those_of_the_profile(client: TestClient, national_settings: Settings) -> None:
    expected = _profile(national_settings).area(Area.OVERALL)
    figures = _figures(_page(client))
    assert figures["Good or outstanding overall"][1] == f"{expected.good_or_better} of {expected.total} so graded"
    assert figures["Authorities judged"] == ["153", "of 153 that exist"]
    assert figures["Published in the last year"][0] == "24"
    assert int(figures["May be inspected within six months"][0]) > 50


def test_grades_are_told_with_the_rules_they_are_counted_by(client: TestClient, national_settings: Settings) -> None:
    expected = _profile(national_settings)
    heading, *rows = _rows(client, "grades.csv")
    place = heading.index(Grade.GOOD.label)
    assert {row[0]: int(row[place]) for row in rows} == {
        item.area.label: expected.count(item.area, Grade.GOOD) for item in expected.areas
    }
    assert expected.rules.sentence(TODAY) in " ".join(first(_page(client), "main").text().split())


def test_the_page_says_how_new_its_newest_document_is(client: TestClient) -> None:
    assert "The newest in this record is of 18 August 2026" in first(_page(client), "main").text()


def test_the_map_leads_to_every_authority_of_the_day(client: TestClient) -> None:
    tiles = _page(client, "as_of=2018-06-01").css("#chart-map .on-wide a.los-tile")
    assert len(tiles) == 152
    assert "/authorities/E10000009?as_of=2018-06-01" in [tile.attributes["href"] for tile in tiles]
    assert len(_page(client).css("#chart-map .on-wide a.los-tile")) == 153


def test_the_map_shows_the_area_asked_for(client: TestClient, national_settings: Settings) -> None:
    told = Counter(row[1] for row in _rows(client, "map.csv", "area=leaders")[1:])
    expected = _profile(national_settings)
    assert {grade: told[grade.label] for grade in Grade} == {
        grade: expected.count(Area.LEADERS, grade) for grade in Grade
    }
    page = _page(client, "area=leaders")
    assert first(page, "#chart-map h3").text() == "Impact of leaders, by authority"
    assert first(page, "select#area option[selected]").attributes["value"] == "leaders"


def test_the_map_can_be_skipped_and_taken_away_without_links(client: TestClient) -> None:
    assert first(_page(client), 'main a[href="#over-time"]:not(li a)').text() == "Skip the map"
    assert "<a " not in client.get("/?download=map.svg").text


def test_grades_over_time_end_with_the_grades_now(client: TestClient, national_settings: Settings) -> None:
    heading, *rows = _rows(client, "over-time-leaders.csv")
    expected = _profile(national_settings)
    assert rows[-1][0] == "20 November 2026"
    assert [int(rows[-1][heading.index(grade.label)]) for grade in (Grade.OUTSTANDING, Grade.INADEQUATE)] == [
        expected.count(Area.LEADERS, grade) for grade in (Grade.OUTSTANDING, Grade.INADEQUATE)
    ]


def test_who_moved_is_named_and_counted(client: TestClient) -> None:
    page = _page(client)
    moved = first(page, "#movement ~ .summary-list > div")
    overall = _rows(client, "movement.csv")[1]
    assert overall[0] == first(moved, "dt").text()
    assert len(moved.css("dd a")) == int(overall[1]) + int(overall[2])


def test_the_latest_reports_are_the_newest_in_the_record(client: TestClient, national_settings: Settings) -> None:
    with Register.open(national_settings.register) as register:
        newest = sorted(register.as_of(TODAY).activities, key=by_publication, reverse=True)[:10]
    links = [link.attributes["href"] for link in _page(client).css("#latest ~ div tbody a.small")]
    assert links == [f"/reports/{activity.key}" for activity in newest]


def test_what_is_due_next_ends_soonest_first_and_is_not_overdue(client: TestClient) -> None:
    page = _page(client)
    assert len(page.css("#next ~ div tbody tr")) == 10
    assert not page.css("#next ~ div .flag")
    assert "/due" in [link.attributes["href"] for link in page.css("#next ~ p a")]


@pytest.mark.parametrize("day", ["2018-10-10", "2021-03-01"])
def test_nothing_later_than_the_day_has_a_part_in_any_figure(
    client: TestClient, national_settings: Settings, day: str
) -> None:
    expected = _profile(national_settings, date.fromisoformat(day)).area(Area.OVERALL)
    page = _page(client, f"as_of={day}")
    assert _figures(page)["Good or outstanding overall"][1].startswith(f"{expected.good_or_better} of {expected.total}")
    assert _rows(client, "over-time-overall.csv", f"as_of={day}")[-1][0].endswith(day[:4])
    later = [f"{year}" for year in range(int(day[:4]) + 1, 2027)]
    dated = " ".join(cell.text() for cell in page.css("#latest ~ div tbody td.nowrap"))
    assert not any(year in dated for year in later)


def test_links_keep_the_day(client: TestClient) -> None:
    links = [link.attributes["href"] or "" for link in _page(client, "as_of=2021-03-01").css("main a")]
    assert all("as_of=2021-03-01" in link for link in links if link.startswith("/") and "download" not in link)


def test_before_the_first_grade_every_part_says_that_it_is_empty(client: TestClient) -> None:
    page = _page(client, "as_of=2013-01-01")
    assert [item.text() for item in page.css(".empty h3")] == [
        "No grades yet",
        "Nothing to tell over time yet",
        "No grade was published in the last year",
        "Nothing is known to be due",
    ]
    assert _figures(page)["Good or outstanding overall"] == ["–", "none graded overall"]


def test_before_the_first_document_the_page_is_one_plain_sentence(client: TestClient) -> None:
    page = _page(client, "as_of=2000-01-01")
    assert first(page, ".empty h2").text() == "The record is empty on this day"
    assert not page.css("main figure")


def test_headings_follow_one_another_without_gaps(client: TestClient) -> None:
    levels = [int((node.tag or "h0")[1]) for node in _page(client).css("main h1, main h2, main h3, main h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("query", ["area=adoption", "as_of=tomorrow", "download=grades.pdf"])
def test_what_makes_no_sense_is_refused_in_words(client: TestClient, query: str) -> None:
    assert client.get(f"/?{query}").status_code in (400, 404)


def test_ones_own_reports_are_told_on_their_own(own_client: TestClient) -> None:
    page = _page(own_client)
    judged = _figures(page)["Authorities judged"][0]
    assert 0 < int(judged) < 153
    assert page.css("#latest ~ div tbody a.small")
