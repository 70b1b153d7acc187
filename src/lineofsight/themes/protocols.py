"""What the rest asks of a coder, so that any coder will do.

It says what a coder answers, and nothing of how it comes to its answers (`coder`).
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from lineofsight.themes.score import CodeScore, Score

__all__ = ["CodedText", "Coder", "Reliability", "measured"]


class CodedText(Protocol):
    """What a coder says of one passage; `probabilities` is how likely it holds each code to be."""

    @property
    def weaknesses(self) -> tuple[str, ...]:
        """Codes of what is to be improved."""

    @property
    def strengths(self) -> tuple[str, ...]:
        """Codes of what is good; a recommendation has none."""

    @property
    def unsure(self) -> tuple[str, ...]:
        """Codes the coder would not decide."""

    @property
    def probabilities(self) -> Mapping[str, float]:
        """Of each code, that the passage has it."""


class Reliability(Protocol):
    """How a coder did with one code on passages that it had not learnt from."""

    @property
    def true_positives(self) -> int:
        """Given and right."""

    @property
    def false_positives(self) -> int:
        """Given and wrong."""

    @property
    def false_negatives(self) -> int:
        """Not given although right."""

    @property
    def true_negatives(self) -> int:
        """Rightly not given."""


class Coder(Protocol):
    """Whatever gives codes to texts."""

    @property
    def reliability(self) -> Mapping[str, Reliability]:
        """How it did on recommendations, by code."""

    @property
    def finding_reliability(self) -> Mapping[str, Reliability]:
        """How it did on sentences of findings, by code."""

    def code_recommendations(self, texts: Sequence[str]) -> Sequence[CodedText]:
        """The codes of each recommendation."""

    def code_findings(self, texts: Sequence[str]) -> Sequence[CodedText]:
        """The codes of each finding."""


def measured(reliability: Mapping[str, Reliability]) -> Score:
    """How a coder did, as a score."""
    codes = tuple(
        CodeScore(code, item.true_positives, item.false_positives, item.false_negatives)
        for code, item in reliability.items()
    )
    passages = max(
        (
            item.true_positives + item.false_positives + item.false_negatives + item.true_negatives
            for item in reliability.values()
        ),
        default=0,
    )
    return Score(codes, passages, None)
