"""Everything the page tells, worked out once: before and after inspections, by grade, with what chance could explain.

It asks `effects` one question at a time. It decides nothing about what an answer means.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lineofsight.briefings.workforce.effects import Estimate, Sample
from lineofsight.briefings.workforce.panel import MEASURES, OFFSETS, Panel
from lineofsight.chance import holm
from lineofsight.vocabulary import Grade

__all__ = ["PRIMARY", "Before", "Moves", "Results"]

PRIMARY = (
    "before an inadequate judgement, adjusted for the grade before",
    "change over the two years before",
    "change to the census after",
)
"""The questions put to every measure, whose answers are held to account together."""

_FEWEST = 5
_GRADES = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)


@dataclass(frozen=True, slots=True)
class Before:
    """One measure at the last census before: inadequate against others, declines against others, and ranks."""

    inadequate: Estimate
    standardised: float
    adjusted: Estimate
    declined: Estimate
    odds: Estimate
    rank_before: Estimate
    rank_after: Estimate


@dataclass(frozen=True, slots=True)
class Moves:
    """How one measure's gap moved, inadequate against others.

    `before` over the two years before, `after` one, two and three years after; `beyond_trend` is the year after less
    half of `before`, what the trend before would have come to; `with_2016` is `before` with the census of 2016.
    """

    before: Estimate
    after: tuple[Estimate, Estimate, Estimate]
    beyond_trend: Estimate
    with_2016: Estimate


class Results:
    """The answers for a panel; `longer` is the same with the census of 2016 among its figures."""

    def __init__(self, panel: Panel, longer: Panel) -> None:
        self.panel, self._longer = panel, longer
        found = panel.inspections
        self._sample = Sample([one.cluster for one in found])
        self._inadequate = np.array([float(one.grade is Grade.INADEQUATE) for one in found])
        self._declined = np.array([np.nan if one.declined is None else float(one.declined) for one in found])
        self._rank = np.array([float(one.grade.rank) for one in found])
        self._previous = np.array([_dummies(one.previous) for one in found])

    @cached_property
    def before(self) -> dict[str, Before]:
        """What stood before the judgement, by measure."""
        return {measure: self._before(measure) for measure in MEASURES}

    @cached_property
    def moves(self) -> dict[str, Moves]:
        """What moved around the judgement, by measure."""
        return {measure: self._moves(measure) for measure in MEASURES}

    @cached_property
    def primary(self) -> dict[str, tuple[tuple[float, float], ...]]:
        """For each measure and each of `PRIMARY`, the p-value alone and held to account with all others (Holm)."""
        alone = [
            one.p_value
            for name in MEASURES
            for one in (self.before[name].adjusted, self.moves[name].before, self.moves[name].after[0])
        ]
        pairs = list(zip(alone, holm(alone), strict=True))
        size = len(PRIMARY)
        return {name: tuple(pairs[place * size : (place + 1) * size]) for place, name in enumerate(MEASURES)}

    def by_grade(self, measure: str) -> list[tuple[Grade, list[Estimate | None]]]:
        """The mean gap by grade and offset; None where fewer than five are known."""
        return [(grade, [self._mean(measure, offset, grade) for offset in OFFSETS]) for grade in _GRADES]

    def middles(self, measure: str) -> list[tuple[Grade, float, int]]:
        """The median figure itself at the last census before, by grade, and how many."""
        values = self.panel.figures[measure][:, OFFSETS.index(0)]
        found = [(grade, values[self._of(grade) & ~np.isnan(values)]) for grade in _GRADES]
        return [(grade, float(np.median(known)), len(known)) for grade, known in found if len(known)]

    def counts(self) -> list[tuple[Grade, int]]:
        """How many inspections gave each grade."""
        return [(grade, int(self._of(grade).sum())) for grade in _GRADES]

    @property
    def declines(self) -> tuple[int, int]:
        """How many inspections ended in a worse grade, of how many that could."""
        return int(np.nansum(self._declined)), int((~np.isnan(self._declined)).sum())

    def _before(self, measure: str) -> Before:
        gap, sample = self.panel.column(measure, 0), self._sample
        # Nobody declines from inadequate, so that dummy has nothing to tell there.
        controls = self._previous[:, :2]
        return Before(
            inadequate=sample.difference(gap, self._inadequate),
            standardised=sample.standardised(gap, self._inadequate),
            adjusted=sample.difference(gap, self._inadequate, self._previous),
            declined=sample.difference(gap, self._declined, controls),
            odds=sample.odds(gap, self._declined, controls),
            rank_before=sample.rank_correlation(gap, self._rank),
            rank_after=sample.rank_correlation(self.panel.column(measure, 1), self._rank),
        )

    def _moves(self, measure: str) -> Moves:
        change = self.panel.change
        one, two, three = (self._sample.difference(change(measure, 0, year), self._inadequate) for year in (1, 2, 3))
        trend = change(measure, -2, 0) / 2
        return Moves(
            before=self._sample.difference(change(measure, -2, 0), self._inadequate),
            after=(one, two, three),
            beyond_trend=self._sample.difference(change(measure, 0, 1) - trend, self._inadequate),
            with_2016=self._sample.difference(self._longer.change(measure, -2, 0), self._inadequate),
        )

    def _mean(self, measure: str, offset: int, grade: Grade) -> Estimate | None:
        values = np.where(self._of(grade), self.panel.column(measure, offset), np.nan)
        return self._sample.mean(values) if (~np.isnan(values)).sum() >= _FEWEST else None

    def _of(self, grade: Grade) -> NDArray[np.bool_]:
        return np.array([one.grade is grade for one in self.panel.inspections])


def _dummies(previous: Grade | None) -> Sequence[float]:
    """Whether the grade before was good, requires improvement, or inadequate; NaN without one."""
    return [np.nan] * 3 if previous is None else [float(previous.rank == rank) for rank in (2, 3, 4)]
