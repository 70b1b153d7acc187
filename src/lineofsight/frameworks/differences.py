"""What changed between two versions of the inspection system, statement by statement.

It compares rules: not how they are known (a better source is no change), nor what else happened at the time
(pauses, amendments, background).
"""

from dataclasses import dataclass

from lineofsight.frameworks.framework import SECTIONS, Framework
from lineofsight.frameworks.statements import Statement

__all__ = ["Difference", "RuleChange", "diff"]

Place = tuple[str, str]
"""Section and key."""

_HISTORY = {"pauses", "amendments", "background"}
_PROVENANCE = {"stated_in", "sources", "confidence", "note"}


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One statement that differs. `before` is empty for a new one, `after` for one that is gone."""

    section: str
    key: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.section}, {self.key}: {self.before or '(new)'} → {self.after or '(gone)'}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two versions, in the order of the sections; false if nothing does."""

    before: str
    after: str
    changes: tuple[RuleChange, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __str__(self) -> str:
        heading = f"{self.before} → {self.after}: " + (f"{len(self.changes)} changes" if self.changes else "no change")
        return "\n".join([heading, *(f"  {change}" for change in self.changes)])


def diff(before: Framework, after: Framework) -> Difference:
    """What changed from `before` to `after`; `diff(a, a)` is empty."""
    old, new = _by_place(before), _by_place(after)
    order = list(SECTIONS)
    places = sorted(old | new, key=lambda place: order.index(place[0].replace("-", "_")))
    changes = (_change(place, old.get(place, []), new.get(place, [])) for place in places)
    return Difference(before.id, after.id, tuple(change for change in changes if change))


def _by_place(framework: Framework) -> dict[Place, list[Statement]]:
    places: dict[Place, list[Statement]] = {}
    for section, statement in framework.statements():
        if section not in _HISTORY:
            places.setdefault((section, statement.key), []).append(statement)
    return places


def _change(place: Place, old: list[Statement], new: list[Statement]) -> RuleChange | None:
    if [_stated(statement) for statement in old] == [_stated(statement) for statement in new]:
        return None
    before, after = _told(old), _told(new)
    if before == after:
        before, after = _told(old, conditions=True), _told(new, conditions=True)
    return RuleChange(*place, before, after)


def _stated(statement: Statement) -> dict[str, object]:
    return statement.model_dump(exclude=_PROVENANCE)


def _told(statements: list[Statement], conditions: bool = False) -> str:
    """The statements of one place in words, with their dates, and with their conditions if the words do not differ."""
    told = []
    for statement in statements:
        when = " and ".join(str(condition) for condition in getattr(statement, "when", ()) if conditions)
        details = "; ".join(part for part in (statement.period, f"when {when}" if when else "") if part)
        told.append(f"{statement.shown} ({details})" if details else statement.shown)
    return "; then ".join(told)
