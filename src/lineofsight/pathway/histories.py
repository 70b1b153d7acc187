"""An authority's history as of a day, laid out for the rules: where it stands, and what came since.

It reads the register's view once and groups it by authority. It refuses to know what follows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import Authority, all_authorities, predecessors
from lineofsight.frameworks import Framework, Visit
from lineofsight.frameworks.judging import Reading
from lineofsight.register import Activity, View
from lineofsight.register import Source as RecordSource
from lineofsight.vocabulary import Area, Family, Grade

__all__ = ["History", "Standing", "histories", "standing", "started"]


@dataclass(frozen=True, slots=True)
class History:
    """What was known of an authority on the day `on`: its activities in order of fieldwork.

    `before` holds, for each authority whose area it took over, that authority's activities.
    """

    authority: Authority
    on: date
    activities: tuple[Activity, ...]
    before: tuple[tuple[Authority, tuple[Activity, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an authority stands under one framework.

    `last` is the inspection that counts, None for an authority without one. `grades` are its grades as the framework
    reads them, with the `readings` used for areas it no longer judges. `since` are the activities that followed.
    """

    last: Activity | None
    grades: Mapping[Area, Grade]
    readings: tuple[Reading, ...]
    since: tuple[Activity, ...]

    def visits(self, framework: Framework) -> tuple[Visit, ...]:
        """The activities since, by the names the framework gives them and with what they asked for."""
        return tuple(visit_of(activity, framework) for activity in self.since)


def histories(view: View, authorities: Iterable[Authority] | None = None) -> tuple[History, ...]:
    """The histories of these authorities, or of all that existed on the view's day."""
    known: defaultdict[str, list[Activity]] = defaultdict(list)
    for activity in view.activities:
        if activity.authority_code:
            known[activity.authority_code].append(activity)
    chosen = all_authorities(view.as_of) if authorities is None else authorities
    return tuple(_history_of(authority, view.as_of, known) for authority in chosen)


def _history_of(authority: Authority, on: date, known: Mapping[str, Iterable[Activity]]) -> History:
    """The history of one authority from activities by authority code, all of them known on the day `on`."""

    def ordered(place: Authority) -> tuple[Activity, ...]:
        return tuple(sorted(known.get(place.code, ()), key=lambda item: (started(item), item.key)))

    return History(authority, on, ordered(authority), tuple((old, ordered(old)) for old in predecessors(authority)))


def standing(activities: Iterable[Activity], framework: Framework, families: Iterable[Family]) -> Standing:
    """Where these activities leave an authority under `framework`.

    The last published inspection of `families` with grades, or with an outcome where grades are not given, counts.
    """
    counted = set(families)
    mine = tuple(activities)
    judged = [item for item in mine if item.family in counted and (item.is_graded or item.outcome)]
    last = max(judged, key=lambda item: (item.known_from or date.min, started(item), item.key), default=None)
    if last is None:
        return Standing(None, {}, (), mine)
    grades = {item.area: item.grade for item in last.judgements}
    readings = tuple(reading for reading in framework.readings if reading.of in grades)
    for reading in readings:
        grades = {**dict.fromkeys(reading.read_as, grades[reading.of]), **grades}
    since = tuple(item for item in mine if started(item) > started(last))
    return Standing(last, grades, readings, since)


def visit_of(activity: Activity, framework: Framework) -> Visit:
    """An activity by the name the framework gives it. What it asked for is known only from its report or letter."""
    names = (entry.key for entry in framework.activities if entry.kind and entry.kind is activity.kind)
    read = activity.source is RecordSource.REPORT
    return Visit(
        activity=next(names, str(activity.kind or activity.family)),
        improvements=activity.counts.improvements if read else None,
        priority_actions=activity.counts.priorities if read else None,
    )


def started(activity: Activity) -> date:
    """The first day of fieldwork, else the day it became known: by it activities are ordered."""
    return activity.fieldwork_start or activity.known_from or date.min
