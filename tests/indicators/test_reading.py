"""A folder is read by what its files look like."""

from pathlib import Path

import pytest

from lineofsight.errors import DataError, NotFoundError
from lineofsight.indicators.reading import read_folder
from tests.indicators.files import (
    DORSET,
    LEEDS,
    located,
    neighbour_rows,
    write_extract,
    write_open_data,
    write_workbook,
)


def test_every_layout_is_known_in_any_subfolder_under_any_name(tmp_path: Path) -> None:
    write_extract(tmp_path / "a", [("LAC", "2024", LEEDS, "85")], {"LAC": "Annual"}, name="whatever.parquet")
    write_open_data(tmp_path / "b" / "c" / "some_file_2024.csv", [located(LEEDS, count="1")])
    write_workbook(tmp_path / "near 2025.xlsx", neighbour_rows({LEEDS: [("838", "Close")]}))
    codes: list[list[object]] = [
        ["LA Number", "LA Name", "Region", "Type"],
        [383, "Leeds", "Y", "MD"],
        [1000, "England (old)", "NA", "NA"],
    ]
    write_workbook(tmp_path / "list.xlsx", codes)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    read = read_folder(tmp_path)
    assert sorted(read.tidy["series"].unique()) == ["lait:LAC", "some_file:count"]
    assert [(one.edition, one.authority, one.neighbour) for one in read.neighbours] == [(2025, LEEDS, DORSET)]
    kinds = {file.name: file.what for file in read.files}
    assert kinds["other.csv"] == "layout not known"
    (listed,) = [file for file in read.files if file.name == "list.xlsx"]
    assert (listed.rows_kept, listed.skipped, listed.unmatched) == (1, (("area that is no authority", 1),), ())


def test_each_file_is_told_as_it_is_read(tmp_path: Path) -> None:
    write_open_data(tmp_path / "one.csv", [located(LEEDS, count="1")])
    write_open_data(tmp_path / "two.csv", [located(LEEDS, count="1")])
    told: list[str] = []
    read_folder(tmp_path, told.append)
    assert told == ["one.csv", "two.csv"]


def test_of_two_editions_of_a_file_the_newer_figure_counts_and_revisions_are_counted(tmp_path: Path) -> None:
    old = [located(LEEDS, "2021", count="10"), located(LEEDS, "2022", count="20")]
    new = [located(LEEDS, "2021", count="10"), located(LEEDS, "2022", count="21"), located(LEEDS, "2023", count="30")]
    write_open_data(tmp_path / "workforce_2021_to_2023.csv", new)
    write_open_data(tmp_path / "workforce_2021_to_2022.csv", old)
    read = read_folder(tmp_path)
    assert sorted(read.tidy["value"]) == [10.0, 21.0, 30.0]
    assert (read.replaced, read.revised) == (2, 1)


def test_a_year_that_only_the_older_edition_has_stays(tmp_path: Path) -> None:
    write_open_data(tmp_path / "workforce_2012_to_2022.csv", [located(LEEDS, "2012", count="1")])
    write_open_data(tmp_path / "workforce_2013_to_2023.csv", [located(LEEDS, "2023", count="2")])
    assert sorted(read_folder(tmp_path).tidy["value"]) == [1.0, 2.0]


def test_a_workbook_of_neighbours_must_say_its_year(tmp_path: Path) -> None:
    write_open_data(tmp_path / "one.csv", [located(LEEDS, count="1")])
    write_workbook(tmp_path / "near.xlsx", neighbour_rows({LEEDS: [("838", "Close")]}))
    with pytest.raises(DataError, match="of which year"):
        read_folder(tmp_path)


def test_a_folder_without_figures_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(NotFoundError, match="holds no file of figures"):
        read_folder(tmp_path)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="is no folder"):
        read_folder(tmp_path / "none")


@pytest.mark.parametrize("name", ["broken.parquet", "broken.xlsx"])
def test_a_file_that_is_not_what_its_name_says_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"not at all")
    with pytest.raises(DataError, match=name):
        read_folder(tmp_path)
