"""Shares and their uncertainty: intervals, differences, tests of many at once, and what a coder's errors do to a share.

Pure arithmetic after published methods, each named where it stands. What is counted, and what a number is evidence of,
is decided elsewhere (`prevalence`, `contrasts`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import comb, sqrt
from statistics import NormalDist
from typing import Self

from lineofsight.chance import wilson_ends
from lineofsight.errors import UsageError

__all__ = [
    "Interval",
    "Rate",
    "difference",
    "fisher",
    "rogan_gladen",
    "wilson",
]

_STEP = 1e-6
"""How far from a share its slope is taken."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share (or a difference of two), from 0 to 1 (or -1 to 1), and the ends of its interval."""

    share: float
    low: float
    high: float


def wilson(successes: int, total: int, confidence: float = 0.95) -> Interval:
    """The share of `successes` with Wilson's score interval (Wilson 1927; Newcombe 1998, method 3).

    Raises UsageError where there is nothing to take a share of.
    """
    _check(successes, total)
    return Interval(successes / total, *wilson_ends(successes, total, _z(confidence)))


def difference(first: Interval, second: Interval) -> Interval:
    """The first share less the second, of two groups without common members, with Newcombe's interval.

    Newcombe 1998, method 10: the two Wilson intervals, joined by squares.
    """
    share = first.share - second.share
    below = sqrt((first.share - first.low) ** 2 + (second.high - second.share) ** 2)
    above = sqrt((first.high - first.share) ** 2 + (second.share - second.low) ** 2)
    return Interval(share, max(-1.0, share - below), min(1.0, share + above))


def fisher(first: int, of_first: int, second: int, of_second: int) -> float:
    """The probability, were both groups alike, of shares at least this unlikely: Fisher's exact test, two-sided."""
    _check(first, of_first)
    _check(second, of_second)
    together = first + second
    fewest = max(0, together - of_second)
    ways = [
        comb(of_first, count) * comb(of_second, together - count)
        for count in range(fewest, min(together, of_first) + 1)
    ]
    return sum(way for way in ways if way <= ways[first - fewest]) / sum(ways)


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a coder is right: as measured, drawn towards the middle, and with what variance.

    The drawn value counts one success and one failure more: a rate measured as perfect is not known to be perfect.
    """

    share: float
    drawn: float
    variance: float

    @classmethod
    def of(cls, successes: int, total: int) -> Self:
        """The rate that so many successes of so many tell. Raises UsageError where it was never measured."""
        _check(successes, total)
        drawn = (successes + 1) / (total + 2)
        return cls(successes / total, drawn, drawn * (1 - drawn) / (total + 2))

    def through(self, change: Callable[[float], float]) -> Self:
        """The rate after a smooth `change` from [0, 1] to [0, 1]; the variance follows its slope (delta method)."""
        near, far = max(0.0, self.drawn - _STEP), min(1.0, self.drawn + _STEP)
        slope = (change(far) - change(near)) / (far - near)
        return type(self)(change(self.share), change(self.drawn), self.variance * slope * slope)


def rogan_gladen(
    raised: int, of: int, sensitivity: Rate, specificity: Rate, confidence: float = 0.95
) -> Interval | None:
    """The share that would be found without the coder's errors, within [0, 1].

    Rogan and Gladen 1978; the interval after Lang and Reiczigel 2014, which carries the uncertainty of the sample, of
    the sensitivity and of the specificity. None where the coder tells no more than chance (Youden's index 0 or less).
    """
    _check(raised, of)
    youden = sensitivity.drawn + specificity.drawn - 1
    if youden <= 0 or sensitivity.share + specificity.share <= 1:
        return None
    z = _z(confidence)
    apparent = (raised + z * z / 2) / (of + z * z)
    middle = (apparent + specificity.drawn - 1) / youden
    spread = (
        apparent * (1 - apparent) / (of + z * z)
        + middle**2 * sensitivity.variance
        + (1 - middle) ** 2 * specificity.variance
    )
    shift = 2 * z * z * (middle * sensitivity.variance - (1 - middle) * specificity.variance)
    half = z * sqrt(spread) / youden
    share = _within((raised / of + specificity.share - 1) / (sensitivity.share + specificity.share - 1))
    low, high = _within(middle + shift - half), _within(middle + shift + half)
    return Interval(share, min(low, share), max(high, share))


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _within(share: float) -> float:
    return min(1.0, max(0.0, share))


def _check(successes: int, total: int) -> None:
    if not 0 <= successes <= total or total == 0:
        raise UsageError(f"{successes} of {total} is no share. Count at least one, and no more successes than that.")
