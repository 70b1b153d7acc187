"""How long it is until something: days, weeks or months until a window opens or closes, working days to a deadline.

It counts from the day stood on and rounds as people do. It refuses to know what is waited for.
"""

from datetime import date

from lineofsight.pathway.situation import Expected
from lineofsight.working_days import working_days_between

__all__ = ["deadline_countdown", "until", "window_countdown"]

_FEW_DAYS, _FEW_WEEKS = 14, 112
"""Up to so many days are told in days, and up to so many in weeks; then come months."""

_MANY_MONTHS = 24
"""Up to so many months are told in months; then come years and months."""

_MONTH = 365.25 / 12
_FEW_WORKING_DAYS = 70


def until(day: date, on: date) -> str:
    """How far a day lies ahead, or behind: "in 5 days", "14 months ago", "in 3 years and 5 months"."""
    days = abs((day - on).days)
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow" if day > on else "yesterday"
    return f"in {_length(days)}" if day > on else f"{_length(days)} ago"


def window_countdown(item: Expected, on: date) -> str:
    """How far it is to the window of what is expected, or through it; empty where no rule tells when.

    A window that is open by its intervals can still not begin before the notice that has to be given.
    """
    if item.window is None:
        return ""
    if item.overdue_since:
        return f"its window ended {until(item.overdue_since, on)}"
    opens = item.whole.earliest if item.whole else item.window.earliest
    closes = f"closes {until(item.window.latest, on)}" if item.window.latest else "has no known end"
    if opens > on and opens == item.window.latest:
        return until(opens, on)
    if opens > on:
        return f"opens {until(opens, on)}, {closes}"
    starts = f"could start {until(item.window.earliest, on)}" if item.window.earliest > on else "open now"
    return f"{starts}, {closes}"


def deadline_countdown(day: date, on: date) -> str:
    """How far a deadline lies ahead, in working days where there are few: "in 10 working days"; or that it passed."""
    if day < on:
        return f"passed {until(day, on)}"
    left = working_days_between(on, day)
    if left > 1 and (day - on).days <= _FEW_WORKING_DAYS:
        return f"in {left} working days"
    return until(day, on)


def _length(days: int) -> str:
    for size, unit, most in ((1, "day", _FEW_DAYS), (7, "week", _FEW_WEEKS)):
        if days <= most:
            return _counted(round(days / size), unit)
    months = round(days / _MONTH)
    if months <= _MANY_MONTHS:
        return _counted(months, "month")
    years, more = divmod(months, 12)
    return _counted(years, "year") + (f" and {_counted(more, 'month')}" if more else "")


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit if count == 1 else f'{unit}s'}"
