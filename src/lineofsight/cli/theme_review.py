"""The command by which people check the coder: reading passages one by one, or in a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import RegisterFile, open_register
from lineofsight.cli.output import complain, dated, print_words
from lineofsight.cli.theme_agreement import shipped_coder
from lineofsight.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineofsight.register import Register
    from lineofsight.themes.code_words import Codes
    from lineofsight.themes.review import ReviewItem

__all__ = ["review"]

_HELP = "Enter accepts the coder's codes, ? explains codes (? neglect), s skips, q stops."
_FORM = {"recommendation": "neglect;plan-quality", "finding": "supervision+;neglect-"}


def review(
    reviewer: Annotated[str, typer.Option(metavar="NAME", help="Who decides; kept with every decision.")] = "",
    count: Annotated[int, typer.Option(min=1, help="How many passages.")] = 20,
    sample: Annotated[
        int | None, typer.Option(min=0, help="How many of them are drawn at random; by default one in five.")
    ] = None,
    authority: Annotated[str | None, typer.Option(help="Only passages about this authority.")] = None,
    part: Annotated[
        str | None, typer.Option(metavar="[recommendation|finding]", help="Only passages of this kind.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Reviewers with the same seed are given the same random passages.")] = 1,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Write the passages to a spreadsheet instead of asking.")
    ] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", metavar="FILE.csv", help="Keep the decisions in a spreadsheet.")
    ] = None,
    labels: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Write all decided recommendations as labels for a coder.")
    ] = None,
    register: RegisterFile = None,
) -> None:
    """Read passages the coder doubts, and some drawn at random, and decide their codes.

    Your decisions count from then on in place of the coder's. Those on passages drawn at random tell how often the
    coder is right: they are shown without its codes, which would sway you.
    """
    with open_register(register) as source:
        if import_:
            from lineofsight.themes.review_sheets import import_decisions

            print_words(f"{import_decisions(source, import_)} decisions of {import_.name} are new and kept.")
        elif labels:
            from lineofsight.themes.review_sheets import export_labels

            print_words(f"{export_labels(source, labels)} recommendations with people's codes are in {labels}.")
        else:
            items = _queue(source, count, seed, reviewer, authority, part, sample)
            _export(export, items, reviewer) if export else _ask_all(source, items, reviewer)


def _queue(
    source: "Register",
    count: int,
    seed: int,
    reviewer: str,
    authority: str | None,
    part: str | None,
    sample: int | None,
) -> "list[ReviewItem]":
    from lineofsight.register.codings import Part
    from lineofsight.themes.review import queue

    if not reviewer.strip():
        raise UsageError("A decision needs its author: say who decides with --reviewer NAME.")
    if part not in (None, *Part):
        raise UsageError(f"{part!r} is no part. Use one of {', '.join(Part)}.")
    chosen = Part(part) if part else None
    return queue(
        source, shipped_coder(), count, seed, reviewer=reviewer, authority=authority, part=chosen, sample=sample
    )


def _export(path: Path, items: "Sequence[ReviewItem]", reviewer: str) -> None:
    from lineofsight.themes.review_sheets import export_queue

    export_queue(path, items, reviewer)
    print_words(
        f"{len(items)} passages are in {path}. Type codes in the column `codes`, save it as CSV, and keep them with: "
        f"lineofsight themes review --import {path.name}"
    )


def _ask_all(source: "Register", items: "Sequence[ReviewItem]", reviewer: str) -> None:
    """One passage after the other, each decision kept at once."""
    from lineofsight.register.codings import decide

    decided = 0
    for place, item in enumerate(items, start=1):
        _print_item(item, f"{place} of {len(items)}")
        answer, seen = _ask(item)
        if answer == "q":
            break
        if not isinstance(answer, str):
            decide(
                source,
                item.passage,
                weaknesses=answer.weaknesses,
                strengths=answer.strengths,
                author=reviewer,
                sampled=item.sampled and not seen,
            )
            decided += 1
    print_words(f"{decided} decided. How far you and the coder agree: lineofsight themes agreement")


def _print_item(item: "ReviewItem", place: str) -> None:
    activity, passage = item.activity, item.passage
    print_words(
        f"\n{place}: {activity.authority_name}, {activity.family}, published {dated(activity.known_from)}; "
        f"{passage.part} {passage.position + 1}, page {passage.page}, {passage.section}",
        style="bold",
    )
    print_words(passage.text)
    print_words("Drawn at random: decide before you see what the coder thinks." if item.sampled else _thinks(item))


def _thinks(item: "ReviewItem") -> str:
    """What the coder gives and doubts, with how likely it holds each to be."""
    from lineofsight.themes.code_words import Codes

    given = Codes(item.coded.weaknesses, item.coded.strengths).labels(item.passage.part)
    likely = item.coded.probabilities

    def with_chance(labels: "Iterable[str]") -> str:
        return ", ".join(f"{label} {likely.get(label.rstrip('+-'), 0):.2f}" for label in labels) or "none"

    doubts = f"; in doubt: {with_chance(item.coded.unsure)}" if item.coded.unsure else ""
    return f"The coder: {with_chance(given)}{doubts}."


def _ask(item: "ReviewItem") -> "tuple[Codes | str, bool]":
    """The codes decided, "s" or "q", and whether the coder's were seen before."""
    from lineofsight.themes.code_words import Codes, codes_typed

    seen = not item.sampled
    while True:
        try:
            typed = input(f"Codes ({_FORM[item.passage.part]}, none, or Enter, ?, s, q): ").strip()
        except EOFError:
            return "q", seen
        if typed in ("s", "q"):
            return typed, seen
        if typed.startswith("?"):
            _explain(typed.removeprefix("?").split() or (_named(item) if seen else []))
        elif not typed and seen:
            return Codes(item.coded.weaknesses, item.coded.strengths), seen
        elif not typed:
            print_words(f"{_thinks(item)} Enter accepts this; it then tells nothing of how often the coder is right.")
            seen = True
        else:
            try:
                return codes_typed(typed, item.passage.part), seen
            except UsageError as error:
                complain(str(error))


def _named(item: "ReviewItem") -> list[str]:
    """The codes the coder gives or doubts."""
    coded = item.coded
    return list(dict.fromkeys((*coded.weaknesses, *coded.strengths, *coded.unsure)))


def _explain(names: "Sequence[str]") -> None:
    """What these codes mean; without a name, which codes there are."""
    from lineofsight.errors import NotFoundError
    from lineofsight.themes.codebook import codebook

    print_words(_HELP)
    if not names:
        for theme in codebook().themes:
            print_words(f"{theme.name}: {', '.join(code.id for code in theme.codes)}")
    for name in names:
        try:
            code = codebook().code(name)
        except NotFoundError as error:
            complain(str(error))
            continue
        print_words(f"{code.id}: {code.definition} Takes in {'; '.join(code.include)}.")
