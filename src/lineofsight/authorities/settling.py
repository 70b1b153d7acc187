"""Who stands in which cell of the honeycomb, improved by small exchanges until neighbours stand beside each other.

Simulated annealing from a fixed seed. What it weighs is below, in cells and sides of cells; it knows nothing of
files, nor of abolished authorities (`placing`).
"""

import math
from collections.abc import Iterable
from random import Random
from typing import Final

from lineofsight.authorities.honeycomb import Honeycomb, parts
from lineofsight.authorities.outlines import Outlines

__all__ = ["settle"]

_STEPS = 300_000
_HOTTEST, _COLDEST = 3.0, 0.01
_SEED = 7
"""Of 5 to 12: among those with every region whole and no gap inland, the one whose farthest moves least."""

_AWAY = 0.15
"""What it costs to stand a cell from the place wanted; the square of the distance, and past `_FAR` in proportion."""

_FAR = 2.0
_PARTED = 2.0
"""What it costs that neighbours do not touch, on top of the distance from where one should see the other."""

_EXPOSED = 2.0
"""What each empty side costs an authority without a coast: this keeps London inland, and gaps at the sea."""

_SPLIT = 20.0
"""What each further piece of a region costs."""

_EMPTY: Final = -1


def settle(land: Outlines, comb: Honeycomb, wanted: list[complex], start: list[int]) -> list[int]:
    """The cell of each authority, given the place wanted for each and the cell it starts in."""
    settling = _Settling(land, comb, wanted, start)
    random = Random(_SEED)  # noqa: S311  # nothing secret
    for step in range(_STEPS):
        heat = _HOTTEST * (1 - step / _STEPS) ** 2 + _COLDEST
        one = int(random.random() * len(start))
        # Mostly a step to a cell beside; at times two, past those that hold their place.
        cell = _any(comb.around[settling.cell_of[one]], random)
        if random.random() < 0.2:
            cell = _any(comb.around[cell], random)
        settling.try_exchange(one, cell, -heat * math.log(1 - random.random()))
    return settling.cell_of


def _any(cells: list[int], random: Random) -> int:
    return cells[int(random.random() * len(cells))]


class _Settling:
    """Who stands where, and what it costs."""

    def __init__(self, land: Outlines, comb: Honeycomb, wanted: list[complex], start: list[int]) -> None:
        self.comb, self.wanted, self.inland, self.cell_of = comb, wanted, land.inland, list(start)
        self.holder = [_EMPTY] * len(comb.cells)
        for one, cell in enumerate(start):
            self.holder[cell] = one
        middles = [complex(*middle) for middle in land.middles.tolist()]
        self.ties = [
            [(other, _way(middles[one] - middles[other]), land.bond(one, other)) for other in others]
            for one, others in enumerate(land.beside)
        ]
        self.region = [authority.region for authority in land.authorities]
        self.members = {name: [one for one, its in enumerate(self.region) if its == name] for name in self.region}
        self.pieces = {name: self._pieces(name) for name in self.members}

    def try_exchange(self, one: int, cell: int, limit: float) -> None:
        """Let one change places with whoever is in a cell, if that costs no more than the limit."""
        old, other = self.cell_of[one], self.holder[cell]
        if cell == old or self.comb.is_at_the_rim(cell):
            return
        # Only to or from an empty cell do the sides of others become empty.
        touched = {old, cell} if other != _EMPTY else {old, cell, *self.comb.around[old], *self.comb.around[cell]}
        before = self._cost(one, other, touched)
        self._exchange(one, cell, other, old)
        worse = self._cost(one, other, touched) - before
        regions = {self.region[who] for who in (one, other) if who != _EMPTY}
        if worse - _SPLIT * len(regions) <= limit:  # else no joining of pieces could make up for it
            pieces = {name: self._pieces(name) for name in regions}
            worse += _SPLIT * sum(pieces[name] - self.pieces[name] for name in pieces)
            if worse <= limit:
                self.pieces |= pieces
                return
        self._exchange(one, old, other, cell)

    def _exchange(self, one: int, cell: int, other: int, others: int) -> None:
        self.cell_of[one], self.holder[cell], self.holder[others] = cell, one, other
        if other != _EMPTY:
            self.cell_of[other] = others

    def _cost(self, one: int, other: int, touched: Iterable[int]) -> float:
        cost = self._strain(one) + sum(map(self._exposure, touched))
        return cost + self._strain(other) if other != _EMPTY else cost

    def _strain(self, one: int) -> float:
        """What it costs one to stand where it does: the way to the place wanted and to its neighbours."""
        centres, here = self.comb.centres, self.comb.centres[self.cell_of[one]]
        away = abs(here - self.wanted[one])
        cost = _AWAY * (away * away if away < _FAR else _FAR * (2 * away - _FAR))
        for other, way, bond in self.ties[one]:
            apart = here - centres[self.cell_of[other]]
            cost += bond * (abs(apart - way) + (_PARTED if abs(apart) > 1.01 else 0.0))
        return cost

    def _exposure(self, cell: int) -> float:
        one = self.holder[cell]
        if one == _EMPTY or not self.inland[one]:
            return 0.0
        return _EXPOSED * sum(self.holder[beside] == _EMPTY for beside in self.comb.around[cell])

    def _pieces(self, region: str) -> int:
        return parts([self.cell_of[one] for one in self.members[region]], self.comb.around)


def _way(apart: complex) -> complex:
    return apart / abs(apart)
