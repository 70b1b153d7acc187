"""Grades over time: the profile as of the end of each year, and why an area has fewer grades in some of them.

Each point is exactly `profile` of its day, and knows nothing published later. How it looks is for the charts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.entries import Entry
from lineofsight.register.grouping import activities_of
from lineofsight.register.profile import Profile, profile
from lineofsight.register.store import Register
from lineofsight.register.view import View
from lineofsight.vocabulary import Area, Family, Grade

__all__ = ["GradesOverTime", "GradesPoint", "grades_over_time", "views_over_time"]

_ENOUGH = 3
"""The first year told is that in which one authority in so many had a grade."""


@dataclass(frozen=True, slots=True)
class GradesPoint:
    """How authorities stood in one area on a day: `grades` best first, the shown grades with 0 too.

    `without` counts the authorities whose latest inspection has no grade in this area, by its framework ("" where that
    is not known), and `unjudged` those that had had no inspection.
    """

    as_of: date
    grades: tuple[tuple[Grade, int], ...]
    without: tuple[tuple[str, int], ...]
    unjudged: int

    @property
    def graded(self) -> int:
        """How many had a grade."""
        return sum(count for _, count in self.grades)

    @property
    def ungraded(self) -> int:
        """How many existed and had none, for either reason."""
        return sum(count for _, count in self.without) + self.unjudged


@dataclass(frozen=True, slots=True)
class GradesOverTime:
    """Profiles in order of time, the last of them as of `until`, and the areas asked for."""

    until: date
    profiles: tuple[Profile, ...]
    areas: tuple[Area, ...]

    def points(self, area: Area) -> tuple[GradesPoint, ...]:
        """How authorities stood in one area at each point."""
        return tuple(_point(found, area) for found in self.profiles)

    def remarks(self, area: Area) -> tuple[str, ...]:
        """Why authorities that had been inspected have no grade in this area: a sentence for each framework."""
        told: defaultdict[str, list[tuple[date, int]]] = defaultdict(list)
        for point in self.points(area):
            for framework, count in point.without:
                told[framework].append((point.as_of, count))
        since = sorted(told.items(), key=lambda item: (item[1][0], item[0]))
        return tuple(_remark(area, framework, counts) for framework, counts in since)


def grades_over_time(
    register: Register, until: date, *, region: str | None = None, areas: Sequence[Area] | None = None
) -> GradesOverTime:
    """The profile, by its default rules, as of each 31 December before `until` and as of `until`.

    It begins with the first year in which a third of the authorities had a grade, and tells no year-end after the year
    of the last publication. Without `areas` it is of all that were graded. Raises NotFoundError for an unknown region.
    """
    entries = [entry for entry in register.entries() if entry.record.family in GRADED_FAMILIES]
    profiles = [profile(view, region=region) for view in views_over_time(entries, _days(entries, until))]
    enough = (place for place, found in enumerate(profiles) if found.authorities * _ENOUGH >= found.existing)
    told = tuple(profiles[next(enough, -1) :])
    graded = {count.area for found in told for count in found.areas}
    return GradesOverTime(until, told, tuple(area for area in Area if area in graded) if areas is None else (*areas,))


def _days(entries: Iterable[Entry], until: date) -> list[date]:
    known = [entry.known_from for entry in entries if entry.known_from and entry.known_from <= until]
    years = range(min(known).year, max(known).year + 1) if known else ()
    return [*(day for year in years if (day := date(year, 12, 31)) < until), until]


def views_over_time(entries: Iterable[Entry], days: Iterable[date]) -> Iterator[View]:
    """What `view_of` tells on each day, in order of time, at a fraction of the cost.

    Entries of different authorities or families never tell of one activity: so only the activities of an authority and
    family of which something new was published are put together again.
    """
    places: defaultdict[tuple[str | None, Family], list[Entry]] = defaultdict(list)
    for entry in entries:
        places[entry.authority_code, entry.record.family].append(entry)
    known: dict[tuple[str | None, Family], tuple[int, list[Activity]]] = {}
    for day in days:
        for place, told in places.items():
            public = [entry for entry in told if entry.known_from and entry.known_from <= day]
            if len(public) != known.get(place, (0, []))[0]:
                known[place] = len(public), activities_of(public)
        activities = [activity for _, told in known.values() for activity in told]
        yield View(day, tuple(sorted(activities, key=attrgetter("key"))))


def _point(found: Profile, area: Area) -> GradesPoint:
    without = Counter(activity.framework or "" for activity in found.counted if activity.grade(area) is None)
    return GradesPoint(
        as_of=found.as_of,
        grades=next((count.grades for count in found.areas if count.area is area), ()),
        without=tuple(sorted(without.items())),
        unjudged=len(found.unjudged),
    )


def _remark(area: Area, framework: str, counts: Iterable[tuple[date, int]]) -> str:
    from lineofsight.frameworks import all_frameworks  # noqa: PLC0415  # slow to import, and not needed to count
    from lineofsight.frameworks.statements import long_date  # noqa: PLC0415

    rules = next((rules for rules in all_frameworks() if rules.id == framework), None)
    name = f"“{rules.title}”" if rules else f"the framework {framework}" if framework else "a framework not known"
    (first, _), (last, _) = min(counts), max(counts)
    most = max(count for _, count in counts)
    where = f"{most} {'authority' if most == 1 else 'authorities'}"
    when = f"on {long_date(last)}" if first == last else f"at most, from {long_date(first)} to {long_date(last)}"
    if rules and area not in (*rules.areas, *rules.optional_areas):
        why = f"{name} does not grade this area"
    else:
        why = f"no grade in this area is known of some inspections under {name}"
    return f"{why[0].upper()}{why[1:]}: {where} {when}."
