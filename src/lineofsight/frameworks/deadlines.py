"""Dates that follow from an event: every clock of a framework that it starts, and windows of intervals.

It knows how to count working days, weeks, months and years; it refuses to know who was inspected when.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from lineofsight.frameworks.framework import Framework
from lineofsight.frameworks.statements import Quantity
from lineofsight.frameworks.timetable import Clock, Event, Interval
from lineofsight.working_days import add_working_days

__all__ = ["Deadline", "Window", "deadlines", "later", "window"]


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day, both inclusive; the same day for a single date."""

    earliest: date
    latest: date

    def __str__(self) -> str:
        return f"{self.earliest}" if self.earliest == self.latest else f"{self.earliest} to {self.latest}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a clock asks for. `window` is None where the length of the clock is not known.

    A clock that allows "up to" so many days has the event's own or next working day as the first of its window.
    """

    clock: Clock
    window: Window | None

    @property
    def name(self) -> str:
        """What is due."""
        return self.clock.name

    @property
    def rule(self) -> str:
        """The rule in full, marked if in doubt, with how it is known and where it stands."""
        return f"{self.clock.shown} ({self.clock.citation}; {self.clock.stated_in}, deadlines.{self.clock.key})"

    def __str__(self) -> str:
        doubt = f" [{self.clock.doubt}]" if self.clock.doubt else ""
        return f"{self.name}: {self.window or 'unknown'}{doubt}"


def deadlines(framework: Framework, event: Event, day: date, activity: str | None = None) -> tuple[Deadline, ...]:
    """Everything due because `event` happened on `day`, the soonest first and the unknown last.

    The clocks are those in force on `day`. With `activity` (a key such as "focused-visit", or a `Kind`) only the
    clocks that concern it. The same event on a later day never has an earlier deadline.
    """
    started = [
        Deadline(clock, window(clock, day))
        for clock in framework.deadlines
        if event in clock.after
        and clock.in_force(day)
        and (activity is None or not clock.activities or activity in clock.activities)
    ]
    return tuple(sorted(started, key=lambda deadline: deadline.window.latest if deadline.window else date.max))


def window(quantity: Quantity, day: date) -> Window | None:
    """The days that lie so long after `day`; None where the length is not known or is no length of time.

    Fractions of a month, met in measured intervals, widen the window to whole months. The months either side of an
    interval are added.
    """
    amount, unit = quantity.measure or (None, "")
    if amount is None or amount.least is None or amount.most is None or unit not in _STEPS:
        return None
    step, factor = _STEPS[unit]
    margin = quantity.months_either_side if isinstance(quantity, Interval) else 0
    return Window(step(day, floor(amount.least * factor) - margin), step(day, ceil(amount.most * factor) + margin))


def later(day: date, count: int, unit: str) -> date:
    """The day `count` units after `day`; a unit is "working days", "days", "weeks", "months" or "years"."""
    step, factor = _STEPS[unit]
    return step(day, count * factor)


def _add_days(day: date, count: int) -> date:
    return day + timedelta(days=count)


def _add_months(day: date, count: int) -> date:
    """The same day of the month `count` months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_STEPS: dict[str, tuple[Callable[[date, int], date], int]] = {
    "working days": (add_working_days, 1),
    "days": (_add_days, 1),
    "weeks": (_add_days, 7),
    "months": (_add_months, 1),
    "years": (_add_months, 12),
}
"""How each unit of time is counted, and how many of the counted units it has."""
