"""How one code or theme is spread over groups of the same inspections: by grade and by region.

It regroups what `prevalence` has read and reads nothing itself. Groups of a few inspections tell little: their
intervals say so.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lineofsight.authorities import by_code, regions
from lineofsight.register.activity import Activity
from lineofsight.register.standing import grade_in
from lineofsight.themes.intervals import Interval, wilson
from lineofsight.themes.prevalence import Prevalences
from lineofsight.vocabulary import Area, Grade

__all__ = ["GroupShare", "shares_by_grade", "shares_by_region"]


@dataclass(frozen=True, slots=True)
class GroupShare:
    """One group: `raised` of its `of` inspections raise the code or theme; `key` is what they have in common."""

    key: str
    raised: int
    of: int
    interval: Interval


def shares_by_grade(found: Prevalences, name: str, area: Area = Area.OVERALL) -> tuple[GroupShare, ...]:
    """By grade in an area, best first; inspections without a grade in it are left out."""
    return _grouped(found, name, lambda activity: grade_in(activity, area), Grade)


def shares_by_region(found: Prevalences, name: str) -> tuple[GroupShare, ...]:
    """By region of the authority, in the order of the list of regions."""
    return _grouped(found, name, _region, regions())


def _grouped(
    found: Prevalences, name: str, group_of: Callable[[Activity], str | None], order: Iterable[str]
) -> tuple[GroupShare, ...]:
    groups: defaultdict[str | None, list[bool]] = defaultdict(list)
    for item in found.readings.read:
        groups[group_of(item.activity)].append(name in item.raised)
    return tuple(
        GroupShare(str(key), sum(members), len(members), wilson(sum(members), len(members)))
        for key in order
        if (members := groups.get(key))
    )


def _region(activity: Activity) -> str | None:
    return by_code(activity.authority_code).region if activity.authority_code else None
