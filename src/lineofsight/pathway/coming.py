"""Who is due: what to expect and what falls due in many authorities by a day, the soonest first.

It looks through pathways. It refuses to plan who should be visited when.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import Authority
from lineofsight.frameworks import Likelihood
from lineofsight.pathway.clocks import Due
from lineofsight.pathway.pathway import Pathway
from lineofsight.pathway.situation import Expected
from lineofsight.pathway.windows import Span

__all__ = ["Coming", "coming"]


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that may come, or falls due, in one authority, from `first` on."""

    authority: Authority
    first: date
    what: Expected | Due


def coming(answers: Iterable[Pathway], until: date) -> tuple[Coming, ...]:
    """What may begin or falls due by `until`, overdue inspections first, then by day.

    An inspection is listed if its window begins by then, anything else if its window ends by then; what is merely
    possible is not.
    """
    found = [item for answer in answers for item in (*_expected(answer, until), *_due(answer, until))]
    return tuple(sorted(found, key=lambda item: (_since(item), item.first, item.authority.name)))


def _expected(answer: Pathway, until: date) -> list[Coming]:
    return [
        Coming(answer.authority, entry.window.earliest, entry)
        for entry in answer.expected
        if entry.window and _comes(entry.window, entry.whole is not None, until)
        if entry.likelihood not in (Likelihood.POSSIBLE, Likelihood.NOT_EXPECTED)
    ]


def _comes(window: Span, is_inspection: bool, until: date) -> bool:
    return window.earliest <= until if is_inspection else window.latest is not None and window.latest <= until


def _due(answer: Pathway, until: date) -> list[Coming]:
    return [
        Coming(answer.authority, due.window.latest, due)
        for due in answer.deadlines
        if due.window and answer.on <= due.window.latest <= until
    ]


def _since(item: Coming) -> date:
    """Overdue ones first, those overdue for longest before others."""
    overdue = item.what.overdue_since if isinstance(item.what, Expected) else None
    return overdue or date.max
