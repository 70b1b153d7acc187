"""Where rules speak in one phase of a chart: from which point to which, on which side, how strongly and how rarely.

It knows patterns in a standardised series. It refuses to know periods, baselines and what anything means.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lineofsight.indicators.variation.false_alarms import chance, chance_of_any
from lineofsight.indicators.variation.rules import COUNTING_RULES, NHS_RULES, Rule, Standardised, Thresholds, strengths
from lineofsight.indicators.variation.sequences import Floats

__all__ = ["Signal", "fair_signals", "plain_signals"]


@dataclass(frozen=True, slots=True)
class Signal:
    """Where a rule speaks: positions of its `first` and `last` point, `side` 1 (above, up) or -1, and how strongly.

    `chance` is how often that rule shows so strongly in an in-control series; NaN on a plain chart, which cannot tell.
    """

    rule: Rule
    first: int
    last: int
    side: int
    strength: float
    chance: float


def plain_signals(series: Standardised, limits: Thresholds) -> list[Signal]:
    """The signals of the four rules of Making Data Count in a series (one row), positions counted from its start."""
    return [
        Signal(rule, *stretch, chance=math.nan)
        for rule in NHS_RULES
        for stretch in _stretches(rule, series.scores[0], strengths(rule, series)[0], limits.of(rule))
    ]


def fair_signals(
    series: Standardised, limits: Thresholds, length: int, autocorrelation: float
) -> tuple[list[Signal], float]:
    """The signals of all rules, and how often an in-control series of this kind shows any so rare a one."""
    traces = {rule: strengths(rule, series)[0] for rule in Rule}
    greatest = {rule: float(np.abs(trace).max()) for rule, trace in traces.items()}
    rarest = min(chance(rule, greatest[rule], length, autocorrelation) for rule in Rule)
    signals = [
        Signal(rule, *stretch, chance=chance(rule, stretch[-1], length, autocorrelation))
        for rule, trace in traces.items()
        for stretch in _stretches(rule, series.scores[0], trace, limits.of(rule))
    ]
    return signals, chance_of_any(rarest, length, autocorrelation)


def _stretches(rule: Rule, scores: Floats, trace: Floats, threshold: float) -> Iterator[tuple[int, int, int, float]]:
    """First and last point, side and strength of each stretch of points at which `rule` speaks on one side.

    Of changes of level, only the clearest.
    """
    if rule is Rule.LEVEL:
        trace = np.where(np.arange(len(trace)) == np.abs(trace).argmax(), trace, 0)
    # Seven points are seven, but a point on a limit is not beyond it, nor is one that rounding put there.
    reached = threshold if rule in COUNTING_RULES else threshold * (1 + 1e-9)
    sides = np.where(np.abs(trace) >= reached, np.sign(trace), 0).astype(int)
    edges = [0, *(int(edge) + 1 for edge in np.flatnonzero(np.diff(sides))), len(sides)]
    for begin, stop in pairwise(edges):
        if sides[begin]:
            first, last = _span(rule, scores, trace, begin, stop - 1)
            yield first, last, int(sides[begin]), float(np.abs(trace[begin:stop]).max())


def _span(rule: Rule, scores: Floats, trace: Floats, begin: int, end: int) -> tuple[int, int]:
    """The first and last point of the patterns that end at the positions from `begin` to `end`."""
    if rule in (Rule.ONE_SIDE, Rule.TREND):
        return begin - int(abs(trace[begin])) + 1, end
    if rule is Rule.JUMP:
        return begin - 1, end
    if rule is Rule.TWO_OF_THREE:
        return _two(scores, trace, begin)[0], _two(scores, trace, end)[-1]
    return begin, len(trace) - 1 if rule is Rule.LEVEL else end


def _two(scores: Floats, trace: Floats, place: int) -> list[int]:
    """Of the three points up to `place`, those at least as far out as the middle one."""
    side = np.sign(trace[place])
    return [point for point in range(place - 2, place + 1) if side * scores[point] >= side * trace[place]]
