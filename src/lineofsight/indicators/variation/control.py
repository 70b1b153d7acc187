"""XmR charts: one series, its centre, limits and signals, from a baseline that only a named person may move.

It knows what a chart shows and where a rule speaks. It refuses to move a baseline by itself, to fill a gap, and to
say what a signal means.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lineofsight.errors import UsageError
from lineofsight.indicators.variation.autocorrelation import MINIMUM_POINTS, TYPICAL, checked_pooled
from lineofsight.indicators.variation.false_alarms import LONGEST, RATE, thresholds
from lineofsight.indicators.variation.rules import BASELINE, NHS, RANGE_LIMIT, Standardised, Thresholds, standardise
from lineofsight.indicators.variation.sequences import Floats, as_array, as_values
from lineofsight.indicators.variation.signals import Signal, fair_signals, plain_signals

__all__ = ["Allowance", "ControlChart", "Phase", "Rebase", "chart"]

_FEWEST = 5
"""Useful limits need five or six values (Wheeler, Understanding Variation, 1993, page 60)."""


@dataclass(frozen=True, slots=True)
class Rebase:
    """A person's decision that the period `at` begins a new baseline, and why.

    Raises UsageError when author or reason is blank: a baseline that moves by itself hides what it should show.
    """

    at: str
    author: str
    reason: str

    def __post_init__(self) -> None:
        if not (self.author.strip() and self.reason.strip()):
            raise UsageError(f"Re-basing at {self.at} needs the person who decided it and the reason.")


@dataclass(frozen=True, slots=True)
class Allowance:
    """That a chart allows for slow drift, as series of this kind have it: `pooled` is their common autocorrelation.

    Thresholds are such that a share `rate` of in-control series is flagged by any of all six rules.
    """

    pooled: float = TYPICAL
    rate: float = RATE


@dataclass(frozen=True, slots=True)
class Phase:
    """The points from position `start` up to but without `stop`, judged by the baseline they begin with.

    `centre` is the mean of the baseline, `mean_range` its mean moving range, `sigma` the spread they imply; all NaN
    when `silence` says why nothing can be judged. `excluded` are the positions whose moving range was screened out.
    `trial`: fewer than 12 points stand behind the limits. `autocorrelation` is what the limits allow for. `chance` is
    how often an in-control series shows, by any rule, something as unusual as its most unusual; NaN on a plain chart.
    """

    start: int
    stop: int
    centre: float
    mean_range: float
    sigma: float
    autocorrelation: float
    thresholds: Thresholds
    excluded: tuple[int, ...]
    trial: bool
    rebase: Rebase | None
    silence: str | None
    chance: float

    @property
    def upper(self) -> float:
        """The upper limit: centre + threshold * sigma; the mean plus 2.66 mean moving ranges on a plain chart."""
        return self.centre + self.thresholds.beyond_limit * self.sigma

    @property
    def lower(self) -> float:
        """The lower limit. It may fall below what is possible (a rate below 0): then there is none in effect."""
        return self.centre - self.thresholds.beyond_limit * self.sigma

    @property
    def range_limit(self) -> float:
        """The limit of the moving ranges, 3.267 times their mean."""
        return RANGE_LIMIT * self.mean_range


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A series with its phases and signals, both in order of time; gaps are None."""

    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    phases: tuple[Phase, ...]
    signals: tuple[Signal, ...]

    @property
    def moving_ranges(self) -> tuple[float | None, ...]:
        """The distance of each point from the one before; None at the start, beside a gap, and where a phase begins."""
        ranges = np.abs(np.diff(as_array(self.values), prepend=np.nan))
        ranges[[phase.start for phase in self.phases]] = np.nan
        return as_values(ranges)


def chart(
    values: Sequence[float | None],
    periods: Sequence[str] | None = None,
    *,
    baseline: int = BASELINE,
    rebases: Sequence[Rebase] = (),
    screen: bool = False,
    allowance: Allowance | None = None,
) -> ControlChart:
    """Draw the XmR chart of `values`, in order of time, None at a gap; periods are "1", "2", ... unless named.

    Limits are those of the baseline in force, the first `baseline` points, and move only by `rebases`. Plain charts
    follow Making Data Count, from 5 points on; `screen` leaves moving ranges above their limit out of the mean
    (Nelson 1982, J. Qual. Technol. 14, 172-173). With an `allowance`, all six rules speak at thresholds calibrated
    for series that drift, from 7 points on. No moving range, run, trend or window reaches across a gap.
    Raises UsageError when periods and values differ in number, a re-base names no period, or options contradict.
    """
    row = as_array(values)
    named = tuple(periods) if periods is not None else tuple(str(place + 1) for place in range(len(row)))
    if len(named) != len(row):
        raise UsageError(f"{len(row)} values need as many periods, not {len(named)}.")
    if baseline < _FEWEST:
        raise UsageError(f"A baseline of {baseline} is too short: take at least {_FEWEST} points.")
    if allowance and (screen or baseline != BASELINE):
        raise UsageError(f"Chances are known for a baseline of {BASELINE} unscreened points: leave out these options.")
    decisions = _decisions(named, rebases)
    edges = [*decisions, len(row)] if len(row) else []
    options = _Options(baseline, screen, allowance)
    judged = [_phase(row[np.newaxis, start:stop], start, decisions[start], options) for start, stop in pairwise(edges)]
    signals = sorted((signal for _, found in judged for signal in found), key=lambda signal: signal.first)
    return ControlChart(named, as_values(row), tuple(phase for phase, _ in judged), tuple(signals))


def _decisions(periods: tuple[str, ...], rebases: Sequence[Rebase]) -> dict[int, Rebase | None]:
    """Where phases start, in order, and by whose decision."""
    found: dict[int, Rebase | None] = {0: None}
    for rebase in rebases:
        if rebase.at not in periods:
            raise UsageError(f"Re-basing at {rebase.at!r} names no period of this series: {', '.join(periods)}.")
        found[periods.index(rebase.at)] = rebase
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Options:
    baseline: int
    screen: bool
    allowance: Allowance | None


def _phase(part: Floats, start: int, rebase: Rebase | None, options: _Options) -> tuple[Phase, list[Signal]]:
    """The phase of the values `part` (one row) from position `start` on, and its signals."""
    allowance = options.allowance
    pooled = checked_pooled(allowance.pooled) if allowance else None
    measured = standardise(part, baseline=options.baseline, pooled=pooled, screen=options.screen)
    silence = _silence(measured, options)
    limits, chance = NHS, math.nan
    signals: list[Signal] = []
    if allowance and pooled is not None and not silence:
        # Drift goes on through a gap: the chances are those of all the periods a series covers.
        limits = thresholds(_span(part), pooled, allowance.rate)
        signals, chance = fair_signals(measured, limits, _span(part), pooled)
    elif not silence:
        signals = plain_signals(measured, limits)
    centre, mean_range, sigma = (
        math.nan if silence else float(figure[0, 0])
        for figure in (measured.centre, measured.mean_range, measured.sigma)
    )
    phase = Phase(
        start=start,
        stop=start + part.shape[1],
        centre=centre,
        mean_range=mean_range,
        sigma=sigma,
        autocorrelation=float(measured.autocorrelation[0, 0]),
        thresholds=limits,
        excluded=tuple(start + int(place) for place in _screened_out(measured)),
        trial=int((~np.isnan(measured.baseline)).sum()) < BASELINE,
        rebase=rebase,
        silence=silence,
        chance=chance,
    )
    return phase, [replace(signal, first=signal.first + start, last=signal.last + start) for signal in signals]


def _span(part: Floats) -> int:
    """How many periods a series covers, from its first point to its last."""
    here = np.flatnonzero(~np.isnan(part))
    return int(np.ptp(here)) + 1 if len(here) else 0


def _screened_out(measured: Standardised) -> NDArray[np.intp]:
    """Where a moving range of the baseline was left out of the mean."""
    moves = ~np.isnan(np.diff(measured.baseline[0], prepend=np.nan))
    return np.flatnonzero(moves & np.isnan(measured.ranges[0]))


def _silence(measured: Standardised, options: _Options) -> str | None:
    """Why nothing can be judged, in words, or None."""
    steps = np.diff(measured.baseline)
    moves, needed = int((~np.isnan(steps)).sum()), (MINIMUM_POINTS if options.allowance else _FEWEST) - 1
    if moves < needed:
        there = "is 1" if moves == 1 else f"are {moves or 'none'}"
        return f"too few figures: {needed} changes from one period to the next are needed, there {there}"
    if options.allowance and _span(measured.values) > LONGEST:
        return f"chances are known for at most {LONGEST} periods: judge the latest"
    if np.isnan(measured.scores).all():
        return "the baseline does not vary, so no distance from it can be judged"
    if options.allowance and (steps == 0).sum() > moves / 2:
        return "more than half of the steps are exactly zero: the figures are too coarse to judge"
    return None
