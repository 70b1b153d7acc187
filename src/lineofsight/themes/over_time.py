"""How often codes and themes are raised year by year, and whether they are raised again at an authority's next one.

All inspections ever published by the day count here, those of authorities since abolished too. What is rarer or more
frequent in later years need not have changed: frameworks and the choice of who is inspected changed as well.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from lineofsight.chance import benjamini_hochberg
from lineofsight.register.activity import Activity
from lineofsight.register.store import Register
from lineofsight.themes.choice import Choice, chosen
from lineofsight.themes.intervals import Interval, fisher, wilson
from lineofsight.themes.prevalence import interval_json
from lineofsight.themes.readings import Reading, named, readings

__all__ = ["Recurrence", "Recurrences", "Trend", "Trends", "YearCount", "recurring", "trend"]


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year of publication: how many of the authorities inspected in it had something raised."""

    year: int
    raised: int
    of: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Trend:
    """One code or theme through the years."""

    id: str
    name: str
    years: tuple[YearCount, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        years = [
            {"year": item.year, "raised": item.raised, "of": item.of, **interval_json(item.interval)}
            for item in self.years
        ]
        return {"id": self.id, "name": self.name, "years": years}


@dataclass(frozen=True, slots=True)
class Trends:
    """All codes or themes through the years in which any inspection was coded, as in the codebook."""

    rules: str
    found: tuple[Trend, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"rules": self.rules, "found": [item.to_json() for item in self.found]}


@dataclass(frozen=True, slots=True)
class Recurrence:
    """One code or theme in `pairs` pairs of an inspection and the next one of the same authority.

    `again` of them raise it in both. `by_chance` is how many would, if the first told nothing of the next. `repeated`
    is the share of those raised the first time that are raised the next; `afresh` the share of the others.
    `discovery` is Fisher's probability of such a difference, adjusted for the number compared (Benjamini-Hochberg).
    """

    id: str
    name: str
    pairs: int
    first: int
    next: int
    again: int
    by_chance: float
    repeated: Interval | None
    afresh: Interval | None
    discovery: float

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "id": self.id,
            "name": self.name,
            "pairs": self.pairs,
            "first": self.first,
            "next": self.next,
            "again": self.again,
            "by_chance": round(self.by_chance, 1),
            "repeated": self.repeated and interval_json(self.repeated),
            "afresh": self.afresh and interval_json(self.afresh),
            "benjamini_hochberg": self.discovery,
        }


@dataclass(frozen=True, slots=True)
class Recurrences:
    """All codes or themes raised a first time, those raised again most often beyond chance first."""

    rules: str
    found: tuple[Recurrence, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"rules": self.rules, "found": [item.to_json() for item in self.found]}


def trend(register: Register, choice: Choice) -> Trends:
    """Each code or theme by year of publication; an authority inspected twice in a year counts once in it."""
    picked = chosen(register, choice, every=True)
    years: defaultdict[int, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for item in readings(register, picked.activities, choice).read:
        if item.activity.known_from and item.activity.authority_code:
            years[item.activity.known_from.year][item.activity.authority_code].update(item.raised)
    found = [
        Trend(name, label, tuple(_year(year, name, list(years[year].values())) for year in sorted(years)))
        for name, label in named(choice).items()
    ]
    return Trends(f"{picked.sentence} By year of publication, each authority once a year.", tuple(found))


def recurring(register: Register, choice: Choice) -> Recurrences:
    """Whether what is raised is raised again at the authority's next inspection, beside what chance would give.

    Grades asked for are those of the first of the two. Successors of abolished authorities start afresh.
    """
    picked = chosen(register, replace(choice, grades=frozenset()), every=True)
    read = {item.activity.key: item for item in readings(register, picked.activities, choice).read}
    pairs = [
        (read[one.key], read[other.key])
        for one, other in _successive(picked.activities)
        if one.key in read and other.key in read and choice.fits(one)
    ]
    rows = [row for name, label in named(choice).items() if (row := _recurrence(name, label, pairs)).first]
    adjusted = benjamini_hochberg([row.discovery for row in rows])
    found = [replace(row, discovery=value) for row, value in zip(rows, adjusted, strict=True)]
    found.sort(key=lambda row: (row.by_chance - row.again, row.id))
    first = f" whose first was graded {choice.grade_words()}" if choice.grades else ""
    return Recurrences(
        f"{picked.sentence} {len(pairs)} pairs of an inspection and the authority’s next one{first}; an authority "
        "inspected three times gives two pairs.",
        tuple(found),
    )


def _year(year: int, name: str, authorities: Sequence[set[str]]) -> YearCount:
    raised = sum(name in codes for codes in authorities)
    return YearCount(year, raised, len(authorities), wilson(raised, len(authorities)))


def _successive(activities: Sequence[Activity]) -> list[tuple[Activity, Activity]]:
    """Each inspection with the next of its authority; they come in order of publication."""
    histories: defaultdict[str | None, list[Activity]] = defaultdict(list)
    for item in activities:
        histories[item.authority_code].append(item)
    return [pair for history in histories.values() for pair in pairwise(history)]


def _recurrence(name: str, label: str, pairs: Sequence[tuple[Reading, Reading]]) -> Recurrence:
    nexts = [name in later.raised for earlier, later in pairs if name in earlier.raised]
    others = [name in later.raised for earlier, later in pairs if name not in earlier.raised]
    again, fresh = sum(nexts), sum(others)
    return Recurrence(
        id=name,
        name=label,
        pairs=len(pairs),
        first=len(nexts),
        next=again + fresh,
        again=again,
        by_chance=len(nexts) * (again + fresh) / len(pairs) if pairs else 0.0,
        repeated=wilson(again, len(nexts)) if nexts else None,
        afresh=wilson(fresh, len(others)) if others else None,
        discovery=fisher(again, len(nexts), fresh, len(others)) if nexts and others else 1.0,
    )
