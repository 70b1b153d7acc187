"""How unsteady a series is, robustly, and whether more so than those of like places.

It compares changes, never levels, and takes the nation's own changes out where they are given. It refuses to ask
whether a change was wanted or part of a trend: a fast steady rise counts as movement too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lineofsight.errors import UsageError
from lineofsight.indicators.variation.sequences import Floats, as_array
from lineofsight.indicators.variation.words import one_in

__all__ = ["VolatilityComparison", "compare_volatility", "volatility"]

_FEWEST_CHANGES = 5
_DRAWS = 1999
_SEED = 20_240_331


@dataclass(frozen=True, slots=True)
class VolatilityComparison:
    """One place's volatility among its neighbours'. Rank 1 is the most volatile of `of`.

    `interval` holds nine in ten of the ranks found when years are drawn anew (bootstrap); `p_value` is how often so
    high a volatility comes about when, year by year, the places' changes are dealt out at random (permutation).
    Volatilities are None where too little is known; `own` None means that nothing can be compared.
    """

    own: float | None
    neighbours: tuple[float | None, ...]
    rank: int | None
    of: int
    interval: tuple[int, int] | None
    p_value: float | None
    statement: str


def volatility(values: Sequence[float | None], national: Sequence[float | None] | None = None) -> float | None:
    """The typical change from one period to the next as a share of the series' own level: 0.08 is 8%.

    The median absolute change between neighbouring periods over the median absolute value; one wild year hardly moves
    it. With `national`, each change is first lessened by the nation's own change as a share of the nation's level.
    None with fewer than 5 changes (a gap leaves out two) or a level of zero. Raises UsageError when lengths differ.
    """
    changes = _changes(values, national)
    return float(np.nanmedian(np.abs(changes))) if _enough(changes) else None


def compare_volatility(
    own: Sequence[float | None],
    neighbours: Sequence[Sequence[float | None]],
    national: Sequence[float | None] | None = None,
) -> VolatilityComparison:
    """Rank the volatility of `own` among those of `neighbours`, for the same periods, with interval and p-value.

    Years are kept whole in both the bootstrap and the permutation, so that a year in which everyone moved counts as
    one event. The same series give the same answer. Raises UsageError when the series differ in length.
    """
    if any(len(values) != len(own) for values in neighbours):
        raise UsageError("Volatilities are compared over the same periods: give every series one value per period.")
    rows = np.array([_changes(values, national) for values in (own, *neighbours)])
    known = np.array([_enough(row) for row in rows])
    typical = [float(np.nanmedian(np.abs(row))) if enough else None for row, enough in zip(rows, known, strict=True)]
    if not known[0] or known.sum() < 2:
        words = "Too little is known to compare how unsteady this series is."
        return VolatilityComparison(typical[0], tuple(typical[1:]), None, int(known.sum()), None, None, words)
    sizes = np.abs(rows[known])
    rank = int(_ranks(_medians(sizes[np.newaxis]))[0])
    random = np.random.default_rng(_SEED)
    interval, p_value = _interval(sizes, random), _p_value(sizes, random)
    words = _words(float(np.nanmedian(sizes[0])), rank, len(sizes), interval, p_value)
    return VolatilityComparison(typical[0], tuple(typical[1:]), rank, len(sizes), interval, p_value, words)


def _changes(values: Sequence[float | None], national: Sequence[float | None] | None) -> Floats:
    """Changes between neighbouring periods as shares of the level, without the nation's; NaN beside gaps."""
    shares = _shares(as_array(values))
    if national is None:
        return shares
    if len(national) != len(values):
        raise UsageError(f"{len(values)} values cannot be set against {len(national)} of the nation: one per period.")
    return np.asarray(shares - _shares(as_array(national)))


def _shares(row: Floats) -> Floats:
    level = float(np.nanmedian(np.abs(row))) if (~np.isnan(row)).any() else 0.0
    return np.diff(row) / level if level > 0 else np.full(max(len(row) - 1, 0), np.nan)


def _enough(changes: Floats) -> bool:
    return int((~np.isnan(changes)).sum()) >= _FEWEST_CHANGES


def _medians(sizes: Floats) -> Floats:
    """The median over the last dimension (years), gaps left out."""
    if np.isnan(sizes).any():
        return np.asarray(np.nanmedian(sizes, axis=-1))
    return np.asarray(np.median(sizes, axis=-1))


def _ranks(medians: Floats) -> Floats:
    """The rank of the first place in each row of medians, 1 for the highest; ties share the better rank."""
    return np.asarray(1 + (medians[:, 1:] > medians[:, :1]).sum(axis=1))


def _interval(sizes: Floats, random: np.random.Generator) -> tuple[int, int]:
    years = random.integers(sizes.shape[1], size=(_DRAWS, sizes.shape[1]))
    drawn = sizes[:, years].transpose(1, 0, 2)
    usable = drawn[(~np.isnan(drawn)).any(axis=2).sum(axis=1) == len(sizes)]
    low, high = np.quantile(_ranks(_medians(usable)), (0.05, 0.95), method="inverted_cdf")
    return int(low), int(high)


def _p_value(sizes: Floats, random: np.random.Generator) -> float:
    # In each year the first place takes the change of a place at random: that is all a permutation changes for it.
    years = np.arange(sizes.shape[1])
    drawn = sizes[random.integers(len(sizes), size=(_DRAWS, len(years))), years]
    observed = np.nanmedian(sizes[0])
    filled = drawn[~np.isnan(drawn).all(axis=1)]
    return float((1 + (_medians(filled) >= observed - 1e-12).sum()) / (1 + len(filled)))


def _words(typical: float, rank: int, of: int, interval: tuple[int, int], p_value: float) -> str:
    spread = f"between {interval[0]} and {interval[1]}" if interval[0] < interval[1] else f"{interval[0]}"
    return (
        f"It moves by {typical:.1%} of its level in a typical year: rank {rank} of {of}, where 1 is the least steady "
        f"(with other years the rank would lie {spread}, nine times in ten). If all {of} were equally unsteady, "
        f"{one_in(p_value)} would move this much."
    )
