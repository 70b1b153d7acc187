"""In what share of authorities inspectors raise a code or theme, how sure that is, and who they are.

Authorities are counted, each once by one inspection, never sentences. Comparisons are in `contrasts`, years and
repetition in `over_time`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lineofsight.register.activity import Activity
from lineofsight.register.store import Register
from lineofsight.themes.choice import Choice, Told, chosen
from lineofsight.themes.correction import corrected
from lineofsight.themes.intervals import Interval, wilson
from lineofsight.themes.protocols import Reliability
from lineofsight.themes.readings import Reading, Readings, named, readings
from lineofsight.vocabulary import Grade

__all__ = ["Prevalence", "Prevalences", "among_graded", "interval_json", "prevalence"]


@dataclass(frozen=True, slots=True)
class Prevalence:
    """One code or theme: raised by `raised` of the `of` inspections whose passages were coded.

    `sure` counts those that raise it in a passage the coder had no doubt of, `most` also those where it is only
    doubted. `share` has Wilson's interval; `adjusted` is the share corrected for the coder's errors, None where these
    were not measured or the coder tells no more than chance.
    """

    id: str
    name: str
    raised: int
    of: int
    sure: int
    most: int
    interval: Interval
    adjusted: Interval | None
    activities: tuple[Activity, ...]

    @property
    def share(self) -> float:
        """The part of the inspections that raise it."""
        return self.interval.share

    @property
    def low(self) -> float:
        """The lower end of Wilson's interval."""
        return self.interval.low

    @property
    def high(self) -> float:
        """Its upper end."""
        return self.interval.high

    def to_json(self) -> dict[str, Any]:
        """Plain values; the activities by key."""
        return {
            "id": self.id,
            "name": self.name,
            "raised": self.raised,
            "of": self.of,
            **interval_json(self.interval),
            "sure": self.sure,
            "most": self.most,
            "adjusted": self.adjusted and interval_json(self.adjusted),
            "activities": [item.key for item in self.activities],
        }


@dataclass(frozen=True, slots=True)
class Prevalences:
    """Every code or theme of the choice, the most frequent first; empty where no inspection was coded."""

    choice: Choice
    rules: str
    readings: Readings
    found: tuple[Prevalence, ...]

    @property
    def of(self) -> int:
        """How many inspections count: those whose passages were coded."""
        return len(self.readings.read)

    def sentence(self) -> str:
        """The rules in words, with how many inspections they leave."""
        uncoded = len(self.readings.uncoded)
        left = "1 was not coded and does" if uncoded == 1 else f"{uncoded} were not coded and do"
        coded = "1 inspection was coded and counts" if self.of == 1 else f"{self.of} inspections were coded and count"
        return f"{self.rules} {coded}; {left} not."

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "as_of": self.choice.as_of.isoformat(),
            "part": str(self.choice.told),
            "by": str(self.choice.by),
            "of": self.of,
            "uncoded": [item.key for item in self.readings.uncoded],
            "rules": self.sentence(),
            "found": [item.to_json() for item in self.found],
        }


def prevalence(register: Register, choice: Choice, reliability: Mapping[str, Reliability] | None = None) -> Prevalences:
    """How many of the chosen inspections raise each code or theme, from most to least, then as in the codebook.

    `reliability` tells by code (or theme) how the coder did on recommendations held out: with it the shares of
    recommendations are corrected for its errors. Raises NotFoundError for an unknown region or framework, UsageError
    for an area on which no code bears.
    """
    names = named(choice)
    picked = chosen(register, choice)
    return _counted(choice, picked.sentence, readings(register, picked.activities, choice), names, reliability)


def among_graded(
    found: Prevalences, grades: frozenset[Grade], reliability: Mapping[str, Reliability] | None = None
) -> Prevalences:
    """The same count among the inspections with these grades; of a count without grades, nothing is read anew."""
    choice = replace(found.choice, grades=grades)
    fitting = Readings(
        tuple(item for item in found.readings.read if choice.fits(item.activity)),
        tuple(item for item in found.readings.uncoded if choice.fits(item)),
    )
    rules = found.rules.removesuffix(found.choice.sentence()) + choice.sentence()
    return _counted(choice, rules, fitting, named(choice), reliability)


def _counted(
    choice: Choice,
    rules: str,
    found: Readings,
    names: Mapping[str, str],
    reliability: Mapping[str, Reliability] | None,
) -> Prevalences:
    known = (reliability or {}) if choice.told is Told.RECOMMENDATIONS else {}
    rows = [_one(name, label, found.read, known.get(name)) for name, label in names.items()] if found.read else []
    return Prevalences(choice, rules, found, tuple(sorted(rows, key=lambda item: -item.raised)))


def interval_json(interval: Interval) -> dict[str, float]:
    """An interval as plain values, to four places."""
    return {"share": round(interval.share, 4), "low": round(interval.low, 4), "high": round(interval.high, 4)}


def _one(name: str, label: str, read: Iterable[Reading], reliability: Reliability | None) -> Prevalence:
    every = tuple(read)
    having = tuple(item for item in every if name in item.raised)
    return Prevalence(
        id=name,
        name=label,
        raised=len(having),
        of=len(every),
        sure=sum(name in item.sure for item in having),
        most=len(having) + sum(name in item.possible for item in every),
        interval=wilson(len(having), len(every)),
        adjusted=corrected(every, name, reliability) if reliability else None,
        activities=tuple(item.activity for item in having),
    )
