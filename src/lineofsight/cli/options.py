"""Options that several commands share, and how a register is opened for them."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.errors import UsageError

if TYPE_CHECKING:
    from lineofsight.register import Register

__all__ = ["AsJson", "AsOf", "Region", "RegisterFile", "day", "open_register"]


def day(text: str) -> date:
    """A date as people type it on a command line. Raises UsageError for anything else."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise UsageError(f"{text!r} is not a date. Write it as 2024-03-31.")


AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
AsOf = Annotated[
    date | None, typer.Option("--as-of", parser=day, metavar="DATE", help="Only what was published by this day.")
]
Region = Annotated[str | None, typer.Option("--region", help='One region only, for instance "North West".')]
RegisterFile = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="FILE",
        help="The register to use. Without it, your own: LINEOFSIGHT_REGISTER, or one in your data folder that starts "
        "from the national history shipped with the package.",
    ),
]


def open_register(path: Path | None) -> "Register":
    """The register at `path`, or the user's own. Raises NotFoundError or RegisterError."""
    from lineofsight.register import Register

    return Register.open(path)
