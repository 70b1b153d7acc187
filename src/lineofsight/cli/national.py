"""Commands about the national picture: how grades stand on a day, and what changed since one."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import AsJson, AsOf, Region, RegisterFile, day, open_register
from lineofsight.cli.output import dated, print_json, print_table, print_words
from lineofsight.vocabulary import Family, Grade, Kind

if TYPE_CHECKING:
    from lineofsight.register import Change, Profile

__all__ = ["changes", "profile"]


class _Counting(StrEnum):
    AUTHORITIES = "authorities"
    REPORTS = "reports"


class _By(StrEnum):
    PUBLISHED = "published"
    FIELDWORK = "fieldwork"


class _Inspections(StrEnum):
    LATEST = "latest"
    FIRST = "first"
    ALL = "all"


class _Abolished(StrEnum):
    EXCLUDE = "exclude"
    INCLUDE = "include"


def profile(
    as_of: AsOf = None,
    region: Region = None,
    framework: Annotated[str | None, typer.Option(help="One framework only, for instance ilacs-2023.")] = None,
    family: Annotated[Family | None, typer.Option(help="One family of inspections only.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="One kind of inspection only.")] = None,
    counting: Annotated[_Counting, typer.Option(help="What counts as one.")] = _Counting.AUTHORITIES,
    by: Annotated[_By, typer.Option(help="Which date decides what had happened by the day.")] = _By.PUBLISHED,
    inspections: Annotated[
        _Inspections | None, typer.Option(help="Which inspections count; by default latest, or all if reports count.")
    ] = None,
    abolished: Annotated[_Abolished, typer.Option(help="Authorities that no longer existed.")] = _Abolished.EXCLUDE,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Count grades per judgement area as they stood on a day.

    By default each authority that existed counts once, by its latest published inspection. The rules of counting are
    printed with the figures, because other rules give other figures.
    """
    from lineofsight.register import profile as make_profile

    with open_register(register) as source:
        result = make_profile(
            source,
            as_of=as_of or date.today(),  # noqa: DTZ011  # a person's today
            counting=counting.value,
            by=by.value,
            region=region,
            framework=framework,
            family=family,
            kind=kind,
            inspections=inspections.value if inspections else None,
            abolished=abolished.value,
        )
    if as_json:
        print_json(result.to_json())
    else:
        _print_profile(result)


def _print_profile(result: "Profile") -> None:
    shown = [grade for grade in Grade if any(grade in dict(found.grades) for found in result.areas)]
    rows = []
    for found in result.areas:
        counts = dict(found.grades)
        cells = [f"{counts.get(grade, 0)} ({_share(counts.get(grade, 0), found.total)})" for grade in shown]
        rows.append((found.area.label, *cells, found.total))
    columns = ("Judgement area", *(grade.label for grade in shown), "All")
    print_table(f"Grades on {dated(result.as_of)}", columns, rows, right=columns[1:])
    print_words(result.rules.sentence(result.as_of))
    print_words(
        f"{len(result.counted)} reports of {result.authorities} authorities; {result.existing} authorities existed, "
        f"{len(result.unjudged)} of them not yet judged{_named(result.unjudged)}."
    )
    secondary = [item.authority_name for item in result.counted if item.source == "secondary"]
    if secondary:
        print_words(f"Known only from a secondary source: {', '.join(name or '' for name in secondary)}.")


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.0f}%" if total else "–"


def _named(names: tuple[str, ...], most: int = 6) -> str:
    if not names:
        return ""
    return f" ({', '.join(names)})" if len(names) <= most else f" ({', '.join(names[:most])}, …)"


def changes(
    since: Annotated[date, typer.Option(parser=day, metavar="DATE", help="The first day of publication.")],
    until: Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="The last day of publication.")] = None,
    region: Region = None,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Show what was published in a span of days, and which way each grade moved."""
    from lineofsight.register import changes as find_changes

    with open_register(register) as source:
        found = find_changes(source, since, until, region)
    if as_json:
        print_json([_change_json(change) for change in found])
        return
    rows = [
        (
            dated(change.activity.known_from),
            change.activity.authority_name,
            change.activity.kind or change.activity.family,
            "; ".join(_movement(change)) or "–",
        )
        for change in found
    ]
    print_table(f"Published since {dated(since)}", ("Published", "Authority", "Activity", "Grades"), rows)
    print_words(f"{len(found)} activities. Arrows compare with the authority's own inspection before.")


def _movement(change: "Change") -> list[str]:
    arrows = {"improved": "↑", "declined": "↓", "unchanged": "="}
    return [
        f"{item.area.label} {item.grade.label.lower()}" + (f" {arrows[item.direction]}" if item.direction else "")
        for item in change.movements
    ]


def _change_json(change: "Change") -> dict[str, object]:
    activity = change.activity
    return {
        "activity": activity.key,
        "published": activity.known_from,
        "authority": {"code": activity.authority_code, "name": activity.authority_name},
        "family": activity.family,
        "kind": activity.kind,
        "source": activity.source,
        "grades": [
            {"area": item.area, "grade": item.grade, "previous": item.previous, "direction": item.direction}
            for item in change.movements
        ],
        "previous": change.previous.key if change.previous else None,
        "predecessors": [item.key for item in change.predecessors],
    }
