"""What a coder's errors do to a share of reports: an error on a passage becomes one on its report.

A coder's errors are measured passage by passage; what is counted are reports of many passages. A report that does not
raise a code escapes a false alarm only if each of its passages does; one that raises it is missed only if each passage
that does is missed. It assumes that errors on passages of one report come independently of each other.
"""

from collections.abc import Sequence

from lineofsight.themes.intervals import Interval, Rate, rogan_gladen
from lineofsight.themes.protocols import Reliability
from lineofsight.themes.readings import Reading

__all__ = ["corrected"]


def corrected(read: Sequence[Reading], name: str, reliability: Reliability) -> Interval | None:
    """The share of reports that raise a code, corrected for the coder's errors; None where it cannot be.

    That is where the code was never met, or never absent, when the coder was measured, and where the coder tells no
    more than chance. How many passages of a report truly raise it is taken to be as many as were found.
    """
    positives = reliability.true_positives + reliability.false_negatives
    negatives = reliability.true_negatives + reliability.false_positives
    if not (read and positives and negatives):
        return None
    sensitivity = Rate.of(reliability.true_positives, positives)
    specificity = Rate.of(reliability.true_negatives, negatives)
    having = [item for item in read if name in item.raised]

    def unalarmed(share: float) -> float:
        """How often a report that does not raise it is told so."""
        return _mean([share**item.unchecked for item in read])

    def found(share: float) -> float:
        """How often a report that raises it is told so: by a passage that does, or by a false alarm elsewhere."""
        return _mean([_found(item, name, share, specificity.share) for item in having] or [share])

    return rogan_gladen(len(having), len(read), sensitivity.through(found), specificity.through(unalarmed))


def _found(reading: Reading, name: str, sensitivity: float, specificity: float) -> float:
    if name in reading.decided:
        return 1.0
    passages = reading.raised[name]
    return float(1 - (1 - sensitivity) ** passages * specificity ** max(0, reading.unchecked - passages))


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares)
