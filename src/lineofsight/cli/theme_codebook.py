"""The command that prints the codebook: every theme with its codes, or one code in full."""

from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import AsJson
from lineofsight.cli.output import print_json, print_table, print_words

if TYPE_CHECKING:
    from lineofsight.themes.codebook import Code

__all__ = ["codebook"]


def codebook(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="One code in full.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the codebook by which recommendations and findings are sorted, or one of its codes."""
    from lineofsight.themes.codebook import codebook as book

    shipped = book()
    if code:
        found = shipped.code(code)
        print_json(found.model_dump(mode="json")) if as_json else _print_code(found)
        return
    if as_json:
        print_json(shipped.model_dump(mode="json"))
        return
    for theme in shipped.themes:
        rows = [(item.id, item.name, item.related.label) for item in theme.codes]
        print_table(f"{theme.name} ({theme.id})", ("Code", "Name", "Bears on"), rows)
    print_words(
        f"{shipped.title}, version {shipped.version}: {len(shipped.codes)} codes in {len(shipped.themes)} themes. One "
        "in full: lineofsight themes codebook CODE."
    )


def _print_code(code: "Code") -> None:
    print_words(f"{code.name} ({code.id}, theme {code.theme})", style="bold")
    print_words(code.definition)
    print_words(f"Takes in: {'; '.join(code.include)}.")
    if code.exclude:
        print_words(f"Leaves to others: {'; '.join(code.exclude)}.")
    print_words(f"Bears on: {code.related.label}. National framework: {code.national_framework} (a guide).")
