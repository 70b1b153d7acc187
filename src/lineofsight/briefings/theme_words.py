"""Counts of themes in words, each with the sentences behind it."""

from collections.abc import Sequence
from typing import Protocol

from lineofsight.briefings.document import Figure, Text
from lineofsight.briefings.ledger import Ledger, telling
from lineofsight.briefings.words import counted, percent, some
from lineofsight.themes.choice import Told
from lineofsight.themes.codebook import codebook
from lineofsight.themes.prevalence import Prevalence, Prevalences

__all__ = ["Keeping", "among", "cell", "joined", "phrase_of", "strung", "theme_figure"]


class Keeping(Protocol):
    """Any facts that keep a ledger of evidence."""

    @property
    def ledger(self) -> Ledger:
        """The ledger."""


def theme_figure(
    facts: Keeping, shares: Prevalences, item: Prevalence, text: str, *, quoted: bool = True
) -> Figure | str:
    """A count of authorities with the passages behind it, if `quoted` with their words."""
    strength = shares.choice.told is Told.STRENGTHS
    passages = telling(shares.readings.read, item.id, strength=strength)
    what = {
        Told.RECOMMENDATIONS: "Asked for in recommendations",
        Told.WEAKNESSES: "Told as a weakness in findings",
        Told.STRENGTHS: "Told as a strength in findings",
    }[shares.choice.told]
    return facts.ledger.figure(
        text,
        f"{what}: {item.name}. Inspections that count: {item.of}; with this: {item.raised} (without passages the coder "
        f"doubts {item.sure}, with all it doubts {item.most}). Of each, the passage that tells it best.",
        facts.ledger.passages(passages, quoted=quoted),
    )


def among(count: int, which: str) -> str:
    """The authorities spoken of, to be followed by `joined`: "Of the 16 authorities less than good, "."""
    return (
        f"The one authority {which} " if count == 1 else f"Of the {some(count, 'authority', 'authorities')} {which}, "
    )


def joined(
    facts: Keeping, shares: Prevalences, items: Sequence[Prevalence], verb: str, alone: str = ""
) -> list[str | Figure]:
    """What is raised, the first with the verb: "9 of 16 (56%) were asked to improve A; 7 (44%) B".

    The verb is given in the plural. Where one authority counts, only "was asked to improve A and B", with `alone` as
    its subject.
    """
    raised = [item for item in items if item.raised]
    if not raised:
        none, what = (alone, "nothing") if shares.of == 1 else ("none ", "anything")
        return [f"{none}{_singular(verb)} {what} that the codebook knows"]
    if shares.of == 1:
        return [
            f"{alone}{_singular(verb)} ",
            *strung([theme_figure(facts, shares, it, phrase_of(it.id)) for it in raised]),
        ]
    parts: list[str | Figure] = []
    for item in raised:
        first = not parts
        said = counted(item.raised, item.of) if first else f"{item.raised} ({percent(item.share)})"
        verb_of = f"{_singular(verb) if item.raised == 1 else verb} " if first else ""
        parts += ["" if first else "; ", theme_figure(facts, shares, item, said), f" {verb_of}{phrase_of(item.id)}"]
    return parts


def cell(facts: Keeping, shares: Prevalences, item: Prevalence) -> Text:
    """A count for a table, with its evidence where there is any."""
    return [theme_figure(facts, shares, item, f"{item.raised} of {item.of}")]


def strung(figures: Sequence[Figure | str]) -> list[Figure | str]:
    """Figures as a sentence lists them, with commas and an "and" between."""
    last = len(figures) - 1
    between = ("" if not place else " and " if place == last else ", " for place in range(len(figures)))
    return [part for pair in zip(between, figures, strict=True) for part in pair if part]


def phrase_of(name: str) -> str:
    """How a code or theme is named within a sentence."""
    code = next((code for code in codebook().codes if code.id == name), None)
    return code.phrase if code else codebook().theme(name).name.lower()


def _singular(verb: str) -> str:
    return verb.replace("were ", "was ", 1).replace("are ", "is ", 1)
