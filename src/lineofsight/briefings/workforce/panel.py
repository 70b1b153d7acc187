"""Graded inspections beside the workforce census of the years around them, each figure as a distance from its region.

It lines up who was inspected when with what was counted when. What the distances mean is for `effects` and the page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import median

import numpy as np
from numpy.typing import NDArray

from lineofsight.authorities import all_authorities, by_code
from lineofsight.indicators.quirks import quirks
from lineofsight.indicators.store import Indicators
from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.vocabulary import Area, Grade

__all__ = ["FIRST_CENSUS", "LAST_CENSUS", "MEASURES", "OFFSETS", "Inspected", "Panel", "census_before", "panel_of"]

Floats = NDArray[np.float64]

MEASURES = ("agency-share", "vacancy-share", "turnover-rate", "caseload", "sickness-rate")
"""The indicators looked at."""

OFFSETS = (-2, -1, 0, 1, 2, 3)
"""Years from the last census before an inspection."""

FIRST_CENSUS, LAST_CENSUS = 2017, 2025
_COLLECTION = "workforce"


@dataclass(frozen=True, slots=True)
class Inspected:
    """One inspection with an overall grade. `t0` is the year of the last census before it began.

    `previous` is the authority's own overall grade before, None without one. `cluster` is the authority, or all that
    make one return: what is drawn together when chance is weighed.
    """

    authority: str
    cluster: str
    started: date
    t0: int
    grade: Grade
    previous: Grade | None

    @property
    def declined(self) -> bool | None:
        """Whether the grade is worse than before; None where there was none before, or none worse to fall to."""
        if self.previous is None or self.previous is Grade.INADEQUATE:
            return None
        return self.grade.rank > self.previous.rank


@dataclass(frozen=True, slots=True)
class Panel:
    """Inspections in order of time; `figures` and `gaps` hold, by measure, a row for each and a column per offset.

    A gap is the figure less the median of the other authorities of the region in that year; NaN where either is
    unknown.
    """

    inspections: tuple[Inspected, ...]
    figures: Mapping[str, Floats]
    gaps: Mapping[str, Floats]

    def column(self, measure: str, offset: int) -> Floats:
        """The gaps of a measure at an offset."""
        return np.asarray(self.gaps[measure][:, OFFSETS.index(offset)])

    def change(self, measure: str, start: int, end: int) -> Floats:
        """How far the gap moved from one offset to another."""
        return self.column(measure, end) - self.column(measure, start)


def panel_of(indicators: Indicators, activities: Sequence[Activity], earliest: int = FIRST_CENSUS) -> Panel:
    """The panel of all graded inspections with a census before them from `FIRST_CENSUS` to `LAST_CENSUS`.

    Figures are those of the censuses from `earliest` on.

    Left out are inspections without an overall grade, and authorities too small for rates to mean anything.
    """
    inspections = tuple(_inspected(activities))
    figures = {name: np.full((len(inspections), len(OFFSETS)), np.nan) for name in MEASURES}
    gaps = {name: values.copy() for name, values in figures.items()}
    for name in MEASURES:
        years = {year: _census(indicators, name, year) for year in range(earliest, LAST_CENSUS + 1)}
        for row, one in enumerate(inspections):
            for column, offset in enumerate(OFFSETS):
                census = years.get(one.t0 + offset)
                if census and one.authority in census.figures:
                    figures[name][row, column] = census.figures[one.authority]
                    gaps[name][row, column] = census.gap(one.authority)
    return Panel(inspections, figures, gaps)


@dataclass(frozen=True, slots=True)
class _Census:
    """One measure in one year: the figures of authorities, and those of each region's returns."""

    figures: Mapping[str, float]
    regions: Mapping[str, Mapping[str, float]]

    def gap(self, code: str) -> float:
        """The distance from the median of the region's other returns."""
        others = [value for cluster, value in self.regions[_region(code)].items() if cluster != _cluster(code)]
        return self.figures[code] - median(others) if others else np.nan


def census_before(started: date) -> int:
    """The year of the last census, on 30 September, before the day an inspection began."""
    return started.year if (started.month, started.day) > (9, 30) else started.year - 1


def _inspected(activities: Sequence[Activity]) -> Iterator[Inspected]:
    apart = {entry.authority for entry in quirks().apart}
    graded = [
        one
        for one in activities
        if one.is_graded and one.family in GRADED_FAMILIES and one.authority_code and one.fieldwork_start
    ]
    latest: dict[str, Grade | None] = {}
    for one in sorted(graded, key=lambda one: (one.fieldwork_start or date.min, one.key)):
        code, started, grade = one.authority_code or "", one.fieldwork_start or date.min, one.grade(Area.OVERALL)
        t0 = census_before(started)
        if grade and FIRST_CENSUS <= t0 <= LAST_CENSUS and code not in apart:
            yield Inspected(code, _cluster(code), started, t0, grade, latest.get(code))
        latest[code] = grade


@cache
def _cluster(code: str) -> str:
    """The authority, or one name for all that make one return."""
    return min((code, *quirks().partners(code, _COLLECTION)))


@cache
def _region(code: str) -> str:
    return by_code(code).region


def _census(indicators: Indicators, name: str, year: int) -> _Census:
    """The figures of one year; several that make one return have the same, and count once in their region."""
    here = {one.code for one in all_authorities()} - {entry.authority for entry in quirks().apart}
    seen = indicators.at(name, year)
    figures = {
        code: one.value
        for code, one in seen.items()
        if code in here and one.status.comparable and one.value is not None
    }
    regions: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for code, value in figures.items():
        regions[_region(code)][_cluster(code)] = value
    return _Census(figures, regions)
