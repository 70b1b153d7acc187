"""What the reports of one authority raise, side by side: which codes, in how many passages, and which again.

It sets readings beside each other. It refuses to say that what is not raised again was put right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.register.activity import Activity
from lineofsight.register.store import Register
from lineofsight.themes.choice import Choice, Told
from lineofsight.themes.codebook import Code
from lineofsight.themes.peers import codes_of
from lineofsight.themes.readings import readings

__all__ = ["CodeHistory", "Mark", "OwnHistory", "own_history"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What one report says of a code: raised in so many passages, for the first time or again.

    `is_sure` says that the coder had no doubt of at least one of them, or that a person decided it.
    """

    passages: int
    is_again: bool
    is_sure: bool


@dataclass(frozen=True, slots=True)
class CodeHistory:
    """One code in every report, earliest first; None where a report does not raise it."""

    code: Code
    marks: tuple[Mark | None, ...]

    @property
    def reports(self) -> int:
        """How many reports raise it."""
        return sum(mark is not None for mark in self.marks)

    @property
    def is_latest(self) -> bool:
        """Whether the last report raises it."""
        return self.marks[-1] is not None


@dataclass(frozen=True, slots=True)
class OwnHistory:
    """The codes that reports raise, those in most reports first; `uncoded` are activities of which nothing is known."""

    reports: tuple[Activity, ...]
    uncoded: tuple[Activity, ...]
    codes: tuple[CodeHistory, ...]

    @property
    def repeated(self) -> tuple[CodeHistory, ...]:
        """The codes that more than one report raises."""
        return tuple(item for item in self.codes if item.reports > 1)


def own_history(
    register: Register, activities: Sequence[Activity], as_of: date, told: Told = Told.RECOMMENDATIONS
) -> OwnHistory:
    """What these activities, given in order of time, raise: recommendations unless something else is asked for."""
    found = readings(register, activities, Choice(as_of, told))
    every = dict.fromkeys(code for reading in found.read for code in codes_of(reading))
    codes = []
    for code in every:
        marks: list[Mark | None] = []
        for reading in found.read:
            count = reading.raised.get(code.id, 0)
            is_sure = code.id in reading.sure or code.id in reading.decided
            marks.append(Mark(count, any(marks), is_sure) if count else None)
        codes.append(CodeHistory(code, tuple(marks)))
    codes.sort(key=lambda item: (-item.reports, not item.is_latest, item.code.name))
    return OwnHistory(tuple(item.activity for item in found.read), found.uncoded, tuple(codes))
