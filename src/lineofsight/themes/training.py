"""Learning the model from passages coded by reading. The same passages give the same model.

First step: ridge regression of every code on all features at once, solved exactly. Second step: logistic regression
over how codes stand among their rivals, on scores that each passage got from models that had not seen its report.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_matrix

from lineofsight.register.codings import digest
from lineofsight.themes.clauses import clauses
from lineofsight.themes.codebook import Codebook
from lineofsight.themes.features import Features, Vocabulary
from lineofsight.themes.labels import Labelled
from lineofsight.themes.model import Array, Linear, Model, Weighing, context
from lineofsight.themes.signs import sign_finder

__all__ = ["Material", "folds", "mark", "matrix", "train"]

_STIFFNESS = 1.0
"""Of the first step (ridge); figures hardly change between 0.6 and 2."""
_EASE = 0.5
"""Of the second step: the inverse strength of its regularisation."""
_FOLDS = 5
_RARE, _SMOOTH = 1e-4, 0.002
"""Keep the logarithms of frequencies finite."""


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to learn from: recommendations and sentences of findings, coded by reading."""

    recommendations: Sequence[Labelled]
    sentences: Sequence[Labelled]

    @property
    def passages(self) -> list[Labelled]:
        """All of it, recommendations first."""
        return [*self.recommendations, *self.sentences]

    def without(self, reports: frozenset[str]) -> "Material":
        """What is left when these reports are set aside."""
        return Material(
            [item for item in self.recommendations if item.report not in reports],
            [item for item in self.sentences if item.report not in reports],
        )


def train(material: Material, book: Codebook) -> Model:
    """The model of this material, with no word yet on its reliability (see `evaluation`)."""
    passages = material.passages
    items = [clauses(item.text) for item in passages]
    vocabulary, signs = Vocabulary.learn(items), sign_finder(book)
    rows = Features(vocabulary, signs).rows(items)
    wanted = matrix(passages, book)
    kernel = (rows @ rows.T).toarray()
    scores = _unseen_scores(kernel, wanted, passages)
    summaries = signs.summaries(rows)
    first = len(material.recommendations)
    asked, told = slice(None, first), slice(first if material.sentences else 0, None)  # without findings, as asked
    weighings = [_weigh(scores[part], summaries[:, part], wanted[part]) for part in (asked, told)]
    return Model(
        version=f"{book.version}-{mark((digest(it.text), it.codes, it.polarity) for it in passages)}",
        codes=tuple(code.id for code in book.codes),
        vocabulary=vocabulary,
        themes=_ridge(rows, kernel, wanted.astype(float)),
        polarity=_ridge(rows[told], kernel[told, told], _polarities(passages[told])),
        recommendations=weighings[0],
        findings=weighings[1],
        reliability={},
        finding_reliability={},
    )


def matrix(passages: Sequence[Labelled], book: Codebook) -> NDArray[numpy.bool_]:
    """Which passage has which code, in the order of the codebook. A sign for its polarity (+, -) is left off."""
    places = {code.id: place for place, code in enumerate(book.codes)}
    found = numpy.zeros((len(passages), len(places)), dtype=bool)
    for row, item in enumerate(passages):
        found[row, [places[code.rstrip("+-")] for code in item.codes]] = True
    return found


def folds(passages: Sequence[Labelled], count: int = _FOLDS) -> list[frozenset[str]]:
    """The reports of the passages in `count` groups of about as many passages; the same for the same passages."""
    sizes: dict[str, int] = {}
    for item in passages:
        sizes[item.report] = sizes.get(item.report, 0) + 1
    groups: list[list[str]] = [[] for _ in range(count)]
    filled = [0] * count
    for report in sorted(sizes, key=lambda name: (-sizes[name], name)):
        least = filled.index(min(filled))
        groups[least].append(report)
        filled[least] += sizes[report]
    return [frozenset(group) for group in groups]


def _unseen_scores(kernel: Array, wanted: NDArray[numpy.bool_], passages: Sequence[Labelled]) -> Array:
    """The first step's scores of every passage, from all reports but those of its own group."""
    scores = numpy.zeros(wanted.shape)
    for group in folds(passages):
        out = numpy.array([item.report in group for item in passages])
        weights, mean = _dual(kernel[numpy.ix_(~out, ~out)], wanted[~out].astype(float))
        scores[out] = kernel[numpy.ix_(out, ~out)] @ weights + mean
    return scores


def _dual(kernel: Array, wanted: Array) -> tuple[Array, Array]:
    """Ridge regression by its kernel: a weight for each passage and outcome, and the outcomes' means."""
    stiff = kernel.copy()
    stiff[numpy.diag_indices_from(stiff)] += _STIFFNESS
    mean = wanted.mean(axis=0)
    return numpy.asarray(cho_solve(cho_factor(stiff, overwrite_a=True), wanted - mean)), mean


def _ridge(rows: csr_matrix, kernel: Array, wanted: Array) -> Linear:
    weights, mean = _dual(kernel, wanted)
    return Linear.of(numpy.asarray(rows.T @ weights), mean)


def _polarities(passages: Sequence[Labelled]) -> Array:
    """For each passage whether it tells of a weakness, and of a strength; a recommendation does not say."""
    return numpy.array([[item.polarity in ("w", "m"), item.polarity in ("s", "m")] for item in passages], dtype=float)


def _weigh(scores: Array, signs: Array, wanted: NDArray[numpy.bool_]) -> Weighing:
    """The second step, from scores of passages the first had not seen. Every passage and code is one case."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # slow to import, and only learning needs it

    usual = wanted.mean(axis=0)
    together = _together(wanted.astype(float))
    numbers = context(scores, signs, usual, together)
    flat = numbers.reshape(-1, numbers.shape[2])
    mean, spread = flat.mean(axis=0), flat.std(axis=0) + 1e-9
    own = numpy.tile(numpy.eye(wanted.shape[1]), (len(wanted), 1))
    fitted = LogisticRegression(C=_EASE, max_iter=500).fit(numpy.hstack([(flat - mean) / spread, own]), wanted.ravel())
    weights = fitted.coef_[0]
    split = len(mean)
    return Weighing(usual, together, mean, spread, weights[:split], weights[split:], float(fitted.intercept_[0]))


def _together(wanted: Array) -> Array:
    """For each pair of codes, by how much more often than by chance they come together, as a logarithm."""
    share = wanted.mean(axis=0) + _RARE
    both = wanted.T @ wanted / len(wanted)
    lift = numpy.log((both + _SMOOTH) / (numpy.outer(share, share) + _SMOOTH))
    numpy.fill_diagonal(lift, 0.0)
    return numpy.asarray(lift)


def mark(told: Iterable[tuple[str, Sequence[str], str]]) -> str:
    """A short digest of what is learned from: each passage's digest, codes and polarity, in whatever order."""
    lines = sorted(f"{passage} {' '.join(codes)} {polarity}" for passage, codes, polarity in told)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
