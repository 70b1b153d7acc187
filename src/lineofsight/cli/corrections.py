"""Commands about corrections: make one, take one back, list them."""

from typing import Annotated

import typer

from lineofsight.cli.options import AsJson, RegisterFile, open_register
from lineofsight.cli.output import print_json, print_table, print_words
from lineofsight.errors import UsageError

__all__ = ["correct", "corrections"]

Author = Annotated[str, typer.Option(help="Who says so.")]
Reason = Annotated[str, typer.Option(help="Why; name the page.")]


def correct(
    activity: Annotated[
        str | None, typer.Argument(metavar="ACTIVITY", help="Its key, as `authority` prints it.")
    ] = None,
    field: Annotated[
        str | None, typer.Argument(metavar="FIELD", help="For instance judgement.overall or fieldwork_start.")
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help="The right value; leave it out if the document has none.")
    ] = None,
    author: Author = "",
    reason: Reason = "",
    withdraw: Annotated[int | None, typer.Option(metavar="NUMBER", help="Take this correction back instead.")] = None,
    register: RegisterFile = None,
) -> None:
    """Correct what was read in one field of an activity, or take a correction back.

    Corrections keep who, when and why, and survive every re-reading of the documents.
    """
    from lineofsight.register import correct as lay
    from lineofsight.register import withdraw as take_back

    with open_register(register) as target:
        if withdraw is not None:
            take_back(target, withdraw, author, reason)
            print_words(f"Correction {withdraw} is withdrawn.")
        elif activity and field:
            made = lay(target, activity, field, value, author, reason)
            print_words(f"Correction {made.id}: {field} of {activity} is {made.value or 'absent'}.")
        else:
            raise UsageError("Name the activity and the field to correct, or a correction to --withdraw.")


def corrections(
    activity: Annotated[str | None, typer.Argument(metavar="[ACTIVITY]", help="Only those of this activity.")] = None,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """List corrections with who made them, when and why, withdrawn ones too."""
    with open_register(register) as source:
        found = source.corrections(activity)
    if as_json:
        from dataclasses import asdict

        print_json([{**asdict(item), "identities": sorted(item.identities)} for item in found])
        return
    columns = ("No.", "Activity", "Field", "Value", "Author", "Made", "Reason", "Withdrawn")
    rows = [
        (
            item.id,
            item.activity_key,
            item.field,
            item.value,
            item.author,
            f"{item.made_at:%Y-%m-%d %H:%M}",
            item.reason,
            f"{item.withdrawn_by}: {item.withdrawal_reason}" if item.withdrawn_at else None,
        )
        for item in found
    ]
    print_table("Corrections", columns, rows, right=("No.",))
