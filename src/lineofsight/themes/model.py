"""The trained model: numbers only.

A first step gives every code a score of its own, linear over the features. A second weighs these scores against one
another (how a code stands among its rivals, with which it usually comes) and gives probabilities. It knows how to
score; what it learned from is for `training`, and what a score means for a passage for `coder`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from lineofsight.themes.clauses import Clauses
from lineofsight.themes.features import Features, Vocabulary
from lineofsight.themes.signs import SignFinder

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["Array", "Linear", "Model", "Reliability", "Scorer", "Weighing", "context"]

Array = NDArray[numpy.float64]
_STEPS = 127
_LOWEST = 1e-3


@dataclass(frozen=True, slots=True)
class Linear:
    """Scores as weighted sums: `weights` is features by outcomes, in 127 steps of each outcome's `scale`."""

    weights: NDArray[numpy.int8]
    scale: Array
    base: Array

    @classmethod
    def of(cls, weights: Array, base: Array) -> "Linear":
        """The weights in steps: what is lost is below what a score can show."""
        scale = numpy.maximum(numpy.abs(weights).max(axis=0), 1e-9) / _STEPS
        return cls(numpy.rint(weights / scale).astype(numpy.int8), scale, base)

    def scores(self, rows: "csr_matrix") -> Array:
        """One row of outcomes per row of features."""
        summed = rows @ self.weights.astype(numpy.float32)
        return numpy.asarray(summed * self.scale + self.base, dtype=numpy.float64)


@dataclass(frozen=True, slots=True)
class Weighing:
    """The second step for one part of a report: the numbers of `context`, made comparable, and a nudge per code.

    `usual` is how often each code comes, `together` how much more often than by chance two come together (log).
    """

    usual: Array
    together: Array
    mean: Array
    spread: Array
    weights: Array
    nudges: Array
    base: float

    def probabilities(self, scores: Array, signs: Array) -> Array:
        """Probabilities, passages by codes, from the first step's scores and `SignFinder.summaries`."""
        numbers = (context(scores, signs, self.usual, self.together) - self.mean) / self.spread
        return numpy.asarray(1.0 / (1.0 + numpy.exp(-(numbers @ self.weights + self.nudges + self.base))))


@dataclass(frozen=True, slots=True)
class Reliability:
    """How decisions on a code compare with reading, on passages of reports the coder had not learned from."""

    true_positives: int
    false_positives: int
    false_negatives: int
    true_negatives: int


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that was learned.

    `polarity` has two outcomes for a sentence of a finding: that it tells of a weakness, and of a strength.
    The reliabilities are by code, for recommendations and for sentences of findings.
    """

    version: str
    codes: tuple[str, ...]
    vocabulary: Vocabulary
    themes: Linear
    polarity: Linear
    recommendations: Weighing
    findings: Weighing
    reliability: Mapping[str, Reliability]
    finding_reliability: Mapping[str, Reliability]


class Scorer:
    """A model at work, with the finder of its codebook's signs."""

    def __init__(self, model: Model, signs: SignFinder) -> None:
        self._model, self._signs = model, signs
        self._features = Features(model.vocabulary, signs)

    def recommendations(self, items: Sequence[Clauses]) -> Array:
        """The probability of each code for each recommendation."""
        rows = self._features.rows(items)
        return self._model.recommendations.probabilities(self._model.themes.scores(rows), self._signs.summaries(rows))

    def sentences(self, items: Sequence[Clauses]) -> tuple[Array, Array]:
        """The probability of each code for each sentence of findings, and of a weakness and a strength."""
        rows = self._features.rows(items)
        codes = self._model.findings.probabilities(self._model.themes.scores(rows), self._signs.summaries(rows))
        return codes, numpy.clip(self._model.polarity.scores(rows), 0.0, 1.0)


def context(scores: Array, signs: Array, usual: Array, together: Array) -> Array:
    """How each code stands in each passage: passages by codes by numbers.

    Its score, plain and as a logarithm, and its rank; the best two scores and the sum of all; whether a pattern of its
    own is there, how early, and how many codes have one; how often it comes, and how the other scores go with it.
    """
    shape = scores.shape
    best = numpy.sort(scores, axis=1)[:, ::-1]
    rank = (-scores).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable")

    def alike(column: Array) -> Array:
        return numpy.broadcast_to(column[:, None], shape)

    return numpy.stack(
        [
            scores,
            numpy.log(numpy.clip(scores, _LOWEST, None)),
            rank.astype(numpy.float64),
            alike(best[:, 0]),
            alike(best[:, 1]),
            alike(numpy.clip(scores, 0, 1).sum(axis=1)),
            signs[0],
            signs[1],
            alike(signs[0].sum(axis=1)),
            numpy.broadcast_to(usual, shape),
            scores @ together,
        ],
        axis=2,
    )
