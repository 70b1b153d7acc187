"""The year a statistic belongs to: from a publisher's label to first and last day, and whether it was provisional.

It knows how labels are spelt and when each kind of year ends. It refuses to guess: a label it cannot read is None.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = ["Period", "Release", "YearType", "parse_period", "period_ending"]


class YearType(StrEnum):
    """When the year of a collection ends, as people say it."""

    FINANCIAL = "year to 31 March"
    ACADEMIC = "school year to 31 August"
    CALENDAR = "calendar year"
    SEPTEMBER = "year to 30 September"
    JUNE = "year to 30 June"
    JANUARY = "year to January"

    @property
    def last_day(self) -> tuple[int, int]:
        """Month and day on which such a year ends."""
        return _LAST_DAYS[self]


_LAST_DAYS = {
    YearType.FINANCIAL: (3, 31),
    YearType.ACADEMIC: (8, 31),
    YearType.CALENDAR: (12, 31),
    YearType.SEPTEMBER: (9, 30),
    YearType.JUNE: (6, 30),
    YearType.JANUARY: (1, 31),
}


class Release(StrEnum):
    """What a label says of the edition of its figures; `PLAIN` where it says nothing."""

    PLAIN = "plain"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    FINAL = "final"
    OUTTURN = "outturn"


_RELEASES = {
    "p": Release.PROVISIONAL,
    "prov": Release.PROVISIONAL,
    "provisional": Release.PROVISIONAL,
    "r": Release.REVISED,
    "rev": Release.REVISED,
    "revised": Release.REVISED,
    "final": Release.FINAL,
    "ot": Release.OUTTURN,
    "outturn": Release.OUTTURN,
}

_TOO_MANY = 10
"""Years that are never taken together; such a label is a misprint."""

_PLAUSIBLE = range(1900, 2101)
"""Years of statistics; other numbers of four digits are no years."""

_YEAR = r"(\d{4}|\d{2})(?:/(\d{4}|\d{2}))?"
_LABEL = re.compile(rf"{_YEAR}(?:\s*[-–]\s*{_YEAR})?\s*(?:\((?P<release>\w+)\))?")
_SIX_DIGITS = re.compile(r"(\d{4})(\d{2})(.*)")


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or several taken together, with its first and last day."""

    start: date
    end: date
    release: Release = Release.PLAIN

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.end.year

    @property
    def label(self) -> str:
        """As people write it: "2025" for a calendar year or a census, "2024/25" for one that straddles two."""
        first, last = (_year_label(end, self.end) for end in (_first_end(self.start), self.end))
        return last if first == last else f"{first} to {last}"


def period_ending(year: int, kind: YearType, release: Release = Release.PLAIN, first: int | None = None) -> Period:
    """The year of this kind that ends in `year`; with `first`, all years from the one that ends in `first`."""
    month, day = kind.last_day
    end_before = date((first or year) - 1, month, day)
    return Period(end_before + timedelta(days=1), date(year, month, day), release)


def parse_period(label: str, kind: YearType) -> Period | None:
    """The period a label means for statistics of this kind of year, or None where it means none.

    One number is the year in which the period ends (2024 for 2023/24). Two that follow one another are one year
    (2023/24, 2023-24, 202324), unless years are calendar years; any others are several years together (2014-16,
    2013/14-15/16). Brackets say provisional, revised, final or outturn.
    """
    text = _SIX_DIGITS.sub(r"\1/\2\3", label.strip())
    found = _LABEL.fullmatch(text)
    release = _RELEASES.get((found["release"] or "").casefold(), Release.PLAIN) if found else Release.PLAIN
    if found is None or (found["release"] and release is Release.PLAIN):
        return None
    years = _years_of(found, kind)
    return period_ending(years[1], kind, release, years[0]) if years else None


def _years_of(found: re.Match[str], kind: YearType) -> tuple[int, int] | None:
    """The years in which the first and the last year of a label end."""
    from_start, from_end, to_start, to_end, _ = found.groups()
    start = int(from_start)
    if start not in _PLAUSIBLE:
        return None
    first = _following(start, from_end) if from_end else start
    if to_start is None:
        return (first, first) if first else None
    end = _on_from(start, to_start)
    last = _following(end, to_end) if to_end else end
    if first is None or last is None or bool(from_end) != bool(to_end) or not 0 <= last - first < _TOO_MANY:
        return None
    one_year = not from_end and last == first + 1 and kind is not YearType.CALENDAR
    return (last, last) if one_year else (first, last)


def _on_from(start: int, digits: str) -> int:
    """A year of four digits, or the next one from `start` that ends in two."""
    return int(digits) if len(digits) == 4 else start + (int(digits) - start) % 100


def _following(start: int, digits: str) -> int | None:
    """The year after `start`, if that is what `digits` say."""
    return start + 1 if int(digits) in (start + 1, (start + 1) % 100) else None


def _first_end(start: date) -> date:
    """The last day of a year that begins on `start`."""
    return start.replace(year=start.year + 1) - timedelta(days=1)


def _year_label(end: date, kind_of: date) -> str:
    straddles = (kind_of.month, kind_of.day) in (YearType.FINANCIAL.last_day, YearType.ACADEMIC.last_day)
    return f"{end.year - 1}/{end.year % 100:02}" if straddles else str(end.year)
