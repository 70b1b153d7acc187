"""What was published in a span of days, and which way each authority's grades moved.

Movement is against the authority's own inspection before, area by area. A predecessor's grades are shown beside
it and are no movement: a new authority has none until its second inspection.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.authorities import by_code, predecessors
from lineofsight.errors import UsageError
from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.store import Register
from lineofsight.register.view import by_publication, select
from lineofsight.vocabulary import Area, Grade

__all__ = ["Change", "Direction", "Movement", "changes"]


class Direction(StrEnum):
    """Which way a grade moved."""

    IMPROVED = "improved"
    DECLINED = "declined"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Movement:
    """A grade in one area beside the one before; `previous` is None where that area was not graded before."""

    area: Area
    grade: Grade
    previous: Grade | None

    @property
    def direction(self) -> Direction | None:
        """Which way it moved on the four-point scale, or None without a grade before."""
        if self.previous is None:
            return None
        if self.grade.rank == self.previous.rank:
            return Direction.UNCHANGED
        return Direction.IMPROVED if self.grade.rank < self.previous.rank else Direction.DECLINED


@dataclass(frozen=True, slots=True)
class Change:
    """An activity published in the span.

    For a graded inspection, `movements` has each area it graded, `previous` is the authority's graded inspection
    before, and without one `predecessors` are the last graded inspections of the authorities it took over from.
    """

    activity: Activity
    movements: tuple[Movement, ...] = ()
    previous: Activity | None = None
    predecessors: tuple[Activity, ...] = ()


def changes(
    register: Register, since: date, until: date | None = None, region: str | None = None
) -> tuple[Change, ...]:
    """What was published from `since` to `until` (both inclusive; without it, to the newest), oldest first.

    Raises UsageError if the span ends before it begins, NotFoundError for an unknown region.
    """
    until = until or date.max
    if until < since:
        raise UsageError(f"The span ends on {until}, before it begins on {since}: give the earlier day first.")
    known = sorted(register.as_of(until).activities, key=by_publication)
    wanted = {item.key for item in select(known, region=region) if item.known_from and item.known_from >= since}
    return tuple(_change(activity, known[:place]) for place, activity in enumerate(known) if activity.key in wanted)


def _change(activity: Activity, before: Sequence[Activity]) -> Change:
    """The activity with its movement against what was known `before`, in order of publication."""
    if activity.authority_code is None or not _is_standing(activity):
        return Change(activity)
    previous = _last_standing(activity.authority_code, before)
    movements = tuple(
        Movement(item.area, item.grade, previous.grade(item.area) if previous else None) for item in activity.judgements
    )
    places = () if previous else predecessors(by_code(activity.authority_code))
    inherited = (_last_standing(place.code, before) for place in places)
    return Change(activity, movements, previous, tuple(item for item in inherited if item))


def _is_standing(activity: Activity) -> bool:
    return activity.is_graded and activity.family in GRADED_FAMILIES


def _last_standing(code: str, activities: Sequence[Activity]) -> Activity | None:
    return next((item for item in reversed(activities) if item.authority_code == code and _is_standing(item)), None)
