"""The profile of grades as of a day: how many authorities, or reports, stand at each grade in each area.

The same record gives other figures under other rules, so a profile carries its rules, in values and in words.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from lineofsight.authorities import all_authorities, in_region
from lineofsight.errors import UsageError
from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.store import Register
from lineofsight.register.view import View, by_publication
from lineofsight.vocabulary import Area, Family, Grade, Kind

__all__ = ["AreaCount", "Profile", "Rules", "profile"]

_ALWAYS_SHOWN = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)


@dataclass(frozen=True, slots=True)
class Rules:
    """By which rules a profile counts."""

    counting: Literal["authorities", "reports"]
    by: Literal["published", "fieldwork"]
    inspections: Literal["latest", "first", "all"]
    families: tuple[Family, ...]
    framework: str | None
    kind: Kind | None
    region: str | None
    abolished: Literal["exclude", "include"]

    def sentence(self, as_of: date) -> str:
        """The rules in words."""
        which = {
            "latest": "the latest graded inspection",
            "first": "the first graded inspection (re-inspections only if asked for)",
        }
        what = which.get(self.inspections, "every graded inspection")
        how = {"published": "published by", "fieldwork": "with fieldwork started by"}[self.by]
        limits = filter(None, (self.framework, self.kind, self.region and f"region {self.region}"))
        left = {
            "exclude": "authorities abolished by then are left out",
            "include": "authorities abolished by then are counted as they last stood",
        }[self.abolished]
        return (
            f"Counts {self.counting} by {what} ({' or '.join(family.label for family in self.families)}) {how} "
            f"{as_of.day} {as_of:%B %Y}"
            f"{''.join(f', {limit} only' for limit in limits)}; {left}; successors start unjudged; reviews of a "
            "safeguarding board alone are not counted; an inspection without an overall grade counts only in the "
            "areas it graded."
        )


@dataclass(frozen=True, slots=True)
class AreaCount:
    """How often each grade was given in one area, best first; only grades that are shown are there."""

    area: Area
    grades: tuple[tuple[Grade, int], ...]

    @property
    def total(self) -> int:
        """How many were graded in this area."""
        return sum(count for _, count in self.grades)

    @property
    def good_or_better(self) -> int:
        """How many of them were graded good or outstanding."""
        return sum(count for grade, count in self.grades if grade.rank <= Grade.GOOD.rank)


@dataclass(frozen=True, slots=True)
class Profile:
    """Grades as of a day. `counted` are the activities behind the figures; the names say who is not among them."""

    as_of: date
    rules: Rules
    counted: tuple[Activity, ...]
    existing: int
    unjudged: tuple[str, ...]
    abolished_left_out: tuple[str, ...]
    areas: tuple[AreaCount, ...]

    @property
    def authorities(self) -> int:
        """How many authorities the counted activities are of."""
        return len({activity.authority_code for activity in self.counted})

    @property
    def without_overall(self) -> int:
        """How many counted inspections gave no overall grade, and so do not count there."""
        return sum(activity.grade(Area.OVERALL) is None for activity in self.counted)

    @property
    def oldest(self) -> Activity | None:
        """Of the counted activities the one that has been known for longest."""
        return min(self.counted, key=by_publication, default=None)

    def area(self, area: Area) -> AreaCount:
        """The grades given in `area`; none where nothing that counts graded it."""
        return next((found for found in self.areas if found.area is area), AreaCount(area, ()))

    def count(self, area: Area, grade: Grade) -> int:
        """How many stand at `grade` in `area`."""
        return dict(self.area(area).grades).get(grade, 0)

    def to_json(self) -> dict[str, Any]:
        """The profile as plain values: `as_of`, `counting` (the rules and who they left out), `areas`."""
        rules = self.rules
        counting = {
            "count": rules.counting,
            "date": rules.by,
            "inspections": rules.inspections,
            "families": [str(family) for family in rules.families],
            "framework": rules.framework,
            "kind": rules.kind and str(rules.kind),
            "region": rules.region,
            "abolished": rules.abolished,
            "rules": rules.sentence(self.as_of),
            "authorities": self.authorities,
            "reports": len(self.counted),
            "existing_authorities": self.existing,
            "unjudged": list(self.unjudged),
            "abolished_left_out": list(self.abolished_left_out),
            "without_overall": self.without_overall,
            "sources": dict(sorted(Counter(str(activity.source) for activity in self.counted).items())),
        }
        areas = {str(found.area): {str(grade): count for grade, count in found.grades} for found in self.areas}
        return {"as_of": self.as_of.isoformat(), "counting": counting, "areas": areas}


def profile(
    source: Register | View,
    *,
    as_of: date | None = None,
    counting: Literal["authorities", "reports"] = "authorities",
    by: Literal["published", "fieldwork"] = "published",
    region: str | None = None,
    framework: str | None = None,
    family: Family | None = None,
    kind: Kind | None = None,
    inspections: Literal["latest", "first", "all"] | None = None,
    abolished: Literal["exclude", "include"] = "exclude",
) -> Profile:
    """Count grades as of a day (of a view: its own).

    By default each authority that exists on the day counts once, by its latest inspection of the families ilacs and
    sif published by then. `counting="reports"` counts every such report, unless `inspections` says which.
    Raises UsageError for options that contradict each other, NotFoundError for an unknown region or framework.
    """
    day = _day(source, as_of)
    rules = Rules(
        counting=counting,
        by=by,
        inspections=inspections or ("latest" if counting == "authorities" else "all"),
        families=_families(family, framework),
        framework=framework,
        kind=kind,
        region=region,
        abolished=abolished,
    )
    if counting == "authorities" and rules.inspections == "all":
        raise UsageError("An authority counts once: choose its latest or first inspection, or count reports.")
    return _count(_candidates(source, rules, day), rules, day)


def _day(source: Register | View, as_of: date | None) -> date:
    if isinstance(source, View):
        if as_of not in (None, source.as_of):
            raise UsageError(f"The view is of {source.as_of}, not of {as_of}: ask the register for that day.")
        return source.as_of
    if as_of is None:
        raise UsageError("A profile needs the day it is as of.")
    return as_of


def _families(family: Family | None, framework: str | None) -> tuple[Family, ...]:
    if family:
        return (family,)
    if framework is None:
        return GRADED_FAMILIES
    from lineofsight.frameworks import get_framework  # noqa: PLC0415  # slow to import, and rarely needed here

    return get_framework(framework).families


def _candidates(source: Register | View, rules: Rules, day: date) -> list[Activity]:
    """The graded inspections the rules allow, oldest first."""
    if isinstance(source, Register):
        known: Sequence[Activity] = source.activities(day if rules.by == "published" else None)
    else:
        known = source.activities
    first_only = rules.inspections == "first" and rules.kind is None
    fitting = (
        activity
        for activity in known
        if activity.is_graded
        and activity.family in rules.families
        and rules.framework in (None, activity.framework)
        and rules.kind in (None, activity.kind)
        and not (first_only and activity.kind is Kind.REINSPECTION)
    )
    if rules.by == "published":
        return sorted(fitting, key=by_publication)
    started = [(activity.fieldwork_start, activity.key, activity) for activity in fitting if activity.fieldwork_start]
    return [activity for start, _, activity in sorted(started, key=lambda item: item[:2]) if start <= day]


def _count(candidates: Iterable[Activity], rules: Rules, day: date) -> Profile:
    region = {place.code for place in in_region(rules.region)} if rules.region else None
    asked = [item for item in candidates if item.authority_code and (region is None or item.authority_code in region)]
    existing = [place for place in all_authorities(day) if region is None or place.code in region]
    here = {place.code for place in existing}
    counted = _chosen([item for item in asked if rules.abolished == "include" or item.authority_code in here], rules)
    judged = {item.authority_code for item in counted}
    gone = [place for place in all_authorities() if place.code not in here | judged]
    left_out = {item.authority_code for item in asked}
    return Profile(
        as_of=day,
        rules=rules,
        counted=tuple(counted),
        existing=len(existing),
        unjudged=tuple(place.label_on(day) for place in existing if place.code not in judged),
        abolished_left_out=tuple(place.label_on(day) for place in gone if place.code in left_out),
        areas=_areas(counted),
    )


def _chosen(candidates: Sequence[Activity], rules: Rules) -> list[Activity]:
    """Of inspections in order of time: all, or the first or last one of each authority."""
    if rules.inspections == "all":
        return list(candidates)
    ordered = candidates if rules.inspections == "latest" else reversed(candidates)
    return list({item.authority_code: item for item in ordered}.values())


def _areas(counted: Iterable[Activity]) -> tuple[AreaCount, ...]:
    counts = Counter((item.area, item.grade) for activity in counted for item in activity.judgements)
    return tuple(
        AreaCount(area, tuple((grade, counts[area, grade]) for grade in Grade if grade in shown))
        for area in Area
        if (given := {grade for other, grade in counts if other is area})
        for shown in [given.union(_ALWAYS_SHOWN)]
    )
