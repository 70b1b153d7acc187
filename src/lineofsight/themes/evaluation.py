"""How well coders do, by cross-validation grouped by report: keyword rules, plain models, and the shipped coder.

Every figure is for passages of reports of which nothing was learned: neither words nor weights nor thresholds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy

from lineofsight.themes.clauses import clauses
from lineofsight.themes.codebook import Codebook
from lineofsight.themes.coder import Coder
from lineofsight.themes.labels import Labelled
from lineofsight.themes.model import Reliability
from lineofsight.themes.score import Score, score
from lineofsight.themes.signs import hinted
from lineofsight.themes.training import Material, folds, matrix, train

__all__ = ["SIMPLE", "Guesses", "compare", "cross_validate", "reliability", "the_coder"]

Codes = tuple[str, ...]
Guess = Callable[[Material, Codebook, Sequence[str]], list[Codes]]
"""Learns from material and codes texts."""

_PLAIN_GIVEN = 0.3
"""From which probability the plain models give a code: about where they do best."""


@dataclass(frozen=True, slots=True)
class Guesses:
    """What a coder gave each of some passages, in their order, with each passage's codes by reading."""

    passages: tuple[Labelled, ...]
    given: tuple[Codes, ...]

    def score_of(self, codes: Sequence[str]) -> Score:
        """The comparison, in the order of these codes."""
        return score([item.codes for item in self.passages], self.given, codes)


def cross_validate(guess: Guess, judged: Sequence[Labelled], material: Material, book: Codebook) -> Guesses:
    """Code every judged passage with a coder that learned from all reports but those of the passage's group."""
    given: dict[int, Codes] = {}
    for group in folds(judged):
        places = [place for place, item in enumerate(judged) if item.report in group]
        texts = [judged[place].text for place in places]
        given |= zip(places, guess(material.without(group), book, texts), strict=True)
    return Guesses(tuple(judged), tuple(given[place] for place in range(len(judged))))


def compare(judged: Sequence[Labelled], material: Material, book: Codebook) -> dict[str, Score]:
    """The simpler coders of `SIMPLE` on the judged passages, by name."""
    codes = [code.id for code in book.codes]
    return {name: cross_validate(guess, judged, material, book).score_of(codes) for name, guess in SIMPLE.items()}


def reliability(guesses: Guesses, book: Codebook) -> dict[str, Reliability]:
    """By code, how often it was given rightly and wrongly, and left out rightly and wrongly."""
    found = {}
    for code in book.codes:
        pairs = [
            (code.id in item.codes, code.id in given)
            for item, given in zip(guesses.passages, guesses.given, strict=True)
        ]
        counts = (pairs.count(pair) for pair in ((True, True), (False, True), (True, False), (False, False)))
        found[code.id] = Reliability(*counts)
    return found


def _commonest(material: Material, book: Codebook, texts: Sequence[str]) -> list[Codes]:
    counts = matrix(material.recommendations, book).sum(axis=0)
    return [(book.codes[int(counts.argmax())].id,)] * len(texts)


def _keywords(_: Material, book: Codebook, texts: Sequence[str]) -> list[Codes]:
    return hinted(book, [clauses(text).demand for text in texts])


def _plain(analyzer: str, lengths: tuple[int, int]) -> Guess:
    """TF-IDF and logistic regression, one model a code, as a library gives them."""

    def guess(material: Material, book: Codebook, texts: Sequence[str]) -> list[Codes]:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  # only comparisons need these
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

        words = TfidfVectorizer(analyzer=analyzer, ngram_range=lengths, sublinear_tf=True, min_df=2)
        rows = words.fit_transform([item.text for item in material.recommendations])
        new = words.transform(texts)
        wanted = matrix(material.recommendations, book)
        found = numpy.zeros((len(texts), len(book.codes)))
        for place in numpy.flatnonzero(wanted.any(axis=0)):
            model = LogisticRegression(C=10, solver="liblinear").fit(rows, wanted[:, place])
            found[:, place] = model.predict_proba(new)[:, 1]
        return _best(found, book)

    return guess


def the_coder(material: Material, book: Codebook, texts: Sequence[str]) -> list[Codes]:
    """The coder that ships, having learned from this material."""
    return [item.weaknesses for item in Coder(train(material, book)).code_recommendations(texts)]


def _best(found: "numpy.typing.NDArray[numpy.float64]", book: Codebook) -> list[Codes]:
    """The codes above the mark, and the likeliest where none is."""
    names = [code.id for code in book.codes]
    given = found >= _PLAIN_GIVEN
    given[numpy.arange(len(found)), found.argmax(axis=1)] = True
    return [tuple(names[place] for place in numpy.flatnonzero(row)) for row in given]


SIMPLE: dict[str, Guess] = {
    "always the commonest code": _commonest,
    "keyword rules (the codebook's hints)": _keywords,
    "TF-IDF of words, logistic regression": _plain("word", (1, 2)),
    "TF-IDF of character n-grams, logistic regression": _plain("char_wb", (3, 5)),
}
"""What the coder is compared with, simplest first."""
