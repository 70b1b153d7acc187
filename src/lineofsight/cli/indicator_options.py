"""Options that the commands about official statistics share."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AuthorityName", "IndicatorsFile"]

AuthorityName = Annotated[
    str, typer.Argument(metavar="AUTHORITY", help='A name, alias or code: "Leeds", E08000035, 383.')
]
IndicatorsFile = Annotated[
    Path | None,
    typer.Option(
        "--indicators",
        metavar="FILE",
        help="The loaded figures to use. Without it, your own: LINEOFSIGHT_INDICATORS, or those you loaded last, or "
        "those shipped with the package.",
    ),
]
