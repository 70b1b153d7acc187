"""Commands that bring other sources in, and take the register out: reconcile, secondary, export."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import AsJson, AsOf, RegisterFile, open_register
from lineofsight.cli.output import dated, print_json, print_table, print_words

if TYPE_CHECKING:
    from lineofsight.register import Reconciliation

__all__ = ["export", "reconcile", "secondary"]


def reconcile(
    official: Annotated[Path, typer.Argument(metavar="OFFICIAL.ods", help="The national inspection outcomes.")],
    add: Annotated[
        bool, typer.Option("--add/--no-add", help="Keep what the statistics say in the register; reports speak first.")
    ] = True,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Compare official statistics with the reports, and name every difference with the page that decides it.

    Inspections and visits of which there is no report enter the register, marked as official statistics. Exit code 1
    if a difference remains that no page explains.
    """
    from lineofsight.register import reconcile as compare

    with open_register(register) as target:
        result = compare(target, official, add=add)
    if as_json:
        print_json(_reconciliation_json(result))
    else:
        _print_reconciliation(result)
    if result.unexplained:
        raise typer.Exit(1)


def _print_reconciliation(result: "Reconciliation") -> None:
    print_words(
        f"{len(result.rows)} rows: {result.matched} match a report, {len(result.without_report)} events have no report "
        f"in the register. {len(result.differences)} differences, {len(result.unexplained)} of them unexplained."
    )
    for difference in result.differences:
        print_words(f"• {difference}")
    if result.without_report:
        rows = [(dated(row.started), row.authority.name, row.kind, row.place) for row in result.without_report]
        print_table("Without a report", ("First day", "Authority", "Kind", "Place in the statistics"), rows)
    for activity in result.unlisted:
        print_words(f"Not in the statistics: {activity.key}")


def _reconciliation_json(result: "Reconciliation") -> dict[str, object]:
    return {
        "rows": len(result.rows),
        "matched": result.matched,
        "differences": [
            {
                "authority": difference.row.authority.code,
                "activity": difference.activity.key,
                "place": difference.row.place,
                "field": difference.field,
                "official": difference.official,
                "report": difference.report,
                "page": difference.page,
                "evidence": difference.evidence,
            }
            for difference in result.differences
        ],
        "unexplained": len(result.unexplained),
        "without_report": [
            {"authority": row.authority.code, "started": row.started, "kind": row.kind, "place": row.place}
            for row in result.without_report
        ],
        "unlisted": [activity.key for activity in result.unlisted],
    }


def secondary(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Judgements known from the press, one per line.")],
    register: RegisterFile = None,
) -> None:
    """Add judgements of which neither a report nor official statistics are at hand, marked as secondary."""
    from lineofsight.register import load_secondary

    with open_register(register) as target:
        print_words(f"{load_secondary(target, file)} inspections from {file.name} are in {target.path}.")


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write to; made if it is not there.")],
    as_of: AsOf = None,
    register: RegisterFile = None,
) -> None:
    """Write the register as a data package (CSV and Parquet with datapackage.json) and one spreadsheet."""
    from lineofsight.register import export as write

    with open_register(register) as source:
        for path in write(source, folder, as_of):
            print_words(str(path))
