"""A hexagon for every authority, all of one size, such that the country stays recognisable.

`python -m lineofsight.authorities.placing BOUNDARIES.json LOOKUP.csv OUT.csv` makes `data/positions.csv`. Middles
are spread until each has room, snapped to a honeycomb at the least cost, and then `settling` improves on that. The
same files give the same places. Abolished authorities stand where a successor does, or beside it.
"""

import csv
import sys
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from lineofsight.authorities.authority import Authority
from lineofsight.authorities.honeycomb import ROW, Cell, Honeycomb, around, centre
from lineofsight.authorities.lookup import successors
from lineofsight.authorities.outlines import Outlines, Points, read_outlines
from lineofsight.authorities.settling import settle
from lineofsight.authorities.tables import tables
from lineofsight.errors import DataError

__all__ = ["place", "spread", "write_positions"]

Places = dict[Authority, Cell]

_ROUNDS = 600
_SQUARE_KILOMETRES = 130_000
"""About the area of England: how far apart the middles of its authorities would be if all were of one size."""

_TIGHTER = 0.94
"""Spread places are drawn together by this before they are snapped, so that no cell inland stays empty."""

_RIM = 4
_SHORTS = Path(__file__).with_name("data") / "shorts.csv"


def write_positions(boundaries: Path, lookup: Path, out: Path) -> None:
    """Write the place and letters of every authority, by code. Raises `DataError` for files it cannot use."""
    places = place(read_outlines(boundaries, lookup))
    shorts = _shorts()
    missing = [authority.label for authority in places if authority.code not in shorts]
    if missing:
        raise DataError(f"{_SHORTS.name}: no letters for {', '.join(missing)}. Add a line for each.")
    west = min(column for column, _ in places.values())
    north = min(row for _, row in places.values())
    north -= north % 2  # an odd row stays odd
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "column", "row", "short"))
        for authority, (column, row) in sorted(places.items(), key=lambda item: item[0].code):
            writer.writerow((authority.code, column - west, row - north, shorts[authority.code]))


def place(land: Outlines) -> Places:
    """The cell of every authority, today's and abolished."""
    wanted = spread(land) * _TIGHTER
    wanted += (_RIM - wanted[:, 0].min(), -_RIM * ROW - wanted[:, 1].max())
    columns, rows = np.ptp(wanted, axis=0) / (1, ROW) + 2 * _RIM + 1
    comb = Honeycomb(int(columns), int(rows))
    spots, start = _snapped(wanted, comb)
    cells = settle(land, comb, spots, start)
    return _with_abolished({one: comb.cells[cell] for one, cell in zip(land.authorities, cells, strict=True)})


def spread(land: Outlines) -> Points:
    """Where the middles come to lie if those beside each other are to be 1 apart, in their true direction.

    Neighbours pull, and whoever is nearer than 1 pushes; the pull fades, so that in the end all have room.
    """
    spots: Points = land.middles / np.sqrt(_SQUARE_KILOMETRES / len(land.authorities))
    pairs = np.array([(one, other) for one, others in enumerate(land.beside) for other in others])
    ones, others = pairs.T
    ways = land.middles[ones] - land.middles[others]
    ways /= np.hypot(*ways.T)[:, None]
    strength = np.array([land.bond(one, other) for one, other in pairs.tolist()])[:, None] / 2
    for left in np.linspace(1, 0, _ROUNDS):
        pull = np.zeros_like(spots)
        np.add.at(pull, ones, strength * (ways - spots[ones] + spots[others]))
        spots = spots + 0.15 * left * pull + (0.04 + 0.36 * (1 - left)) * _push(spots)
    return spots


def _push(spots: Points) -> Points:
    """How far each is pushed by those that are nearer than 1."""
    apart = spots[:, None] - spots[None]
    distance = np.hypot(apart[:, :, 0], apart[:, :, 1])
    return np.asarray((apart * (np.clip(1 - distance, 0, None) / np.maximum(distance, 0.05))[:, :, None]).sum(axis=1))


def _snapped(wanted: Points, comb: Honeycomb) -> tuple[list[complex], list[int]]:
    """The places wanted, moved by a part of a cell if the honeycomb fits better so, and the best cell for each."""
    centres = np.array([(spot.real, spot.imag) for spot in comb.centres])
    sixths = np.arange(6) / 6
    moves = [np.array((east, -2 * ROW * south)) for east, south in product(sixths, repeat=2)]
    fits = [(wanted + move, *_assigned(wanted + move, centres)) for move in moves]
    spots, cells, _ = min(fits, key=lambda fit: fit[2])
    return [complex(*spot) for spot in spots.tolist()], cells


def _assigned(wanted: Points, centres: Points) -> tuple[list[int], float]:
    """The cell of each such that all together lie nearest to where they want, and the sum of the squared distances."""
    cost: NDArray[np.float64] = ((wanted[:, None] - centres[None]) ** 2).sum(axis=2)
    rows, cells = linear_sum_assignment(cost)
    return cells.tolist(), float(cost[rows, cells].sum())


def _with_abolished(places: Places) -> Places:
    """The places of today's authorities and of those abolished."""
    for authority in sorted((one for one in tables().authorities if one.closed is not None), key=lambda one: one.code):
        places = places | {authority: _former_place(authority, places)}
    return places


def _former_place(authority: Authority, places: Places) -> Cell:
    """The place of a successor that nobody of its time has, or the empty cell nearest to the first successor.

    Of several, the one that touches most of the authority's region as it was then.
    """
    heirs = [places[heir] for heir in successors(authority)]
    of_its_time = {cell: other.region for other, cell in places.items() if _overlap(authority, other)}
    region = {cell for cell, name in of_its_time.items() if name == authority.region}

    def touching(cell: Cell) -> int:
        return len(region.intersection(around(cell)))

    free = [cell for cell in heirs if cell not in of_its_time]
    if free:
        return max(free, key=touching)
    outside = {one for cell in region for one in around(cell)} - set(places.values())
    return min(outside, key=lambda cell: (round(abs(centre(cell) - centre(heirs[0])), 6), -touching(cell), cell))


def _overlap(one: Authority, other: Authority) -> bool:
    """Whether there was a day on which both existed."""
    first = max((day for day in (one.opened, other.opened) if day), default=None)
    last = min((day for day in (one.closed, other.closed) if day), default=None)
    return first is None or last is None or first <= last


def _shorts() -> dict[str, str]:
    with _SHORTS.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["short"] for row in csv.DictReader(file)}


if __name__ == "__main__":
    write_positions(*map(Path, sys.argv[1:4]))
