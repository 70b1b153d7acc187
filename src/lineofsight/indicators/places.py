"""The places statistics are about: authorities, the regions and England, each by its 9-character code.

It knows the codes by which publishers mean a place, also two authorities in one return, and leaves who the
authorities are to `lineofsight.authorities`.
"""

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from lineofsight.authorities import Authority, by_code, find, resolve
from lineofsight.errors import UnknownAuthorityError

__all__ = ["ENGLAND", "Place", "PlaceKind", "codes_meant", "place"]

_FILE = Path(__file__).with_name("areas.csv")

ENGLAND = "E92000001"
"""The code of England."""


class PlaceKind(StrEnum):
    """What kind of place a series is about."""

    AUTHORITY = "authority"
    REGION = "region"
    NATION = "nation"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with statistics of its own. `name` tells abolished authorities apart: "Dorset (to 2019)"."""

    code: str
    name: str
    kind: PlaceKind


def place(meant: str | Authority, as_of: date | None = None) -> Place:
    """The place a person means: an authority by name or any of its codes, a region or England by name or code.

    It is called as it was on a day, without one as today.

    Raises `UnknownAuthorityError`, with suggestions, if there is none.
    """
    if isinstance(meant, str):
        if known := _larger().get(meant.strip().casefold()):
            return known
        meant = find(meant)
    return Place(meant.code, meant.label_on(as_of) if as_of else meant.label, PlaceKind.AUTHORITY)


@cache
def codes_meant(code: str, name: str = "") -> tuple[str, ...]:
    """The codes of the places a published code means, none if it means none.

    An authority may be given by its ONS code of any date or its DfE number; two codes with a stroke between them are
    authorities that make one return. `name` helps only where the code is unknown, and only if it fits one authority.
    """
    parts = [_one(part.strip()) for part in code.split("/")]
    if all(parts):
        return tuple(part for part in parts if part)
    authority = resolve(name).authority if name else None
    return (authority.code,) if authority else ()


def _one(code: str) -> str | None:
    if larger := _larger().get(code.casefold()):
        return larger.code
    try:
        return by_code(code).code
    except UnknownAuthorityError:
        return None


@cache
def _larger() -> dict[str, Place]:
    """England and the regions by code, number and name, in lower case."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {}
    for row in rows:
        kind = PlaceKind.NATION if row["code"] == ENGLAND else PlaceKind.REGION
        for key in (row["code"], row["number"], row["name"]):
            known[key.casefold()] = Place(row["code"], row["name"], kind)
    return known
