"""How many authorities had which activity in which year, across all families: the national picture of activity.

It counts what the register holds and says how far that reaches. It refuses to know how many there should have been.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lineofsight.errors import UsageError
from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.entries import Source
from lineofsight.vocabulary import Family, Kind

__all__ = ["ActivityCount", "ActivityCounts", "Coverage", "count_activity", "name_of_activity"]


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """One year and one name of activity: `authorities` that had it, `activities` in all, and these by source."""

    year: int
    name: str
    authorities: int
    activities: int
    sources: tuple[tuple[Source, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The first and last day the register holds an activity of this name, whatever years were asked for."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ActivityCounts:
    """The counts, with what they rest on. `all_authorities` has each year's authorities with any activity at all.

    `undated` counts the activities without the date that was asked by, `unnamed` those of no known authority: they
    are activities, and add to no count of authorities.
    """

    by: Literal["published", "fieldwork"]
    counts: tuple[ActivityCount, ...]
    all_authorities: tuple[tuple[int, int], ...]
    coverage: tuple[Coverage, ...]
    undated: int
    unnamed: int

    @property
    def years(self) -> tuple[int, ...]:
        """The years with any activity, in order."""
        return tuple(year for year, _ in self.all_authorities)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of activity that occur, in the order of the vocabulary."""
        occurring = {count.name for count in self.counts}
        return tuple(name for name in _ORDER if name in occurring)

    def count(self, year: int, name: str) -> ActivityCount:
        """The count of one year and name; zeros where there was none."""
        return next(
            (found for found in self.counts if (found.year, found.name) == (year, name)),
            ActivityCount(year, name, 0, 0, ()),
        )

    def sources(self) -> dict[Source, int]:
        """How many of the counted activities come from each source."""
        totals: Counter[Source] = Counter()
        for count in self.counts:
            totals.update(dict(count.sources))
        return {source: totals[source] for source in Source if totals[source]}

    def rules(self) -> tuple[str, ...]:
        """The rules of counting, the sources and the limits, in sentences."""
        how = {"published": "publication", "fieldwork": "the first day on site"}[self.by]
        only = ", ".join(f"{count} from {source}" for source, count in self.sources().items())
        held = "; ".join(f"{item.name} from {item.first} to {item.last}" for item in self.coverage) or "none"
        return (
            f"Counts by the year of {how}. An authority counts once in a year for each name of activity, however many "
            "it had; an authority abolished since counts as it then was.",
            f"Each activity is told by its best source: {only or 'none'}.",
            f"Held are {held}; those before or after these days, if any, are not in the register.",
            *([f"{self.undated} activities without that date are left out."] if self.undated else []),
            *([f"{self.unnamed} counted activities are of no known authority."] if self.unnamed else []),
        )


def count_activity(
    activities: Iterable[Activity],
    *,
    by: Literal["published", "fieldwork"] = "published",
    first: int | None = None,
    last: int | None = None,
) -> ActivityCounts:
    """Count these activities in the years from `first` to `last` (both inclusive), by publication or first day on site.

    Documents of no known family are left out. Raises UsageError if the years end before they begin.
    """
    if first and last and last < first:
        raise UsageError(f"The years end with {last}, before they begin with {first}: give the earlier year first.")
    known = [activity for activity in activities if activity.family is not Family.UNKNOWN]
    dates = [(activity, _date(activity, by)) for activity in known]
    dated = [(activity, day) for activity, day in dates if day]
    asked = [(item, day.year) for item, day in dated if (first or day.year) <= day.year <= (last or day.year)]
    return ActivityCounts(
        by=by,
        counts=tuple(_counts(asked)),
        all_authorities=tuple((year, _authorities(asked, year)) for year in sorted({year for _, year in asked})),
        coverage=tuple(_coverage(dated)),
        undated=len(dates) - len(dated),
        unnamed=sum(activity.authority_code is None for activity, _ in asked),
    )


def name_of_activity(activity: Activity) -> str:
    """What an activity is counted as: its kind within the graded families, else its family."""
    return str(activity.kind) if activity.kind and activity.family in GRADED_FAMILIES else str(activity.family)


_ORDER = tuple(dict.fromkeys((*map(str, Kind), *map(str, Family))))


def _date(activity: Activity, by: Literal["published", "fieldwork"]) -> date | None:
    return activity.known_from if by == "published" else activity.fieldwork_start


def _authorities(asked: Iterable[tuple[Activity, int]], year: int) -> int:
    return len({item.authority_code for item, other in asked if other == year and item.authority_code})


def _counts(asked: Sequence[tuple[Activity, int]]) -> Iterable[ActivityCount]:
    cells = sorted({(year, _ORDER.index(name_of_activity(item))) for item, year in asked})
    for year, place in cells:
        members = [item for item, other in asked if other == year and name_of_activity(item) == _ORDER[place]]
        sources = Counter(item.source for item in members)
        yield ActivityCount(
            year=year,
            name=_ORDER[place],
            authorities=len({item.authority_code for item in members if item.authority_code}),
            activities=len(members),
            sources=tuple((source, sources[source]) for source in Source if sources[source]),
        )


def _coverage(dated: Sequence[tuple[Activity, date]]) -> Iterable[Coverage]:
    names = {name_of_activity(activity) for activity, _ in dated}
    for name in (name for name in _ORDER if name in names):
        days = [day for activity, day in dated if name_of_activity(activity) == name]
        yield Coverage(name, min(days), max(days))
