"""Working days in England: not Saturday, Sunday, Christmas Day, Good Friday nor a bank holiday.

It knows the calendar, one-off bank holidays included, and refuses to know what is due when
(`lineofsight.frameworks`). The definition is that of the Education and Inspections Act regulations of 2007.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache

from lineofsight.bank_holidays import closed_days

__all__ = ["add_working_days", "is_working_day", "working_days_between"]

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether offices in England work on `day`."""
    position = bisect_left(_working_days(day.year), day)
    return position < len(_working_days(day.year)) and _working_days(day.year)[position] == day


def add_working_days(day: date, count: int) -> date:
    """The working day `count` working days after `day`, or before it if `count` is negative.

    Counting starts on the next day, as the law does: a letter received on Friday is three working days old on
    Wednesday. With a count of 0, `day` itself if it is a working day, else the next one.
    """
    if count < 0:
        return _count_back(day, -count)
    year = day.year
    position = bisect_right(_working_days(year), day) + count - 1
    if count == 0:
        position = bisect_left(_working_days(year), day)
    while position >= len(_working_days(year)):
        position -= len(_working_days(year))
        year += 1
    return _working_days(year)[position]


def working_days_between(first: date, last: date) -> int:
    """How many working days after `first` up to and including `last`; negative if `last` is the earlier one.

    For working days it is the inverse of `add_working_days`.
    """
    if last < first:
        return -working_days_between(last, first)
    whole_years = sum(len(_working_days(year)) for year in range(first.year, last.year))
    return whole_years + bisect_right(_working_days(last.year), last) - bisect_right(_working_days(first.year), first)


def _count_back(day: date, count: int) -> date:
    year = day.year
    position = bisect_left(_working_days(year), day) - count
    while position < 0:
        year -= 1
        position += len(_working_days(year))
    return _working_days(year)[position]


@cache
def _working_days(year: int) -> tuple[date, ...]:
    """Every working day of a year, in order."""
    closed, day, found = closed_days(year), date(year, 1, 1), []
    while day.year == year:
        if day.weekday() < _SATURDAY and day not in closed:
            found.append(day)
        day += _ONE_DAY
    return tuple(found)
