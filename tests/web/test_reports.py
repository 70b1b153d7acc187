"""Reports are searched by their words or listed, newest first, and narrowed by the same choices."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Register
from lineofsight.register.full_text import search
from lineofsight.web.settings import Settings
from tests.web.sites import TODAY


def _page(client: TestClient, query: str = "") -> LexborHTMLParser:
    answer = client.get(f"/reports?{query}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _links(page: LexborHTMLParser, selector: str = "tbody th a") -> list[str]:
    return [link.attributes["href"] or "" for link in page.css(selector)]


def _rows(client: TestClient, query: str, name: str) -> list[dict[str, str]]:
    answer = client.get(f"/reports?{query}&download={name}.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_without_words_every_activity_is_listed_newest_first(client: TestClient, national_settings: Settings) -> None:
    page = _page(client)
    with Register.open(national_settings.register) as register:
        known = register.as_of(TODAY).activities
    newest = max(known, key=lambda item: item.known_from or date.min).key
    assert _links(page)[0] == f"/reports/{newest}"
    assert f"{len(known)} inspections and visits" in page.text()
    rows = _rows(client, "", "reports")
    days = [row["Published"] for row in rows]
    assert len(rows) == len(known)
    assert days == sorted(days, reverse=True)


def test_the_leaves_of_the_list_join_to_the_whole(client: TestClient) -> None:
    query = "family=jtai"
    keys = [row["Key"] for row in _rows(client, query, "reports")]
    shown = [link for number in (1, 2) for link in _links(_page(client, f"{query}&page={number}"))]
    assert shown == [f"/reports/{key}" for key in keys]
    assert client.get(f"/reports?{query}&page=3").status_code == 404


@pytest.mark.parametrize(
    ("query", "column", "value"),
    [
        ("authority=Dorset", "Authority", "Dorset"),
        ("authority=E06000059", "Code", "E06000059"),
        ("family=sif", "Family", "sif"),
        ("kind=short", "Kind", "short"),
        ("subject=front-door", "Subject", "front-door"),
        ("grade=outstanding", "Overall effectiveness", "outstanding"),
        ("grade=inadequate&area=help-protection", "Help and protection", "inadequate"),
    ],
)
def test_choices_narrow_the_list(client: TestClient, query: str, column: str, value: str) -> None:
    assert {row[column] for row in _rows(client, query, "reports")} == {value}


def test_years_and_days_narrow_the_list(client: TestClient) -> None:
    assert {row["Published"][:4] for row in _rows(client, "year=2019", "reports")} == {"2019"}
    assert min(row["Published"] for row in _rows(client, "since=2024-02-01", "reports")) >= "2024-02-01"


@pytest.mark.parametrize("query", ["as_of=2018-10-10", "as_of=2013-01-01", "as_of=2013-01-01&q=neglect"])
def test_nothing_published_later_than_the_day_is_there(client: TestClient, query: str) -> None:
    day = query[6:16]
    page = _page(client, query)
    years = [option.attributes["value"] or "" for option in page.css("#year option")]
    assert max(years) <= day[:4]
    if "q=" not in query:
        assert all(row["Published"] <= day for row in _rows(client, query, "reports"))
    assert all("as_of=" in link for link in _links(page))


def test_a_record_without_words_says_so(client: TestClient) -> None:
    page = _page(client, "q=neglect")
    assert "words of these reports are not in this register" in page.text()
    assert "lineofsight build FOLDER" in page.text()
    assert not page.css("mark")


def test_words_are_found_and_marked_and_lead_to_their_place(own_client: TestClient, own_settings: Settings) -> None:
    page = _page(own_client, "q=plans")
    with Register.open(own_settings.register) as register:
        found = search(register, register.as_of(TODAY), ["plans"])
    assert f"{found.passages} passages in {found.activities} of the {found.searched} reports" in page.text()
    assert {mark.text().lower() for mark in page.css("mark")} <= {"plan", "plans"}
    assert len(page.css("li.found")) == min(found.passages, 20)
    first = _links(page, "li.found a")[0]
    target = first.partition("#")[2]
    reader = LexborHTMLParser(own_client.get(first).text)
    place = reader.css_first(f'[id="{target}"]')
    assert place is not None
    assert "plan" in place.text().lower()


def test_passages_narrow_by_kind(own_client: TestClient) -> None:
    rows = _rows(own_client, "q=children&passage=finding", "passages")
    assert {row["Kind of passage"] for row in rows} == {"finding"}
    other = _rows(own_client, "q=children", "passages")
    assert len(other) > len(rows) > 0


def test_a_code_without_words_is_told_to_change_nothing(client: TestClient) -> None:
    assert "give a word" in _page(client, "code=supervision").text()


def test_words_that_stand_nowhere_give_a_designed_page(own_client: TestClient) -> None:
    assert "Nothing was found" in _page(own_client, "q=zzzyyyxxx").text()
    assert "No report fits" in _page(own_client, "q=children&authority=Dorset&year=1999").text()
    assert "No report fits" in _page(own_client, "year=1999").text()


@pytest.mark.parametrize(
    "typed", ["%22%22", "***", "%26%26", "--", "'", '<script>alert("x")</script>', "NEAR(a b)", "%00"]
)
def test_whatever_is_typed_is_taken_as_words_and_shown_as_text(own_client: TestClient, typed: str) -> None:
    answer = own_client.get(f"/reports?q={typed}")
    assert answer.status_code == 200
    assert "<script" not in answer.text


@settings(max_examples=40, deadline=None)
@given(typed=st.text(max_size=60), field=st.text(max_size=20))
def test_no_words_break_the_search_or_the_reader(own_client: TestClient, typed: str, field: str) -> None:
    assert own_client.get("/reports", params={"q": typed}).status_code == 200
    assert own_client.get("/reports", params={"authority": typed, "code": field}).status_code in (200, 404)
    assert own_client.get("/reports/nothing", params={"field": field}).status_code == 404


@pytest.mark.parametrize(
    "query",
    ["family=x", "kind=x", "subject=x", "grade=x", "area=x", "since=x", "year=x", "page=0", "q=a&passage=x", "as_of=x"],
)
def test_a_choice_that_is_none_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/reports?{query}").status_code == 400


@pytest.mark.parametrize("query", ["authority=Nowhere", "region=Nowhere", "q=a&code=nowhere", "page=9999"])
def test_what_is_not_there_is_said_not_to_be(client: TestClient, query: str) -> None:
    assert client.get(f"/reports?{query}").status_code == 404
