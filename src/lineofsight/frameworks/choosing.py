"""Which of a framework's statements concern an authority, given its last grades, what came since, and the day.

It answers for any section whose statements have conditions; it refuses to choose between those that apply.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from lineofsight.frameworks.conditions import Visit, VisitTest, all_hold
from lineofsight.frameworks.statements import Statement
from lineofsight.vocabulary import Area, Grade

__all__ = ["Applicable", "applicable"]

Said = TypeVar("Said", bound=Statement)


@dataclass(frozen=True, slots=True)
class Applicable(Generic[Said]):
    """`certain`: the statements that apply; `open`: those that a missing grade leaves undecided."""

    certain: tuple[Said, ...]
    open: tuple[Said, ...]


def applicable(
    statements: Iterable[Said],
    grades: Mapping[Area, Grade],
    day: date | None = None,
    *,
    visits: Sequence[Visit] = (),
    outcome: str | None = None,
) -> Applicable[Said]:
    """The statements whose conditions are met, those in force on `day` if it is given.

    `grades` is empty for an authority that has not been judged yet: only statements for such authorities, and those
    without conditions, apply to it. `visits` are those since the last inspection; `outcome` is that of the last
    inspection without grades.
    """
    verdicts = [
        (statement, _verdict(statement, grades, visits, outcome))
        for statement in statements
        if day is None or statement.in_force(day)
    ]
    return Applicable(
        certain=tuple(statement for statement, verdict in verdicts if verdict),
        open=tuple(statement for statement, verdict in verdicts if verdict is None),
    )


def _verdict(
    statement: Statement, grades: Mapping[Area, Grade], visits: Sequence[Visit], outcome: str | None
) -> bool | None:
    if getattr(statement, "without_judgement", False):
        return not grades
    found = getattr(statement, "finding", None) or getattr(statement, "outcome", None)
    if found is not None and found != outcome:
        return False
    when = getattr(statement, "when", ())
    verdict = all_hold(when, grades) if grades or not when else False
    visited: VisitTest | None = getattr(statement, "visited", None)
    if visited is None or verdict is False:
        return verdict
    seen = visited.holds(visits)
    return False if seen is False else None if None in (seen, verdict) else True
