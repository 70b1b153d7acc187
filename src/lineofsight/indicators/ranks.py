"""Where a figure stands among others, and how far chance alone could move it there.

It knows numbers only. Which authorities stand among which, and what a rank means, is for `compare`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

__all__ = ["RANK_METHOD", "Member", "Rank", "rank_of"]

RANK_METHOD = "1,000 draws of every figure around the published one, with a fixed seed"

_DRAWS = 1000
_SEED = 20130331
_ENOUGH = 0.8
"""The share of figures that must have counts; the rest are taken as they stand."""


@dataclass(frozen=True, slots=True)
class Member:
    """One figure among those ranked: as a fraction, not per 100, and the count it was divided by if known."""

    value: float
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among `of` figures, 1 the first. `tied` others have the same figure.

    `quarter` is 1 to 4. `low` and `high` are the 95% interval of the rank, None where too few figures have counts.
    """

    position: int
    of: int
    tied: int
    quarter: int
    low: int | None
    high: int | None


def rank_of(place: int, members: Sequence[Member], *, highest_first: bool, share: bool) -> Rank:
    """The rank of the member at `place`. For a `share` of a whole draws are binomial, else Poisson.

    Draws are normal on the scale where the spread of such counts is constant (arcsine of the root, or the root). As
    the published figures already vary by chance, and draws add to that, the interval is wide rather than narrow.
    """
    values = np.array([member.value for member in members], dtype=float)
    ordered = values if highest_first else -values
    position = int(np.count_nonzero(ordered > ordered[place])) + 1
    tied = int(np.count_nonzero(ordered == ordered[place])) - 1
    count = len(members)
    low, high = _interval(place, members, values, highest_first=highest_first, share=share)
    return Rank(position, count, tied, ceil(4 * position / count), low, high)


def _interval(
    place: int, members: Sequence[Member], values: NDArray[np.float64], *, highest_first: bool, share: bool
) -> tuple[int | None, int | None]:
    known = [member.denominator is not None for member in members]
    if not known[place] or sum(known) < _ENOUGH * len(members):
        return None, None
    roots = np.sqrt(np.clip(values, 0, 1 if share else None))
    centres = np.arcsin(roots) if share else roots
    spread = np.array([0 if member.denominator is None else 0.5 / np.sqrt(member.denominator) for member in members])
    drawn = centres + spread * _noise(len(members))
    own = drawn[:, place : place + 1]
    ahead = np.count_nonzero(drawn > own if highest_first else drawn < own, axis=1)
    low, high = np.quantile(ahead, (0.025, 0.975), method="nearest")
    return int(low) + 1, int(high) + 1


@lru_cache(maxsize=8)
def _noise(count: int) -> NDArray[np.float64]:
    """The same draws for the same number of figures, so that an answer never changes between two askings."""
    return np.random.default_rng(_SEED).standard_normal((_DRAWS, count))
