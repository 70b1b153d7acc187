"""Open data files: measures told from breakdowns, places of every level, codes kept."""

from pathlib import Path

import polars as pl
import pytest

from lineofsight.errors import DataError
from lineofsight.indicators.open_data import dataset_of, read_open_data
from tests.indicators.files import (
    DORSET,
    ENGLAND,
    KINGSTON,
    LEEDS,
    LONDON,
    OLD_DORSET,
    RICHMOND,
    located,
    write_open_data,
)


def rows_of(path: Path) -> list[tuple[str, str, float | None, str]]:
    return sorted(read_open_data(path).frame.select("series", "authority", "value", "status").rows())


@pytest.mark.parametrize(
    ("name", "dataset"),
    [
        ("c1_referrals_2013_to_2025.csv", "c1_referrals"),
        ("workforce-2024.csv", "workforce"),
        ("la_cla_swcount.csv", "la_cla_swcount"),
    ],
)
def test_next_years_file_is_the_same_dataset(name: str, dataset: str) -> None:
    assert dataset_of(Path(name)) == dataset


def test_a_column_of_figures_and_codes_is_a_measure_and_one_of_words_a_breakdown(tmp_path: Path) -> None:
    rows = [
        located(LEEDS, age="17 to 18", count="12", percent="c"),
        located(LEEDS, age="19 to 21", count="low", percent="40.5"),
    ]
    assert rows_of(write_open_data(tmp_path / "leavers.csv", rows)) == [
        ("leavers:count | 17 to 18", LEEDS, 12.0, "value"),
        ("leavers:count | 19 to 21", LEEDS, None, "low"),
        ("leavers:percent | 17 to 18", LEEDS, None, "suppressed"),
        ("leavers:percent | 19 to 21", LEEDS, 40.5, "value"),
    ]


def test_a_breakdown_that_never_changes_is_left_out(tmp_path: Path) -> None:
    rows = [located(LEEDS, category="Referrals", count="1"), located(DORSET, category="Referrals", count="2")]
    assert {series for series, *_ in rows_of(write_open_data(tmp_path / "c1.csv", rows))} == {"c1:count"}


def test_rows_keep_the_order_of_the_file(tmp_path: Path) -> None:
    printed = [(str(year), place) for year in range(2024, 1984, -1) for place in (LEEDS, DORSET, LONDON, ENGLAND)]
    rows = [located(place, year=year, count="1") for year, place in printed]
    frame = read_open_data(write_open_data(tmp_path / "c1.csv", rows)).frame
    assert [(str(end.year), place) for end, place in frame.select("end", "authority").iter_rows()] == printed


def test_england_regions_and_authorities_are_kept_and_other_levels_counted(tmp_path: Path) -> None:
    rows = [
        located(ENGLAND, count="3"),
        located(LONDON, count="2"),
        located(LEEDS, count="1"),
        located(LEEDS, geographic_level="School", count="1"),
    ]
    reading = read_open_data(write_open_data(tmp_path / "c1.csv", rows))
    assert set(reading.frame["authority"]) == {ENGLAND, LONDON, LEEDS}
    assert reading.report.skipped == (("neither England, region nor local authority", 1),)
    assert (reading.report.rows, reading.report.rows_kept) == (4, 3)


def test_a_return_of_two_authorities_stands_under_both_and_says_so(tmp_path: Path) -> None:
    rows = [located("E09000021 / E09000027", rate="24.4", other="x")]
    assert rows_of(write_open_data(tmp_path / "staff.csv", rows)) == [
        ("staff:other", KINGSTON, None, "not-available"),
        ("staff:other", RICHMOND, None, "not-available"),
        ("staff:rate", KINGSTON, 24.4, "shared-return"),
        ("staff:rate", RICHMOND, 24.4, "shared-return"),
    ]


def test_old_codes_mean_the_authority_of_today(tmp_path: Path) -> None:
    rows = [
        located(LEEDS, count="1") | {"new_la_code": "E08000016", "la_name": "Barnsley"},
        located(OLD_DORSET, count="2"),
        located(DORSET, count="3") | {"new_la_code": ""},
    ]
    assert {place for _, place, *_ in rows_of(write_open_data(tmp_path / "c1.csv", rows))} == {
        "E08000038",
        OLD_DORSET,
        DORSET,
    }


def test_a_place_that_is_none_is_named_and_its_rows_are_counted(tmp_path: Path) -> None:
    rows = [located(LEEDS, count="1"), located("E06999999", count="2")]
    report = read_open_data(write_open_data(tmp_path / "c1.csv", rows)).report
    assert report.unmatched == ("Nowhere (E06999999)",)
    assert report.skipped == (("place not known", 1),)


@pytest.mark.parametrize(
    ("year", "identifier", "end"),
    [
        ("2024", "Reporting year", "2024-03-31"),
        ("202324", "Academic year", "2024-08-31"),
        ("202324", "Financial year", "2024-03-31"),
        ("2024", "Calendar year", "2024-12-31"),
    ],
)
def test_years_end_as_their_kind_does(tmp_path: Path, year: str, identifier: str, end: str) -> None:
    path = write_open_data(tmp_path / "c1.csv", [located(LEEDS, year, identifier, count="1")])
    assert str(read_open_data(path).frame["end"].item()) == end


def test_a_year_that_cannot_be_read_is_skipped_and_counted(tmp_path: Path) -> None:
    rows = [located(LEEDS, count="1"), located(LEEDS, "2024", "Week 12", count="1")]
    report = read_open_data(write_open_data(tmp_path / "c1.csv", rows)).report
    assert report.skipped == (("year not understood", 1),)


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path) -> None:
    path = write_open_data(tmp_path / "c1.csv", [located(LEEDS, count="1")], encoding="utf-8-sig")
    assert rows_of(path) == [("c1:count", LEEDS, 1.0, "value")]


def test_a_file_without_figures_is_refused(tmp_path: Path) -> None:
    path = write_open_data(tmp_path / "c1.csv", [located(LEEDS, words="many")])
    with pytest.raises(DataError, match=r"c1\.csv has no column of figures"):
        read_open_data(path)


def test_no_cell_is_dropped(tmp_path: Path) -> None:
    rows = [
        located(place, a=cell, b="1") for place, cell in ((LEEDS, "c"), (DORSET, "z"), (ENGLAND, ""), (LONDON, "0"))
    ]
    frame = read_open_data(write_open_data(tmp_path / "c1.csv", rows)).frame
    assert frame.height == 8
    assert frame.filter(pl.col("value") == 0)["authority"].to_list() == [LONDON]
