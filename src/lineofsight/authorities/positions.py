"""Where each authority stands on a map of hexagons of one size, and the letters it bears there.

It reads `data/positions.csv`, which `placing` makes; how the places are found, and how they are drawn, is not here.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from lineofsight.authorities.authority import Authority
from lineofsight.authorities.tables import tables
from lineofsight.errors import DataError

__all__ = ["FILE", "Position", "positions", "read_positions"]

FILE = Path(__file__).with_name("data") / "positions.csv"
"""The map that ships with the package."""


@dataclass(frozen=True, slots=True)
class Position:
    """The hexagon of one authority: column and row from 0, north-west first; odd rows are half a column further east.

    `short` is its name in three or four letters.
    """

    authority: Authority
    column: int
    row: int
    short: str


def positions(on: date) -> tuple[Position, ...]:
    """The hexagons of the authorities that existed on the day `on`, by name; no two have one place or one `short`."""
    return tuple(position for position in _all() if position.authority.existed_on(on))


@cache
def _all() -> tuple[Position, ...]:
    return read_positions(FILE)


def read_positions(path: Path) -> tuple[Position, ...]:
    """Every line of a file of positions, by name. Raises `DataError` for a line it cannot use, or one missing."""
    known = {authority.code: authority for authority in tables().authorities}
    found: dict[Authority, Position] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            try:
                authority = known[row["code"]]
                found[authority] = Position(authority, int(row["column"]), int(row["row"]), row["short"])
            except (KeyError, TypeError, ValueError) as wrong:
                raise DataError(f"{path.name}, line {number}: {wrong}. Make the file again with placing.") from wrong
    missing = [authority.label for authority in known.values() if authority not in found]
    if missing:
        raise DataError(f"{path.name}: no place for {', '.join(missing)}. Make the file again with placing.")
    return tuple(found[authority] for authority in known.values())
