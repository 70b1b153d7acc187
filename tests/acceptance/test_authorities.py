"""Every authority named in the published data around us is known, by code and by name."""

import csv
from datetime import date
from pathlib import Path

import fastexcel
import pytest

from lineofsight.authorities import all_authorities, by_code, find, resolve

SHARED = Path(__file__).parents[3] / "shared"
STATISTICS = SHARED / "data/official/LA_Inspection_Outcomes_as_at_31_March_2025.ods"
NOT_PROVIDER_NUMBERS = {"135513", "121939", "137316"}
"""Given in the provider lookup for three abolished authorities; they have the form of school numbers."""

AFTER_THE_LAST_REORGANISATION = date(2025, 6, 1)

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, with the published data, is not here")


def rows(path: str) -> list[dict[str, str]]:
    with (SHARED / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_listed_report_is_of_a_known_authority() -> None:
    listed = rows("corpus/index.csv")
    assert len(listed) > 700
    for row in listed:
        result = resolve(row["local_authority"], date.fromisoformat(row["published"]))
        assert result.authority is by_code(row["urn"]), result.explanation or row


def test_the_authority_in_every_file_name_is_found_by_its_number_and_by_its_words() -> None:
    for path in (SHARED / "corpus").glob("*/*.pdf"):
        number, *words, year, month, day = path.stem.split("-")
        result = resolve(" ".join(words), date(int(year), int(month), int(day)))
        assert result.authority is by_code(number), result.explanation


@pytest.mark.parametrize("sheet", ["Inspections_as_at_31_March", "In-year_inspections", "ILACS_inspection_history"])
def test_every_row_of_the_official_statistics_is_of_a_known_authority(sheet: str) -> None:
    frame = fastexcel.read_excel(STATISTICS).load_sheet(sheet, header_row=2, dtypes="string").to_polars()
    region = "Region" if "Region" in frame.columns else "Ofsted region"
    assert frame.height > 100
    for row in frame.iter_rows(named=True):
        authority = by_code(row["Local authority area code"])
        inspected = date.fromisoformat(next(row[name] for name in row if name.startswith("Inspection"))[:10])
        assert resolve(row["Local authority name"], inspected).authority is authority
        assert authority.ofsted_region == row[region]
        if "Local authority status" in row:
            assert (authority.closed is None) == (row["Local authority status"] == "Current")


def test_every_code_of_the_provider_lookup_is_known() -> None:
    known = rows("data/reference/provider_lookup.csv")
    for row in known:
        authority = by_code(row["la_code"])
        assert find(row["local_authority_ons_name"]) is authority
        assert authority.region == row["region_name"]
        assert by_code(row["la_code_new"]) is authority
        if row["urn"] not in NOT_PROVIDER_NUMBERS:
            assert by_code(row["urn"]) is authority
    listed = {row["urn"] for row in known}
    assert {authority.urn for authority in all_authorities() if authority.urn} <= listed


def test_every_authority_of_the_interactive_tool_is_known() -> None:
    frame = fastexcel.read_excel(SHARED / "data/lait/la_code_list.xlsx").load_sheet(0).to_polars()
    authorities = [row for row in frame.iter_rows(named=True) if row["Type"] != "NA"]
    assert len(authorities) == len(all_authorities())
    for row in authorities:
        assert find(row["LA Name"]) is by_code(str(int(row["LA Number"])))


def test_every_authority_of_the_statistics_by_year_is_known() -> None:
    named = {
        (row["new_la_code"], row["old_la_code"], row["la_name"])
        for path in (SHARED / "data/dfe").glob("*.csv")
        for row in rows(f"data/dfe/{path.name}")
        if row["geographic_level"] == "Local authority" and "/" not in row["new_la_code"]
    }
    assert len(named) >= len(all_authorities())
    for code, number, name in named:
        authority = by_code(code)
        assert authority.dfe_number == number
        assert authority in resolve(name).candidates


def test_names_read_by_hand_from_reports_resolve() -> None:
    read = [row for row in rows("gold/reports_dev.csv") if row["la_name"]]
    assert len(read) > 50
    for row in read:
        result = resolve(row["la_name"], date.fromisoformat(row["inspection_start"]))
        assert result.authority is by_code(Path(row["file"]).name.split("-")[0]), result.explanation


def test_judgements_known_only_from_the_press_name_known_authorities() -> None:
    for row in rows("data/reference/missing_reports.csv"):
        authority = by_code(row["code"])
        assert resolve(row["authority"], date.fromisoformat(row["published"])).authority is authority


def test_the_neighbour_lists_name_every_authority_of_today() -> None:
    listed = {row["old_la_code"]: row["la_name"] for row in rows("data/reference/sn_model_2025_wide.csv")}
    assert {by_code(number) for number in listed} == set(all_authorities(AFTER_THE_LAST_REORGANISATION))
    assert all(find(name) is by_code(number) for number, name in listed.items())
