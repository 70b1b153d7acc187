"""The record as the world knew it on one day: every answer rests on what had been published by then.

A view is a value: it holds its activities and reads nothing more from the register.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import Authority, find, in_region
from lineofsight.errors import NotFoundError
from lineofsight.frameworks.statements import long_date
from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.entries import Entry, Source
from lineofsight.register.grouping import activities_of
from lineofsight.vocabulary import Family, Kind

__all__ = ["View", "select", "view_of"]


@dataclass(frozen=True, slots=True)
class View:
    """What was known on `as_of`: the activities published by then, by key."""

    as_of: date
    activities: tuple[Activity, ...]

    def activity(self, key: str) -> Activity:
        """The activity with this key. Raises NotFoundError if it was not known on the day."""
        for activity in self.activities:
            if activity.key == key:
                return activity
        raise NotFoundError(
            f"There is no activity {key!r} on {long_date(self.as_of)}. Look for it in the authority’s history."
        )

    def history(self, authority: Authority | str) -> tuple[Activity, ...]:
        """All an authority's activities in order of fieldwork, its own only: predecessors have their own history.

        `authority` may be a code or a name. Raises UnknownAuthorityError if it is none.
        """
        code = _code(authority, self.as_of)
        return tuple(sorted((item for item in self.activities if item.authority_code == code), key=_chronological))

    def latest(self, families: Collection[Family] = GRADED_FAMILIES) -> dict[str, Activity]:
        """Each authority's last published graded inspection of these families, by authority code."""
        graded = (item for item in self.activities if item.is_graded and item.family in families)
        return {item.authority_code: item for item in sorted(graded, key=by_publication) if item.authority_code}


def view_of(entries: Iterable[Entry], as_of: date) -> View:
    """What these entries tell on `as_of`. Later entries are left out before anything else is asked of them."""
    known = [entry for entry in entries if entry.known_from is not None and entry.known_from <= as_of]
    return View(as_of=as_of, activities=tuple(activities_of(known)))


def select(
    activities: Iterable[Activity],
    *,
    authority: Authority | str | None = None,
    region: str | None = None,
    family: Family | None = None,
    kind: Kind | None = None,
    source: Source | None = None,
    on: date | None = None,
) -> list[Activity]:
    """The activities that fit every condition given, in the order they came. `on` dates the name of an authority.

    Raises UnknownAuthorityError or NotFoundError for an authority or region that is not there.
    """
    codes = {area.code for area in in_region(region)} if region else None
    code = _code(authority, on) if authority else None
    return [
        item
        for item in activities
        if (code is None or item.authority_code == code)
        and (codes is None or item.authority_code in codes)
        and (family is None or item.family is family)
        and (kind is None or item.kind is kind)
        and (source is None or item.source is source)
    ]


def by_publication(activity: Activity) -> tuple[date, date, str]:
    """Sorts by the day an activity became known, then by fieldwork."""
    return activity.known_from or date.max, activity.fieldwork_start or date.min, activity.key


def _chronological(activity: Activity) -> tuple[date, str]:
    return activity.fieldwork_start or activity.known_from or date.min, activity.key


def _code(authority: Authority | str, on: date | None) -> str:
    return authority.code if isinstance(authority, Authority) else find(authority, on).code
