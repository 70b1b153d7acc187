"""How far the shipped coder agrees with reading, as measured when it was made: what has to stand beside its numbers.

It reads the measurements alone; the coder itself, which is far larger, need not be loaded for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lineofsight.themes.choice import Told
from lineofsight.themes.model import Reliability
from lineofsight.themes.model_files import MODEL_FOLDER, load_reliabilities
from lineofsight.themes.protocols import measured
from lineofsight.themes.score import Score

__all__ = ["Accuracy", "shipped_accuracy"]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """By code, how the coder did on recommendations and on sentences of findings it had not learnt from."""

    recommendations: Mapping[str, Reliability]
    findings: Mapping[str, Reliability]

    def score(self, told: Told) -> Score:
        """How it did on what tells of this: recommendations, else sentences of findings."""
        return measured(self.recommendations if told is Told.RECOMMENDATIONS else self.findings)

    def sentence(self, told: Told) -> str:
        """How far numbers of this kind can be trusted, in words."""
        score = self.score(told)
        what = "recommendations" if told is Told.RECOMMENDATIONS else "sentences of findings"
        return (
            f"The codes are given by a program, the coder. On {score.passages:,} {what} it had not learnt from, it "
            "agrees with codes given by reading (by people, and by a language model under the same rules) with an F1 "
            f"of {score.micro_f1:.2f}, where 1 is full agreement; as the mean of all codes, {score.macro_f1:.2f}. What "
            "a reviewer decides counts in its place."
        )


@cache
def shipped_accuracy() -> Accuracy:
    """The measurements of the coder that ships with the package. Raises DataError if they are damaged."""
    return Accuracy(*load_reliabilities(MODEL_FOLDER))
