"""Downloads hold what the register holds, safely and the same each time."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import fastexcel
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from lineofsight import __version__
from lineofsight.register import Register, Source, correct, export
from lineofsight.register.export import neutral
from lineofsight.register.tables import frames, tables
from lineofsight.reports.record import Finding, Recommendation
from lineofsight.vocabulary import RecommendationKind
from tests.register.builders import BEDFORD, DORSET, LEEDS, report, statement

NASTY = ("=1+1", "+44", "-1", "@SUM(A1)", "\tx", "\rx")
LONG = "long " * 8000


@pytest.fixture
def filled(register: Register) -> Register:
    texts = (*NASTY, "plain", 'with "quotes", commas\nand lines', LONG)
    register.add(
        report(
            recommendations=tuple(
                Recommendation(kind=RecommendationKind.IMPROVEMENT, number=place, text=text, page=2)
                for place, text in enumerate(texts, start=1)
            ),
            findings=(Finding(section="leaders", number=1, text="=cmd()", page=3),),
            lead_inspector="=Jane",
            inspectors=("Jane Example", "John Example"),
            problems=1,
            listed=date(2024, 5, 10),
            published=date(2024, 5, 9),
        )
    )
    register.add(report(LEEDS, date(2025, 3, 3)))
    register.add(statement(Source.SECONDARY, BEDFORD))
    correct(register, report(LEEDS, date(2025, 3, 3)).key, "kind", "short", "A. Reader", "-because")
    return register


def test_parquet_read_back_equals_the_register(filled: Register, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    expected = frames(filled, filled.activities())
    assert {table.name for table in tables()} == set(expected)
    for name, frame in expected.items():
        assert_frame_equal(polars.read_parquet(tmp_path / "out" / f"{name}.parquet"), frame)
    activities = expected["activities"]
    assert activities["activity"].to_list() == [activity.key for activity in filled.activities()]
    assert activities["source"].to_list() == ["secondary", "report", "report"]
    assert activities["improvements"].to_list() == [0, 9, 0]
    assert activities["corrected"].to_list() == [None, None, "kind"]


def test_csv_read_back_equals_the_register_but_for_the_apostrophes(filled: Register, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    for name, frame in frames(filled, filled.activities()).items():
        read = polars.read_csv(tmp_path / "out" / f"{name}.csv", schema=frame.schema)
        assert_frame_equal(read, neutral(frame))


def test_no_text_in_a_csv_begins_a_formula(filled: Register, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    texts = polars.read_csv(tmp_path / "out" / "recommendations.csv")["text"].to_list()
    assert texts[:6] == [f"'{text}" for text in NASTY]
    assert texts[6] == "plain"


@given(st.lists(st.text(max_size=5)))
def test_neutral_text_never_begins_a_formula_and_loses_nothing(texts: list[str]) -> None:
    frame = polars.DataFrame({"text": texts}, schema={"text": polars.String})
    for before, after in zip(texts, neutral(frame)["text"].to_list(), strict=True):
        assert not after.startswith(tuple("=+-@\t\r"))
        assert after in (before, f"'{before}")
        assert (after == before) == (not before.startswith(tuple("=+-@\t\r")))


def test_the_spreadsheet_has_a_sheet_per_table_and_notes(filled: Register, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    book = fastexcel.read_excel(tmp_path / "out" / "register.xlsx")
    assert book.sheet_names == [*(table.name for table in tables()), "notes"]
    sheet = book.load_sheet("activities").to_polars()
    assert sheet["activity"].to_list() == [activity.key for activity in filled.activities()]
    assert sheet["fieldwork_start"].cast(polars.Date).to_list() == [
        date(2024, 3, 4),
        date(2024, 3, 4),
        date(2025, 3, 3),
    ]
    notes = book.load_sheet("notes", header_row=None).to_polars().to_series(0).to_list()
    assert any(filled.hash in note for note in notes)


def test_the_spreadsheet_holds_text_as_text_and_never_a_formula(filled: Register, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    with ZipFile(tmp_path / "out" / "register.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(tables()) + 1
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert all('ySplit="1"' in sheet for sheet in sheets[:-1])
    texts = fastexcel.read_excel(tmp_path / "out" / "register.xlsx").load_sheet("recommendations").to_polars()["text"]
    assert texts.to_list()[:4] == list(NASTY[:4])
    assert texts.to_list()[-1] == f"{LONG[:32766]}…"


def test_the_package_describes_every_file_with_keys_hashes_and_licence(filled: Register, tmp_path: Path) -> None:
    written = export(filled, tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert package["version"] == __version__
    assert package["register_hash"] == f"sha256:{filled.hash}"
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert "Open Government Licence v3.0" in package["attribution"]
    described = {resource["path"]: resource for resource in package["resources"]}
    assert set(described) | {"register.xlsx", "datapackage.json"} == {path.name for path in written}
    for name, resource in described.items():
        content = (tmp_path / "out" / name).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)


def test_declared_columns_and_keys_are_those_of_the_rows(filled: Register, tmp_path: Path) -> None:
    export(filled, tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    found = frames(filled, filled.activities())
    for resource in package["resources"]:
        schema, frame = resource["schema"], found[Path(resource["path"]).stem]
        assert [field["name"] for field in schema["fields"]] == frame.columns
        assert frame.select(schema["primaryKey"]).n_unique() == frame.height
        for key in schema["foreignKeys"]:
            other = found[key["reference"]["resource"]]
            assert set(frame[key["fields"][0]]) <= set(other[key["reference"]["fields"][0]])


def test_the_same_register_gives_the_same_bytes(filled: Register, tmp_path: Path) -> None:
    first, second = export(filled, tmp_path / "one"), export(filled, tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_as_of_a_day_only_what_was_known_is_there(filled: Register, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", as_of=date(2024, 12, 31))
    found = polars.read_parquet(tmp_path / "out" / "activities.parquet")
    assert set(found["authority_code"]) == {DORSET, BEDFORD}


def test_an_empty_register_exports_empty_tables(register: Register, tmp_path: Path) -> None:
    export(register, tmp_path / "out")
    assert polars.read_parquet(tmp_path / "out" / "judgements.parquet").height == 0
