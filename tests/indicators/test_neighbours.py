"""The neighbour lists are read as published, and ship for both editions."""

from datetime import date
from pathlib import Path

import pytest

from lineofsight.authorities import all_authorities
from lineofsight.errors import DataError, NotFoundError, UnknownAuthorityError
from lineofsight.indicators.neighbours import (
    NEIGHBOURS_FILE,
    Listed,
    edition_on,
    editions,
    neighbours,
    read_neighbours,
    write_neighbours,
)
from tests.indicators.files import DORSET, HACKNEY, LEEDS, OLD_DORSET, neighbour_rows, number, write_workbook


def test_lists_are_read_in_order_with_the_words_of_the_model(tmp_path: Path) -> None:
    rows = neighbour_rows({LEEDS: [(number(HACKNEY), "Very Close "), (number(DORSET), "Somewhat  close")]})
    listed, report = read_neighbours(write_workbook(tmp_path / "near.xlsx", rows), 2025)
    assert [(one.rank, one.neighbour, one.closeness) for one in listed] == [
        (1, HACKNEY, "very close"),
        (2, DORSET, "somewhat close"),
    ]
    assert (report.rows, report.rows_kept, report.observations, report.skipped) == (1, 1, 2, ())


def test_abolished_authorities_below_the_list_are_read_and_dashes_counted(tmp_path: Path) -> None:
    rows = neighbour_rows({LEEDS: [("838", "Close")], HACKNEY: [("-", "-")]})
    rows += [[""], ["", "Old SNs:"], *neighbour_rows({OLD_DORSET: [("383", "Close")]})[3:]]
    listed, report = read_neighbours(write_workbook(tmp_path / "near.xlsx", rows), 2021)
    assert {one.authority for one in listed} == {LEEDS, OLD_DORSET}
    assert report.skipped == (("no neighbours given", 1),)


def test_a_number_that_is_no_authority_is_named(tmp_path: Path) -> None:
    rows = neighbour_rows({LEEDS: [("999", "Close")]})
    _, report = read_neighbours(write_workbook(tmp_path / "near.xlsx", rows), 2025)
    assert report.unmatched == ("999",)


def test_a_sheet_without_neighbours_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"near\.xlsx has no row of headings"):
        read_neighbours(write_workbook(tmp_path / "near.xlsx", [["a", "b"]]), 2025)


def test_what_is_written_is_what_ships(tmp_path: Path) -> None:
    listed = (Listed(2025, LEEDS, 2, DORSET, "close"), Listed(2025, LEEDS, 1, HACKNEY, "very close"))
    write_neighbours(listed, tmp_path / "near.csv")
    written = (tmp_path / "near.csv").read_text(encoding="utf-8").splitlines()
    assert written[0] == NEIGHBOURS_FILE.read_text(encoding="utf-8").splitlines()[0]
    assert written[1:] == [f"2025,{LEEDS},1,{HACKNEY},very close", f"2025,{LEEDS},2,{DORSET},close"]


def test_every_authority_of_today_has_ten_neighbours_other_than_itself() -> None:
    for authority in all_authorities(date(2025, 6, 1)):
        near = neighbours(authority.code)
        assert [one.rank for one in near] == list(range(1, 11))
        assert len({one.authority for one in near} - {authority.code}) == 10


def test_there_are_two_editions_and_the_newer_is_usual() -> None:
    assert editions() == (2021, 2025)
    assert neighbours("Leeds") == neighbours(LEEDS, 2025) != neighbours(LEEDS, 2021)


def test_successors_that_came_after_an_edition_have_no_list_in_it() -> None:
    assert neighbours("Cumberland", 2021) == ()
    assert len(neighbours("Cumberland", 2025)) == 10


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (None, 2025),
        (date(2026, 1, 1), 2025),
        (date(2025, 5, 1), 2021),
        (date(2022, 1, 1), 2021),
        (date(2015, 1, 1), 2021),
    ],
)
def test_the_edition_of_a_day_is_the_newest_by_then(day: date | None, edition: int) -> None:
    assert edition_on(day) == edition


def test_an_edition_that_is_not_here_names_those_that_are() -> None:
    with pytest.raises(NotFoundError, match="2021, 2025"):
        neighbours(LEEDS, 1999)


def test_an_authority_that_is_none_is_an_error() -> None:
    with pytest.raises(UnknownAuthorityError):
        neighbours("Narnia")
