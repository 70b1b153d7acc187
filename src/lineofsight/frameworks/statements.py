"""A statement: one thing the inspection system says, with its dates, its sources and how surely it is known.

It knows how a value with provenance looks in a data file and in words; it refuses to know what the statements are
about (`sections`). Data files write names with hyphens ("working-days"), Python with underscores.
"""

from abc import abstractmethod
from calendar import month_name
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import inf
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StrictStr, model_validator

__all__ = [
    "Amount",
    "AmountField",
    "Confidence",
    "Day",
    "Quantity",
    "Statement",
    "StrictModel",
    "Words",
    "cite",
    "long_date",
]

Day = Annotated[date, Strict()]
Words = Annotated[StrictStr, Field(min_length=1)]


class Confidence(StrEnum):
    """How a value is known: in a publication, by measuring published reports, to the writers only, or in doubt."""

    SEEN = "seen"
    MEASURED = "measured"
    OWN_KNOWLEDGE = "own-knowledge"
    UNCERTAIN = "uncertain"


class StrictModel(BaseModel):
    """Frozen, refuses unknown keys, and reads hyphenated names."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))


class Statement(StrictModel):
    """One thing the system says. `key` names it within its section, `stated_in` the version whose file says it.

    `starts` and `ends`, both inclusive, narrow the days it holds; without them it holds as long as its framework.
    `sources` are codes of the table of sources.
    """

    key: str
    stated_in: str
    starts: Day | None = None
    ends: Day | None = None
    sources: tuple[Words, ...] = Field(min_length=1)
    confidence: tuple[Confidence, ...] = Field(min_length=1)
    note: Words | None = None

    @property
    @abstractmethod
    def words(self) -> str:
        """What is stated, as a reader sees it, without its provenance."""

    @property
    def period(self) -> str:
        """The days it holds, where it says: "from 1 September 2018", "until 31 March 2020", "1 May 2017 to …"."""
        if self.starts and self.ends:
            return f"{long_date(self.starts)} to {long_date(self.ends)}"
        return f"from {long_date(self.starts)}" if self.starts else f"until {long_date(self.ends)}" if self.ends else ""

    @property
    def doubt(self) -> str:
        """What every display has to add to the words: "in doubt", "own knowledge" or nothing."""
        if Confidence.UNCERTAIN in self.confidence:
            return "in doubt"
        return "own knowledge" if set(self.confidence) == {Confidence.OWN_KNOWLEDGE} else ""

    @property
    def shown(self) -> str:
        """The words, marked where they are in doubt."""
        return f"{self.words} [{self.doubt}]" if self.doubt else self.words

    @property
    def citation(self) -> str:
        """How it is known and from where: "seen, measured: O5, R2"."""
        return cite(self.confidence, self.sources)

    def __str__(self) -> str:
        return self.shown

    def in_force(self, day: date) -> bool:
        """Whether it holds on `day`."""
        return (self.starts or date.min) <= day <= (self.ends or date.max)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.starts and self.ends and self.ends < self.starts:
            raise ValueError(f"ends on {self.ends}, before it starts on {self.starts}")
        return self


def cite(confidence: Iterable[Confidence], sources: Iterable[str]) -> str:
    """How something is known and from where: "own knowledge: K"."""
    return f"{', '.join(confidence).replace('-', ' ')}: {', '.join(sources)}"


def long_date(day: date) -> str:
    """A date as people write it: "1 September 2018"."""
    return f"{day.day} {month_name[day.month]} {day.year}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range of numbers; both bounds are None where the amount is not known."""

    least: float | None
    most: float | None

    @property
    def known(self) -> bool:
        """Whether there is a number at all."""
        return self.least is not None

    @property
    def exact(self) -> int | None:
        """The number, if it is one whole number."""
        return int(self.least) if self.least is not None and self.least == self.most == int(self.least) else None

    def __str__(self) -> str:
        if self.least is None or self.most is None:
            return "an unknown number of"
        if self.least == self.most:
            return f"{self.least:g}"
        return f"{self.least:g} to {self.most:g}" if self.least else f"up to {self.most:g}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < inf


def _read_amount(value: Any) -> Amount:
    if value == "unknown":
        return Amount(None, None)
    bounds = value if isinstance(value, list) and len(value) == 2 else [value, value]
    if not all(_is_number(bound) for bound in bounds):
        raise ValueError(f'write a number, [least, most] or "unknown", not {value!r}')
    if bounds[0] > bounds[1]:
        raise ValueError(f"write the smaller number first, not {value!r}")
    return Amount(bounds[0], bounds[1])


AmountField = Annotated[Amount, BeforeValidator(_read_amount)]
"""How a data file writes an amount: 5, [7, 8] or "unknown"."""


class Quantity(Statement):
    """A statement in words, or with one number whose unit is its name in the data file, or both."""

    text: Words | None = None
    working_days: AmountField | None = None
    days: AmountField | None = None
    weeks: AmountField | None = None
    months: AmountField | None = None
    years: AmountField | None = None
    inspectors: AmountField | None = None
    visits: AmountField | None = None
    cases: AmountField | None = None

    @property
    def measure(self) -> tuple[Amount, str] | None:
        """The number and its unit ("working days"), or None for words alone."""
        given = ((getattr(self, unit), unit.replace("_", " ")) for unit in _UNITS)
        return next(((amount, unit) for amount, unit in given if amount is not None), None)

    @property
    def words(self) -> str:
        """The number with its unit, then the text."""
        return "; ".join(part for part in (self.measured_words, self.text) if part)

    @property
    def measured_words(self) -> str:
        """The number with its unit: "1 week", "4 to 13 inspectors"; empty where there is none."""
        if not self.measure:
            return ""
        amount, unit = self.measure
        return f"{amount} {unit.removesuffix('s') if amount.most == 1 else unit}"

    @model_validator(mode="after")
    def _says_something_once(self) -> Self:
        given = [unit.replace("_", "-") for unit in _UNITS if getattr(self, unit) is not None]
        if len(given) > 1:
            raise ValueError(f"has {' and '.join(given)}; keep one of them")
        if not given and not self.text:
            raise ValueError(f"needs a text or one of {', '.join(_UNITS).replace('_', '-')}")
        return self


_UNITS = ("working_days", "days", "weeks", "months", "years", "inspectors", "visits", "cases")
