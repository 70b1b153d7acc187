"""Windows: the days in which the next activity is to be expected, and why.

It counts intervals from events, moves what a pause moved and heeds the notice that has to be given. It refuses to
know which activity is meant to come.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.frameworks import Event, Framework, Window, window
from lineofsight.frameworks.statements import long_date
from lineofsight.frameworks.timetable import Interval, Pause
from lineofsight.pathway.events import Happenings
from lineofsight.pathway.reasons import Fact, Reason, cited

__all__ = ["Paused", "Reckoning", "Span", "first_possible_day", "pause_on", "reckon"]

Paused = tuple[Framework, Pause]
"""A pause, and the framework whose data tell of it."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days in which something is expected, both inclusive; `latest` is None where no rule gives a last day."""

    earliest: date
    latest: date | None

    def __str__(self) -> str:
        if self.latest == self.earliest:
            return long_date(self.earliest)
        return f"{long_date(self.earliest)} to {long_date(self.latest) if self.latest else 'an unknown day'}"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """When an activity is to be expected.

    `span` begins no earlier than notice given on the day asked for allows. Before that limit, `whole` is the window by
    all intervals, `stated` by those that are rules and not merely what was met. A window that has passed leaves
    `overdue_since` and a span without end. Everything is None where nothing is known, or while inspection is paused.
    """

    span: Span | None = None
    whole: Window | None = None
    stated: Window | None = None
    overdue_since: date | None = None
    why: tuple[Reason, ...] = ()


def reckon(
    framework: Framework,
    activity: str,
    *,
    intervals: Iterable[Interval],
    happened: Happenings,
    on: date,
    pauses: Iterable[Paused] = (),
) -> Reckoning:
    """When `activity` is to be expected by these intervals, standing on the day `on`."""
    concerned = tuple((owner, pause) for owner, pause in pauses if activity in pause.activities and pause.starts <= on)
    if current := pause_on(on, concerned):
        return Reckoning(why=(cited(current[0], "pauses", current[1]), Fact(_PAUSED)))
    found = [counted for entry in intervals if (counted := _count(framework, entry, happened, concerned))]
    if not found:
        return Reckoning(why=(Fact("When is not known: no interval can be counted", doubt="not known"),))
    whole = _envelope(item for item, _, _ in found)
    earliest, notice = first_possible_day(framework, activity, on)
    overdue = whole.latest < earliest
    return Reckoning(
        span=Span(earliest, None) if overdue else Span(max(earliest, whole.earliest), whole.latest),
        whole=whole,
        stated=_envelope([item for item, interval, _ in found if not interval.as_met] or [whole]),
        overdue_since=whole.latest if overdue else None,
        why=(
            *dict.fromkeys(reason for _, _, why in found for reason in why),
            *([Fact(f"The window ended on {long_date(whole.latest)}: it is overdue")] if overdue else []),
            *(notice if overdue or whole.earliest < earliest else ()),
        ),
    )


_PAUSED = "Inspection is paused on this day: when it begins again, and so the window, is not known"


def first_possible_day(framework: Framework, activity: str, on: date) -> tuple[date, tuple[Reason, ...]]:
    """The first day on which inspectors called in on `on` can start, and the rule that says so."""
    called = [
        (counted.earliest, clock)
        for clock in framework.deadlines
        if Event.NOTIFIED in clock.after and clock.who == "inspectorate" and clock.in_force(on)
        if activity in clock.activities and (counted := window(clock, on))
    ]
    if not called:
        return on, ()
    day, clock = min(called, key=lambda item: item[0])
    return day, (
        cited(framework, "deadlines", clock),
        Fact(f"So not before {long_date(day)} if called on {long_date(on)}"),
    )


def pause_on(day: date, pauses: Iterable[Paused]) -> Paused | None:
    """The pause in which `day` lies, if any."""
    return next(((owner, pause) for owner, pause in pauses if pause.in_force(day)), None)


def _count(
    framework: Framework, interval: Interval, happened: Happenings, pauses: Iterable[Paused]
) -> tuple[Window, Interval, tuple[Reason, ...]] | None:
    """The window of one interval with its reasons; None where its event is not known, or not one it holds for."""
    start = happened.get(interval.counted_from)
    counted = window(interval, start.day) if start and interval.concerns(start.day) else None
    if start is None or counted is None:
        return None
    why: list[Reason] = [*start.why, cited(framework, "intervals", interval), Fact(f"That is {_told(counted)}")]
    if not interval.as_met:  # what was met has the pauses in it
        for owner, pause in pauses:
            moved = _moved(counted, start.day, pause)
            if moved != counted:
                counted = moved
                why += [cited(owner, "pauses", pause), Fact(f"Moved by the pause: {_told(moved)}", doubt=_MOVED)]
    return counted, interval, tuple(why)


_MOVED = "own knowledge"


def _moved(counted: Window, event: date, pause: Pause) -> Window:
    """The window after a pause: either end that was still to come when it began moves by its length."""
    if not pause.windows_move or pause.ends is None or event > pause.starts:
        return counted
    length = pause.ends - pause.starts + timedelta(days=1)

    def move(day: date) -> date:
        return day + length if day >= pause.starts else day

    return Window(move(counted.earliest), move(counted.latest))


def _envelope(windows: Iterable[Window]) -> Window:
    both = tuple(windows)
    return Window(min(item.earliest for item in both), max(item.latest for item in both))


def _told(counted: Window) -> str:
    return str(Span(counted.earliest, counted.latest))
