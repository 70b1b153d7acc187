"""How well given codes match expected ones: precision, recall and F1, per code and over all.

It compares sets of codes, passage by passage, and knows nothing of where either came from.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lineofsight.errors import UsageError

__all__ = ["CodeScore", "Score", "score"]


@dataclass(frozen=True, slots=True)
class CodeScore:
    """One code, or several summed: how often it was given rightly, wrongly, and not although expected."""

    code: str
    true_positives: int
    false_positives: int
    false_negatives: int

    @property
    def expected(self) -> int:
        """How many passages have it in truth."""
        return self.true_positives + self.false_negatives

    @property
    def precision(self) -> float:
        """The part of those given that is right; 0 where none was given."""
        return _part(self.true_positives, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float:
        """The part of those expected that was given; 0 where none was expected."""
        return _part(self.true_positives, self.expected)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where the code is neither given nor expected."""
        return _part(2 * self.true_positives, 2 * self.true_positives + self.false_positives + self.false_negatives)


@dataclass(frozen=True, slots=True)
class Score:
    """The comparison of `passages` passages; `exact` of them have the very codes expected (None: not known)."""

    codes: tuple[CodeScore, ...]
    passages: int
    exact: int | None

    @property
    def micro(self) -> CodeScore:
        """All codes summed: each decision counts the same, so that common codes weigh most."""
        return CodeScore(
            "all",
            sum(item.true_positives for item in self.codes),
            sum(item.false_positives for item in self.codes),
            sum(item.false_negatives for item in self.codes),
        )

    @property
    def micro_f1(self) -> float:
        """F1 over all codes summed."""
        return self.micro.f1

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the codes that are expected at least once, so that each counts the same; 0 without any."""
        occurring = [item.f1 for item in self.codes if item.expected]
        return sum(occurring) / len(occurring) if occurring else 0.0


def score(expected: Sequence[Collection[str]], given: Sequence[Collection[str]], codes: Collection[str]) -> Score:
    """Compare the codes of each passage; `codes` are all there are, and the order of the result.

    Raises UsageError if the two differ in length or use a code that is not among `codes`.
    """
    if len(expected) != len(given):
        raise UsageError(f"{len(expected)} passages have expected codes but {len(given)} were given some: pair them.")
    known = set(codes)
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    exact = 0
    for place, (truth, said) in enumerate(zip(map(set, expected), map(set, given), strict=True), start=1):
        if strange := (truth | said) - known:
            raise UsageError(f"Passage {place} has {min(strange)!r}, which is not among the codes to score. Mend it.")
        right.update(truth & said)
        wrong.update(said - truth)
        missed.update(truth - said)
        exact += truth == said
    scores = tuple(CodeScore(code, right[code], wrong[code], missed[code]) for code in dict.fromkeys(codes))
    return Score(scores, len(expected), exact)


def _part(count: int, total: int) -> float:
    return count / total if total else 0.0
