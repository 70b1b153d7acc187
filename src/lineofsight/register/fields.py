"""The fields a person may correct: how a value is read from text, what it replaces, and how it is laid over a record.

It knows one record at a time; who corrected what, and when, is the business of `corrections`.
"""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from lineofsight.authorities import by_code, find
from lineofsight.errors import UsageError
from lineofsight.reports.record import AuthorityReference, DateRange, InspectionRecord, Judgement
from lineofsight.vocabulary import Area, Grade, Kind, Subject

__all__ = ["FIELDS", "canonical", "current", "lay"]

_JUDGEMENT = "judgement."
_FIELDWORK = ("fieldwork_start", "fieldwork_end")
_DATES = (*_FIELDWORK, "published")
_TYPES: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(_DATES, date.fromisoformat),
    "kind": Kind,
    "subject": Subject,
}
_OPTIONAL = ("lead_inspector", "framework", "subject", "outcome")

FIELDS = (*(f"{_JUDGEMENT}{area}" for area in Area), *_DATES, "kind", "authority", *_OPTIONAL)
"""Every field that can be corrected, by the name it is corrected under."""


def canonical(field: str, value: str | None) -> str | None:
    """The value as it is stored: an ISO date, a code, a word of the vocabulary; None where there is none.

    Raises UsageError for an unknown field or a value it cannot hold, naming those it can; NotFoundError for an
    authority or framework that does not exist.
    """
    if field not in FIELDS:
        raise UsageError(f"There is no field {field!r} to correct. The fields are {', '.join(FIELDS)}.")
    if value is not None:
        return _PARSERS[_JUDGEMENT if field.startswith(_JUDGEMENT) else field](value.strip())
    if field.startswith(_JUDGEMENT) or field in _OPTIONAL:
        return None
    raise UsageError(f"An activity cannot be without {field}: give the right value.")


def current(record: InspectionRecord, field: str) -> str | None:
    """The value `field` has in `record`, written as `canonical` writes it."""
    if field.startswith(_JUDGEMENT):
        return record.grade(Area(field.removeprefix(_JUDGEMENT)))
    if field == "authority":
        return record.authority.code if record.authority else None
    value = getattr(record, field)
    return value.isoformat() if isinstance(value, date) else value


def lay(record: InspectionRecord, field: str, value: str | None) -> InspectionRecord:
    """The record with a canonical value in place of the one that was read."""
    if field.startswith(_JUDGEMENT):
        return _with_judgement(record, Area(field.removeprefix(_JUDGEMENT)), value)
    if field == "authority":
        return record.model_copy(update={field: _reference(record, value)})
    typed: Any = _TYPES[field](value) if value is not None and field in _TYPES else value
    changed = record.model_copy(update={field: typed})
    if field == "kind":
        return changed.model_copy(update={"kind_inferred": False})
    return changed.model_copy(update={"fieldwork": _ranges(changed)}) if field in _FIELDWORK else changed


def _with_judgement(record: InspectionRecord, area: Area, grade: str | None) -> InspectionRecord:
    """The record with this area's grade replaced, added or removed; the words as printed stay with it."""
    read = next((judgement for judgement in record.judgements if judgement.area is area), None)
    others = [judgement for judgement in record.judgements if judgement.area is not area]
    if grade is not None:
        blank = read or Judgement(area=area, grade=Grade(grade), as_printed="")
        others.append(blank.model_copy(update={"grade": Grade(grade)}))
    order = list(Area)
    others.sort(key=lambda judgement: order.index(judgement.area))
    return record.model_copy(update={"judgements": tuple(others)})


def _reference(record: InspectionRecord, code: str | None) -> AuthorityReference:
    printed = record.authority.as_printed if record.authority else None
    return AuthorityReference(code=code, name=by_code(code).name if code else None, as_printed=printed)


def _ranges(record: InspectionRecord) -> tuple[DateRange, ...]:
    """The days on site between the corrected first and last day, with the pauses that still fit between them."""
    start, end = record.fieldwork_start, record.fieldwork_end
    if start is None or end is None:
        return record.fieldwork
    inner = [day for span in record.fieldwork for day in (span.start, span.end)][1:-1]
    days = [start, *inner, end]
    if any(later < earlier for earlier, later in pairwise(days)):
        days = [start, end]
    return tuple(DateRange(start=first, end=last) for first, last in zip(days[::2], days[1::2], strict=True))


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{text!r} is not a date. Write it as year-month-day: 2025-03-17.") from None


def _one_of(words: Iterable[str]) -> Callable[[str], str]:
    allowed = tuple(str(word) for word in words)

    def parse(text: str) -> str:
        if text.lower() not in allowed:
            raise UsageError(f"{text!r} is not a value for this field. Use one of {', '.join(allowed)}.")
        return text.lower()

    return parse


def _words(text: str) -> str:
    if not text:
        raise UsageError("The value is empty. Give the right value, or none at all.")
    return " ".join(text.split())


def _framework(text: str) -> str:
    from lineofsight.frameworks import get_framework  # noqa: PLC0415  # slow to import, and rarely needed here

    return get_framework(text).id


_PARSERS: dict[str, Callable[[str], str]] = {
    _JUDGEMENT: _one_of(Grade),
    **dict.fromkeys(_DATES, _day),
    "kind": _one_of(Kind),
    "authority": lambda text: find(text).code,
    "framework": _framework,
    "lead_inspector": _words,
    "subject": _one_of(Subject),
    "outcome": _one_of(("1", "2", "3", "narrative")),
}
