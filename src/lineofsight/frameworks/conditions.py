"""Tests of grades, as rules state them: any, all, none or at least so many of some areas carry some grade.

And of visits since: whether one of them asked for enough. What is missing is not low: where it could decide a test
either way, the answer is None, not a guess.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from lineofsight.frameworks.statements import StrictModel, Words
from lineofsight.vocabulary import Area, Grade

__all__ = ["Condition", "Visit", "VisitTest", "all_hold"]


class Condition(StrictModel):
    """A test of grades: any, all, none or at least so many of some areas carry one of some grades."""

    any_of: tuple[Area, ...] = ()
    all_of: tuple[Area, ...] = ()
    none_of: tuple[Area, ...] = ()
    of: tuple[Area, ...] = ()
    at_least: Annotated[int, Strict(), Field(ge=1)] | None = None
    graded: tuple[Grade, ...] = Field(min_length=1)

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas it looks at."""
        return self.any_of or self.all_of or self.none_of or self.of

    def holds(self, grades: Mapping[Area, Grade]) -> bool | None:
        """Whether it holds for these grades; None where areas without a grade could decide it either way."""
        met = sum(grades.get(area) in self.graded for area in self.areas)
        possible = met + sum(area not in grades for area in self.areas)
        if self.none_of:
            return False if met else True if not possible else None
        needed = self.at_least or (len(self.all_of) if self.all_of else 1)
        return True if met >= needed else False if possible < needed else None

    def __str__(self) -> str:
        graded = " or ".join(grade.label.lower() for grade in self.graded)
        how = "all of " * (len(self.all_of) > 1) + "any of " * (len(self.any_of) > 1) + "none of " * bool(self.none_of)
        how += f"at least {self.at_least} of " * bool(self.at_least)
        return f"{how}{', '.join(area.label.lower() for area in self.areas)} {graded}"

    @model_validator(mode="after")
    def _is_one_test(self) -> Self:
        given = [bool(self.any_of), bool(self.all_of), bool(self.none_of), bool(self.of)]
        if sum(given) != 1 or bool(self.of) != (self.at_least is not None):
            raise ValueError("needs one of any-of, all-of, none-of, or of together with at-least")
        return self


def all_hold(conditions: tuple[Condition, ...], grades: Mapping[Area, Grade]) -> bool | None:
    """Whether every condition holds: False if one fails, else None if one is open, else True."""
    results = [condition.holds(grades) for condition in conditions]
    return False if False in results else None if None in results else True


@dataclass(frozen=True, slots=True)
class Visit:
    """One activity since the last inspection, and how much it asked for; None where its letter is not known."""

    activity: str
    improvements: int | None
    priority_actions: int | None


class VisitTest(StrictModel):
    """A test of visits: one of these activities asked for at least so many improvements or priority actions."""

    activities: tuple[Words, ...] = Field(min_length=1)
    improvements: Annotated[int, Strict(), Field(ge=1)] | None = None
    priority_actions: Annotated[int, Strict(), Field(ge=1)] | None = None

    def met_by(self, visit: Visit) -> bool | None:
        """Whether this visit alone meets the test; None where its letter could decide it either way."""
        if visit.activity not in self.activities:
            return False
        asked = visit.improvements if self.improvements else visit.priority_actions
        return None if asked is None else asked >= (self.improvements or self.priority_actions or 0)

    def holds(self, visits: Iterable[Visit]) -> bool | None:
        """Whether one of the visits meets it; None where only a letter that is not known could."""
        results = [self.met_by(visit) for visit in visits]
        return True if True in results else None if None in results else False

    @model_validator(mode="after")
    def _is_one_test(self) -> Self:
        if (self.improvements is None) == (self.priority_actions is None):
            raise ValueError("needs one of improvements or priority-actions")
        return self
