"""Everything can be downloaded, and what is missing or how good it is can be read."""

import csv
import io
import re
from pathlib import Path
from zipfile import ZipFile

import polars
import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Register
from lineofsight.register.coverage import coverage
from lineofsight.themes.accuracy import shipped_accuracy
from lineofsight.themes.choice import Told
from lineofsight.web.accuracy import accuracy
from lineofsight.web.api.document import document
from lineofsight.web.pages.data_files import TABLES
from lineofsight.web.settings import Settings
from tests.web.html import words
from tests.web.sites import TODAY

DOCS = Path(__file__).parents[2] / "docs"


def _page(client: TestClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _rows(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_the_state_of_the_register_is_told(client: TestClient, national_settings: Settings) -> None:
    assert national_settings.register
    with Register.open(national_settings.register) as register:
        held, fingerprint = coverage(register, register.as_of(TODAY)), register.hash
    page = _page(client, "/data")
    figures = [item.text() for item in page.css("#register ~ .figures dd")][:3]
    assert figures == [f"{held.activities:,}", f"{held.reports:,}", f"{held.coded:,}"]
    assert fingerprint in words(page)
    assert f"{len(held.without_report)} activities are known only from" in words(page)


def test_as_of_a_day_only_what_was_held_then_is_told(client: TestClient) -> None:
    page = _page(client, "/data?as_of=2018-10-10")
    families = [row.text() for row in page.css("[aria-label='Activities by family and source'] tbody th")]
    assert "Area SEND inspection" not in families
    assert "2019" not in words(page, "[aria-label='Activities by family and source']")
    assert "have no graded inspection" in words(_page(client, "/data?as_of=2014-06-01"))
    assert "Nothing had been published by this day" in words(_page(client, "/data?as_of=2005-01-01"))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_had_as_csv_and_parquet(own_client: TestClient, name: str) -> None:
    as_parquet = own_client.get(f"/data/files/{name}.parquet")
    frame = polars.read_parquet(io.BytesIO(as_parquet.content))
    answer = own_client.get(f"/data/files/{name}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="lineofsight-{name}.csv"'
    assert answer.text.splitlines()[0].split(",") == frame.columns


def test_files_as_of_a_day_hold_nothing_later(client: TestClient) -> None:
    rows = _rows(client, "/data/files/activities.csv?as_of=2015-01-01")
    assert rows
    assert all(row["known_from"] <= "2015-01-01" for row in rows)
    keys = {row["activity"] for row in rows}
    assert {row["activity"] for row in _rows(client, "/data/files/codes.csv?as_of=2015-01-01")} <= keys
    assert all(row["published"] <= "2010-01-01" for row in _rows(client, "/data/files/indicators.csv?as_of=2010-01-01"))
    name = client.get("/data/files/sections.csv?as_of=2015-01-01").headers["content-disposition"]
    assert "lineofsight-sections-2015-01-01.csv" in name


def test_the_whole_register_is_had_as_package_and_spreadsheet(own_client: TestClient) -> None:
    with ZipFile(io.BytesIO(own_client.get("/data/files/register.zip").content)) as archive:
        assert "datapackage.json" in archive.namelist()
    assert own_client.get("/data/files/register.xlsx").content.startswith(b"PK")


def test_an_unknown_file_names_those_there_are(client: TestClient) -> None:
    answer = client.get("/data/files/everything.csv")
    assert answer.status_code == 404
    assert "register.zip" in answer.text
    assert client.get("/data/files/activities.exe").status_code == 404


def test_what_is_missing_is_downloaded(client: TestClient) -> None:
    rows = _rows(client, "/data?download=without-report.csv")
    assert {row["Source"] for row in rows} == {"official-statistics", "secondary"}
    assert "Problem" in _rows(client, "/data?download=with-problems.csv")[0]


def test_the_figures_of_reading_are_those_of_the_documentation() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (DOCS / "accuracy.md").read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    told = {row[0]: row[1:] for row in rows if len(row) == 7 and row[1].isdigit()}
    assert {item.family.value for item in accuracy().reading} == told.keys()
    for item in accuracy().reading:
        figures = (
            item.documents,
            item.authority,
            item.dates,
            item.judgements,
            item.recommendation,
            item.lead_inspector,
        )
        shown = [int(cell.split()[0]) if cell[0].isdigit() else None for cell in told[item.family.value]]
        assert shown == list(figures)
    compared = [row for row in rows if len(row) == 3 and row[2].isdigit()]
    assert compared == [[item.against, str(item.values), str(item.differ)] for item in accuracy().compared]


def test_the_figures_of_the_back_test_are_those_of_the_documentation() -> None:
    page, found = (DOCS / "backtest.md").read_text("utf-8"), accuracy().backtest
    assert f"since {found.since.day} {found.since:%B %Y}" in page
    assert f"- **Inspections**: {found.n}." in page
    shares = (found.kind_right, found.by_grades_alone, found.inside, found.inside_by_stated_rules)
    assert re.findall(r"[\d.]+(?=%)", page.partition("## How to read")[0]) == [f"{100 * share:.1f}" for share in shares]
    for year in found.years:
        cells = (year.kind_right, year.by_grades_alone, year.inside, year.before, year.after)
        assert f"| {year.year} | {year.n} | {' | '.join(f'{share:.1%}' for share in cells)} |" in page


def test_the_figures_of_the_coder_are_its_own(client: TestClient) -> None:
    page = words(_page(client, "/data/methods"))
    for told in (Told.RECOMMENDATIONS, Told.WEAKNESSES):
        assert f"{shipped_accuracy().score(told).micro_f1:.2f}" in page
    rows = _rows(client, "/data/methods?download=coded-recommendations.csv")
    assert {row["Code"] for row in rows} >= {"supervision", "neglect"}


def test_methods_say_by_which_rules_grades_are_counted(client: TestClient) -> None:
    page = words(_page(client, "/data/methods?as_of=2020-02-02"))
    assert "published by 2 February 2020" in page
    assert "`" not in page


def test_every_question_of_the_interface_is_described_with_an_example(client: TestClient) -> None:
    page = _page(client, "/data/api")
    operations = [entry for path in document()["paths"].values() for entry in path.values()]
    assert [node.attributes["id"] for node in page.css("main h3[id]")] == [entry["operationId"] for entry in operations]
    text = words(page)
    for entry in operations:
        assert all(parameter["name"] in text for parameter in entry.get("parameters", ()))
    commands = [node.text() for node in page.css("pre[aria-label^='Example request']")]
    assert len(commands) == len(operations)
    assert all(command.startswith("curl 'http://127.0.0.1:8000/api/v1") for command in commands)


def test_the_examples_asked_of_the_site_are_answered(client: TestClient) -> None:
    page = _page(client, "/data/api")
    for node in page.css("pre[aria-label^='Example request']"):
        address = node.text().split("'")[1].removeprefix("http://127.0.0.1:8000")
        assert client.get(address).status_code == 200, address
