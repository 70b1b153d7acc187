"""Funnel plots: each place against what its size lets one expect, with limits chance would rarely cross.

It knows proportions, rates and means with standard errors. It refuses to rank: a place is inside limits or outside.
"""

from collections.abc import Sequence
from math import erfc, inf, sqrt
from statistics import NormalDist
from typing import Any, Literal

import numpy as np

from lineofsight.errors import UsageError
from lineofsight.indicators.variation.funnel_points import Adjustment, Funnel, Places, funnel_of
from lineofsight.indicators.variation.overdispersion import WINSORISED
from lineofsight.indicators.variation.sequences import Floats

__all__ = ["mean_funnel", "proportion_funnel", "rate_funnel"]

_NORMAL = NormalDist()


def proportion_funnel(
    counts: Sequence[int],
    totals: Sequence[int],
    names: Sequence[str] | None = None,
    *,
    target: float | None = None,
    method: Literal["exact", "wilson"] = "exact",
    adjustment: Adjustment = "none",
    sigmas: Sequence[float] = (2.0, 3.0),
    winsorise: float = WINSORISED,
) -> Funnel:
    """Proportions `counts` of `totals` against `target`, the overall proportion unless given.

    Unadjusted limits are exact binomial quantiles drawn between whole counts (Spiegelhalter 2005, Stat. Med. 24), or
    Wilson score limits about the target (Public Health England, Technical Guide: Funnel Plots, 2017). Adjusted limits
    are the target plus or minus sigma errors, times sqrt(phi) (multiplicative) or with tau**2 added to the variance
    (additive); unadjusted where places differ as by chance.
    Raises UsageError for unequal lengths, an empty total, a count outside 0 to its total, or a target of 0 or 1.
    """
    count, total = _counted(counts, totals)
    if (count > total).any():
        raise UsageError("A count exceeds its total: are counts and totals in the right order?")
    share = float(count.sum() / total.sum()) if target is None else target
    if not 0 < share < 1:
        raise UsageError(f"Proportions cannot be compared with a target of {share}: it must lie between 0 and 1.")
    places = Places(
        names=_named(names, count),
        values=count / total,
        sizes=total,
        target=share,
        error=lambda size: np.sqrt(share * (1 - share) / size),
        limit=lambda size, sigma: (_wilson if method == "wilson" else _exact)(share, size, sigma),
        p_values=_two_tails(_binomial(total, share), count),
        most=1.0,
    )
    return funnel_of(places, adjustment, tuple(sigmas), winsorise)


def rate_funnel(
    counts: Sequence[int],
    populations: Sequence[float],
    names: Sequence[str] | None = None,
    *,
    per: float = 10_000,
    target: float | None = None,
    adjustment: Adjustment = "none",
    sigmas: Sequence[float] = (2.0, 3.0),
    winsorise: float = WINSORISED,
) -> Funnel:
    """Rates of `counts` per so many (`per`) of `populations` against `target`, the overall rate unless given.

    Unadjusted limits are exact Poisson quantiles, drawn between whole counts; all else is as for proportions.
    Raises UsageError for unequal lengths, an empty population, a negative count, or a target that is not above 0.
    """
    count, population = _counted(counts, populations)
    rate = float(per * count.sum() / population.sum()) if target is None else target
    if not rate > 0:
        raise UsageError(f"Rates cannot be compared with a target of {rate}: it must be above 0.")
    places = Places(
        names=_named(names, count),
        values=per * count / population,
        sizes=population,
        target=rate,
        error=lambda size: np.sqrt(rate * per / size),
        limit=lambda size, sigma: per * _drawn(_poisson(rate * size / per), sigma) / size,
        p_values=_two_tails(_poisson(rate * population / per), count),
    )
    return funnel_of(places, adjustment, tuple(sigmas), winsorise)


def mean_funnel(
    values: Sequence[float],
    errors: Sequence[float],
    names: Sequence[str] | None = None,
    *,
    target: float | None = None,
    adjustment: Adjustment = "none",
    sigmas: Sequence[float] = (2.0, 3.0),
    winsorise: float = WINSORISED,
) -> Funnel:
    """Means with standard errors against `target`, their mean weighted by precision unless given; normal limits.

    The size of a place is its precision, 1 / error squared. Raises UsageError for unequal lengths or an error that is
    not above 0.
    """
    value, error = _checked(values, errors)
    precision = 1 / error**2
    centre = float((value * precision).sum() / precision.sum()) if target is None else target
    places = Places(
        names=_named(names, value),
        values=value,
        sizes=precision,
        target=centre,
        error=lambda size: 1 / np.sqrt(size),
        limit=lambda size, sigma: centre + sigma / np.sqrt(size),
        p_values=np.array([erfc(abs(score) / sqrt(2)) for score in (value - centre) / error]),
        least=-inf,
    )
    return funnel_of(places, adjustment, tuple(sigmas), winsorise)


def _checked(figures: Sequence[float], sizes: Sequence[float]) -> tuple[Floats, Floats]:
    figure, size = np.array(figures, dtype=float), np.array(sizes, dtype=float)
    if len(figure) != len(size):
        raise UsageError(f"{len(figure)} figures need as many sizes, not {len(size)}.")
    if not (np.isfinite(figure).all() and np.isfinite(size).all() and (size > 0).all()):
        raise UsageError("A figure is missing, or a size is not above 0: leave such places out.")
    return figure, size


def _counted(counts: Sequence[int], sizes: Sequence[float]) -> tuple[Floats, Floats]:
    count, size = _checked(counts, sizes)
    if (count < 0).any():
        raise UsageError("A count is below 0: leave out places whose count is not known.")
    return count, size


def _named(names: Sequence[str] | None, figures: Floats) -> tuple[str, ...]:
    if names is not None and len(names) != len(figures):
        raise UsageError(f"{len(figures)} places need as many names, not {len(names)}.")
    return tuple(names) if names is not None else tuple(str(place + 1) for place in range(len(figures)))


def _wilson(share: float, size: Floats, sigma: float) -> Floats:
    """Wilson's score limit about `share`."""
    spread = sigma * np.sqrt(sigma**2 + 4 * size * share * (1 - share))
    return np.asarray((2 * size * share + sigma**2 + spread) / (2 * (size + sigma**2)))


def _exact(share: float, size: Floats, sigma: float) -> Floats:
    """The exact limit about `share`."""
    return np.asarray(_drawn(_binomial(size, share), sigma) / size)


def _binomial(size: Floats, share: float) -> Any:
    from scipy import stats  # noqa: PLC0415  # slow to import, and only funnels of counts need it

    return stats.binom(np.round(size), share)


def _poisson(mean: Floats) -> Any:
    from scipy import stats  # noqa: PLC0415  # as above

    return stats.poisson(mean)


def _drawn(law: Any, sigma: float) -> Floats:
    """The quantile of a law of counts at a normal sigma, drawn linearly between the whole counts on either side."""
    tail = _NORMAL.cdf(sigma)
    count = law.ppf(tail)
    return np.asarray(count - (law.cdf(count) - tail) / law.pmf(count))


def _two_tails(law: Any, count: Floats) -> Floats:
    return np.asarray(np.minimum(1.0, 2 * np.minimum(law.cdf(count), law.sf(count - 1))))
