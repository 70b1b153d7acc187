"""Dates as people print them in English documents: "29 January to 9 February 2018", "12/09/2016 to 06/10/2016".

Parts shared between two dates (month, year) are filled in from the date that prints them. Nothing is guessed
beyond that: a date whose month or year is printed nowhere and not given as `year` is not returned.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

__all__ = ["PrintedRange", "find_date", "parse_ranges"]

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)}
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_TOKEN = re.compile(
    rf"""(?P<numeric>\b\d{{1,2}}\s?[/.]\s?\d{{1,2}}\s?[/.]\s?(?:\d{{4}}|\d{{2}})\b)
    | (?P<year>\b(?:19|20)\d\d\b)
    | (?P<day>\b\d{{1,2}})(?:\s?(?:st|nd|rd|th)\b)?(?!\d)
    | (?P<month>\b{_MONTH})(?![a-z])
    | (?P<between>\bbetween\b)
    | (?P<to>[-\u2010-\u2015\u2212\u2500\u23af\u0335-\u0336~]+|\b(?:to|until|till|through)\b)
    | (?P<and>,|&|;|\band\b)
    | (?P<filler>\b(?:of|the|on|from|mon|tues?|wed|wednes|thurs?|fri|satur|sun)(?:day)?\b|[.:()])
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedRange:
    """First and last day of one printed range, inclusive; equal for a single day."""

    start: date
    end: date


@dataclass(slots=True)
class _Day:
    """One printed day; month and year are None until filled from a neighbour. `joiner` leads on to the next."""

    day: int
    month: int | None = None
    year: int | None = None
    joiner: str = ""


def parse_ranges(text: str, year: int | None = None) -> tuple[PrintedRange, ...]:
    """Every range of days in a stretch of text that holds only dates, in order; empty where it cannot be read.

    "A to B" and "between A and B" are ranges, "A and B" are two; days that follow one another directly
    ("5 and 6 March") make one range. `year` is used only where the text prints none.
    """
    days = _read_days(text)
    if not days or not _fill(days, year):
        return ()
    ranges: list[PrintedRange] = []
    position = 0
    while position < len(days):
        first = last = days[position]
        if first.joiner == "to" and position + 1 < len(days):
            position += 1
            last = days[position]
        made = _make_range(first, last)
        if made is None:
            return ()
        ranges.append(made)
        position += 1
    return _merge_adjacent(ranges)


def find_date(text: str) -> date | None:
    """The first full date (day, month and year) in running text, or None."""
    for match in re.finditer(
        rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\s+(\d{{4}})|\b\d{{1,2}}/\d{{1,2}}/\d{{4}}",
        text,
        re.IGNORECASE,
    ):
        found = parse_ranges(match.group())
        if found:
            return found[0].start
    return None


def _read_days(text: str) -> list[_Day]:
    """The printed days in order; empty if anything else than dates and their joiners is found."""
    days: list[_Day] = []
    between = False
    for token in _TOKEN.finditer(text):
        kind, value = token.lastgroup, token.group()
        if kind == "numeric":
            day, month, year = (int(part) for part in re.split(r"\s?[/.]\s?", value))
            days.append(_Day(day, month, year if year > 99 else year + 2000))
        elif kind == "day" and days and days[-1].month and not days[-1].year and not days[-1].joiner:
            days[-1].year = 2000 + int(token.group("day"))
        elif kind == "day":
            days.append(_Day(int(token.group("day"))))
        elif kind == "month" and days and days[-1].month is None:
            days[-1].month = _MONTH_NUMBERS[value[:3].lower()]
        elif kind == "year" and days:
            days[-1].year = int(value[:4])
        elif kind == "between":
            between = True
        elif kind in ("to", "and") and days:
            is_range = kind == "to" or (between and value.lower() == "and")
            days[-1].joiner = "to" if is_range else (days[-1].joiner or "and")
            between = between and not is_range
        elif kind in ("other", "month", "year"):
            return []
    return days


def _fill(days: list[_Day], year: int | None) -> bool:
    """Fill months and years from the next printed one, then from the one before; say whether all are known."""
    for later, earlier in zip(days[::-1], days[-2::-1], strict=False):
        if earlier.month is None:
            earlier.month = later.month
            earlier.year = earlier.year or later.year
        if earlier.year is None and later.year is not None:
            turned = earlier.month is not None and later.month is not None and earlier.month > later.month
            earlier.year = later.year - 1 if turned else later.year
    for earlier, later in pairwise(days):
        later.month = later.month or earlier.month
        if later.year is None and earlier.year is not None:
            turned = earlier.month is not None and later.month is not None and later.month < earlier.month
            later.year = earlier.year + 1 if turned else earlier.year
    for entry in days:
        entry.year = entry.year or year
    return all(entry.month and entry.year for entry in days)


def _make_range(first: _Day, last: _Day) -> PrintedRange | None:
    try:
        start = date(first.year or 0, first.month or 0, first.day)
        end = date(last.year or 0, last.month or 0, last.day)
    except ValueError:
        return None
    return PrintedRange(start, end) if start <= end else None


def _merge_adjacent(ranges: list[PrintedRange]) -> tuple[PrintedRange, ...]:
    merged: list[PrintedRange] = []
    for entry in ranges:
        if merged and (entry.start - merged[-1].end).days == 1:
            merged[-1] = PrintedRange(merged[-1].start, entry.end)
        else:
            merged.append(entry)
    return tuple(merged)
