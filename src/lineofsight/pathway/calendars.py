"""Calendars: what to expect and what is due, as an .ics file for any calendar program.

The same pathway gives the same bytes: stamps come from the day asked for, identifiers from what an entry is about. It
refuses to decide what belongs on a pathway.
"""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from lineofsight.frameworks import Likelihood, Window
from lineofsight.pathway.clocks import Due
from lineofsight.pathway.pathway import Pathway
from lineofsight.pathway.reasons import Reason
from lineofsight.pathway.situation import Expected
from lineofsight.pathway.windows import Span

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["calendar"]

_LENGTH_OF_IDENTIFIER = 24


def calendar(answer: Pathway) -> bytes:
    """The pathway as an iCalendar file: one entry for each window and each deadline, whole days.

    Entries keep their identifiers from one day to the next as long as they are about the same thing, so that a
    calendar program updates them. What has no window has no entry.
    """
    from icalendar import Calendar  # noqa: PLC0415  # slow to import, and rarely needed

    made = Calendar()
    made.add("prodid", "-//lineofsight//pathway//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"Inspection: {answer.name}")
    for expected in answer.expected:
        if expected.window and expected.likelihood is not Likelihood.NOT_EXPECTED:
            made.add_component(_expectation(answer, expected, expected.window))
    for due in answer.deadlines:
        if due.window:
            made.add_component(_deadline(answer, due, due.window))
    return bytes(made.to_ical())


def _expectation(answer: Pathway, expected: Expected, window: Span) -> "Event":
    about = answer.last.key if answer.last else "unjudged"
    when = f"Overdue since {expected.overdue_since}. " if expected.overdue_since else ""
    event = _event(answer, "expected", about, expected.inspects, expected.activity)
    event.add("summary", f"{answer.name}: {expected.name} ({expected.likelihood.label})")
    event.add("description", when + _told(expected.why, expected.doubts))
    _span(event, window.earliest, window.latest or window.earliest)
    return event


def _deadline(answer: Pathway, due: Due, window: Window) -> "Event":
    event = _event(answer, "due", due.activity or "", due.framework, due.key)
    event.add("summary", f"{answer.name}: {due.name} due ({due.who})")
    event.add("description", _told(due.why, due.doubts))
    _span(event, window.latest, window.latest)
    return event


def _event(answer: Pathway, *about: str) -> "Event":
    """An empty entry, with its identifier and its stamp."""
    named = " ".join((answer.authority.code, *about))
    from icalendar import Event  # noqa: PLC0415  # as above

    event = Event()
    event.add("uid", f"{sha256(named.encode()).hexdigest()[:_LENGTH_OF_IDENTIFIER]}@lineofsight")
    event.add("dtstamp", datetime.combine(answer.on, time(), UTC))
    event.add("transp", "TRANSPARENT")
    return event


def _span(event: "Event", first: date, last: date) -> None:
    """Whole days; the end of a calendar entry is the day after its last one."""
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))


def _told(why: tuple[Reason, ...], doubts: tuple[str, ...]) -> str:
    doubt = f"In doubt: {'; '.join(doubts)}.\n" if doubts else ""
    return doubt + "\n".join(f"{number}. {reason}" for number, reason in enumerate(why, 1))
