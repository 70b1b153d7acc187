"""Who is due: what to expect and what falls due in many authorities by a day, the soonest first.

It looks through pathways. It refuses to plan who should be visited when.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.authorities import Authority
from lineofsight.frameworks import Likelihood
from lineofsight.pathway.clocks import Due
from lineofsight.pathway.pathway import Pathway
from lineofsight.pathway.situation import Expected
from lineofsight.pathway.windows import Span

__all__ = ["Coming", "ComingKind", "coming", "ending_first"]


class ComingKind(StrEnum):
    """What comes: an inspection, a visit or meeting in between, or the last day of a clock."""

    INSPECTION = "inspection"
    VISIT = "visit"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that may come, or falls due, in one authority, from `first` on; `name` is its name of the day."""

    authority: Authority
    name: str
    first: date
    what: Expected | Due

    @property
    def kind(self) -> ComingKind:
        """Which of the three it is: an inspection is what an interval is counted for."""
        if not isinstance(self.what, Expected):
            return ComingKind.DEADLINE
        return ComingKind.VISIT if self.what.whole is None else ComingKind.INSPECTION

    @property
    def last(self) -> date | None:
        """The last day on which it may begin, or on which it is due; None where no rule gives one that is to come."""
        return self.what.window.latest if self.what.window else None

    @property
    def certainty(self) -> str:
        """How likely it is, or how binding: "expected", "law"."""
        return self.what.likelihood.label if isinstance(self.what, Expected) else self.what.binding

    @property
    def overdue_since(self) -> date | None:
        """The last day of a window that has passed without a published report; None where none has."""
        return self.what.overdue_since if isinstance(self.what, Expected) else None


def coming(answers: Iterable[Pathway], until: date) -> tuple[Coming, ...]:
    """What may begin or falls due by `until`, overdue inspections first, then by day.

    An inspection is listed if its window begins by then, anything else if its window ends by then; what is merely
    possible is not.
    """
    found = [item for answer in answers for item in (*_expected(answer, until), *_due(answer, until))]
    return tuple(sorted(found, key=lambda item: (_since(item), item.first, item.authority.name)))


def ending_first(found: Iterable[Coming]) -> tuple[Coming, ...]:
    """The same by their last days instead, overdue inspections still first and those without a last day at the end."""
    return tuple(sorted(found, key=lambda item: (_since(item), item.last or date.max, item.first, item.authority.name)))


def _expected(answer: Pathway, until: date) -> list[Coming]:
    return [
        Coming(answer.authority, answer.name, entry.window.earliest, entry)
        for entry in answer.expected
        if entry.window and _comes(entry.window, entry.whole is not None, until)
        if entry.likelihood not in (Likelihood.POSSIBLE, Likelihood.NOT_EXPECTED)
    ]


def _comes(window: Span, is_inspection: bool, until: date) -> bool:
    return window.earliest <= until if is_inspection else window.latest is not None and window.latest <= until


def _due(answer: Pathway, until: date) -> list[Coming]:
    return [
        Coming(answer.authority, answer.name, due.window.latest, due)
        for due in answer.deadlines
        if due.window and answer.on <= due.window.latest <= until
    ]


def _since(item: Coming) -> date:
    """Overdue ones first, those overdue for longest before others."""
    return item.overdue_since or date.max
