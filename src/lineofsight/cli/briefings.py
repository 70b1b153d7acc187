"""Commands that write finished documents."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import AsOf, RegisterFile, day, open_register
from lineofsight.cli.output import print_words

if TYPE_CHECKING:
    from lineofsight.briefings import Document

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="Finished documents: HTML, Word and PDF, every figure with its evidence.")

Since = Annotated[
    date | None, typer.Option(parser=day, metavar="DATE", help="Tell movement since this day of publication only.")
]
Into = Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where to write; by default here.")]
Formats = Annotated[
    list[str] | None, typer.Option("--format", metavar="[html|docx|pdf]", help="Once for each; by default all three.")
]
Reports = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="A folder with the reports' files, for the evidence to link to.")
]


@app.command()
def national(
    as_of: AsOf = None,
    since: Since = None,
    framework: Annotated[str | None, typer.Option(help="One framework only, for instance ilacs-2018.")] = None,
    into: Into = Path(),
    formats: Formats = None,
    reports: Reports = None,
    register: RegisterFile = None,
) -> None:
    """Write what the national record says on a day: grades, movement, themes, regions."""
    from lineofsight.briefings.national import national_briefing

    on = as_of or date.today()  # noqa: DTZ011  # a person's today
    with open_register(register) as source:
        document = national_briefing(source, on, since=since, framework=framework, reports=reports)
    _write(document, into, "-".join(filter(None, ("national", framework, on.isoformat()))), formats)


@app.command()
def authority(
    name: Annotated[str, typer.Argument(help="The authority's name or code.")],
    as_of: AsOf = None,
    since: Since = None,
    into: Into = Path(),
    formats: Formats = None,
    reports: Reports = None,
    register: RegisterFile = None,
) -> None:
    """Write what the record says of one authority: standing, history, what comes next, themes, and how others fare."""
    from lineofsight.authorities import find
    from lineofsight.briefings.authority import authority_briefing

    on = as_of or date.today()  # noqa: DTZ011  # a person's today
    place = find(name, on)
    with open_register(register) as source:
        document = authority_briefing(source, place.code, on, since=since, reports=reports)
    slug = "-".join("".join(letter if letter.isalnum() else " " for letter in place.name.lower()).split())
    _write(document, into, f"{slug}-{on.isoformat()}", formats)


def _write(document: "Document", into: Path, name: str, formats: list[str] | None) -> None:
    from lineofsight.briefings.writing import FORMATS, write_document

    written = write_document(document, into, name, formats or FORMATS)
    count = sum(len(item.sources) for item in document.evidence)
    print_words(f"Wrote {', '.join(str(path) for path in written)}.")
    print_words(f"{len(document.numbers)} figures lead to {count} places in reports.")
