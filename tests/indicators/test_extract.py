"""The long file of the interactive tool: one dash for every reason, every place in every year."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from lineofsight.errors import DataError
from lineofsight.indicators.extract import read_dictionary, read_extract
from lineofsight.indicators.periods import YearType
from tests.indicators.files import DORSET, ENGLAND, LEEDS, LONDON, OLD_DORSET, write_dictionary, write_extract

KINDS = {"LAC": YearType.FINANCIAL, "Attainment": YearType.ACADEMIC}


def rows_of(path: Path) -> dict[tuple[str, str, date], tuple[float | None, str]]:
    frame = read_extract(path, KINDS).frame
    return {
        (series, place, end): (value, status)
        for series, place, end, value, status in frame.select(
            "series", "authority", "end", "value", "status"
        ).iter_rows()
    }


def test_every_row_becomes_a_figure_or_a_dash_under_its_place_and_year(tmp_path: Path) -> None:
    path = write_extract(
        tmp_path,
        [
            ("LAC", "2024", LEEDS, "85.299999999999997"),
            ("LAC", "2024", ENGLAND, "70"),
            ("LAC", "2024", LONDON, "-"),
            ("Attainment", "2023/24", LEEDS, "0"),
        ],
        {},
    )
    assert rows_of(path) == {
        ("lait:LAC", LEEDS, date(2024, 3, 31)): (85.3, "value"),
        ("lait:LAC", ENGLAND, date(2024, 3, 31)): (70.0, "value"),
        ("lait:LAC", LONDON, date(2024, 3, 31)): (None, "missing-unexplained"),
        ("lait:Attainment", LEEDS, date(2024, 8, 31)): (0.0, "value"),
    }


def test_places_are_known_by_number_as_two_share_a_name(tmp_path: Path) -> None:
    path = write_extract(tmp_path, [("LAC", "2019", OLD_DORSET, "60"), ("LAC", "2020", DORSET, "61")], {})
    assert [place for _, place, _ in rows_of(path)] == [OLD_DORSET, DORSET]


def test_a_provisional_year_is_marked(tmp_path: Path) -> None:
    path = write_extract(tmp_path, [("LAC", "2025 (prov)", LEEDS, "1"), ("LAC", "2024", LEEDS, "1")], {})
    assert read_extract(path, KINDS).frame["release"].to_list() == ["provisional", "plain"]


def test_rows_keep_the_order_of_the_file(tmp_path: Path) -> None:
    printed = [(str(year), place) for year in range(2024, 1984, -1) for place in (LEEDS, DORSET, LONDON, ENGLAND)]
    path = write_extract(tmp_path, [("LAC", year, place, "1") for year, place in printed], {})
    frame = read_extract(path, KINDS).frame
    assert [(str(end.year), place) for end, place in frame.select("end", "authority").iter_rows()] == printed


def test_rows_that_cannot_be_dated_are_skipped_and_counted_with_the_reason(tmp_path: Path) -> None:
    rows = [("LAC", "0", LEEDS, "-"), ("LAC", "2024", LEEDS, "1"), ("Unknown", "2024", LEEDS, "1")]
    report = read_extract(write_extract(tmp_path, rows, {}), KINDS).report
    assert report.skipped == (("measure not in the dictionary", 1), ("year printed as '0'", 1))
    assert (report.rows, report.rows_kept, report.with_status) == (3, 1, 0)


def test_a_place_that_is_none_is_named_and_its_rows_are_counted(tmp_path: Path) -> None:
    path = write_extract(tmp_path, [("LAC", "2024", LEEDS, "1")], {})
    frame = pl.read_parquet(path)
    nowhere = frame.with_columns(pl.lit(999.0).alias("LA Number"), pl.lit("Narnia").alias("LA and Regions"))
    pl.concat([frame, nowhere]).write_parquet(path)
    report = read_extract(path, KINDS).report
    assert report.unmatched == ("Narnia (999)",)
    assert report.skipped == (("place not known", 1),)


def test_the_long_file_may_be_csv(tmp_path: Path) -> None:
    path = write_extract(tmp_path, [("LAC", "2024", LEEDS, "85.3")], {}, name="long.csv")
    assert list(rows_of(path).values()) == [(85.3, "value")]


def test_without_the_dictionary_years_cannot_be_dated(tmp_path: Path) -> None:
    path = write_extract(tmp_path, [("LAC", "2024", LEEDS, "1")], {})
    with pytest.raises(DataError, match="needs the dictionary"):
        read_extract(path, {})


def test_the_dictionary_gives_the_kind_of_year_of_each_measure(tmp_path: Path) -> None:
    path = write_dictionary(
        tmp_path, {"A": "Academic Year", "B": "Annual (end of Sept)", "C": "Annual - January", "D": "Annual"}
    )
    kinds, report = read_dictionary(path)
    assert kinds == {
        "A": YearType.ACADEMIC,
        "B": YearType.SEPTEMBER,
        "C": YearType.JANUARY,
        "D": YearType.FINANCIAL,
    }
    assert report.rows == 4


def test_a_kind_of_year_that_is_not_known_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="'Moon' has the unknown kind of year 'Lunar Year'"):
        read_dictionary(write_dictionary(tmp_path, {"Moon": "Lunar Year"}))
