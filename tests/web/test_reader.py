"""The reader shows what was read beside the page where it stands; without the file it shows facts and page numbers."""

import json
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Activity, Register
from lineofsight.web.app import create_app
from lineofsight.web.documents import Documents
from lineofsight.web.settings import Settings
from tests.web.sites import TODAY


def _graded(settings: Settings) -> Activity:
    with Register.open(settings.register) as register:
        return next(
            item
            for item in register.as_of(TODAY).activities
            if item.judgements and item.documents and item.counts.improvements and item.counts.findings
        )


@pytest.fixture(scope="module")
def graded(own_settings: Settings) -> Activity:
    return _graded(own_settings)


def _read(client: TestClient, key: str, query: str = "") -> LexborHTMLParser:
    answer = client.get(f"/reports/{key}?{query}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _fact(page: LexborHTMLParser, field: str) -> str:
    found = page.css_first(f'[id="{field}"]')
    assert found is not None, field
    return found.text()


def test_facts_judgements_and_words_are_shown(own_client: TestClient, own_settings: Settings, graded: Activity) -> None:
    page = _read(own_client, graded.key)
    assert graded.authority_name is not None
    assert graded.authority_name in _fact(page, "authority")
    for item in graded.judgements:
        assert item.grade.label in _fact(page, f"judgement.{item.area}")
    with Register.open(own_settings.register) as register:
        record = next(register.records([graded]))
    for place, asked in enumerate(record.recommendations, 1):
        assert asked.text is not None
        assert asked.text in _fact(page, f"recommendations.{place}")
    for place, finding in enumerate(record.findings, 1):
        assert finding.text is not None
        assert finding.text in _fact(page, f"findings.{place}")


def test_every_field_leads_to_its_box_on_its_page(own_client: TestClient, graded: Activity) -> None:
    page = _read(own_client, graded.key)
    links = [link.attributes["href"] or "" for link in page.css(".where a")]
    fields = [link.partition("#")[2] for link in links]
    assert {"authority", "fieldwork_start", "recommendations.1", "findings.1"} <= set(fields)
    for link, field in list(zip(links, fields, strict=True))[::4]:
        shown = LexborHTMLParser(own_client.get(link).text)
        boxes = shown.css(".sheet-page rect.is-asked")
        assert boxes, link
        assert shown.css_first(f'[id="{field}"]') is not None
        assert shown.css(".close-up rect.is-asked")


def test_every_box_has_a_name_and_lies_on_the_page(own_client: TestClient, graded: Activity) -> None:
    page = _read(own_client, graded.key)
    sheet = page.css_first(".sheet-page")
    assert sheet is not None
    *_, width, height = (float(number) for number in (sheet.attributes["viewBox"] or "").split())
    assert sheet.css("a")
    for link in sheet.css("a"):
        assert link.attributes["aria-label"]
        for box in link.css("rect"):
            x, y, across, down = (float(box.attributes[name] or "") for name in ("x", "y", "width", "height"))
            assert -5 <= x < x + across <= width + 5
            assert -5 <= y < y + down <= height + 5


def test_the_picture_of_the_page_is_there(own_client: TestClient, graded: Activity) -> None:
    image = _read(own_client, graded.key, "page=2").css_first(".sheet-page image")
    assert image is not None
    address = image.attributes["href"] or ""
    assert address == f"/reports/{graded.key}/pages/2.png"
    answer = own_client.get(address)
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert len(own_client.get(f"{address}?size=large").content) > len(answer.content)


@pytest.mark.parametrize("where", ["?page=999", "/pages/0.png", "/pages/999.png", "/pages/x.png", "/pages/-1.png"])
def test_a_page_that_is_not_there_is_said_not_to_be(own_client: TestClient, graded: Activity, where: str) -> None:
    assert own_client.get(f"/reports/{graded.key}{where}").status_code == 404


@pytest.mark.parametrize("query", ["page=0", "page=x", "made=x"])
def test_a_number_that_is_none_is_refused(own_client: TestClient, graded: Activity, query: str) -> None:
    assert own_client.get(f"/reports/{graded.key}?{query}").status_code == 400


def test_a_field_that_is_not_there_marks_nothing(own_client: TestClient, graded: Activity) -> None:
    page = _read(own_client, graded.key, "field=<script>")
    assert not page.css(".is-asked")
    assert "<script" not in own_client.get(f"/reports/{graded.key}?field=<script>").text


def test_without_the_file_there_are_page_numbers_and_how_to_see_pages(client: TestClient) -> None:
    page = _read(client, "E06000001-ilacs-2018-07-23", "page=3")
    assert "Page 1" in _fact(page, "judgement.overall")
    assert "lineofsight serve --reports FOLDER" in page.text()
    assert "without its words" in _fact(page, "recommendations.1")
    assert not page.css("svg.sheet-page")
    assert client.get("/reports/E06000001-ilacs-2018-07-23/pages/1.png").status_code == 404


def test_what_is_known_from_statistics_alone_says_so(client: TestClient) -> None:
    page = _read(client, "E06000002-focused-visit-2024-07-31")
    assert "Official statistics: the report of this inspection is not on this record" in page.text()


def test_problems_are_shown_plainly(own_client: TestClient, own_settings: Settings) -> None:
    with Register.open(own_settings.register) as register:
        odd = next(item for item in register.as_of(TODAY).activities if item.problems)
        told = next(register.records([odd])).problems
    shown = _read(own_client, odd.key).css_first(".notice.warn")
    assert shown is not None
    assert all(problem.message in shown.text() for problem in told)


def test_a_report_is_not_there_before_it_was_published(client: TestClient) -> None:
    key = "E06000001-ilacs-2018-07-23"
    assert client.get(f"/reports/{key}?as_of=2018-08-27").status_code == 404
    assert client.get(f"/reports/{key}?as_of=2018-08-28").status_code == 200
    assert client.get(f"/reports/{key}/record.json?as_of=2018-08-27").status_code == 404


@pytest.mark.parametrize("key", ["nothing", "E06000001", "%3Cscript%3E", "a b", "x" * 900])
def test_an_unknown_report_is_said_not_to_be_there(client: TestClient, key: str) -> None:
    answer = client.get(f"/reports/{key}")
    assert answer.status_code == 404
    assert "<script" not in answer.text


def test_every_activity_can_be_read(own_client: TestClient, own_settings: Settings) -> None:
    with Register.open(own_settings.register) as register:
        keys = [item.key for item in register.as_of(TODAY).activities]
    assert keys
    for key in keys:
        assert own_client.get(f"/reports/{key}").status_code == 200, key


def test_the_whole_record_can_be_had(own_client: TestClient, own_settings: Settings, graded: Activity) -> None:
    answer = own_client.get(f"/reports/{graded.key}/record.json")
    with Register.open(own_settings.register) as register:
        assert answer.json() == json.loads(next(register.records([graded])).model_dump_json())
    assert answer.headers["content-disposition"] == f'attachment; filename="{graded.key}.json"'


def test_a_record_without_words_gets_them_from_its_file(own_settings: Settings, graded: Activity) -> None:
    with Register.open(own_settings.register) as register:
        record = next(register.records([graded]))
    bare = record.model_copy(
        update={
            "findings": (),
            "places": {},
            "recommendations": tuple(
                item.model_copy(update={"text": None, "box": None}) for item in record.recommendations
            ),
        }
    )
    found = Documents(own_settings.reports).of(bare)
    assert found is not None
    assert [item.text for item in found.record.recommendations] == [item.text for item in record.recommendations]
    assert [item.themes for item in found.record.recommendations] == [item.themes for item in record.recommendations]
    assert {mark.field for mark in found.marks} >= {"authority", "recommendations.1", "findings.1"}


def test_a_shared_site_offers_no_corrections(own_settings: Settings, graded: Activity) -> None:
    shared = replace(own_settings, host="0.0.0.0")  # noqa: S104  # a shared site is what is tested
    with TestClient(create_app(shared), base_url="http://127.0.0.1:8000", follow_redirects=False) as made:
        assert "/correct" not in made.get(f"/reports/{graded.key}").text
        assert made.get(f"/reports/{graded.key}/correct").status_code == 404
        assert made.get("/reports/read").status_code == 404
        assert "/reports/read" not in made.get("/reports").text
