"""What is due: overdue first, explained, narrowed, and with its reasons a link away."""

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from lineofsight.pathway import coming, pathways
from lineofsight.pathway.ahead import last_day
from lineofsight.register import Register
from lineofsight.web.settings import Settings
from tests.web.html import first
from tests.web.sites import TODAY


def _page(client: TestClient, query: str = "") -> LexborHTMLParser:
    answer = client.get(f"/due?{query}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _rows(page: LexborHTMLParser) -> list[LexborNode]:
    return page.css("main tbody tr")


def _lines(client: TestClient, query: str = "") -> list[str]:
    return client.get(f"/due?{query}&download=due.csv").text.splitlines()[1:]


def test_everything_the_pathways_let_expect_in_half_a_year_is_told(
    client: TestClient, national_settings: Settings
) -> None:
    with Register.open(national_settings.register) as register:
        expected = coming(pathways(register.as_of(TODAY)), last_day(TODAY, "6m"))
    assert len(_lines(client)) == len(expected) > 50
    assert [first(row, "th").text().strip().splitlines()[0] for row in _rows(_page(client))][:3] == [
        item.authority.label + item.authority.region for item in expected[:3]
    ]


def test_what_is_overdue_comes_first_and_the_word_is_explained(client: TestClient) -> None:
    page = _page(client)
    flags = [bool(row.css(".flag")) for row in _rows(page)]
    assert flags[0]
    assert flags == sorted(flags, reverse=True)
    assert "The inspection may have happened" in first(page, ".inset").text()


def test_each_leads_to_its_reasons(client: TestClient) -> None:
    link = first(_page(client, "as_of=2024-05-01"), "main tbody td a")
    assert (link.attributes["href"] or "").endswith("?as_of=2024-05-01#next")
    assert link.text().startswith("why ")


def test_doubts_stand_beside_what_rests_on_them(client: TestClient) -> None:
    assert _page(client).css("main tbody .doubt")


@pytest.mark.parametrize(("kind", "fewer"), [("inspection", 149), ("visit", 30), ("deadline", 10)])
def test_one_kind_alone_can_be_told(client: TestClient, kind: str, fewer: int) -> None:
    lines = _lines(client, f"kind={kind}")
    assert 0 < len(lines) <= fewer
    assert all(f",{kind}," in line for line in lines)


def test_a_region_narrows_the_list(client: TestClient) -> None:
    lines = _lines(client, "region=North+East&within=1y")
    assert lines
    assert all(",North East," in line for line in lines)


def test_looking_further_ahead_never_loses_anything(client: TestClient) -> None:
    near, half, far = (set(_lines(client, f"within={span}")) for span in ("3m", "6m", "1y"))
    assert near < half < far


def test_by_last_day_what_is_not_overdue_ends_soonest_first(client: TestClient) -> None:
    lines = [line.split(",") for line in _lines(client, "sort=last&kind=visit")]
    days = [cells[7] for cells in lines if cells[7]]
    assert days == sorted(days)
    assert len(days) > 2


def test_long_lists_come_in_parts_and_beyond_the_last_is_the_last(client: TestClient) -> None:
    opening, beyond = _page(client), _page(client, "page=500")
    assert len(_rows(opening)) == 50
    assert "Page 1 of " in first(opening, ".pages").text()
    assert beyond.css("a[rel=prev]")
    assert not beyond.css("a[rel=next]")


def test_a_day_before_any_rules_has_nothing_due_and_says_so(client: TestClient) -> None:
    page = _page(client, "as_of=2012-06-01")
    assert first(page, ".empty h2").text() == "Nothing is known to be due"
    assert not _rows(page)


def test_where_nothing_fits_the_way_back_is_offered(client: TestClient) -> None:
    page = _page(client, "region=North+East&kind=deadline&as_of=2026-11-19")
    assert first(page, ".empty a").attributes["href"] == "/due?within=6m&as_of=2026-11-19"


def test_windows_of_a_day_are_reckoned_from_that_day(client: TestClient) -> None:
    day = date(2019, 6, 3)
    assert all(line.split(",")[6] >= day.isoformat() for line in _lines(client, f"as_of={day}"))


@pytest.mark.parametrize(
    ("query", "status"),
    [("within=9m", 400), ("kind=tea", 400), ("sort=size", 400), ("page=x", 400), ("region=Narnia", 404)],
)
def test_what_makes_no_sense_is_refused_in_words(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/due?{query}")
    assert answer.status_code == status
    assert query.partition("=")[2] in answer.text


def test_generated_reports_are_reckoned_too(own_client: TestClient) -> None:
    assert _lines(own_client, "within=1y")
