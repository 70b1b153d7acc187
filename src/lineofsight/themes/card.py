"""The model card: what the coder learned from, how well it does, where it fails. Written when the model is made."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineofsight.themes.agreement import score_intervals
from lineofsight.themes.codebook import Codebook
from lineofsight.themes.coder import UNSURE
from lineofsight.themes.evaluation import Guesses
from lineofsight.themes.intervals import Interval, wilson
from lineofsight.themes.labels import Labelled
from lineofsight.themes.model import Model
from lineofsight.themes.score import Score, score
from lineofsight.themes.training import Material

__all__ = ["Measured", "card"]

_FEW = 10
"""Codes with fewer examples are marked: their figures say little."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured.

    `alone` and `together` are the coders on the hand-coded set, having learned from it alone or from everything;
    `recommendations` and `sentences` the finished coder on what is kept for checking; `all_recommendations` its
    cross-validation on every recommendation coded by reading. `polarity` says of how many sentences told plainly as a
    strength or a weakness the coder tells the right one, and of how many of these there are.
    """

    alone: Mapping[str, Score]
    together: Mapping[str, Score]
    recommendations: Guesses
    sentences: Guesses
    all_recommendations: Guesses
    polarity: tuple[int, int]


def card(
    model: Model,
    material: Material,
    read_twice: Sequence[tuple[Labelled, Labelled]],
    measured: Measured,
    book: Codebook,
) -> str:
    """The card as Markdown."""
    codes = [code.id for code in book.codes]
    gold = range(next(iter(measured.alone.values())).passages)
    twice = score([first.codes for first, _ in read_twice], [second.codes for _, second in read_twice], codes)
    asked, told = measured.recommendations, measured.sentences
    parts = [
        "# Model card: the theme coder",
        f"Model `{model.version}`, codebook version {book.version}. This page is written when the model is made "
        "(`make model`), from the same figures that the program shows beside every share.",
        "## What it does",
        "It gives recommendations, priority actions and findings the codes of the codebook, each with a probability, "
        f"and marks those between {UNSURE[0]} and {UNSURE[1]} as unsure: they are its best guess, are counted apart in "
        "every share, and go to reviewers first. It runs on this machine's processor, needs no network, and gives the "
        "same words the same codes. It is numbers and word lists; nothing in it can run.",
        "## What it learned from",
        f"{len(material.recommendations)} recommendations and {len(material.sentences)} sentences of findings, coded "
        f"by reading under the codebook and its rules. {len(gold)} of the recommendations are the "
        "hand-coded set; the others were read for this model, item by item and by a language model that had the rules "
        "and 280 coded examples, from the same reports and from letters of focused visits, and so were the passages "
        "kept for checking. "
        f"Of {len(read_twice)} hand-coded items that were read again without sight of their codes, the two readings "
        f"agree at a micro-F1 of {twice.micro_f1:.2f}. No other report was learned from, so that figures on other "
        "reports are figures on words never seen.",
        "## How it compares",
        "On the hand-coded set, by five-fold cross-validation grouped by report. First each coder has only the rest of "
        "that set to learn from, then everything coded by reading in other reports.",
        _comparison(measured),
        "## On reports of which nothing was learned",
        f"{len(asked.passages)} recommendations: {_figures(asked, codes)}.",
        f"{len(told.passages)} sentences of findings, whether told as a strength or as a weakness: "
        f"{_figures(told, codes)}. Sentences are coded more freely than recommendations, by people too, and single "
        "ones should not be leant on: shares of reports are steadier than sentences, and every figure leads to its "
        f"sentences. Whether a sentence tells of a strength or a weakness: {_share(*measured.polarity)}.",
        "## Each code",
        "Recommendations, cross-validated by report over all that were coded by reading. Codes with fewer than "
        f"{_FEW} examples are in italics.",
        _by_code(measured.all_recommendations, codes),
        "## Where it fails",
        _failures(measured.all_recommendations, codes),
        "- It codes what is said, not what is meant: irony, negation over several sentences and pronouns defeat it.\n"
        "- In about a third of items another set of codes can be defended; the figures measure agreement with one "
        "reading under written rules.\n"
        "- Long paragraphs of joint inspections, which mix what was seen, why and what follows, are coded least well.\n"
        "- Words that come up after this model was made are unknown to it. Review a sample each year.",
        "## Make it again",
        "`make model` builds the register, trains, measures and writes model and card; on the same machine with the "
        "pinned libraries it gives the same bytes.",
    ]
    return "\n\n".join(parts) + "\n"


def _comparison(measured: Measured) -> str:
    rows = [
        "| coder | set alone: micro-F1 | macro-F1 | with all readings: micro-F1 | macro-F1 |",
        "|---|---|---|---|---|",
    ]
    for name, alone in measured.alone.items():
        more = measured.together[name]
        rows.append(
            f"| {name} | {alone.micro_f1:.3f} | {alone.macro_f1:.3f} | {more.micro_f1:.3f} | {more.macro_f1:.3f} |"
        )
    return "\n".join(rows)


def _figures(guesses: Guesses, codes: Sequence[str]) -> str:
    reports = [item.report for item in guesses.passages]
    _, micro, macro = score_intervals([item.codes for item in guesses.passages], guesses.given, codes, reports)
    return f"micro-F1 {_span(micro)}, macro-F1 {_span(macro)}"


def _span(figure: Interval) -> str:
    return f"{figure.share:.3f} ({figure.low:.3f} to {figure.high:.3f})"


def _share(count: int, of: int) -> str:
    return f"right in {count} of {of}, {_span(wilson(count, of))}" if of else "not measured"


def _by_code(guesses: Guesses, codes: Sequence[str]) -> str:
    rows = ["| code | examples | precision | recall | F1 |", "|---|---|---|---|---|"]
    for item in guesses.score_of(codes).codes:
        given = item.true_positives + item.false_positives
        precision = _span(wilson(item.true_positives, given)) if given else "never given"
        recall = _span(wilson(item.true_positives, item.expected)) if item.expected else "no example"
        name = f"*{item.code}*" if item.expected < _FEW else item.code
        rows.append(f"| {name} | {item.expected} | {precision} | {recall} | {item.f1:.2f} |")
    return "\n".join(rows)


def _failures(guesses: Guesses, codes: Sequence[str]) -> str:
    """The codes it does worst on, and what it takes for what."""
    worst = sorted((item for item in guesses.score_of(codes).codes if item.expected), key=lambda item: item.f1)[:6]
    missed = Counter(
        (code, wrong)
        for item, given in zip(guesses.passages, guesses.given, strict=True)
        for code in set(item.codes) - set(given)
        for wrong in set(given) - set(item.codes)
    )
    taken = [f"{code} read as {wrong} ({count})" for (code, wrong), count in missed.most_common(8) if count > 1]
    return (
        f"- Weakest codes: {', '.join(f'{item.code} ({item.f1:.2f})' for item in worst)}.\n"
        f"- Most often one for another: {'; '.join(taken) or 'none twice'}."
    )
