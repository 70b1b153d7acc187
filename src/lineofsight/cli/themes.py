"""Commands about what recurs: their group, and the evidence that given words find in all families of inspection."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lineofsight.cli import theme_agreement, theme_codebook, theme_review, theme_scores, theme_shares
from lineofsight.cli.options import AsJson, Region, RegisterFile, day, open_register
from lineofsight.cli.output import dated, print_json, print_table, print_words
from lineofsight.errors import UsageError
from lineofsight.vocabulary import Family

if TYPE_CHECKING:
    from lineofsight.register import Evidence, PassageKind, ThemeEvidence

__all__ = ["app", "evidence_json"]

app = typer.Typer(no_args_is_help=True, help="What recurs in recommendations and findings, and where.")
app.command("codebook")(theme_codebook.codebook)
app.command("prevalence")(theme_shares.prevalence)
app.command("show")(theme_shares.show)
app.command("review")(theme_review.review)
app.command("code")(theme_scores.code)
app.command("score")(theme_scores.score)
app.command("agreement")(theme_agreement.agreement)

_SHOWN = 20
"""How many authorities are printed, and how many passages unless asked for more."""


@app.command()
def evidence(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS…", help='All must be there: neglect, "care leavers" (a phrase), supervis*.'),
    ],
    since: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="The first day of publication.")
    ] = None,
    until: Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="The last day of publication.")] = None,
    family: Annotated[Family | None, typer.Option(help="One family of inspections only.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="[priority|improvement|finding]", help="One kind only.")] = None,
    region: Region = None,
    most: Annotated[int, typer.Option("--most", min=0, help="How many passages to print; JSON has them all.")] = _SHOWN,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Find every recommendation and finding with these words, by year, family and authority.

    Singular and plural both match, in any case. Authorities and activities are counted, not sentences.
    """
    from lineofsight.register import theme_evidence

    with open_register(register) as source:
        found = theme_evidence(source, words, since=since, until=until, family=family, kind=_kind(kind), region=region)
    if as_json:
        print_json(_json(found))
    else:
        _print(found, most)


def _kind(text: str | None) -> "PassageKind | None":
    from lineofsight.register import PassageKind

    if text is None:
        return None
    try:
        return PassageKind(text.strip().lower())
    except ValueError:
        raise UsageError(f"{text!r} is no kind of passage. Use one of {', '.join(PassageKind)}.") from None


def _print(found: "ThemeEvidence", most: int) -> None:
    words = " + ".join(found.words)
    rows = [
        (
            count.year,
            count.family or "all",
            count.authorities,
            f"{count.activities} of {count.searched}",
            f"{count.share:.0%}",
        )
        for count in found.counts
        if count.activities
    ]
    columns = ("Year", "Family", "Authorities", "Activities", "Share")
    print_table(f"Where the record speaks of {words}", columns, rows, right=columns[2:])
    authorities = [(item.name, f"{item.activities} of {item.searched}") for item in found.authorities[:_SHOWN]]
    print_table(_first(_SHOWN, len(found.authorities), "authorities"), ("Authority", "Activities"), authorities)
    for item in found.evidence[:most]:
        passage = item.passage
        print_words(
            f"{dated(item.activity.known_from)}, {item.activity.authority_name}, {passage.kind}, "
            f"{item.filename} page {passage.page} ({item.activity.key})\n  {item.excerpt}"
        )
    print_words(f"{_first(most, len(found.evidence), 'passages')}. {found.sentence()}")


def _first(shown: int, there: int, what: str) -> str:
    return f"The first {shown} of {there} {what}" if shown < there else f"{there} {what}"


def _json(found: "ThemeEvidence") -> dict[str, Any]:
    return {
        "words": found.words,
        "counts": [{**asdict(count), "share": round(count.share, 4)} for count in found.counts],
        "authorities": [asdict(item) for item in found.authorities],
        "unsearched": found.unsearched,
        "rules": found.sentence(),
        "evidence": [evidence_json(item) for item in found.evidence],
    }


def evidence_json(item: "Evidence") -> dict[str, Any]:
    """A passage that was found, with whose it is and where it stands, as plain values."""
    activity, passage = item.activity, item.passage
    return {
        "authority": {"code": activity.authority_code, "name": activity.authority_name},
        "activity": activity.key,
        "family": activity.family,
        "published": activity.known_from,
        "document": item.filename,
        "page": passage.page,
        "kind": passage.kind,
        "addressee": passage.addressee,
        "section": passage.section,
        "number": passage.number,
        "excerpt": item.excerpt,
    }
