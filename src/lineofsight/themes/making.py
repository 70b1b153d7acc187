"""Making the model that ships, and its card: `python -m lineofsight.themes.making REGISTER GOLD FOLDER CARD`.

It brings together what was coded by reading, has the model trained and measured, and writes both down.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lineofsight.errors import DataError, UsageError
from lineofsight.register.codings import Part
from lineofsight.register.store import Register
from lineofsight.themes.card import Measured, card
from lineofsight.themes.codebook import Codebook, codebook
from lineofsight.themes.coder import Coder
from lineofsight.themes.evaluation import Guesses, compare, cross_validate, reliability, the_coder
from lineofsight.themes.labels import Label, Labelled, join_words, read_labelled, read_labels
from lineofsight.themes.model import Model
from lineofsight.themes.model_files import save_model
from lineofsight.themes.training import Material, train

__all__ = ["Readings", "gather", "make"]

_NAME = "the coder: all of it, and how codes come together"


@dataclass(frozen=True, slots=True)
class Readings:
    """All that was coded by reading.

    `gold` is the hand-coded set, `material` all to learn from (the gold set within it). The checks are of reports of
    which nothing is learned; `read_twice` are passages of the gold set that were coded a second time, unseen.
    """

    gold: tuple[Labelled, ...]
    material: Material
    check_recommendations: tuple[Labelled, ...]
    check_sentences: tuple[Labelled, ...]
    read_twice: tuple[tuple[Labelled, Labelled], ...]


def gather(register: Register, gold: Path, book: Codebook) -> Readings:
    """The labels that ship with their words from `register`, and the hand-coded set in the file `gold`.

    Raises DataError if the register lacks the words of a label.
    """
    joined, lost = join_words(register, read_labels())
    if lost:
        raise DataError(
            f"{len(lost)} labels have no words in {register.path.name}, the first of document {lost[0].document}. "
            "Build a register of all published reports, or label again what a new reader reads otherwise."
        )
    names = {Path(entry.record.document.filename).stem: entry.identity[:16] for entry in register.entries()}
    coded = tuple(replace(item, report=names.get(item.report, item.report)) for item in read_labelled(gold, book))
    by_words = {_plain(item.text): item for item in coded}
    return Readings(
        gold=coded,
        material=Material(
            [*coded, *_chosen(joined, Part.RECOMMENDATION, "learn")], _chosen(joined, Part.FINDING, "learn")
        ),
        check_recommendations=tuple(_chosen(joined, Part.RECOMMENDATION, "check")),
        check_sentences=tuple(_chosen(joined, Part.FINDING, "check")),
        read_twice=tuple(
            (by_words[_plain(item.text)], item)
            for item in _chosen(joined, Part.RECOMMENDATION, "agree")
            if _plain(item.text) in by_words
        ),
    )


def make(register: Register, gold: Path, folder: Path, page: Path) -> Model:
    """Train the model, measure it, and write it to `folder` and its card to `page`."""
    book = codebook()
    read = gather(register, gold, book)
    model = train(read.material, book)
    final = Coder(model)
    alone = Material(read.gold, ())
    every = cross_validate(the_coder, read.material.recommendations, read.material, book)
    codes = [code.id for code in book.codes]
    here = len(read.gold)  # the hand-coded set comes first
    among_all = Guesses(every.passages[:here], every.given[:here]).score_of(codes)
    measured = Measured(
        alone={
            **compare(read.gold, alone, book),
            _NAME: cross_validate(the_coder, read.gold, alone, book).score_of(codes),
        },
        together={**compare(read.gold, read.material, book), _NAME: among_all},
        recommendations=_guessed(read.check_recommendations, final, Part.RECOMMENDATION),
        sentences=_guessed(read.check_sentences, final, Part.FINDING),
        all_recommendations=every,
        polarity=_polarity(read.check_sentences, final),
    )
    model = replace(
        model,
        reliability=reliability(measured.all_recommendations, book),
        finding_reliability=reliability(measured.sentences, book),
    )
    save_model(model, folder)
    page.write_text(card(model, read.material, read.read_twice, measured, book), encoding="utf-8", newline="\n")
    return model


def _guessed(passages: Sequence[Labelled], final: Coder, part: Part) -> Guesses:
    """What the finished coder gives passages of which it learned nothing."""
    texts = [item.text for item in passages]
    if part is Part.RECOMMENDATION:
        given = [item.weaknesses for item in final.code_recommendations(texts)]
    else:
        given = [tuple(dict.fromkeys(item.weaknesses + item.strengths)) for item in final.code_findings(texts)]
    bare = (replace(item, codes=tuple(code.rstrip("+-") for code in item.codes)) for item in passages)
    return Guesses(tuple(bare), tuple(given))


def _polarity(passages: Sequence[Labelled], final: Coder) -> tuple[int, int]:
    """Of sentences read plainly as a strength or a weakness: how many the coder tells as that alone, and how many."""
    plain = [item for item in passages if item.polarity in ("s", "w")]
    told = [final.code_sentences(item.text) for item in plain]
    right = sum(
        all((part.weakness, part.strength) == (item.polarity == "w", item.polarity == "s") for part in parts)
        for item, parts in zip(plain, told, strict=True)
    )
    return right, len(plain)


def _chosen(joined: Sequence[tuple[Label, Labelled]], part: Part, use: str) -> list[Labelled]:
    """The labelled passages of a part for a use; a recommendation without a code is none and teaches nothing."""
    found = (words for label, words in joined if label.part is part and label.use == use)
    return [item for item in found if item.codes or part is Part.FINDING]


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


if __name__ == "__main__":
    if len(sys.argv) != 5:
        raise UsageError("Give the register, the hand-coded file, the folder for the model and the file for its card.")
    _register, _gold, _folder, _card = map(Path, sys.argv[1:])
    with Register.open(_register) as _source:
        make(_source, _gold, _folder, _card)
