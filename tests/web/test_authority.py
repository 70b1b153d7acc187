"""The page of an authority: everything known of it on a day, each part leading to where it was read."""

import csv
import io
import zipfile
from datetime import date
from itertools import pairwise

import pytest
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.authorities import all_authorities, by_code
from lineofsight.indicators.neighbours import neighbours
from lineofsight.pathway import pathway_of
from lineofsight.register import Register
from lineofsight.themes.own_history import own_history
from lineofsight.web.settings import Settings
from tests.web.sites import TODAY

DORSET, OLD_DORSET, KENT, BEXLEY = "E06000059", "E10000009", "E10000016", "E09000004"
PORTSMOUTH = "E06000044"
PARTS = ("judgements", "actions", "next", "timeline", "themes", "indicators", "neighbours", "documents")


def _page(client: TestClient, address: str) -> LexborHTMLParser:
    answer = client.get(f"/authorities/{address}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _text(page: LexborHTMLParser) -> str:
    node = page.css_first("main")
    assert node is not None
    return " ".join(node.text().split())


def _table(page: LexborHTMLParser, label: str) -> list[list[str]]:
    rows = page.css(f'[aria-label="{label}"] tbody tr')
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in rows]


@pytest.mark.parametrize("name", ["dorset", "Dorset", "838", "e06000059", "Dorset Council"])
def test_any_name_or_code_leads_to_the_page_of_the_code(client: TestClient, name: str) -> None:
    answer = client.get(f"/authorities/{name}?as_of=2024-01-01")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/authorities/{DORSET}?as_of=2024-01-01"


def test_the_rest_of_an_address_is_kept(client: TestClient) -> None:
    answer = client.get("/authorities/kent/indicators/care-rate")
    assert answer.headers["location"] == f"/authorities/{KENT}/indicators/care-rate"


def test_a_name_that_is_none_is_answered_with_those_alike(client: TestClient) -> None:
    answer = client.get("/authorities/Dorsett")
    assert answer.status_code == 404
    assert "Did you mean" in answer.text
    assert "/authorities?q=Dorset" in answer.text


def test_the_page_leads_to_all_its_parts(client: TestClient) -> None:
    page = _page(client, DORSET)
    assert [link.attributes["href"] for link in page.css(".on-this-page a")] == [f"#{part}" for part in PARTS]
    assert all(page.css_first(f"h2#{part}") for part in PARTS)
    levels = [int((node.tag or "h0")[1]) for node in page.css("h1, h2, h3, h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_judgements_stand_with_their_page_and_what_they_were_before(
    client: TestClient, national_settings: Settings
) -> None:
    rows = _table(_page(client, DORSET), "Current judgements")
    with Register.open(national_settings.register) as register:
        standing = register.as_of(TODAY).latest()[DORSET]
    own = {item.area.label: item for item in standing.judgements}
    assert {row[0]: row[1] for row in rows} == {area: item.grade.label for area, item in own.items()}
    assert rows[0] == [
        "Overall effectiveness",
        "Outstanding",
        "Good",
        "↑ Improved",
        "Page 1 of the report: Overall effectiveness",
    ]
    link = _page(client, DORSET).css_first('[aria-label="Current judgements"] tbody a')
    assert link is not None
    assert link.attributes["href"] == f"/reports/{standing.key}?page=1"


def test_an_inspection_without_an_overall_grade_is_told_by_that_for_leaders(client: TestClient) -> None:
    page = _page(client, PORTSMOUTH)
    figure = page.css_first(".figures > div")
    assert figure is not None
    told = [part.strip() for part in figure.text(separator="|").split("|") if part.strip()]
    assert told == ["Impact of leaders", "Outstanding", "Published 18 Aug 2026, without an overall grade"]
    assert _table(page, "All inspections and visits")[0][3] == "Outstanding for leaders"
    rows = list(csv.DictReader(io.StringIO(client.get(f"/authorities/{PORTSMOUTH}?download=activities.csv").text)))
    newest = max(rows, key=lambda row: row["Published"])
    assert (newest["Overall grade"], newest["For leaders"]) == ("", "Outstanding")


def test_what_was_judged_for_two_groups_together_is_said_to_be(client: TestClient) -> None:
    rows = _table(_page(client, "E06000058"), "Current judgements")
    assert ["Children in care", "Good", "Requires improvement both groups together"] in [row[:3] for row in rows]


def test_judgements_without_a_report_say_where_they_come_from(client: TestClient) -> None:
    page = _page(client, OLD_DORSET)
    assert "Read from a secondary source" in _text(page)
    assert {row[-1] for row in _table(page, "Current judgements")} == {"A secondary source"}


def test_a_new_authority_has_no_judgement_of_its_own(client: TestClient) -> None:
    text = _text(_page(client, f"{DORSET}?as_of=2020-01-01"))
    assert "No graded inspection of its own" in text
    assert "are history and not its own" in text
    assert "took over from Dorset (to 2019)" in text


def test_what_comes_next_is_as_the_rules_tell(client: TestClient, national_settings: Settings) -> None:
    page = _page(client, DORSET)
    with Register.open(national_settings.register) as register:
        answer = pathway_of(register.as_of(TODAY), by_code(DORSET))
    rows = _table(page, "What to expect")
    assert [row[0].split(" or ")[0] for row in rows] == [item.name for item in answer.expected]
    assert rows[0][1:] == [
        "Expected",
        "17 September 2027 to 17 January 2029",
        "Opens in 10 months, closes in 2 years and 2 months",
    ]


def test_every_expectation_has_its_reasons_with_rule_and_source(client: TestClient) -> None:
    page = _page(client, DORSET)
    why = [node for node in page.css("details") if node.text().strip().startswith("Why: Short inspection")]
    assert len(why) == 1
    links = [link.attributes["href"] or "" for link in why[0].css("a")]
    assert any(link == "/frameworks/ilacs-2026" for link in links)
    assert any(link.startswith(f"/reports/{DORSET}-ilacs-2025-03-17") for link in links)
    assert "as published" in why[0].text()


def test_overdue_is_explained(client: TestClient) -> None:
    assert "It may have taken place and not be published yet" in _text(_page(client, "E08000002"))


def test_priority_actions_lead_to_their_pages(client: TestClient) -> None:
    page = _page(client, BEXLEY)
    text = _text(page)
    assert "Three areas for priority action on record" in text
    assert "No later inspection or visit in the register is known to cover" in text
    assert len([link for link in page.css("details a") if link.text().startswith("Priority action")]) == 3


def test_the_timeline_holds_the_story_and_its_table(client: TestClient) -> None:
    page = _page(client, "E06000058")
    rows = _table(page, "All inspections and visits")
    assert len(rows) == len(page.css("#chart-timeline .on-wide a.los-mark"))
    assert any("Poole (to 2019)" in row[1] for row in rows)
    links = [link.attributes["href"] for link in page.css('[aria-label="All inspections and visits"] th a')]
    assert all(link and link.startswith("/reports/") for link in links)


def test_themes_are_marked_again_where_an_earlier_report_raised_them(
    own_client: TestClient, own_settings: Settings
) -> None:
    with Register.open(own_settings.register) as register:
        view = register.as_of(TODAY)
        histories = {place.code: own_history(register, view.history(place), TODAY) for place in all_authorities(TODAY)}
    code, history = next((code, history) for code, history in histories.items() if history.repeated)
    page = _page(own_client, code)
    rows = _table(page, "Codes that more than one report, or the latest, raises")
    assert rows[0][0] == history.codes[0].code.name
    assert sum("again" in cell for cell in rows[0]) == history.codes[0].reports - 1
    assert page.css_first(f'a[href="/themes/{history.codes[0].code.id}?authority={code}"]') is not None
    assert "does not show that it was put right" in _text(page)


def test_neighbours_stand_with_their_grades(client: TestClient, national_settings: Settings) -> None:
    page = _page(client, KENT)
    rows = _table(page, "Statistical neighbours")
    with Register.open(national_settings.register) as register:
        latest = register.as_of(TODAY).latest()
    listed = neighbours(KENT, 2025)
    assert [row[1] for row in rows] == [by_code(item.authority).name for item in listed]
    published = latest[listed[0].authority].known_from
    assert published is not None
    assert rows[0][4] == f"{published.day} {published:%b %Y}"


def test_neighbours_lead_to_a_comparison(client: TestClient) -> None:
    links = [link.attributes["href"] or "" for link in _page(client, KENT).css("main a")]
    (found,) = [link for link in links if link.startswith("/compare")]
    assert found.count("with=") == 5
    assert client.get(found).status_code == 200


def test_an_abolished_authority_leads_to_its_successors(client: TestClient) -> None:
    page = _page(client, OLD_DORSET)
    assert "abolished on 31 March 2019" in _text(page)
    links = [link.attributes["href"] for link in page.css(".notice a")]
    assert links == [f"/authorities/{DORSET}", "/authorities/E06000058"]


def test_before_it_was_abolished_nothing_is_said_of_that(client: TestClient) -> None:
    text = _text(_page(client, f"{OLD_DORSET}?as_of=2018-06-01"))
    assert "(to 2019)" not in text
    assert "abolished" not in text


def test_before_it_was_created_the_page_says_who_was_there(client: TestClient) -> None:
    page = _page(client, f"{DORSET}?as_of=2018-06-01")
    assert "There was no such authority on 1 June 2018" in _text(page)
    assert page.css_first(f'main a[href="/authorities/{OLD_DORSET}?as_of=2018-06-01"]') is not None


def test_nothing_published_later_is_shown(client: TestClient, national_settings: Settings) -> None:
    day = date(2021, 6, 30)
    with Register.open(national_settings.register) as register:
        later = {item.key for item in register.as_of(TODAY).history(KENT)} - {
            item.key for item in register.as_of(day).history(KENT)
        }
    assert later
    text = client.get(f"/authorities/{KENT}?as_of={day}").text
    assert not any(key in text for key in later)
    assert "2024/25" not in text


def test_every_link_of_the_page_keeps_the_day(client: TestClient) -> None:
    page = _page(client, f"{KENT}?as_of=2021-06-30")
    links = [link.attributes["href"] or "" for link in page.css("main a")]
    assert all("as_of=2021-06-30" in link for link in links if link.startswith("/"))


@pytest.mark.parametrize("day", ["2000-01-01", "2013-01-01", "2018-10-10", "2026-11-20"])
@pytest.mark.parametrize("code", ["E09000001", "E06000053", "E06000063", OLD_DORSET])
def test_small_new_and_old_authorities_have_a_page_on_any_day(client: TestClient, code: str, day: str) -> None:
    for rest in ("", "/indicators", "/indicators/care-rate", "/calendar.ics"):
        assert client.get(f"/authorities/{code}{rest}?as_of={day}").status_code == 200


def test_downloads_hold_what_the_page_shows(client: TestClient) -> None:
    for name in ("timeline.svg", "timeline.csv", "grades.csv", "activities.csv", "neighbours.csv", "themes.csv"):
        answer = client.get(f"/authorities/{KENT}?download={name}")
        assert answer.status_code == 200, name
    activities = client.get(f"/authorities/{KENT}?download=activities.csv").text
    assert (
        len(list(csv.reader(io.StringIO(activities))))
        == len(_table(_page(client, KENT), "All inspections and visits")) + 1
    )


def test_the_calendar_holds_windows_and_deadlines(client: TestClient) -> None:
    answer = client.get(f"/authorities/{DORSET}/calendar.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"].endswith('filename="dorset-calendar-2026-11-20.ics"')
    names = [str(event["summary"]) for event in Calendar.from_ical(answer.text).walk("VEVENT")]
    assert "Dorset: Short inspection (expected)" in names


@pytest.mark.parametrize("what", ["briefing", "questions"])
def test_documents_are_saved_under_their_names(client: TestClient, what: str) -> None:
    word = client.get(f"/authorities/{DORSET}/{what}.docx")
    assert word.headers["content-disposition"].endswith(f'filename="dorset-{what}-2026-11-20.docx"')
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(word.content)).namelist()
    page = client.get(f"/authorities/{DORSET}/{what}.html")
    assert "Dorset" in page.text
    assert page.headers["content-disposition"].startswith("attachment")


def test_a_briefing_is_had_as_pdf(client: TestClient) -> None:
    assert client.get(f"/authorities/{DORSET}/briefing.pdf").content.startswith(b"%PDF")


def test_a_document_of_another_kind_is_not_there(client: TestClient) -> None:
    answer = client.get(f"/authorities/{DORSET}/briefing.odt")
    assert answer.status_code == 404
    assert "html, docx, pdf" in answer.text
