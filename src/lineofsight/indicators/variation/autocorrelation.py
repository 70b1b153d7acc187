"""How much of one period is left in the next: the lag-one autocorrelation of short series.

Ten points can hardly tell drift from noise, so a series is read in the light of its kind: its own estimate is drawn
towards the pooled value of the same indicator in all authorities. It refuses to estimate from fewer than 7 points.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from lineofsight.errors import UsageError
from lineofsight.indicators.variation.sequences import Floats, as_array, median_of_rows

__all__ = [
    "HIGHEST",
    "MINIMUM_POINTS",
    "POOLED_WEIGHT",
    "TYPICAL",
    "autocorrelation",
    "checked_pooled",
    "pooled_autocorrelation",
    "shrunken",
]

MINIMUM_POINTS = 7
HIGHEST = 0.95
"""Above this a series of a few dozen points cannot be told from one that never returns to any level."""

TYPICAL = 0.55
"""About the median over 39 yearly indicators of children's services, 2016-2025, each relative to England; half of them
lie between 0.44 and 0.64."""

POOLED_WEIGHT = 60
"""How many of a series' own points the pooled value is worth. Between authorities the autocorrelation of one indicator
differs little (standard deviation about 0.15), while an estimate from ten points errs by about 0.45: its own estimate
deserves about a tenth of the weight."""

_WINSORISED_AT = 3.0


def autocorrelation(values: Sequence[float | None], pooled: float = TYPICAL) -> float:
    """The lag-one autocorrelation of one series, drawn towards `pooled`, between 0 and `HIGHEST`.

    rho = (n * own + 60 * pooled) / (n + 60), where own = (r + 1/n) / (1 - 4/n) undoes the bias -(1 + 4 rho)/n of the
    usual r (Kendall 1954, Biometrika 41; Marriott and Pope 1954, same volume), and r is taken from values pulled in
    to 3 robust standard deviations, so that one wild point does not hide the drift. Never below 0: limits are not
    narrowed because a series zigzags. With fewer than 7 points, or no variation, it is `pooled`.
    Raises UsageError unless 0 <= pooled <= 1.
    """
    return float(shrunken(as_array(values)[np.newaxis], checked_pooled(pooled))[0])


def pooled_autocorrelation(series: Iterable[Sequence[float | None]]) -> float:
    """The value common to many series of one indicator: the mean of their own estimates, weighted by length.

    Series of fewer than 7 points say nothing; without any other, it is `TYPICAL`.
    """
    total, weight = 0.0, 0.0
    for values in series:
        row = as_array(values)[np.newaxis]
        points = float((~np.isnan(row)).sum())
        own = float(_own(row)[0])
        if np.isfinite(own):
            total, weight = total + points * own, weight + points
    return min(max(total / weight, 0.0), HIGHEST) if weight else TYPICAL


def checked_pooled(pooled: float) -> float:
    """The pooled value, at most `HIGHEST`. Raises UsageError unless it is between 0 and 1."""
    if not 0 <= pooled <= 1:
        raise UsageError(f"An autocorrelation of {pooled} makes no sense here: give one between 0 and 1.")
    return min(pooled, HIGHEST)


def shrunken(matrix: Floats, pooled: float) -> Floats:
    """`autocorrelation` of each row at once."""
    own = _own(matrix)
    points = (~np.isnan(matrix)).sum(axis=1)
    drawn = (points * own + POOLED_WEIGHT * pooled) / (points + POOLED_WEIGHT)
    return np.clip(np.where(np.isnan(own), pooled, drawn), 0.0, HIGHEST)


def _own(matrix: Floats) -> Floats:
    """The estimate of each row from itself alone, bias undone; NaN where it has too few points or does not vary."""
    points = (~np.isnan(matrix)).sum(axis=1)
    deviation = matrix - median_of_rows(matrix)
    reach = _WINSORISED_AT * 1.4826 * median_of_rows(np.abs(deviation))
    deviation = np.clip(deviation, -reach, reach)
    deviation -= np.nansum(deviation, axis=1, keepdims=True) / np.maximum(points, 1)[:, np.newaxis]
    products = deviation[:, 1:] * deviation[:, :-1]
    pairs = (~np.isnan(products)).sum(axis=1)
    squares = np.nansum(deviation**2, axis=1)
    usable = (points >= MINIMUM_POINTS) & (squares > 0) & (pairs > 0)
    size = np.where(usable, points, 8)
    usual = np.nansum(products, axis=1) * (size - 1) / np.where(usable, pairs * squares, 1)
    return np.where(usable, (usual + 1 / size) / (1 - 4 / size), np.nan)
