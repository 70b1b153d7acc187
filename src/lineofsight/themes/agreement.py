"""How far readers agree on codes, beyond what chance would give, and how sure a score is.

Readers may be people or a coder; any number of them, not all of whom need to have read everything. It knows nothing of
where the readings come from (`review`).
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from lineofsight.errors import UsageError
from lineofsight.themes.intervals import Interval
from lineofsight.themes.score import Score, score

__all__ = ["alpha", "masi", "score_intervals"]

_DRAWS = 2000
_SEED = 1
"""Fixed, so that the same readings always give the same interval."""

Value = TypeVar("Value", bound=Hashable)


def alpha(
    units: Iterable[Iterable[Value | None]], distance: Callable[[Value, Value], float] | None = None
) -> float | None:
    """Krippendorff's alpha: 1 for perfect agreement, 0 for what chance gives, below 0 for less.

    A unit holds what each reader said of one thing, None where one did not read it; units read by fewer than two say
    nothing. `distance` tells how far two different values are apart, from 0 to 1; without it all are as far as can be
    (nominal data). None where alpha is not defined: nothing was read twice, or all values are the same.
    (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C.)
    """
    counts = [Counter(value for value in unit if value is not None) for unit in units]
    read_twice = [count for count in counts if count.total() > 1]
    together: Counter[Value] = Counter()
    for count in read_twice:
        together.update(count)
    by_chance = _apart(together, distance)
    if not by_chance:
        return None
    observed = sum(_apart(count, distance) / (count.total() - 1) for count in read_twice)
    return 1 - observed * (together.total() - 1) / by_chance


def masi(first: frozenset[str], second: frozenset[str]) -> float:
    """How far two sets of codes are apart (Passonneau 2006): Jaccard's distance, larger the less one holds the other.

    0 for equal sets, 1 for sets without a common member; one set within the other counts two thirds of what they
    share, a mere overlap one third.
    """
    if first == second:
        return 0.0
    common = len(first & second)
    if not common:
        return 1.0
    monotony = 2 / 3 if first < second or second < first else 1 / 3
    return 1 - monotony * common / len(first | second)


def score_intervals(
    expected: Sequence[Collection[str]],
    given: Sequence[Collection[str]],
    codes: Collection[str],
    reports: Sequence[str],
    confidence: float = 0.95,
) -> tuple[Score, Interval, Interval]:
    """The score with intervals of its micro and macro F1, from drawing reports anew (percentile bootstrap).

    `reports` names the report of each passage: passages of one report are alike, and so are drawn together.
    Raises UsageError as `score` does, or if there is no passage.
    """
    if not len(expected) == len(given) == len(reports) > 0:
        raise UsageError("There is nothing to score, or not every passage has its report: give each the same number.")
    found = score(expected, given, codes)
    counts = _counts_by_report(expected, given, codes, reports)
    number = counts.shape[0]
    weights = np.random.default_rng(_SEED).multinomial(number, [1 / number] * number, size=_DRAWS)
    drawn = np.tensordot(weights, counts, axes=1)
    ends = [(1 - confidence) / 2 * 100, (1 + confidence) / 2 * 100]
    micro_low, micro_high = np.percentile(_f1(drawn.sum(axis=1)), ends)
    macro_low, macro_high = np.percentile(_macro(drawn), ends)
    return (
        found,
        Interval(found.micro_f1, float(micro_low), float(micro_high)),
        Interval(found.macro_f1, float(macro_low), float(macro_high)),
    )


def _apart(counts: Counter[Value], distance: Callable[[Value, Value], float] | None) -> float:
    """The distances of all ordered pairs of readings with these values, summed."""
    if distance is None:
        total = counts.total()
        return float(total * total - sum(count * count for count in counts.values()))
    return 2 * sum(
        counts[first] * counts[second] * distance(first, second) for first, second in combinations(counts, 2)
    )


def _counts_by_report(
    expected: Sequence[Collection[str]],
    given: Sequence[Collection[str]],
    codes: Collection[str],
    reports: Sequence[str],
) -> NDArray[np.float64]:
    """For each report and code, how often it was given rightly, wrongly, and not although expected."""
    rows = {report: row for row, report in enumerate(dict.fromkeys(reports))}
    columns = {code: column for column, code in enumerate(dict.fromkeys(codes))}
    counts = np.zeros((len(rows), len(columns), 3))
    for truth, said, report in zip(map(set, expected), map(set, given), reports, strict=True):
        for kind, members in enumerate((truth & said, said - truth, truth - said)):
            for code in members:
                counts[rows[report], columns[code], kind] += 1
    return counts


def _f1(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    right, wrong, missed = counts[..., 0], counts[..., 1], counts[..., 2]
    return 2 * right / np.maximum(2 * right + wrong + missed, 1)


def _macro(drawn: NDArray[np.float64]) -> NDArray[np.float64]:
    occurring = drawn[..., 0] + drawn[..., 2] > 0
    means: NDArray[np.float64] = (_f1(drawn) * occurring).sum(axis=1) / np.maximum(occurring.sum(axis=1), 1)
    return means
