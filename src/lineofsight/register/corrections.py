"""Corrections by people: made with a name and a reason, withdrawn but never deleted.

It checks and keeps them. How a value is laid over a record is `fields`, when it applies `overlay`.
"""

from datetime import UTC, date, datetime

from lineofsight.errors import NotFoundError, UsageError
from lineofsight.register.activity import Activity
from lineofsight.register.entries import Correction
from lineofsight.register.fields import FIELDS, canonical
from lineofsight.register.models import CorrectionRow
from lineofsight.register.store import Register

__all__ = ["FIELDS", "correct", "withdraw"]


def correct(  # noqa: PLR0917  # in the order in which people say it
    register: Register, activity_key: str, field: str, value: str | None, author: str, reason: str
) -> Correction:
    """Lay `value` over what was read in `field` of an activity; None says that the document has none.

    It follows the activity through re-reads: by its key, and by the documents that tell of it now.
    Raises NotFoundError if there is no such activity; UsageError for an unknown field, a value it cannot hold, a
    first day after the last, or a missing author or reason.
    """
    activity = register.activity(activity_key)
    stored = canonical(field, value)
    _check_days(activity, field, stored)
    row = CorrectionRow(
        activity_key=activity_key,
        identities=sorted(activity.identities),
        field=field,
        value=stored,
        author=_required(author, "author"),
        reason=_required(reason, "reason"),
        made_at=datetime.now(UTC),
    )
    with register.writing() as session:
        session.add(row)
        session.flush()
        number = row.id
    return _numbered(register, number)


def withdraw(register: Register, number: int, author: str, reason: str) -> Correction:
    """Take a correction back: what was read, or the correction before it, shows again.

    Raises NotFoundError if there is no such correction, UsageError if it is withdrawn already or author or reason
    is missing.
    """
    if not _numbered(register, number).is_active:
        raise UsageError(f"Correction {number} is withdrawn already; there is nothing to take back.")
    with register.writing() as session:
        row = session.get_one(CorrectionRow, number)
        row.withdrawn_at = datetime.now(UTC)
        row.withdrawn_by = _required(author, "author")
        row.withdrawal_reason = _required(reason, "reason")
    return _numbered(register, number)


def _numbered(register: Register, number: int) -> Correction:
    for correction in register.corrections():
        if correction.id == number:
            return correction
    raise NotFoundError(f"There is no correction {number}. List the corrections to find its number.")


def _required(text: str, name: str) -> str:
    if not text.strip():
        raise UsageError(f"A correction needs its {name}: say who makes it and why.")
    return " ".join(text.split())


def _check_days(activity: Activity, field: str, value: str | None) -> None:
    days = {"fieldwork_start": activity.fieldwork_start, "fieldwork_end": activity.fieldwork_end}
    if field in days and value is not None:
        days[field] = date.fromisoformat(value)
    start, end = days["fieldwork_start"], days["fieldwork_end"]
    if start and end and start > end:
        raise UsageError(f"Fieldwork cannot start on {start} and end on {end}. Correct the other day first.")
