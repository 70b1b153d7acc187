"""The command that searches the words of all reports, and shows where they stand."""

import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lineofsight.cli.options import AsJson, AsOf, Region, RegisterFile, day, open_register
from lineofsight.cli.output import dated, print_json, print_words
from lineofsight.cli.themes import evidence_json
from lineofsight.vocabulary import Area, Family

if TYPE_CHECKING:
    from lineofsight.register.full_text import FullText

__all__ = ["search"]


class _Kind(StrEnum):
    PRIORITY = "priority"
    IMPROVEMENT = "improvement"
    FINDING = "finding"


Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS…", help='All must be there: neglect, "care leavers" (a phrase), supervis*.'),
]
OneGrade = Annotated[
    str | None,
    typer.Option("--grade", metavar="GRADE", help="Inspections so graded; also good-or-better, less-than-good."),
]
OneArea = Annotated[Area | None, typer.Option("--area", help="Findings on this area only; the grade is then of it.")]
Since = Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="The first day of publication.")]
OneCode = Annotated[str | None, typer.Option("--code", help="Passages with this code only; see `themes codebook`.")]


def search(
    words: Words,
    grade: OneGrade = None,
    area: OneArea = None,
    authority: Annotated[str | None, typer.Option(help="One authority only, by name or code.")] = None,
    family: Annotated[Family | None, typer.Option(help="One family of inspections only.")] = None,
    kind: Annotated[_Kind | None, typer.Option(help="One kind of passage only.")] = None,
    region: Region = None,
    since: Since = None,
    as_of: AsOf = None,
    code: OneCode = None,
    most: Annotated[int, typer.Option(min=0, help="How many passages to show.")] = 20,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Search the words of all recommendations and findings, newest first.

    Singular and plural both match, in any case. What was searched and how much was found is told below.
    """
    from lineofsight.register.full_text import search as find
    from lineofsight.register.search import PassageKind
    from lineofsight.register.standing import grades_named
    from lineofsight.themes.codebook import codebook

    with open_register(register) as source:
        found = find(
            source,
            source.as_of(as_of or date.today()),  # noqa: DTZ011  # a person's today
            words,
            authority=authority,
            region=region,
            family=family,
            since=since,
            grades=grades_named(grade) if grade else (),
            area=area,
            kind=PassageKind(kind) if kind else None,
            code=codebook().code(code).id if code else None,
            most=most,
        )
    print_json(_json(found)) if as_json else _print(found)


def _print(found: "FullText") -> None:
    for item in found.shown:
        activity, passage = item.activity, item.passage
        print_words(
            f"{dated(activity.known_from)}, {activity.authority_name}, {passage.kind}, {item.filename} "
            f"page {passage.page} ({activity.key})",
            style="bold",
        )
        _print_marked(item.excerpt, found.query.marks(item.excerpt))
    shown = f"The first {len(found.shown)} of " if len(found.shown) < found.passages else ""
    print_words(f"{shown}{found.sentence()}")


def _print_marked(line: str, marks: tuple[tuple[int, int], ...]) -> None:
    """The words found stand out: by style on a terminal, between « and » elsewhere."""
    from rich.console import Console
    from rich.text import Text

    if not sys.stdout.isatty():
        print_words(f"  {_quoted(line, marks)}")
        return
    shown = Text(line)
    for begin, end in marks:
        shown.stylize("bold yellow", begin, end)
    Console(highlight=False).print(Text("  "), shown, sep="")


def _quoted(line: str, marks: tuple[tuple[int, int], ...]) -> str:
    for begin, end in reversed(marks):
        line = f"{line[:begin]}«{line[begin:end]}»{line[end:]}"
    return line


def _json(found: "FullText") -> dict[str, Any]:
    return {
        "words": found.query.words,
        "as_of": found.as_of,
        "passages": found.passages,
        "activities": found.activities,
        "authorities": found.authorities,
        "searched": found.searched,
        "unsearched": found.unsearched,
        "found": [{**evidence_json(item), "marks": found.query.marks(item.excerpt)} for item in found.shown],
    }
