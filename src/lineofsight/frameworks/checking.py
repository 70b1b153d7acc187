"""Which overall grades the rules allow, and whether a published combination of grades breaks them.

It knows the rules of a framework and grades given to it; it refuses to know reports and the register.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lineofsight.frameworks.choosing import applicable
from lineofsight.frameworks.framework import Framework
from lineofsight.frameworks.judging import OverallRule
from lineofsight.vocabulary import Area, Grade

__all__ = ["Breach", "Check", "check_judgements"]


@dataclass(frozen=True, slots=True)
class Breach:
    """One way in which grades do not fit a framework; `rule` is None where it is the areas or grades themselves."""

    message: str
    rule: OverallRule | None = None

    def __str__(self) -> str:
        return f"{self.message} ({self.rule.citation})" if self.rule else self.message


@dataclass(frozen=True, slots=True)
class Check:
    """What the rules say to a set of grades.

    `allowed`: the overall grades that fit, best first, empty in a framework without an overall judgement. `applied`:
    the rules that hold; `undecided`: those that a missing grade leaves open. `breaches` is empty for grades that fit.
    """

    framework: str
    allowed: tuple[Grade, ...]
    applied: tuple[OverallRule, ...]
    undecided: tuple[OverallRule, ...]
    breaches: tuple[Breach, ...]

    @property
    def ok(self) -> bool:
        """Whether the grades fit."""
        return not self.breaches


def check_judgements(framework: Framework, grades: Mapping[Area, Grade]) -> Check:
    """Check `grades`, with or without an overall one, against the rules of `framework`.

    Without an overall grade the check tells which are allowed. A grade that is missing limits nothing.
    """
    rules = applicable(framework.overall_rules, grades)
    allowed = framework.scale if framework.has_overall else ()
    for rule in rules.certain:
        allowed = tuple(grade for grade in allowed if not rule.allows or grade in rule.allows)
    return Check(
        framework=framework.id,
        allowed=allowed,
        applied=rules.certain,
        undecided=rules.open,
        breaches=(*_foreign(framework, grades), *_broken(rules.certain, grades.get(Area.OVERALL))),
    )


def _foreign(framework: Framework, grades: Mapping[Area, Grade]) -> tuple[Breach, ...]:
    """Areas and grades that the framework does not have."""
    areas = {*framework.areas, *framework.optional_areas}
    found = [f"{framework.id} does not judge {area}" for area in grades if area not in areas]
    found += [
        f"{framework.id} has no grade {grade} ({area})"
        for area, grade in grades.items()
        if grade not in framework.scale
    ]
    return tuple(map(Breach, found))


def _broken(applied: tuple[OverallRule, ...], overall: Grade | None) -> tuple[Breach, ...]:
    return tuple(
        Breach(f"{rule.shown}; published overall {overall.label.lower()}", rule)
        for rule in applied
        if overall and rule.allows and overall not in rule.allows
    )
