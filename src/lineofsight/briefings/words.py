"""Facts in words: counts with shares, lists of names, dates. Plain English, and the same facts give the same words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from lineofsight.frameworks import framework_for
from lineofsight.register.activity import Activity
from lineofsight.register.entries import Source
from lineofsight.reports.record import InspectionRecord
from lineofsight.rounding import half_up
from lineofsight.vocabulary import Family, Kind

if TYPE_CHECKING:
    from lineofsight.themes.intervals import Interval

__all__ = [
    "between",
    "capital",
    "counted",
    "dated",
    "first_few",
    "listed",
    "named",
    "outcome_words",
    "percent",
    "shortened",
    "some",
    "source_words",
    "uncapital",
]

_FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LONGEST_QUOTATION = 200
_KINDS = {
    Kind.STANDARD: "standard inspection",
    Kind.SHORT: "short inspection",
    Kind.REINSPECTION: "re-inspection",
    Kind.REVIEW: "review of the safeguarding board",
    Kind.JTAI: "joint targeted area inspection",
    Kind.AREA_SEND: "area SEND inspection",
}
_SOURCES = {
    Source.REPORT: "its report",
    Source.OFFICIAL_STATISTICS: "official statistics",
    Source.SECONDARY: "a secondary source",
}
_FAMILIES = {
    Family.LOOKED_AFTER: "inspection of services for children in care",
    Family.CHILD_PROTECTION: "inspection of child protection",
}


def some(count: int, thing: str, things: str | None = None) -> str:
    """A number with its noun: "one authority", "16 authorities"."""
    number = _FEW[count] if count < len(_FEW) else str(count)
    return f"{number} {thing if count == 1 else things or f'{thing}s'}"


def counted(count: int, of: int) -> str:
    """A count with its base and share: "5 of 16 (31%)"; "all 5", "both", "none of 16", "1 of 1"."""
    if of < 2:
        return f"{count} of {of}"
    if count == of:
        return "both" if of == 2 else f"all {of}"
    if not count:
        return f"none of {of}"
    return f"{count} of {of} ({percent(count / of)})"


def percent(share: float) -> str:
    """A share in whole per cent; below one per cent and above 99 it is not rounded to nothing or everything."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{half_up(share, 2):.0%}"


def between(interval: "Interval") -> str:
    """An interval in words: "14% to 56%"."""
    return f"{percent(interval.low)} to {percent(interval.high)}"


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names as a sentence lists them: "Bexley, Kent and Wakefield"."""
    every = list(names)
    if len(every) < 2:
        return "".join(every)
    return f"{', '.join(every[:-1])} {last} {every[-1]}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """The text with a small first letter, unless its first word is all capitals: "area SEND inspection"."""
    return text if text.split(" ", maxsplit=1)[0].isupper() else text[:1].lower() + text[1:]


def named(activity: Activity | InspectionRecord) -> str:
    """What people call an activity: "short inspection", "focused visit"."""
    if activity.kind in _KINDS:
        return _KINDS[activity.kind]
    return _FAMILIES.get(activity.family) or (activity.kind or activity.family).replace("-", " ")


def outcome_words(activity: Activity | InspectionRecord) -> str:
    """The outcome of an inspection that has numbered ones, in the words of its framework; empty without."""
    framework = framework_for(activity.family, activity.fieldwork_start)
    words = {item.key: item.words for item in (framework.outcomes if framework else ())}
    return f"{words[activity.outcome]} (outcome {activity.outcome})" if activity.outcome in words else ""


def source_words(activity: Activity) -> str:
    """Where the facts of an activity come from: "official statistics"."""
    return _SOURCES[activity.source]


def dated(day: date | None) -> str:
    """A day as people write it: "10 October 2018"."""
    return f"{day.day} {day:%B %Y}" if day else "date unknown"


def shortened(text: str, longest: int = _LONGEST_QUOTATION) -> str:
    """At most so many letters of a passage, cut between words and marked where it was cut."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[: longest - 2].rsplit(' ', 1)[0]} …"


def first_few(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are: "A, B and 3 more"."""
    if len(names) <= most:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
