"""The curated indicators: what each one is in plain words, its unit, whether high or low is good, and its sources.

Everything comes from `indicators.toml`. This module knows the shape of an entry and refuses to know any figure.
"""

import tomllib
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from lineofsight.errors import DataError, NotFoundError
from lineofsight.indicators.periods import YearType
from lineofsight.rounding import half_up
from lineofsight.vocabulary import Area

__all__ = [
    "CATALOGUE_FILE",
    "COUNTS",
    "Catalogue",
    "Collection",
    "Indicator",
    "Kind",
    "Polarity",
    "catalogue",
    "load_catalogue",
]

CATALOGUE_FILE = Path(__file__).with_name("indicators.toml")
"""The catalogue that ships with the package."""

COUNTS = "counts"
"""The group of series kept only as numerators and denominators."""


class Polarity(StrEnum):
    """Which end is good; `NONE` where a figure is neither good nor bad, such as a rate of children in care."""

    HIGH = "high"
    LOW = "low"
    NONE = "none"


class Kind(StrEnum):
    """What kind of number it is, which decides how it is printed and what interval fits it."""

    PERCENTAGE = "percentage"
    RATE = "rate"
    MEAN = "mean"
    COUNT = "count"
    MONEY = "money"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Collection(_Entry):
    """A regular collection of statistics. `lag_days` is the usual time from the end of a year to publication."""

    title: str
    publisher: str
    year_type: YearType
    lag_days: int


class _Draft(_Entry):
    name: str
    plain: str
    unit: str
    kind: Kind
    polarity: Polarity = Polarity.NONE
    area: Area | None = None
    group: str
    collection: str
    sources: tuple[str, ...] = ()
    derived: bool = False
    numerator: str | None = None
    denominator: str | None = None
    denominator_exact: bool = True
    per: int | None = None
    decimals: int = 0
    period: str | None = None
    lag_days: int | None = None
    notes: str = ""


class _CatalogueDraft(_Entry):
    groups: dict[str, str]
    collections: dict[str, Collection]
    indicators: dict[str, _Draft]
    headlines: tuple[str, ...] = ()


class Indicator(_Draft):
    """One indicator.

    `plain` is a sentence for people new to it, `unit` what its figures count. `sources` are series of the loaded
    files, best first, each `dataset:series` or several added with " + "; where `derived`, a figure no source prints
    is `numerator` / `denominator` x `per`. Numerator and denominator are ids of count series, None where they are not
    published; with a denominator alone, the numerator is what the printed figure implies. `denominator_exact` is
    False for a stand-in. `period` says in words what a year's figure covers.
    """

    id: str
    per: int
    period: str
    lag_days: int
    year_type: YearType

    @property
    def on_board(self) -> bool:
        """Whether it is shown to people, rather than kept as a numerator or denominator."""
        return self.group != COUNTS

    @property
    def name_with_unit(self) -> str:
        """Its name, of a rate with what it is per: "Children in care, per 10,000"."""
        return f"{self.name}, per {self.per:,}" if self.kind is Kind.RATE else self.name

    def number(self, value: float) -> str:
        """A value without its unit: "24.3", "1,575"."""
        return f"{half_up(value, self.decimals):,f}"

    def written(self, value: float | None) -> str:
        """A value with its unit as people write it: "24.3%", "67 per 10,000", "£1,575"; a dash for None."""
        if value is None:
            return "–"
        number = self.number(value)
        match self.kind:
            case Kind.PERCENTAGE:
                return f"{number}%"
            case Kind.RATE:
                return f"{number} per {self.per:,}"
            case Kind.MONEY:
                return f"£{number}"
            case _:
                return number


class Catalogue(_Entry):
    """All indicators in the order of the file, with the titles of their groups and their collections.

    `headlines` are those shown first where there is no room for all, by id.
    """

    groups: dict[str, str]
    collections: dict[str, Collection]
    indicators: tuple[Indicator, ...]
    headlines: tuple[str, ...] = ()

    @property
    def board(self) -> tuple[Indicator, ...]:
        """The indicators shown to people."""
        return tuple(one for one in self.indicators if one.on_board)

    def indicator(self, name: str) -> Indicator:
        """The indicator with this id or name. Raises NotFoundError naming those alike if there is none."""
        wanted = name.strip().casefold()
        found = self._by_name.get(wanted)
        if found is None:
            alike = [one.id for one in self.indicators if wanted[:4] in one.id or wanted in one.name.casefold()][:5]
            near = f" Did you mean {', '.join(alike)}?" if alike else ""
            raise NotFoundError(f"There is no indicator {name!r}.{near} List them with: lineofsight indicators list")
        return found

    @cached_property
    def _by_name(self) -> dict[str, Indicator]:
        named = {one.name.casefold(): one for one in reversed(self.indicators)}
        return named | {one.id: one for one in self.indicators}


_USUAL_PER = {Kind.PERCENTAGE: 100, Kind.RATE: 10_000}


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the package."""
    return load_catalogue(CATALOGUE_FILE)


def load_catalogue(path: Path) -> Catalogue:
    """The catalogue in a TOML file. Raises DataError naming file and key for one that is not as it should be."""
    try:
        draft = _CatalogueDraft.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        built = Catalogue(
            groups=draft.groups,
            collections=draft.collections,
            indicators=tuple(_indicator(name, entry, draft, path) for name, entry in draft.indicators.items()),
            headlines=draft.headlines,
        )
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name} is not TOML: {error}. Mend the line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{path.name}, {where}: {first['msg']}. See the shipped catalogue for the fields.") from error
    _check_counts(built, path)
    return built


def _indicator(name: str, entry: _Draft, draft: _CatalogueDraft, path: Path) -> Indicator:
    for field, value, known in (
        ("group", entry.group, draft.groups),
        ("collection", entry.collection, draft.collections),
    ):
        if value not in known:
            raise DataError(f"{path.name}, {name}: no {field} {value!r}. Known are {', '.join(known)}.")
    collection = draft.collections[entry.collection]
    filled: dict[str, Any] = {
        "per": entry.per or _USUAL_PER.get(entry.kind, 1),
        "period": entry.period or collection.year_type.value,
        "lag_days": collection.lag_days if entry.lag_days is None else entry.lag_days,
    }
    return Indicator(id=name, year_type=collection.year_type, **(entry.model_dump() | filled))


def _check_counts(built: Catalogue, path: Path) -> None:
    """Numerators and denominators must be count series that stand in the file, and everything needs a source."""
    ids = {one.id for one in built.indicators}
    if unknown := [name for name in built.headlines if name not in ids]:
        raise DataError(f"{path.name}, headlines: {unknown[0]!r} is no indicator of the file. Add it.")
    for one in built.indicators:
        for field, value in (("numerator", one.numerator), ("denominator", one.denominator)):
            if value is not None and value not in ids:
                raise DataError(f"{path.name}, {one.id}: the {field} {value!r} is no indicator of the file. Add it.")
        if one.derived and not (one.numerator and one.denominator):
            raise DataError(f"{path.name}, {one.id}: derived, but without numerator and denominator. Name both.")
        if not (one.sources or one.derived):
            raise DataError(f"{path.name}, {one.id}: neither sources nor derived. Name where its figures come from.")
