"""The leader's questions on the command line: printed, as JSON, or as a document."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.indicator_options import AuthorityName, IndicatorsFile
from lineofsight.cli.options import AsJson, AsOf, RegisterFile, open_register
from lineofsight.cli.output import print_json, print_table, print_words

if TYPE_CHECKING:
    from lineofsight.briefings.leaders.section import Section
    from lineofsight.briefings.questions import LeadersQuestions

__all__ = ["questions"]


def questions(
    authority: AuthorityName,
    as_of: AsOf = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FOLDER", help="Write a document there instead of printing.")
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="[html|docx|pdf]", help="Once for each; by default all three."),
    ] = None,
    register: RegisterFile = None,
    indicators: IndicatorsFile = None,
    as_json: AsJson = False,
) -> None:
    """Ask what leaders are asked: our numbers, why, what moved, workforce, SEND, reports; as prompts for discussion."""
    from lineofsight.briefings.questions import leaders_questions
    from lineofsight.indicators import Indicators

    with open_register(register) as source:
        asked = leaders_questions(source, Indicators.open(indicators), authority, as_of)
    if as_json:
        print_json(asked.to_json())
    elif into is None and not formats:
        _print(asked)
    if into is not None or formats:
        _write(asked, into or Path(), formats)


def _write(asked: "LeadersQuestions", into: Path, formats: list[str] | None) -> None:
    from lineofsight.briefings.questions import as_document
    from lineofsight.briefings.writing import FORMATS, write_document

    slug = "-".join("".join(letter if letter.isalnum() else " " for letter in asked.authority.name.lower()).split())
    name = f"questions-{slug}-{asked.as_of.isoformat()}"
    written = write_document(as_document(asked), into, name, formats or FORMATS)
    print_words(f"Wrote {', '.join(str(path) for path in written)}.")


def _print(asked: "LeadersQuestions") -> None:
    from lineofsight.briefings.questions import words

    print_words(f"{asked.authority.name}: questions for leaders, as published by {asked.as_of}", style="bold")
    for section in asked.sections:
        print_words("")
        _print_section(section)
    if asked.gaps:
        print_words("\nWhere figures are missing", style="bold")
        for gap in asked.gaps:
            print_words(f"· {words(gap)}")
    print_words(
        f"\nSources: {'; '.join(asked.sources)}; inspection reports in the register. Every figure with its series: "
        "--json, or a document with --into."
    )


def _print_section(section: "Section") -> None:
    from lineofsight.briefings.leaders.numbers import COLUMNS, figure_cells
    from lineofsight.briefings.questions import words

    print_words(section.title, style="bold")
    for fact in section.facts:
        print_words(f"· {words(fact)}")
    if section.rows:
        print_table("", COLUMNS, [figure_cells(row) for row in section.rows], right=COLUMNS[2:])
    for unknown in section.not_known:
        print_words(f"· Not known here. {unknown}")
    print_words("To discuss", style="italic")
    for prompt in section.prompts:
        print_words(f"? {prompt}")
