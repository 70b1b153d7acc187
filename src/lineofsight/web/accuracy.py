"""How well reports are read and inspections foretold: figures that were measured once and ship with the package.

They are those of the documentation (`accuracy.toml`). It measures nothing.
"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from lineofsight.vocabulary import Family

__all__ = ["Accuracy", "BackTestFigures", "Compared", "FamilyRead", "YearOfBackTest", "accuracy"]

_FILE = Path(__file__).with_suffix(".toml")


class _Measured(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"))


class FamilyRead(_Measured):
    """Of how many documents of a family each thing was read; `judgements` None where the family gives none."""

    family: Family
    documents: int
    authority: int
    dates: int
    judgements: int | None = None
    recommendation: int
    lead_inspector: int


class Compared(_Measured):
    """Values compared with other readings of the same pages, and how many differ."""

    against: str
    values: int | str
    differ: int


class BackTestFigures(_Measured):
    """Of `n` inspections: shares whose kind was foretold, and that began inside, before or after their window."""

    n: int
    kind_right: float
    by_grades_alone: float
    inside: float
    before: float
    after: float
    days: int
    inside_by_stated_rules: float
    stated_days: int


class YearOfBackTest(BackTestFigures):
    """The figures of one year of fieldwork."""

    year: int


class BackTested(BackTestFigures):
    """The whole back-test."""

    since: date
    years: tuple[YearOfBackTest, ...]


class Accuracy(_Measured):
    """Everything that was measured."""

    reading: tuple[FamilyRead, ...]
    compared: tuple[Compared, ...]
    backtest: BackTested

    @property
    def documents(self) -> int:
        """How many documents were read to measure."""
        return sum(item.documents for item in self.reading)


@cache
def accuracy() -> Accuracy:
    """The figures that ship with the package."""
    return Accuracy.model_validate(tomllib.loads(_FILE.read_text("utf-8")))
