"""What each rule looks for in a series, as one number per point: how strongly the pattern that ends there shows.

A rule speaks where its strength reaches its threshold. The same arithmetic serves one chart and a hundred thousand
simulated ones. It knows nothing of chance: thresholds come from the source of a rule or from `false_alarms`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np

from lineofsight.indicators.variation.autocorrelation import shrunken
from lineofsight.indicators.variation.sequences import Floats

__all__ = [
    "BASELINE",
    "COUNTING_RULES",
    "NHS",
    "NHS_RULES",
    "RANGE_LIMIT",
    "Rule",
    "Standardised",
    "Thresholds",
    "standardise",
    "strengths",
]

BASELINE = 12
"""Limits come from the first 12 points, or all while there are fewer ("trial limits"): the default of the NHS-R
community's implementation of Making Data Count (NHSRplotthedots, "Number of points required")."""

LIMIT = 2.66
"""Limits stand at the mean plus or minus 2.66 mean moving ranges (3 / 1.128), Shewhart's three sigma."""

RANGE_LIMIT = 3.267
"""A moving range stands out above 3.267 mean moving ranges (the constant D4 for ranges of two)."""

_FEWEST_A_SIDE = 2


class Rule(StrEnum):
    """The special-cause rules. The first four are those of Making Data Count; the others serve short yearly series.

    BEYOND_LIMIT: one point beyond a limit. ONE_SIDE: seven points in a row on one side of the mean ("shift").
    TREND: seven points in a row, each higher (or each lower) than the one before. TWO_OF_THREE: two of three points
    in a row beyond two sigma on the same side. Making Data Count counts seven (NHS England and NHS Improvement,
    "Making data count: strengthening your decisions", 2019); others count six or eight.
    JUMP: a moving range above its own limit (Wheeler, Understanding Variation, 1993), which slow drift cannot cause.
    LEVEL: the mean before and after some point differ, at least two points a side.
    """

    BEYOND_LIMIT = "beyond-limit"
    ONE_SIDE = "one-side"
    TREND = "trend"
    TWO_OF_THREE = "two-of-three"
    JUMP = "jump"
    LEVEL = "level"


NHS_RULES = (Rule.BEYOND_LIMIT, Rule.ONE_SIDE, Rule.TREND, Rule.TWO_OF_THREE)

COUNTING_RULES = (Rule.ONE_SIDE, Rule.TREND)
"""The rules whose strength is a whole number of points."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The strength from which each rule speaks; inf silences one.

    In sigma for beyond-limit and two-of-three, in points for one-side and trend, in mean moving ranges for jump, in
    standard errors for level.
    """

    beyond_limit: float
    one_side: float
    trend: float
    two_of_three: float
    jump: float
    level: float

    def of(self, rule: Rule) -> float:
        """The threshold of `rule`."""
        return float(getattr(self, rule.value.replace("-", "_")))


NHS = Thresholds(beyond_limit=3.0, one_side=7, trend=7, two_of_three=2.0, jump=inf, level=inf)
"""Making Data Count, as published: right for twenty independent points, not for ten that drift."""


@dataclass(frozen=True, slots=True)
class Standardised:
    """Series of one length, one a row, with what their baselines say. `scores` are distances from the centre in sigma.

    Columns of one number a row: `centre`, `mean_range`, `sigma`, `autocorrelation`. `baseline` holds the values of the
    baseline alone, `ranges` the moving ranges that made the mean, NaN for all others, the first always. A row whose
    baseline does not vary has scores of NaN: nothing can be said of it.
    """

    values: Floats
    baseline: Floats
    ranges: Floats
    centre: Floats
    mean_range: Floats
    sigma: Floats
    autocorrelation: Floats
    scores: Floats


def standardise(
    matrix: Floats, *, baseline: int = BASELINE, pooled: float | None = None, screen: bool = False
) -> Standardised:
    """Measure each row by its own baseline, its first `baseline` points.

    sigma = (2.66 / 3) * mean moving range / sqrt(1 - rho). In a first-order autoregressive series the mean moving
    range is 1.128 * sigma * sqrt(1 - rho), because neighbours resemble each other; dividing undoes what makes plain
    limits too narrow (Maragah and Woodall 1992, J. Stat. Comput. Simul. 40, 29-42). Without `pooled`, rho is 0: the
    plain chart. No moving range is taken across a gap. `screen` leaves moving ranges above their limit out of the
    mean, once.
    """
    first = np.where(np.cumsum(~np.isnan(matrix), axis=1) <= baseline, matrix, np.nan)
    ranges = np.abs(np.diff(first, axis=1, prepend=np.nan))
    mean_range = _mean(ranges)
    if screen:
        ranges = np.where(ranges > RANGE_LIMIT * mean_range, np.nan, ranges)
        mean_range = _mean(ranges)
    rho = np.zeros((len(matrix), 1)) if pooled is None else shrunken(matrix, pooled)[:, np.newaxis]
    sigma = LIMIT / 3 * mean_range / np.sqrt(1 - rho)
    centre = _mean(first)
    # The difference of equal numbers may come out as 1e-17: that is no variation.
    varies = mean_range > 1e-9 * np.maximum(np.abs(centre), 1e-300)
    scores = np.where(varies, (matrix - centre) / np.where(varies, sigma, 1), np.nan)
    return Standardised(matrix, first, ranges, centre, mean_range, sigma, rho, scores)


def strengths(rule: Rule, series: Standardised) -> Floats:
    """How strongly the pattern of `rule` that ends at each point shows; its sign is the side or direction.

    0 where there is none. A gap ends a run, a trend and a window of three; only LEVEL looks past it, and stands where
    the new level begins.
    """
    return _zero_at_gaps(_STRENGTHS[rule](series))


def _zero_at_gaps(matrix: Floats) -> Floats:
    return np.where(np.isnan(matrix), 0.0, matrix)


def _late(matrix: Floats, columns: int) -> Floats:
    """The matrix with so many columns of zeros before it: patterns that take several points end late."""
    return np.concatenate((np.zeros((len(matrix), columns)), matrix), axis=1)


def _mean(matrix: Floats) -> Floats:
    """The mean of each row as a column, gaps left out; NaN for a row of gaps."""
    here = ~np.isnan(matrix)
    counted = here.sum(axis=1, keepdims=True)
    return np.where(counted > 0, np.where(here, matrix, 0).sum(axis=1, keepdims=True) / np.maximum(counted, 1), np.nan)


def _beyond_limit(series: Standardised) -> Floats:
    return series.scores


def _one_side(series: Standardised) -> Floats:
    return _streaks(series.scores, shortest=1)


def _trend(series: Standardised) -> Floats:
    steps = np.diff(series.scores, axis=1)
    return _late(_streaks(steps, shortest=2), 1)


def _streaks(steps: Floats, shortest: int) -> Floats:
    """Signed number of points in the streak of one sign that ends at each step; its first step makes `shortest`."""
    signs = np.sign(_zero_at_gaps(steps))
    lengths = np.abs(signs)
    for step in range(1, steps.shape[1]):
        goes_on = (signs[:, step] == signs[:, step - 1]) & (signs[:, step] != 0)
        lengths[:, step] += np.where(goes_on, lengths[:, step - 1], 0)
    return np.asarray(signs * (lengths + shortest - 1))


def _two_of_three(series: Standardised) -> Floats:
    # Two of three points lie beyond a line exactly when the middle one of the three by size does.
    scores = series.scores
    if scores.shape[1] < 3:
        return np.zeros_like(scores)
    a, b, c = scores[:, :-2], scores[:, 1:-1], scores[:, 2:]
    middle = np.maximum(np.minimum(a, b), np.minimum(np.maximum(a, b), c))
    return _late(middle, 2)


def _jump(series: Standardised) -> Floats:
    varies = ~np.isnan(series.scores).all(axis=1, keepdims=True)
    steps = np.diff(series.values, axis=1) / np.where(varies, series.mean_range, np.nan)
    return _late(steps, 1)


def _level(series: Standardised) -> Floats:
    here = ~np.isnan(series.scores)
    sums, counts = np.cumsum(np.where(here, series.scores, 0), axis=1), np.cumsum(here, axis=1)
    before, after = counts[:, :-1], counts[:, -1:] - counts[:, :-1]
    enough = (before >= _FEWEST_A_SIDE) & (after >= _FEWEST_A_SIDE)
    before, after = np.where(enough, before, 1), np.where(enough, after, 1)
    change = (sums[:, -1:] - sums[:, :-1]) / after - sums[:, :-1] / before
    strength = change * np.sqrt(before * after / (before + after))
    return _late(np.where(enough, strength, 0), 1)


_STRENGTHS: dict[Rule, Callable[[Standardised], Floats]] = {
    Rule.BEYOND_LIMIT: _beyond_limit,
    Rule.ONE_SIDE: _one_side,
    Rule.TREND: _trend,
    Rule.TWO_OF_THREE: _two_of_three,
    Rule.JUMP: _jump,
    Rule.LEVEL: _level,
}
