"""The map of authorities: on every day everyone has a hexagon of its own, and the country can be recognised."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.authorities import Position, all_authorities, find, positions, predecessors
from lineofsight.authorities.honeycomb import Cell, Honeycomb, around, centre, parts
from lineofsight.authorities.positions import read_positions
from lineofsight.errors import DataError

TODAY = date(2025, 6, 1)
DAYS = st.dates(date(2009, 4, 1), date(2030, 1, 1))
CHANGES = sorted({one.opened for one in all_authorities() if one.opened})


def cells(places: Iterable[Position]) -> set[Cell]:
    return {(place.column, place.row) for place in places}


def pieces(wanted: set[Cell]) -> int:
    comb = Honeycomb(max(column for column, _ in wanted) + 1, max(row for _, row in wanted) + 1)
    return parts([number for number, cell in enumerate(comb.cells) if cell in wanted], comb.around)


def at(name: str, on: date = TODAY) -> Position:
    authority = find(name, on)
    return next(place for place in positions(on) if place.authority == authority)


def spot(name: str) -> complex:
    place = at(name)
    return centre((place.column, place.row))


def the_day_before(change: date) -> date:
    return change - timedelta(days=1)


@given(DAYS | st.sampled_from(CHANGES) | st.sampled_from(CHANGES).map(the_day_before))
def test_on_every_day_everyone_there_has_a_place_and_letters_of_its_own(day: date) -> None:
    found = positions(day)
    assert tuple(place.authority for place in found) == all_authorities(day)
    assert len(cells(found)) == len({place.short for place in found}) == len(found)


def test_today_there_are_153() -> None:
    assert len(positions(TODAY)) == 153


def test_letters_are_three_or_four_capitals() -> None:
    assert all(place.short.isalpha() and place.short.isupper() and len(place.short) in {3, 4} for place in _ever())


def test_letters_are_those_people_use() -> None:
    assert [at(name).short for name in ("Dorset", "Bournemouth, Christchurch and Poole", "Leeds")] == [
        "DOR",
        "BCP",
        "LEE",
    ]


@pytest.mark.parametrize("day", [date(2012, 1, 1), *CHANGES, *map(the_day_before, CHANGES), TODAY])
def test_every_region_is_in_one_piece_on_every_day(day: date) -> None:
    found = positions(day)
    for region in {place.authority.region for place in found}:
        assert pieces(cells(place for place in found if place.authority.region == region)) == 1, region


def test_the_country_is_in_one_piece_and_has_no_gap_inland() -> None:
    land = cells(positions(TODAY))
    assert pieces(land) == 1
    columns, rows = max(column for column, _ in land) + 3, max(row for _, row in land) + 5
    # Two rows are put above, so that odd rows stay odd.
    everywhere = {(column, row) for column in range(columns) for row in range(rows)}
    assert pieces(everywhere - {(column + 1, row + 2) for column, row in land}) == 1


def test_places_begin_at_the_north_west() -> None:
    assert min(place.column for place in _ever()) == 0
    assert min(place.row for place in _ever()) in {0, 1}


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("Northumberland", "Leeds"),
        ("Leeds", "Nottingham"),
        ("Birmingham", "Bristol"),
        ("Norfolk", "Essex"),
        ("Enfield", "Croydon"),
        ("Westminster", "Brighton and Hove"),
        ("Hampshire", "Isle of Wight"),
    ],
)
def test_north_is_up(north: str, south: str) -> None:
    assert spot(north).imag > spot(south).imag


@pytest.mark.parametrize(
    ("west", "east"),
    [
        ("Isles of Scilly", "Cornwall"),
        ("Cornwall", "Dorset"),
        ("Bristol", "Reading"),
        ("Reading", "Westminster"),
        ("Liverpool", "Manchester"),
        ("Manchester", "Kingston upon Hull"),
        ("Shropshire", "Norfolk"),
        ("Cumberland", "Sunderland"),
        ("Hillingdon", "Havering"),
    ],
)
def test_west_is_left(west: str, east: str) -> None:
    assert spot(west).real < spot(east).real


def test_london_has_no_coast_but_at_its_river() -> None:
    land = cells(positions(TODAY))
    for name in ("Camden", "Barnet", "Croydon", "Sutton", "Harrow", "Lambeth"):
        place = at(name)
        assert set(around((place.column, place.row))) <= land, name


@pytest.mark.parametrize("name", ["Cumbria", "Northamptonshire", "Dorset", "Bournemouth"])
def test_an_abolished_authority_stands_where_a_successor_does(name: str) -> None:
    old = at(name, date(2018, 1, 1))
    heirs = [place for place in positions(TODAY) if old.authority in predecessors(place.authority)]
    assert cells([old]) <= cells(heirs)


def test_poole_stood_on_the_coast_beside_bournemouth() -> None:
    poole, bournemouth = (at(name, date(2018, 1, 1)) for name in ("Poole", "Bournemouth"))
    assert (poole.column, poole.row) in around((bournemouth.column, bournemouth.row))
    assert not cells([poole]) & cells(positions(TODAY))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("E99999999,1,1,XXX", "E99999999"), ("E06000001,one,1,HPL", "one"), ("E06000001,1", "line 2"), ("", "Barnet")],
)
def test_a_file_that_cannot_be_used_is_told_with_its_place(line: str, wrong: str, tmp_path: Path) -> None:
    path = tmp_path / "positions.csv"
    path.write_text(f"code,column,row,short\n{line}\n", "utf-8")
    with pytest.raises(DataError, match=wrong) as told:
        read_positions(path)
    assert "positions.csv" in str(told.value)


def _ever() -> tuple[Position, ...]:
    return tuple(place for day in (date(2018, 1, 1), TODAY) for place in positions(day))
