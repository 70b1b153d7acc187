"""Whether the statements of a framework fit together: everything they name exists, and no two hold at once.

It knows what statements may refer to; it refuses to judge whether a rule is right.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from itertools import combinations

from lineofsight.frameworks.conditions import VisitTest
from lineofsight.frameworks.drafts import nearest
from lineofsight.frameworks.framework import Framework
from lineofsight.frameworks.judging import Judgement, OverallRule, Reading, TopicList
from lineofsight.frameworks.statements import Statement
from lineofsight.frameworks.timetable import Clock, Expectation, Interval, Pause, Route, Theme

__all__ = ["faults"]

Fault = tuple[str, str, str]
"""Section, key, and what is wrong there."""


def faults(framework: Framework, sources: Container[str]) -> Iterator[Fault]:
    """Everything in `framework` that names what does not exist, or says two things at once."""
    for code in framework.sources:
        if code not in sources:
            yield "header", "sources", f"{code!r} is not in the table of sources; add it there"
    for section, statement in framework.statements():
        for message in _unknown_names(section, statement, framework, sources):
            yield section, statement.key, message
    yield from _said_twice(framework)


def _unknown_names(section: str, statement: Statement, framework: Framework, sources: Container[str]) -> Iterator[str]:
    for code in statement.sources:
        if code not in sources:
            yield f"{code!r} is not in the table of sources; add it there"
    when = getattr(statement, "when", ())
    areas = [area for condition in when for area in condition.areas]
    grades = [grade for condition in when for grade in condition.graded]
    if isinstance(statement, OverallRule):
        grades += statement.allows
    if isinstance(statement, Judgement) and statement.part_of:
        areas.append(statement.part_of)
    if isinstance(statement, TopicList) and statement.area:
        areas.append(statement.area)
    if isinstance(statement, Reading):
        areas += statement.read_as
    outcomes = [statement.outcome] if isinstance(statement, Interval) and statement.outcome else []
    yield from _missing("activity", _activities(section, statement), {entry.key for entry in framework.activities})
    yield from _missing("judgement area", areas, {entry.key.value for entry in framework.judgements})
    yield from _missing("grade", grades, {grade.value for grade in framework.scale})
    yield from _missing("outcome", outcomes, {entry.key for entry in framework.outcomes})
    replaced = statement.instead_of if isinstance(statement, Route) else ()
    yield from _missing("route", replaced, {entry.key for entry in framework.routes})


def _activities(section: str, statement: Statement) -> Iterable[str]:
    """The activities a statement names."""
    return [*_named(section, statement), *(visited.activities if (visited := _visit_test(statement)) else ())]


def _visit_test(statement: Statement) -> VisitTest | None:
    return statement.visited if isinstance(statement, Route | Expectation) else None


def _named(section: str, statement: Statement) -> Iterable[str]:
    if section in ("on-site", "off-site", "team"):
        return [statement.key]
    if isinstance(statement, Route):
        return [statement.next, *statement.via, *([statement.after] if statement.after else [])]
    if isinstance(statement, Interval):
        return [statement.next] if statement.next else []
    if isinstance(statement, Expectation):
        return [activity for alternative in statement.one_of for activity, _ in alternative.activities]
    if isinstance(statement, Theme):
        return [statement.activity]
    return statement.activities if isinstance(statement, Clock | Pause) else ()


def _missing(what: str, names: Iterable[str], valid: set[str]) -> Iterator[str]:
    for name in names:
        if name not in valid:
            yield f"this version has no {what} {str(name)!r}; nearest: {nearest(name, valid)}"


def _said_twice(framework: Framework) -> Iterator[Fault]:
    """Statements of the same name that hold on the same day for the same activities."""
    for (section, first), (other, second) in combinations(framework.statements(), 2):
        if (section, first.key) != (other, second.key):
            continue
        apart = isinstance(first, Clock) and isinstance(second, Clock) and not _share_activity(first, second)
        if not apart and _last_start(first, second) <= _first_end(first, second):
            yield section, first.key, f"two statements hold on {_last_start(first, second)}; end one before the other"


def _share_activity(first: Clock, second: Clock) -> bool:
    return not (first.activities and second.activities) or bool(set(first.activities) & set(second.activities))


def _last_start(first: Statement, second: Statement) -> date:
    return max(first.starts or date.min, second.starts or date.min)


def _first_end(first: Statement, second: Statement) -> date:
    return min(first.ends or date.max, second.ends or date.max)
