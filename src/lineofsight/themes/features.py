"""From texts to vectors: words and their neighbours, parts of words, the subject's words, hints and signs.

A vocabulary is learned once (`Vocabulary.learn`) and then fixed. Vectors are the same wherever they are made: no
library's tokeniser is involved, and parts of words are remembered by word, which makes long texts cheap.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from lineofsight.themes.clauses import Clauses
from lineofsight.themes.signs import SignFinder

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["Block", "Features", "Vocabulary"]

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_LONGEST_PHRASE = 3
_PART_LENGTHS = (3, 4, 5)
_LEAST_PHRASES, _LEAST_PARTS = 3, 6
"""In how many texts a term must stand to be looked at."""


def _phrases(text: str) -> list[str]:
    """Every word, pair and triple of neighbouring words."""
    words = _WORD.findall(text)
    return [
        " ".join(words[start : start + length])
        for length in range(1, _LONGEST_PHRASE + 1)
        for start in range(len(words) - length + 1)
    ]


def _parts_of_word(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[at : at + size] for size in _PART_LENGTHS for at in range(len(padded) - size + 1)] or [padded]


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of features: the terms of a text by place, each with its weight by rarity; `parts` of words or not."""

    terms: dict[str, int]
    rarity: NDArray[numpy.float64]
    parts: bool
    _by_word: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def learn(cls, texts: Sequence[str], least: int, *, parts: bool) -> "Block":
        """The terms that at least `least` of the texts hold, in the order of the alphabet."""
        counts = Counter(term for text in texts for term in set(_terms(text, parts)))
        kept = sorted(term for term, count in counts.items() if count >= least)
        rarity = [math.log((1 + len(texts)) / (1 + counts[term])) + 1 for term in kept]
        return cls({term: place for place, term in enumerate(kept)}, numpy.array(rarity), parts)

    def vector(self, text: str) -> tuple[list[int], list[float]]:
        """Places and values of the text's terms; the values have length one together."""
        counts = Counter(self._places(text))
        if not counts:
            return [], []
        places = list(counts)
        values = (1 + numpy.log(list(counts.values()))) * self.rarity[places]
        return places, (values / math.sqrt(values @ values)).tolist()

    def _places(self, text: str) -> Iterable[int]:
        if not self.parts:
            return [self.terms[phrase] for phrase in _phrases(text) if phrase in self.terms]
        return [place for word in _WORD.findall(text) for place in self._places_in(word)]

    def _places_in(self, word: str) -> tuple[int, ...]:
        if word not in self._by_word:
            found = (self.terms.get(part) for part in _parts_of_word(word))
            self._by_word[word] = tuple(place for place in found if place is not None)
        return self._by_word[word]


def _terms(text: str, parts: bool) -> Iterable[str]:
    if not parts:
        return _phrases(text)
    return (part for word in _WORD.findall(text) for part in _parts_of_word(word))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the coder looks at: phrases and parts of words of the demand, and phrases of its subject."""

    phrases: Block
    parts: Block
    subject: Block

    @classmethod
    def learn(cls, items: Sequence[Clauses]) -> "Vocabulary":
        """The vocabulary of these texts, without the terms that are too rare to learn from."""
        demands = [item.demand for item in items]
        return cls(
            Block.learn(demands, _LEAST_PHRASES, parts=False),
            Block.learn(demands, _LEAST_PARTS, parts=True),
            Block.learn([item.subject for item in items], _LEAST_PHRASES, parts=False),
        )


class Features:
    """Turns texts into the rows of a sparse matrix of `width` columns; those of the signs come last."""

    def __init__(self, vocabulary: Vocabulary, signs: SignFinder) -> None:
        self._blocks: tuple[tuple[Callable[[Clauses], tuple[list[int], list[float]]], int], ...] = (
            (lambda item: vocabulary.phrases.vector(item.demand), len(vocabulary.phrases.terms)),
            (lambda item: vocabulary.parts.vector(item.demand), len(vocabulary.parts.terms)),
            (lambda item: vocabulary.subject.vector(item.subject), len(vocabulary.subject.terms)),
            (lambda item: signs.features(item.demand), signs.width),
        )
        self.width = sum(width for _, width in self._blocks)

    def rows(self, items: Sequence[Clauses]) -> "csr_matrix":
        """One row per text, given by its clauses."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415  # slow to import, and only coding needs it

        places: list[int] = []
        values: list[float] = []
        starts = [0]
        for item in items:
            offset = 0
            for vector, width in self._blocks:
                found, weights = vector(item)
                places += [offset + place for place in found]
                values += weights
                offset += width
            starts.append(len(places))
        return csr_matrix((values, places, starts), shape=(len(items), self.width))
