"""Programs are answered in JSON and CSV, by the page, as of any day, and told plainly what is wrong."""

import csv
import io
import json
from contextlib import suppress
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.testclient import TestClient

from lineofsight import indicators
from lineofsight.authorities import all_authorities
from lineofsight.register import Register, profile
from lineofsight.register.plain import plain_activity
from lineofsight.register.standing import GRADE_GROUPS
from lineofsight.web.api.answers import indicators as answers
from lineofsight.web.api.document import FILE, document
from lineofsight.web.api.making import ADDRESSES, described
from lineofsight.web.api.negotiation import wants_csv
from lineofsight.web.api.questions import Form, Graded
from lineofsight.web.problems import NotAcceptableError
from lineofsight.web.settings import Settings
from tests.web.sites import TODAY

PROBLEM = "application/problem+json"


def _json(client: TestClient, address: str) -> Any:
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def _rows(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(f"/api/v1{address}", headers={"accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.fixture(scope="module")
def register(national_settings: Settings) -> Any:
    assert national_settings.register
    with Register.open(national_settings.register) as opened:
        yield opened


def test_the_beginning_says_what_stands_behind_and_where_to_go(client: TestClient, register: Register) -> None:
    found = _json(client, "")
    assert found["register_hash"] == f"sha256:{register.hash}"
    assert found["today"] == TODAY.isoformat()
    for address in found["links"].values():
        assert client.get(address).status_code == 200, address


def test_a_list_is_given_by_the_page_with_the_way_to_the_others(client: TestClient) -> None:
    answer = client.get("/api/v1/authorities?per_page=50&page=2&as_of=2026-01-31")
    found = answer.json()
    assert (found["page"], found["per_page"], found["pages"], found["total"]) == (2, 50, 4, 153)
    links = {name: link["url"] for name, link in answer.links.items()}
    assert set(links) == {"first", "prev", "next", "last"}
    everyone = [
        item["code"] for address in (links["first"], links["last"]) for item in client.get(address).json()["items"]
    ]
    assert len(everyone) == 53
    assert "next" not in client.get(links["last"]).links
    assert links["next"] == "/api/v1/authorities?per_page=50&as_of=2026-01-31&page=3"


def test_a_page_that_is_not_there_is_not_found(client: TestClient) -> None:
    answer = client.get("/api/v1/authorities?page=9")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "There is no page 9: the list has 4. Ask for one of these."


def test_every_activity_is_on_one_page_or_another_newest_first(client: TestClient, register: Register) -> None:
    found = []
    for page in range(1, 6):
        found += _json(client, f"/activities?per_page=200&page={page}")["items"]
        if len(found) == len(register.as_of(TODAY).activities):
            break
    assert {item["key"] for item in found} == {item.key for item in register.as_of(TODAY).activities}
    assert [item["published"] for item in found] == sorted((item["published"] for item in found), reverse=True)
    plain = {item.key: plain_activity(item) for item in register.as_of(TODAY).activities}
    assert found[0] == json.loads(json.dumps(plain[found[0]["key"]], default=str))


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("authority=Leeds", lambda item: item["authority"]["code"] == "E08000035"),
        ("region=London&family=jtai", lambda item: item["family"] == "jtai"),
        ("kind=short", lambda item: item["kind"] == "short"),
        ("framework=ilacs-2023", lambda item: item["framework"] == "ilacs-2023"),
        ("since=2020-01-01&until=2020-12-31", lambda item: item["published"].startswith("2020")),
        ("source=secondary", lambda item: item["source"] == "secondary"),
        ("as_of=2015-06-30", lambda item: item["published"] <= "2015-06-30"),
    ],
)
def test_activities_are_narrowed(client: TestClient, query: str, fits: Any) -> None:
    found = _json(client, f"/activities?per_page=200&{query}")
    assert 0 < found["total"] < 700
    assert all(map(fits, found["items"]))


def test_a_whole_activity_is_the_record_that_was_read(own_client: TestClient) -> None:
    listed = _json(own_client, "/activities?family=ilacs&source=report")["items"][0]
    found = _json(own_client, f"/activities/{listed['key']}")
    assert found["activity"] == listed
    assert found["record"]["judgements"] == listed["judgements"]
    assert len(found["record"]["findings"]) == listed["findings"] > 0
    assert found["record"]["findings"][0]["text"]


def test_what_is_published_later_is_not_there(client: TestClient) -> None:
    key = _json(client, "/activities")["items"][0]["key"]
    assert client.get(f"/api/v1/activities/{key}").status_code == 200
    assert client.get(f"/api/v1/activities/{key}?as_of=2020-01-01").status_code == 404


def test_an_authority_is_found_by_part_of_its_name(client: TestClient) -> None:
    assert [item["name"] for item in _json(client, "/authorities?q=bournem")["items"]] == [
        "Bournemouth, Christchurch and Poole"
    ]
    assert _json(client, "/authorities?region=London")["total"] == 33
    assert _json(client, "/authorities?q=zzzzqqq") == {"items": [], "page": 1, "per_page": 50, "pages": 1, "total": 0}


@pytest.mark.parametrize("day", [date(2013, 1, 1), date(2018, 10, 10), date(2024, 5, 1), TODAY])
def test_every_authority_of_any_time_has_a_story_and_what_comes_next(client: TestClient, day: date) -> None:
    for place in all_authorities()[:: 1 if day == TODAY else 12]:
        found = _json(client, f"/authorities/{place.code}?as_of={day}")
        assert found["code"] == place.code
        assert all(item["published"] <= day.isoformat() for item in found["activities"])
        assert found["next"] == _json(client, f"/authorities/{place.code}/next?as_of={day}")
        assert found["next"]["expected"] or found["next"]["unknown"]


@pytest.mark.parametrize("code", ["E09000001", "E06000053", "E10000009", "E06000058", "838"])
def test_every_kind_of_authority_has_a_board(client: TestClient, code: str) -> None:
    board = _json(client, f"/authorities/{code}/board")
    assert len(board["rows"]) > 50
    rows = _rows(client, f"/authorities/{code}/board")
    assert [row["indicator"] for row in rows] == [row["indicator"] for row in board["rows"]]


def test_a_board_as_of_a_day_has_no_later_figure(client: TestClient) -> None:
    board = _json(client, "/authorities/E08000035/board?as_of=2019-01-01")
    seen = [row["observation"] for row in board["rows"] if row["observation"]]
    assert seen
    assert all(one["published"] <= "2019-01-01" for one in seen)


def test_the_profile_is_that_of_the_library(client: TestClient, register: Register) -> None:
    expected = profile(register, as_of=date(2022, 7, 19), region="London").to_json()
    assert _json(client, "/profile?as_of=2022-07-19&region=London") == expected
    rows = _rows(client, "/profile?as_of=2022-07-19&region=London")
    assert {"area": "overall", "grade": "good", "count": str(expected["areas"]["overall"]["good"])} in rows


def test_options_that_contradict_each_other_make_no_sense(client: TestClient) -> None:
    assert client.get("/api/v1/profile?inspections=all").status_code == 400
    assert client.get("/api/v1/activities?since=2024-02-02&until=2024-02-01").status_code == 400
    assert client.get("/api/v1/next?within=soon").status_code == 400
    assert client.get("/api/v1/activities?as_of=2999-01-01").status_code == 400


def test_shares_of_themes_lead_to_their_passages(own_client: TestClient) -> None:
    found = _json(own_client, "/themes")
    assert 0 < found["agreement"]["reading"]["micro_f1"] < 1
    leading = found["found"][0]
    assert leading["low"] <= leading["share"] <= leading["high"]
    passages = _json(own_client, f"/themes/{leading['id']}/passages?per_page=200")
    assert {item["activity"] for item in passages["items"]} == set(leading["activities"])
    assert all(item["text"] for item in passages["items"])
    assert _json(own_client, f"/themes/{leading['id']}/passages?grade=good-or-better")["total"] <= passages["total"]


def test_figures_of_an_indicator_are_narrowed_by_place_and_year(client: TestClient) -> None:
    listed = _json(client, "/indicators?per_page=200")
    assert {item["id"] for item in listed["items"]} == {one.id for one in indicators.catalogue().board}
    assert _json(client, "/indicators?all=true")["total"] == len(indicators.catalogue().indicators)
    found = _json(client, "/indicators/care-rate?authority=England&since=2018&until=2020")["items"]
    assert [(item["name"], item["period"]["year"]) for item in found] == [
        ("England", year) for year in (2018, 2019, 2020)
    ]
    places = _json(client, "/indicators/care-rate?year=2020&per_page=200")["items"]
    assert {item["period"]["year"] for item in places} == {2020}
    assert all(
        item["published"] <= "2015-01-01" for item in _json(client, "/indicators/care-rate?as_of=2015-01-01")["items"]
    )


def test_who_is_due_is_told_region_by_region(client: TestClient) -> None:
    found = _json(client, "/next?region=South West&within=1y&per_page=200")["items"]
    assert {item["authority"]["region"] for item in found} == {"South West"}
    assert {item["type"] for item in found} <= {"expected", "deadline"}
    rows = _rows(client, "/next?region=South West&within=1y")
    assert [row["name"] for row in rows] == [item["name"] for item in found]


def test_frameworks_are_told_as_they_stood(client: TestClient) -> None:
    states = {item["id"]: item["state"] for item in _json(client, "/frameworks")["items"]}
    assert states["ilacs-2026"] == "in-force"
    earlier = {item["id"]: item for item in _json(client, "/frameworks?as_of=2017-01-01")["items"]}
    assert (earlier["sif-2013"]["state"], earlier["sif-2013"]["ends"]) == ("in-force", None)
    assert "ilacs-2018" not in earlier
    whole = _json(client, "/frameworks/ilacs-2026")
    assert any(item["doubt"] == "in doubt" for item in whole["deadlines"])
    assert {source["code"] for source in whole["sources_listed"]} >= set(whole["sources"])


def test_csv_is_the_whole_list_and_harmless_to_spreadsheets(client: TestClient) -> None:
    rows = _rows(client, "/authorities?per_page=1")
    assert len(rows) == 153
    answer = client.get("/api/v1/authorities?format=csv", headers={"accept": "application/json"})
    assert answer.headers["content-disposition"] == 'attachment; filename="authorities.csv"'
    assert answer.headers["vary"] == "Accept"
    assert len(list(csv.reader(io.StringIO(answer.text)))) == 154


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", False),
        ("*/*", False),
        ("application/json", False),
        ("text/csv", True),
        ("text/*", True),
        ("text/csv, application/json;q=0.5", True),
        ("text/csv;q=0.4, application/json;q=0.5", False),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False),
        ("*/*;q=0.1, text/csv;q=0.2", True),
        ("text/csv;q=nonsense, */*", False),
    ],
)
def test_the_form_accepted_most_gladly_is_given(accept: str, expected: bool) -> None:
    assert wants_csv(_accepting(accept), None) is expected
    assert wants_csv(_accepting(accept), Form.CSV)


@given(st.text(max_size=40))
def test_any_heading_is_understood_or_refused(accept: str) -> None:
    with suppress(NotAcceptableError):
        assert wants_csv(_accepting(accept), None) in (True, False)


def _accepting(accept: str) -> Request:
    return Request({"type": "http", "headers": [(b"accept", accept.encode("utf-8"))]})


def test_other_forms_are_not_acceptable(client: TestClient) -> None:
    for address, accept in (
        ("/authorities", "text/html"),
        ("/authorities/E08000035", "text/csv"),
        ("/openapi.json", "a/b"),
    ):
        answer = client.get(f"/api/v1{address}", headers={"accept": accept})
        assert (answer.status_code, answer.headers["content-type"]) == (406, PROBLEM)


def test_a_mistyped_parameter_is_refused(client: TestClient) -> None:
    answer = client.get("/api/v1/authorities?regoin=London&page=0")
    found = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert "regoin: there is no such parameter" in found["detail"]
    assert [item["where"] for item in found["errors"]] == [["query", "page"], ["query", "regoin"]]


@pytest.mark.parametrize("day", ["yesterday", "0", "2024-13-01", "1700000000", "2024-3-1", ""])
def test_a_day_is_written_out(client: TestClient, day: str) -> None:
    assert client.get(f"/api/v1/activities?as_of={day}").status_code == 422


def test_what_is_not_there_is_a_problem_with_suggestions(client: TestClient) -> None:
    answer = client.get("/api/v1/activities?authority=Gatshead")
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)
    assert answer.json()["suggestions"][0] == "Gateshead"
    assert answer.json()["instance"] == "/api/v1/activities"
    for address in ("/nothing", "/frameworks/x", "/themes/x/passages", "/indicators/x", "/authorities/E99999999"):
        assert client.get(f"/api/v1{address}").headers["content-type"] == PROBLEM


def test_only_questions_are_answered(client: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = client.request(method, "/api/v1/authorities")
        assert (answer.status_code, answer.headers["allow"], answer.headers["content-type"]) == (
            405,
            "GET, HEAD",
            PROBLEM,
        )
    assert client.head("/api/v1/authorities").status_code == 200


def test_a_parameter_given_twice_is_refused(client: TestClient) -> None:
    answer = client.get("/api/v1/authorities?region=London&region=South+West")
    assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)
    assert "Given more than once: region" in answer.json()["detail"]


def test_the_beginning_tells_of_the_day_asked_for(client: TestClient, register: Register) -> None:
    found = _json(client, "?as_of=2018-10-10")
    assert found["activities"] == len(register.as_of(date(2018, 10, 10)).activities)
    assert found["newest"] <= "2018-10-10"
    assert client.get("/api/v1?foo=1").status_code == 422


def test_years_that_leave_none_are_refused(client: TestClient) -> None:
    for query in ("since=2021&until=2019", "year=2020&since=2021", "year=2020&until=2019"):
        assert client.get(f"/api/v1/indicators/care-rate?{query}").status_code == 400
    assert _json(client, "/indicators/care-rate?year=2022&since=2021&until=2023")["total"] > 100


def test_headings_on_several_lines_count_as_one(client: TestClient) -> None:
    lines = [("accept", "text/html"), ("accept", "text/csv")]
    assert client.get("/api/v1/authorities", headers=lines).headers["content-type"].startswith("text/csv")
    tag = client.get("/api/v1/frameworks").headers["etag"]
    lines = [("if-none-match", '"other"'), ("if-none-match", tag)]
    assert client.get("/api/v1/frameworks", headers=lines).status_code == 304


def test_what_a_document_is_said_to_have_wrong_is_described_as_such() -> None:
    schemas = document()["components"]["schemas"]
    items = schemas["InspectionRecord"]["properties"]["problems"]["items"]
    described_as = schemas[items["$ref"].rpartition("/")[2]]
    assert {"code", "message", "page"} <= described_as["properties"].keys()


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/frameworks")
    again = client.get("/api/v1/frameworks", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    as_csv = client.get("/api/v1/frameworks", headers={"accept": "text/csv", "if-none-match": first.headers["etag"]})
    assert as_csv.status_code == 200


def test_the_document_that_ships_is_that_of_the_code() -> None:
    """If this fails: python -m lineofsight.web.api.making"""
    shipped, made = json.loads(FILE.read_text("utf-8")), json.loads(json.dumps(described({})))
    for path in shipped["paths"].values():
        for operation in path.values():
            del operation["responses"]["200"]["content"]["application/json"]["example"]
    assert shipped == made


def test_every_example_is_an_answer_of_its_question(client: TestClient) -> None:
    routes = {entry["operationId"]: entry for path in document()["paths"].values() for entry in path.values()}
    assert routes.keys() == ADDRESSES.keys()
    for name, operation in routes.items():
        example = operation["responses"]["200"]["content"]["application/json"]["example"]
        assert example.keys() == client.get(ADDRESSES[name]).json().keys()


def test_lists_of_words_are_those_of_the_library() -> None:
    assert set(get_args(answers.Polarity)) == set(indicators.Polarity)
    assert set(get_args(answers.Kind)) == set(indicators.Kind)
    assert set(get_args(answers.Status)) == set(indicators.Status)
    assert set(get_args(get_args(Graded)[1])) == set(GRADE_GROUPS)
