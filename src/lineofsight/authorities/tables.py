"""The authorities' data files, read strictly and once.

It knows the files in `data/` and their columns, and refuses to know names as printed. A wrong column,
an unknown code, region or style, a bad date or a repeated identifier stops with file and line.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from lineofsight.authorities.authority import Authority, AuthorityType, Style
from lineofsight.errors import DataError

__all__ = ["Tables", "Wrapping", "read", "tables"]

_DATA = Path(__file__).with_name("data")

Row = dict[str, str]
Built = TypeVar("Built")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Words put around a name, with {} for the name; `style` is None if they fit every authority."""

    style: Style | None
    words: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the data files say.

    `by_identifier` has every ONS code, former code, DfE number and Ofsted number. `regions` gives Ofsted's
    region for each of the nine. `succession` holds pairs of authorities, predecessor first.
    """

    authorities: tuple[Authority, ...]
    by_identifier: dict[str, Authority]
    regions: dict[str, str]
    succession: tuple[tuple[Authority, Authority], ...]
    wrappings: tuple[Wrapping, ...]


@cache
def tables() -> Tables:
    """The tables that come with the package."""
    return read(_DATA)


def read(folder: Path) -> Tables:
    """The tables in `folder`. Raises `DataError` with file and line for anything not as it should be."""
    regions = dict(_built(folder / "regions.csv", lambda row: (row["name"], row["ofsted_region"])))
    aliases = _built(folder / "aliases.csv", lambda row: (row["alias"], row["code"]))
    by_identifier: dict[str, Authority] = {}

    def authority(row: Row) -> Authority:
        known_as = tuple(alias for alias, code in aliases if code == row["code"])
        built = _authority(row, known_as, regions)
        for identifier in built.identifiers:
            if by_identifier.setdefault(identifier, built) is not built:
                raise ValueError(f"{identifier} already belongs to {by_identifier[identifier].label}")
        return built

    def known(code: str) -> Authority:
        if code not in by_identifier:
            raise ValueError(f"{code} is not a code of authorities.csv")
        return by_identifier[code]

    def pair(row: Row) -> tuple[Authority, Authority]:
        return known(row["predecessor"]), known(row["successor"])

    authorities = _built(folder / "authorities.csv", authority)
    _built(folder / "aliases.csv", lambda row: known(row["code"]))  # a check: codes are known only by now
    return Tables(
        authorities=tuple(authorities),
        by_identifier=by_identifier,
        regions=regions,
        succession=tuple(_built(folder / "succession.csv", pair)),
        wrappings=tuple(_built(folder / "wrappings.csv", _wrapping)),
    )


def _built(path: Path, build: Callable[[Row], Built]) -> list[Built]:
    """What `build` makes of each row; its `ValueError` or `KeyError` becomes a `DataError` with the place."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        made = []
        try:
            for row in reader:
                if None in row or None in row.values():
                    raise ValueError(f"there must be {len(reader.fieldnames or ())} values")
                made.append(build(row))
        except (ValueError, KeyError, csv.Error) as wrong:
            reason = f"no column {wrong}" if isinstance(wrong, KeyError) else wrong
            raise DataError(
                f"{path.name}, line {reader.line_num}: {reason}. Correct it, or reinstall the package."
            ) from wrong
    return made


def _authority(row: Row, aliases: tuple[str, ...], regions: dict[str, str]) -> Authority:
    if row["region"] not in regions:
        raise ValueError(f"{row['region']!r} is not a region of regions.csv")
    return Authority(
        code=row["code"],
        name=row["name"],
        region=row["region"],
        ofsted_region=regions[row["region"]],
        type=AuthorityType(row["type"]),
        styles=tuple(Style(style) for style in row["styles"].split()),
        dfe_number=row["dfe_number"],
        urn=row["urn"] or None,
        opened=date.fromisoformat(row["opened"]) if row["opened"] else None,
        closed=date.fromisoformat(row["closed"]) if row["closed"] else None,
        former_codes=tuple(row["former_codes"].split()),
        aliases=aliases,
    )


def _wrapping(row: Row) -> Wrapping:
    words = row["wrapping"]
    if words.startswith("{}") == words.endswith("{}"):
        raise ValueError(f"{words!r} must have {{}} for the name at its beginning or its end")
    return Wrapping(None if row["style"] == "any" else Style(row["style"]), words)
