"""Which codes and themes set inspections of one grade apart from those of another.

Many codes are compared at once, so that some differ by chance: every comparison carries its probability as it is, and
adjusted for how many there are. A difference is no cause.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lineofsight.chance import benjamini_hochberg, holm
from lineofsight.errors import UsageError
from lineofsight.register.standing import GRADE_GROUPS
from lineofsight.register.store import Register
from lineofsight.themes.choice import Choice
from lineofsight.themes.intervals import Interval, difference, fisher
from lineofsight.themes.prevalence import Prevalence, Prevalences, among_graded, interval_json, prevalence
from lineofsight.themes.protocols import Reliability
from lineofsight.vocabulary import Grade

__all__ = ["Contrast", "Contrasts", "below_and_above_good", "by_grade", "contrasted"]

_LEVEL = 0.05
"""At most so probable were both groups alike, after adjustment: called more than chance."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """One code or theme in two groups: the first share less the second, with Newcombe's interval.

    `probability` is Fisher's, two-sided; `discovery` is adjusted so that few of those called different are not
    (Benjamini-Hochberg), `strict` so that hardly a single one is not (Holm).
    """

    first: Prevalence
    second: Prevalence
    difference: Interval
    probability: float
    discovery: float
    strict: float

    @property
    def id(self) -> str:
        """The code or theme."""
        return self.first.id

    @property
    def name(self) -> str:
        """Its name."""
        return self.first.name

    def said(self) -> str:
        """What the difference is evidence of, in words."""
        if self.strict <= _LEVEL:
            return "more than chance, by the strictest reckoning"
        if self.discovery <= _LEVEL:
            return "more than chance, most likely"
        return "may be chance"

    def to_json(self) -> dict[str, Any]:
        """Plain values; the difference in shares, not in per cent."""
        return {
            "id": self.id,
            "name": self.name,
            "first": {"raised": self.first.raised, "of": self.first.of, **interval_json(self.first.interval)},
            "second": {"raised": self.second.raised, "of": self.second.of, **interval_json(self.second.interval)},
            "difference": interval_json(self.difference),
            "probability": self.probability,
            "benjamini_hochberg": self.discovery,
            "holm": self.strict,
        }


@dataclass(frozen=True, slots=True)
class Contrasts:
    """All that at least one inspection of either group raises, the largest difference first."""

    first: Prevalences
    second: Prevalences
    found: tuple[Contrast, ...]

    def separating(self, level: float = _LEVEL) -> tuple[Contrast, ...]:
        """Those that set the groups apart: of them, about the part `level` can be expected to be chance."""
        return tuple(item for item in self.found if item.discovery <= level)

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "rules": [self.first.sentence(), self.second.sentence(), self.sentence()],
            "found": [item.to_json() for item in self.found],
        }

    def sentence(self) -> str:
        """How to read the comparison, in words."""
        return (
            f"{len(self.found)} were compared at once: {len(self.separating())} differ with a Benjamini-Hochberg "
            f"probability of at most {_LEVEL}, {sum(item.strict <= _LEVEL for item in self.found)} also with Holm’s. "
            f"{self.first.of} inspections are in the first group, {self.second.of} in the second. A difference is no "
            "cause: the grade and the findings were given by the same inspectors at the same time."
        )


def by_grade(
    register: Register,
    choice: Choice,
    first: frozenset[Grade],
    second: frozenset[Grade],
    reliability: Mapping[str, Reliability] | None = None,
) -> Contrasts:
    """Compare inspections with the first grades to those with the second, otherwise chosen alike.

    Raises UsageError if the groups share a grade or one of them has no coded inspection.
    """
    return contrasted(prevalence(register, replace(choice, grades=frozenset())), first, second, reliability)


def below_and_above_good(found: Prevalences) -> Contrasts | None:
    """Less than good beside good or better; None where grades were chosen already, or either group is empty."""
    if found.choice.grades:
        return None
    try:
        return contrasted(found, GRADE_GROUPS["less-than-good"], GRADE_GROUPS["good-or-better"])
    except UsageError:
        return None


def contrasted(
    every: Prevalences,
    first: frozenset[Grade],
    second: frozenset[Grade],
    reliability: Mapping[str, Reliability] | None = None,
) -> Contrasts:
    """As `by_grade`, of a count over all grades that is there already."""
    if shared := first & second:
        raise UsageError(f"Both groups hold {min(shared)}: compare grades with others.")
    sides = [among_graded(every, grades, reliability) for grades in (first, second)]
    for side, grades in zip(sides, (first, second), strict=True):
        if not side.of:
            raise UsageError(f"No coded inspection is graded {', '.join(sorted(grades))}: nothing to compare with.")
    others = {item.id: item for item in sides[1].found}
    pairs = [(item, others[item.id]) for item in sides[0].found if item.raised or others[item.id].raised]
    probabilities = [fisher(one.raised, one.of, other.raised, other.of) for one, other in pairs]
    found = [
        Contrast(one, other, difference(one.interval, other.interval), *probability)
        for (one, other), *probability in zip(
            pairs, probabilities, benjamini_hochberg(probabilities), holm(probabilities), strict=True
        )
    ]
    found.sort(key=lambda item: (-abs(item.difference.share), item.probability, item.id))
    return Contrasts(sides[0], sides[1], tuple(found))
