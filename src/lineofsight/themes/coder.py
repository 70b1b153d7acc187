"""The coder: from the words of a recommendation or finding to codes, each with a probability.

It decides, says where it is unsure, and codes what a register holds. How probabilities come about is for `model`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

import numpy
from numpy.typing import NDArray

from lineofsight.register.codings import Coding, CodingText, Part, coding_texts, keep_codings, uncoded
from lineofsight.register.store import Register
from lineofsight.themes.clauses import clauses, sentences
from lineofsight.themes.codebook import codebook
from lineofsight.themes.model import Array, Model, Reliability, Scorer
from lineofsight.themes.model_files import MODEL_FOLDER, load_model
from lineofsight.themes.signs import sign_finder

Mask = NDArray[numpy.bool_]

__all__ = ["UNSURE", "CodedSentence", "CodedText", "Coder", "code_register", "coder"]

UNSURE = (0.35, 0.65)
"""Between these probabilities a code is the coder's best guess, marked as unsure and put before reviewers first."""

_GIVEN_RECOMMENDATION, _GIVEN_SENTENCE = 0.45, 0.35
"""From which probability a code is given; sentences of findings are more often about nothing the codebook has."""
_WEAKNESS, _STRENGTH = 0.4, 0.5
"""From which scores a sentence of a finding tells of a weakness, or of a strength."""
_WORTH_TELLING = 0.005
_BATCH = 25
"""Documents coded and kept at a time."""


@dataclass(frozen=True, slots=True)
class CodedText:
    """What the coder says of one passage.

    `weaknesses` and `strengths` are its best guesses, the most probable first; recommendations have no strengths.
    Those of `unsure` could as well be otherwise, whether they were given or not. Of a finding, the sentences are for
    each code the place of the one that tells it most clearly. `probabilities` leaves out what is as good as ruled out.
    """

    weaknesses: tuple[str, ...]
    strengths: tuple[str, ...]
    unsure: tuple[str, ...]
    probabilities: Mapping[str, float]
    weakness_sentences: tuple[int, ...] = ()
    strength_sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """One sentence of a finding with its codes, and whether it tells of a weakness, a strength, or both."""

    text: str
    codes: tuple[str, ...]
    weakness: bool
    strength: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """What a finding tells of one kind: each code's best probability, those given, and the sentences they are of."""

    best: Array
    codes: tuple[str, ...]
    sentences: tuple[int, ...]


class Coder:
    """A model and what its decisions mean. The same words always get the same codes."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._codes = numpy.array(model.codes)
        self._scorer = Scorer(model, sign_finder(codebook()))

    @property
    def version(self) -> str:
        """The version of codebook and model."""
        return self._model.version

    @property
    def reliability(self) -> Mapping[str, Reliability]:
        """By code, how decisions on recommendations compare with reading, on reports held out."""
        return self._model.reliability

    @property
    def finding_reliability(self) -> Mapping[str, Reliability]:
        """The same for sentences of findings."""
        return self._model.finding_reliability

    def code_recommendations(self, texts: Sequence[str]) -> list[CodedText]:
        """The codes of each recommendation: at least one, unless there is no word in it."""
        if not texts:
            return []
        found = self._scorer.recommendations([clauses(text) for text in texts])
        return [self._recommendation(text, row) for text, row in zip(texts, found, strict=True)]

    def code_findings(self, texts: Sequence[str]) -> list[CodedText]:
        """The codes of each finding: those of its sentences together."""
        parts = [sentences(text) for text in texts]
        flat = [sentence for part in parts for sentence in part]
        if not flat:
            return [CodedText((), (), (), {}) for _ in texts]
        codes, polarity = self._scorer.sentences([clauses(sentence) for sentence in flat])
        starts = numpy.cumsum([0, *(len(part) for part in parts)])
        return [self._finding(codes[start:end], polarity[start:end]) for start, end in pairwise(starts)]

    def code_sentences(self, text: str) -> list[CodedSentence]:
        """The sentences of a finding, each with its own codes: where in a paragraph a code comes from."""
        parts = sentences(text)
        if not parts:
            return []
        codes, polarity = self._scorer.sentences([clauses(part) for part in parts])
        return [
            CodedSentence(part, self._names(row, row >= _GIVEN_SENTENCE), *_told(weak, strong))
            for part, row, (weak, strong) in zip(parts, codes, polarity, strict=True)
        ]

    def _recommendation(self, text: str, row: Array) -> CodedText:
        given = row >= _GIVEN_RECOMMENDATION
        if not given.any() and any(letter.isalpha() for letter in text):
            given[row.argmax()] = True
        return CodedText(self._names(row, given), (), self._unsure(row, given), self._probabilities(row))

    def _finding(self, rows: Array, polarity: Array) -> CodedText:
        """The sentences' codes, by what each sentence tells of."""
        told = numpy.array([_told(weak, strong) for weak, strong in polarity]).reshape(len(rows), 2)
        sides = [self._side(rows * told[:, [side]]) for side in (0, 1)]
        best = numpy.maximum(sides[0].best, sides[1].best)
        return CodedText(
            sides[0].codes,
            sides[1].codes,
            self._unsure(best, best >= _GIVEN_SENTENCE),
            self._probabilities(best),
            sides[0].sentences,
            sides[1].sentences,
        )

    def _side(self, rows: Array) -> "_Side":
        """What sentences tell of one kind: the rows of the others are zero."""
        if not len(rows):
            return _Side(numpy.zeros(len(self._codes)), (), ())
        best = rows.max(axis=0)
        order = [place for place in numpy.argsort(-best, kind="stable") if best[place] >= _GIVEN_SENTENCE]
        sentences_of = rows.argmax(axis=0)
        return _Side(
            best,
            tuple(str(self._codes[place]) for place in order),
            tuple(int(sentences_of[place]) for place in order),
        )

    def _names(self, row: Array, given: Mask) -> tuple[str, ...]:
        order = numpy.argsort(-row, kind="stable")
        return tuple(str(self._codes[place]) for place in order if given[place])

    def _unsure(self, row: Array, given: Mask) -> tuple[str, ...]:
        low, high = UNSURE
        return self._names(row, (row < high) & ((row >= low) | given))

    def _probabilities(self, row: Array) -> dict[str, float]:
        told = numpy.flatnonzero(row >= _WORTH_TELLING)
        return {str(self._codes[place]): round(float(row[place]), 4) for place in told}


@cache
def coder() -> Coder:
    """The coder that ships with the package."""
    return Coder(load_model(MODEL_FOLDER, codebook()))


def code_register(register: Register, progress: Callable[[int, int], None] | None = None) -> int:
    """Code every document whose words are in the register and that this coder has not coded; how many there were.

    Documents are kept in batches, so that one that is stopped goes on where it was. `progress` is told how many of
    how many documents are done.
    """
    waiting = uncoded(register, coder().version)
    texts = coding_texts(register, waiting)
    done = 0
    while batch := list(islice(texts, _BATCH)):
        done += keep_codings(register, coder().version, _coded(batch))
        if progress:
            progress(done, len(waiting))
    return done


def _coded(batch: Sequence[tuple[str, list[CodingText]]]) -> Iterator[tuple[str, list[Coding]]]:
    for identity, passages in batch:
        asked = [item for item in passages if item.part is Part.RECOMMENDATION]
        found = [item for item in passages if item.part is Part.FINDING]
        coded = [
            *zip(asked, coder().code_recommendations([item.text for item in asked]), strict=True),
            *zip(found, coder().code_findings([item.text for item in found]), strict=True),
        ]
        yield identity, [_coding(passage, codes) for passage, codes in coded]


def _coding(passage: CodingText, codes: CodedText) -> Coding:
    place = (passage.identity, passage.part, passage.position, passage.section, passage.page)
    told = (codes.weakness_sentences, codes.strength_sentences)
    return Coding(*place, codes.weaknesses, codes.strengths, codes.unsure, False, *told)


def _told(weak: float, strong: float) -> tuple[bool, bool]:
    """Whether a sentence tells of a weakness, and of a strength; where neither is clear, of the likelier one."""
    told = weak >= _WEAKNESS, strong >= _STRENGTH
    return told if any(told) else (bool(weak > strong), bool(weak <= strong))
