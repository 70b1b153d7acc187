"""What comes next for an authority, as its page shows it: when, how long until then, and the chain of reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.briefings.reason_words import doubt_words, known_words, name_words, window_words
from lineofsight.briefings.words import capital
from lineofsight.frameworks import Source
from lineofsight.pathway import (
    Citation,
    Due,
    Expected,
    Pathway,
    Reason,
    deadline_countdown,
    window_countdown,
)

__all__ = ["DueRow", "ExpectedRow", "NextPart", "ReasonRow", "expected_row", "next_part"]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A link of a chain: a fact with the activity that says so, or a rule with how it is known and from where."""

    text: str
    doubt: str
    activity: str | None = None
    pages: tuple[int, ...] = ()
    framework: str = ""
    known: str = ""
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """Something expected, in words; `countdown` is empty where no rule tells when."""

    name: str
    likelihood: str
    window: str
    countdown: str
    is_overdue: bool
    doubt: str
    why: tuple[ReasonRow, ...]


@dataclass(frozen=True, slots=True)
class DueRow:
    """A deadline in words."""

    name: str
    last_day: date | None
    countdown: str
    counted_from: date
    event: str
    who: str
    force: str
    doubt: str
    why: tuple[ReasonRow, ...]


@dataclass(frozen=True, slots=True)
class NextPart:
    """What is expected, the likeliest inspection first, what is due, and what cannot be told."""

    inspection: ExpectedRow | None
    expected: tuple[ExpectedRow, ...]
    deadlines: tuple[DueRow, ...]
    unknown: tuple[ReasonRow, ...]


def next_part(answer: Pathway) -> NextPart:
    """A pathway in words."""
    coming = answer.next_inspection
    return NextPart(
        inspection=expected_row(coming, answer.on) if coming else None,
        expected=tuple(expected_row(item, answer.on) for item in answer.expected),
        deadlines=tuple(_due(item, answer.on) for item in answer.deadlines),
        unknown=_reasons(answer.unknown),
    )


def expected_row(item: Expected, on: date) -> ExpectedRow:
    """Something expected, in words, standing on a day."""
    return ExpectedRow(
        name=name_words(item),
        likelihood=capital(item.likelihood.label),
        window=capital(window_words(item)),
        countdown=capital(window_countdown(item, on)),
        is_overdue=item.overdue_since is not None,
        doubt=doubt_words(item.doubts),
        why=_reasons(item.why),
    )


def _due(item: Due, on: date) -> DueRow:
    last = item.window.latest if item.window else None
    return DueRow(
        name=item.name,
        last_day=last,
        countdown=capital(deadline_countdown(last, on)) if last else "",
        counted_from=item.counted_from,
        event=item.event.label,
        who=item.who,
        force=item.binding,
        doubt=doubt_words(item.doubts),
        why=_reasons(item.why),
    )


def _reasons(reasons: Iterable[Reason]) -> tuple[ReasonRow, ...]:
    return tuple(_reason(reason) for reason in reasons)


def _reason(reason: Reason) -> ReasonRow:
    doubt = doubt_words([reason.doubt]) if reason.doubt else ""
    if isinstance(reason, Citation):
        known = known_words(reason)
        return ReasonRow(
            reason.text,
            doubt,
            framework=reason.framework,
            known=known,
            note=reason.note or "",
            sources=reason.sources,
        )
    return ReasonRow(reason.text, doubt, activity=reason.activity, pages=reason.pages)
