"""The rules as they stood on a day: later versions, later statements and later ends are left out.

It cuts at the day and knows nothing more. When a rule was announced is not in the data, so a version counts as known
from its first day of fieldwork.
"""

from datetime import date

from lineofsight.errors import NotFoundError
from lineofsight.frameworks.framework import SECTIONS, Framework
from lineofsight.frameworks.statements import Statement, long_date
from lineofsight.frameworks.timetable import Interval, Pause
from lineofsight.frameworks.versions import all_frameworks, get_framework

__all__ = ["framework_known", "frameworks_known", "known_on"]


def frameworks_known(day: date, today: date) -> tuple[Framework, ...]:
    """The versions by their first day; as of a day before today, only those that had begun, as they stood then.

    Proposals came to be known on no day in the data, and so are told today alone.
    """
    if day >= today:
        return all_frameworks()
    return tuple(known_on(entry, day) for entry in all_frameworks() if _has_begun(entry, day))


def framework_known(identifier: str, day: date, today: date) -> Framework:
    """One version in the same way. Raises NotFoundError for one that is not there, or had not begun."""
    found = get_framework(identifier)
    if day >= today:
        return found
    if not _has_begun(found, day):
        raise NotFoundError(f"No inspection had begun under {identifier} by {long_date(day)}. Choose a later day.")
    return known_on(found, day)


def known_on(framework: Framework, day: date) -> Framework:
    """The version without what came after `day`: statements that begin later, and ends that lay ahead."""
    sections = {
        name: tuple(_as_it_stood(item, day) for item in getattr(framework, name) if not _begins_later(item, day))
        for name in SECTIONS
    }
    return framework.model_copy(update={**sections, "ends": _past(framework.ends, day)})


def _has_begun(framework: Framework, day: date) -> bool:
    return framework.status == "framework" and framework.starts is not None and framework.starts <= day


def _begins_later(item: Statement, day: date) -> bool:
    return item.starts is not None and item.starts > day


def _as_it_stood(item: Statement, day: date) -> Statement:
    later: dict[str, date | None] = {"ends": _past(item.ends, day)}
    if isinstance(item, Pause):
        later["first_start"] = _past(item.first_start, day)
    if isinstance(item, Interval):
        later["event_until"] = _past(item.event_until, day)
    return item.model_copy(update=later)


def _past(end: date | None, day: date) -> date | None:
    return end if end and end <= day else None
