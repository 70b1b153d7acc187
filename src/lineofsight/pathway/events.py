"""What happened on which day, as far as the record tells: the events from which rules count.

It knows the days of an activity and of an authority's creation. It refuses to know what is due after them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import Authority
from lineofsight.frameworks import Event, Framework, deadlines
from lineofsight.frameworks.statements import long_date
from lineofsight.pathway.histories import started
from lineofsight.pathway.reasons import Fact, Reason, cited
from lineofsight.register import Activity
from lineofsight.vocabulary import Kind

__all__ = ["VISITS", "Happened", "Happenings", "creation", "events_of", "is_letter", "system_start"]

_RECEIPT = "taken as the day of publication; the true day is not public, and earlier"
VISITS = (Kind.FOCUSED_VISIT, Kind.MONITORING_VISIT)
"""The kinds of activity between inspections that end with a letter and not with a report."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event, its day, and how that day is known."""

    event: Event
    day: date
    why: tuple[Reason, ...]


Happenings = Mapping[Event, Happened]
"""Events whose days are known."""


def is_letter(activity: Activity) -> bool:
    """Whether it ends with a letter after a visit: that starts the clocks of a report only with a priority action."""
    return activity.kind in VISITS


def creation(authority: Authority) -> Happenings:
    """The event of an authority's creation; empty for one that was there before the record begins."""
    if authority.opened is None:
        return {}
    fact = Fact(f"{authority.name} was created on {long_date(authority.opened)}")
    return {Event.AUTHORITY_CREATED: Happened(Event.AUTHORITY_CREATED, authority.opened, (fact,))}


def system_start(framework: Framework, frameworks: Iterable[Framework], last: Activity | None) -> Happenings:
    """The start of the system that `framework` amends, for an authority last inspected before; else empty."""
    by_id = {entry.id: entry for entry in frameworks}
    first = framework
    while first.amends in by_id:
        first = by_id[first.amends]
    if last is None or first.starts is None or started(last) >= first.starts:
        return {}
    fact = Fact(f"This system of inspection started on {long_date(first.starts)}, after the last inspection")
    return {Event.SYSTEM_STARTED: Happened(Event.SYSTEM_STARTED, first.starts, (fact,))}


def events_of(activity: Activity, framework: Framework) -> Happenings:
    """The events of an activity whose days are known; the deadline of its action plan as `framework` reckons it."""
    known = {item.event: item for item in _recorded(activity)}
    for item in tuple(known.values()):
        for deadline in deadlines(framework, item.event, item.day, activity.kind):
            marked, window = deadline.clock.marks, deadline.window
            if marked and window and marked not in known:
                rule = cited(framework, "deadlines", deadline.clock)
                known[marked] = Happened(marked, window.latest, (*item.why, rule))
    return known


def _recorded(activity: Activity) -> Iterator[Happened]:
    """Events in the order in which a clock that several of them start is to be counted."""

    def happened(event: Event, day: date, note: str = "") -> Happened:
        text = f"{event.label.removeprefix('the ').capitalize()}: {long_date(day)}{f', {note}' if note else ''}"
        return Happened(event, day, (Fact(text, activity.key, doubt="true day earlier" if note else ""),))

    if activity.fieldwork_start:
        yield happened(Event.FIELDWORK_START, activity.fieldwork_start)
    if activity.fieldwork_end:
        yield happened(Event.FIELDWORK_END, activity.fieldwork_end)
    if activity.known_from is None:
        return
    if not activity.is_graded and activity.counts.priorities:
        yield happened(Event.PRIORITY_ACTION_LETTER, activity.known_from, _RECEIPT)
    if not is_letter(activity):
        yield happened(Event.REPORT_RECEIVED, activity.known_from, _RECEIPT)
    yield happened(Event.REPORT_PUBLISHED, activity.known_from)
