"""What is odd in the published figures, as data: which, where, why, and how it is known (`quirks.toml`).

It knows the shape of an entry. What is done about one is in `judging`.
"""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from lineofsight.errors import DataError

__all__ = ["QUIRKS_FILE", "Apart", "Effect", "Quirk", "Quirks", "load_quirks", "quirks"]

QUIRKS_FILE = Path(__file__).with_name("quirks.toml")
"""The quirks that ship with the package."""


class Effect(StrEnum):
    """What an entry does to the figures it names."""

    SHARED_RETURN = "shared-return"
    FALSE_ZERO = "false-zero"
    NOT_LOCAL = "not-local"
    GAP = "gap"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Quirk(_Entry):
    """One oddity. Without `authorities` it holds for all, without `years` for every year."""

    effect: Effect
    reason: str
    source: str
    authorities: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _about_one_thing(self) -> "Quirk":
        if bool(self.indicators) == bool(self.collections):
            raise ValueError("name either indicators or collections")
        return self


class Apart(_Entry):
    """An authority too small to be ranked among others."""

    authority: str
    reason: str


class Quirks(_Entry):
    """All oddities in the order they are applied, and the authorities that stand apart."""

    quirk: tuple[Quirk, ...]
    apart: tuple[Apart, ...] = ()

    def partners(self, authority: str, collection: str) -> tuple[str, ...]:
        """The authorities that make one return with this one in a collection, none if it makes its own."""
        for entry in self.quirk:
            if (
                entry.effect is Effect.SHARED_RETURN
                and authority in entry.authorities
                and collection in entry.collections
            ):
                return tuple(other for other in entry.authorities if other != authority)
        return ()


@cache
def quirks() -> Quirks:
    """The quirks that ship with the package."""
    return load_quirks(QUIRKS_FILE)


def load_quirks(path: Path) -> Quirks:
    """The quirks in a TOML file. Raises DataError naming file and entry for one that is not as it should be."""
    try:
        return Quirks.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name} is not TOML: {error}. Mend the line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{path.name}, {where}: {first['msg']}. See the head of the shipped file.") from error
