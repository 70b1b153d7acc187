"""Change points: where the level of a short series shifts, at most twice, and how often drift alone looks like that.

It searches every possible place and judges the best by shuffling the series' own surprises. It refuses to claim
anything of fewer than 8 points, and says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from lineofsight.errors import UsageError
from lineofsight.indicators.variation.autocorrelation import TYPICAL, autocorrelation
from lineofsight.indicators.variation.sequences import Floats, as_array
from lineofsight.indicators.variation.words import in_words, one_in

__all__ = ["ChangePoint", "ChangePoints", "change_points"]

_FEWEST = 8
_FEWEST_A_SIDE = 2
_DRAWS = 1999
_SEED = 20_240_331


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A shift of level: the period `at` is the first of the new level; means of the stretches `before` and `after`."""

    at: str
    position: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ChangePoints:
    """The shifts found, none to two, in order of time.

    `p_value` is how often series that drift like this one, with no shift, give so clear a one; None when too short.
    """

    found: tuple[ChangePoint, ...]
    p_value: float | None
    statement: str


def change_points(
    values: Sequence[float | None],
    periods: Sequence[str] | None = None,
    *,
    at_most: int = 1,
    pooled: float = TYPICAL,
    level: float = 0.05,
    unit: str = "",
) -> ChangePoints:
    """Find shifts of level in one series, at most `at_most` (1 or 2), each stretch at least two points long.

    Exact search for the means that leave least squared error. The p-value comes from 1999 permutations: deviations
    are whitened by the autocorrelation of the series (drawn towards `pooled`; over a gap of k periods rho to the
    power k), shuffled, coloured again and searched in the same way, so that drift is not taken for a shift. Two shifts
    are claimed when the second, given the first, passes again at `level`, or two together do though one does not;
    looking for both doubles the p-value. The same series give the same answer.
    Raises UsageError when periods and values differ in number or `at_most` is neither 1 nor 2.
    """
    row = as_array(values)
    named = tuple(periods) if periods is not None else tuple(str(place + 1) for place in range(len(row)))
    if len(named) != len(row):
        raise UsageError(f"{len(row)} values need as many periods, not {len(named)}.")
    if at_most not in (1, 2):
        raise UsageError(f"At most one or two change points can be looked for, not {at_most}.")
    here = np.flatnonzero(~np.isnan(row))
    seen = row[here]
    if len(seen) < _FEWEST:
        return ChangePoints((), None, f"{len(seen)} points are too few to tell a shift of level: {_FEWEST} are needed.")
    if np.ptp(seen) == 0:
        return ChangePoints((), 1.0, "The series does not vary, so there is no shift of level.")
    colour = _colour(here, autocorrelation(values, pooled))
    edges, p_value = _search(seen, colour, at_most, level)
    found = _described(seen, here, named, edges)
    return ChangePoints(found, p_value, _words(found, p_value, unit))


def _search(seen: Floats, colour: Floats, at_most: int, level: float) -> tuple[tuple[int, ...], float]:
    """Where the level shifts, and the p-value of there being any shift."""
    one, p_one = _tested(seen, np.zeros_like(seen), colour, 1)
    if at_most == 1:
        return (one if p_one <= level else ()), p_one
    two, p_two = _tested(seen, np.zeros_like(seen), colour, 2)
    p_value = min(1.0, 2 * min(p_one, p_two))
    if p_value > level:
        return (), p_value
    if 2 * p_one > level:
        return two, p_value
    _, p_second = _tested(seen, _fitted(seen, one), colour, 2, given=1)
    return (two if p_second <= level else one), p_value


def _tested(seen: Floats, fitted: Floats, colour: Floats, shifts: int, given: int = 0) -> tuple[tuple[int, ...], float]:
    """The best `shifts` edges, and how often shuffled surprises about `fitted` gain as much over the best `given`."""
    rest = seen - fitted
    surprises = np.linalg.solve(colour, rest - rest.mean())
    orders = _orders(len(seen))
    shuffled = (surprises - surprises.mean())[orders] @ colour.T + fitted
    gains, best = _gain(np.vstack([seen, shuffled]), shifts, given)
    p_value = float((gains >= gains[0] * (1 - 1e-9)).mean())
    return _splits(len(seen), shifts)[int(best[0])], p_value


def _gain(rows: Floats, shifts: int, given: int) -> tuple[Floats, NDArray[np.intp]]:
    """For each row the share by which the best `shifts` edges lessen the error left by the best `given`, and which."""
    explained = _explained(rows, shifts)
    total = ((rows - rows.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    start = _explained(rows, given).max(axis=1) if given else np.zeros(len(rows))
    most = explained.max(axis=1)
    left = np.maximum(total - most, 1e-12 * total)
    return np.asarray((most - start) / left), explained.argmax(axis=1)


def _explained(rows: Floats, shifts: int) -> Floats:
    """The squared error that each choice of `shifts` edges (columns) takes away in each row."""
    length = rows.shape[1]
    sums = np.pad(np.cumsum(rows - rows.mean(axis=1, keepdims=True), axis=1), ((0, 0), (1, 0)))
    edges = np.array([(0, *split, length) for split in _splits(length, shifts)])
    parts = np.diff(sums[:, edges], axis=2)
    return np.asarray((parts**2 / np.diff(edges, axis=1)).sum(axis=2))


@lru_cache(maxsize=256)
def _splits(length: int, shifts: int) -> tuple[tuple[int, ...], ...]:
    """Every choice of `shifts` edges that leaves stretches of at least two points."""
    places = range(_FEWEST_A_SIDE, length - _FEWEST_A_SIDE + 1)
    return tuple(
        split
        for split in combinations(places, shifts)
        if all(after - before >= _FEWEST_A_SIDE for before, after in pairwise(split))
    )


@lru_cache(maxsize=64)
def _orders(length: int) -> NDArray[np.intp]:
    random = np.random.default_rng([_SEED, length])
    return random.permuted(np.tile(np.arange(length), (_DRAWS, 1)), axis=1)


def _colour(here: NDArray[np.intp], rho: float) -> Floats:
    """The lower triangle that gives independent surprises the correlation rho ** distance."""
    return np.linalg.cholesky(rho ** np.abs(here[:, np.newaxis] - here))


def _fitted(seen: Floats, edges: tuple[int, ...]) -> Floats:
    return np.concatenate([np.full(len(part), part.mean()) for part in np.split(seen, edges)])


def _described(
    seen: Floats, here: NDArray[np.intp], periods: tuple[str, ...], edges: tuple[int, ...]
) -> tuple[ChangePoint, ...]:
    means = [float(part.mean()) for part in np.split(seen, edges)]
    places = [int(here[edge]) for edge in edges]
    return tuple(
        ChangePoint(periods[place], place, before, after)
        for place, (before, after) in zip(places, pairwise(means), strict=True)
    )


def _words(found: tuple[ChangePoint, ...], p_value: float, unit: str) -> str:
    odds = f"{one_in(p_value)} series that only drift would look so."
    if not found:
        return f"No shift of level stands out from drift: {odds}"
    shifts = "; then ".join(
        f"from {point.at} on it averaged {in_words(point.after, unit)}, against {in_words(point.before, unit)} before"
        for point in found
    )
    return f"{shifts[0].upper()}{shifts[1:]}: {odds}"
