"""The command that counts activity: how many authorities had which inspection in which year."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lineofsight.cli.options import AsJson, AsOf, Region, RegisterFile, open_register
from lineofsight.cli.output import print_json, print_table, print_words

if TYPE_CHECKING:
    from lineofsight.register import ActivityCounts

__all__ = ["activity"]


class _By(StrEnum):
    PUBLISHED = "published"
    FIELDWORK = "fieldwork"


def activity(
    by: Annotated[_By, typer.Option(help="Which date decides the year.")] = _By.PUBLISHED,
    first: Annotated[int | None, typer.Option("--from", metavar="YEAR", help="The first year.")] = None,
    last: Annotated[int | None, typer.Option("--to", metavar="YEAR", help="The last year.")] = None,
    region: Region = None,
    as_of: AsOf = None,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Count which activity how many authorities had in which year, across all families.

    A cell shows authorities and, where it differs, activities in brackets. How it was counted is printed with it.
    """
    from lineofsight.register import count_activity

    with open_register(register) as source:
        counts = count_activity(source.activities(as_of, region=region), by=by.value, first=first, last=last)
    if as_json:
        print_json(_counts_json(counts))
    else:
        _print_counts(counts)


def _print_counts(counts: "ActivityCounts") -> None:
    columns = ("Year", *counts.names, "any")
    rows = [
        (year, *(_cell(counts, year, name) for name in counts.names), authorities)
        for year, authorities in counts.all_authorities
    ]
    print_table("Authorities with each activity (activities)", columns, rows, right=columns[1:])
    for rule in counts.rules():
        print_words(rule)


def _cell(counts: "ActivityCounts", year: int, name: str) -> str | None:
    found = counts.count(year, name)
    if not found.activities:
        return None
    return str(found.authorities) + (f" ({found.activities})" if found.activities != found.authorities else "")


def _counts_json(counts: "ActivityCounts") -> dict[str, Any]:
    return {
        "by": counts.by,
        "counts": [
            {
                "year": item.year,
                "activity": item.name,
                "authorities": item.authorities,
                "activities": item.activities,
                "sources": dict(item.sources),
            }
            for item in counts.counts
        ],
        "authorities_with_any": {str(year): authorities for year, authorities in counts.all_authorities},
        "coverage": [{"activity": item.name, "first": item.first, "last": item.last} for item in counts.coverage],
        "sources": counts.sources(),
        "undated": counts.undated,
        "unnamed": counts.unnamed,
        "rules": list(counts.rules()),
    }
