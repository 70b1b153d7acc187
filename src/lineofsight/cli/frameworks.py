"""Commands about the inspection system: its versions, what each says, what changed, which grades break its rules."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import AsJson, AsOf, RegisterFile, open_register
from lineofsight.cli.output import dated, print_json, print_table, print_words
from lineofsight.errors import NotFoundError
from lineofsight.vocabulary import Area

if TYPE_CHECKING:
    from lineofsight.frameworks import Framework
    from lineofsight.pathway import Irregularity

__all__ = ["app", "judgements"]

app = typer.Typer(no_args_is_help=True, help="The inspection system as dated rules, with a source for each.")
judgements = typer.Typer(no_args_is_help=True, help="Published judgements against the rules.")

Identifier = Annotated[
    str, typer.Argument(metavar="ID", help="For instance ilacs-2026; `framework list` has them all.")
]


@app.command("list")
def list_frameworks(as_json: AsJson = False) -> None:
    """List every version of the inspection system, with the days on which inspections under it start."""
    from lineofsight.frameworks import all_frameworks
    from lineofsight.frameworks.plain import plain_summary

    found = all_frameworks()
    if as_json:
        print_json([plain_summary(framework) for framework in found])
        return
    rows = [(entry.id, entry.title, entry.inspects, _day(entry.starts), _day(entry.ends)) for entry in found]
    print_table("Frameworks", ("Identifier", "Title", "Inspects", "First start", "Last start"), rows)


def _day(day: date | None) -> str | None:
    return dated(day) if day else None


@app.command()
def show(identifier: Identifier, as_json: AsJson = False) -> None:
    """Show everything a version says, one statement a line, with doubt, dates and sources."""
    from lineofsight.frameworks import describe, get_framework
    from lineofsight.frameworks.plain import plain_framework, sources_of

    framework = get_framework(identifier)
    if as_json:
        print_json(plain_framework(framework))
        return
    print_words(describe(framework))
    print_words("\nSources")
    for source in sources_of(framework):
        print_words(f"  {source.code}: {source.title}{f', {source.address}' if source.address else ''}")


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="The earlier version.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The later version.")],
    as_json: AsJson = False,
) -> None:
    """Show what changed between two versions, statement by statement."""
    from lineofsight.frameworks import diff as compare
    from lineofsight.frameworks import get_framework
    from lineofsight.frameworks.plain import plain_difference

    found = compare(get_framework(before), get_framework(after))
    if as_json:
        print_json(plain_difference(found))
        return
    rows = [(item.section, item.key, item.before or "(new)", item.after or "(gone)") for item in found.changes]
    print_table(f"From {found.before} to {found.after}", ("Section", "Name", "Before", "After"), rows)
    print_words(f"{len(rows)} changes.")


@app.command()
def topics(
    identifier: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A version; without it, the one in force today.")
    ] = None,
    area: Annotated[Area | None, typer.Option(help="One judgement area only.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the topics that inspectors evaluate, with the share of reports that mention each where it was measured."""
    from lineofsight.frameworks import topics as find_topics

    framework = _framework(identifier)
    found = find_topics(framework, area)
    if as_json:
        listed = [
            {
                "area": entry.area,
                "name": entry.name,
                "basis": entry.basis,
                "share": entry.share,
                "sources": entry.sources,
                "confidence": entry.confidence,
            }
            for entry in found
        ]
        print_json({"framework": framework.id, "topics": listed})
        return
    rows = [
        (
            entry.area.label if entry.area else None,
            entry.name,
            f"{entry.share}%" if entry.share is not None else None,
            entry.basis,
            ", ".join((*entry.confidence, *entry.sources)),
        )
        for entry in found
    ]
    columns = ("Area", "Topic", "Share", "Basis", "How it is known")
    print_table(f"Topics of {framework.id}", columns, rows, right=("Share",))


def _framework(identifier: str | None) -> "Framework":
    from lineofsight.frameworks import get_framework
    from lineofsight.pathway import rules_on

    if identifier:
        return get_framework(identifier)
    today = rules_on(date.today())  # noqa: DTZ011  # a person's today
    if today is None:
        raise NotFoundError("No framework is in force today. Name one: `framework list` has them all.")
    return today


@judgements.callback()
def _group() -> None:
    """Keeps `check` a command of its own while it is the only one."""


@judgements.command()
def check(as_of: AsOf = None, register: RegisterFile = None, as_json: AsJson = False) -> None:
    """Check every published set of grades against the rules of its framework, and name the pages of what breaks one.

    Exit code 1 if there is any.
    """
    from lineofsight.pathway import check_all, plain_checked

    with open_register(register) as source:
        result = check_all(source.activities(as_of))
    if as_json:
        print_json(plain_checked(result))
    else:
        rows = [_irregularity_row(found) for found in result.irregularities]
        columns = ("On site", "Authority", "Framework", "What breaks a rule", "Allowed", "Pages", "Key")
        print_table("Judgements that break a rule", columns, rows)
        print_words(f"{result.checked} sets of grades checked, {len(rows)} break a rule as it is known.")
        if result.without_framework:
            print_words(f"No framework holds for {', '.join(result.without_framework)}.")
    if result.irregularities:
        raise typer.Exit(1)


def _irregularity_row(found: "Irregularity") -> tuple[object, ...]:
    return (
        dated(found.activity.fieldwork_start),
        found.activity.authority_name,
        found.framework,
        f"{found.message} ({found.rule.rule})" if found.rule else found.message,
        ", ".join(grade.label for grade in found.allowed),
        ", ".join(map(str, found.pages)) or f"none: {found.activity.source}",
        found.activity.key,
    )
