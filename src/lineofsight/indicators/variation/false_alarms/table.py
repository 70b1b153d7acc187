"""How often each rule speaks by chance, looked up in two small tables and interpolated between its cells.

It knows lengths of 7 to 60 points and refuses others; between simulated lengths and autocorrelations it draws lines.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, inf
from pathlib import Path

import numpy as np

from lineofsight.errors import UsageError
from lineofsight.indicators.variation.autocorrelation import HIGHEST, MINIMUM_POINTS, TYPICAL, checked_pooled
from lineofsight.indicators.variation.false_alarms.simulation import CHANCES, COUNTS, Cell
from lineofsight.indicators.variation.rules import COUNTING_RULES, Rule, Thresholds
from lineofsight.indicators.variation.sequences import Floats

__all__ = [
    "AUTOCORRELATIONS",
    "LENGTHS",
    "LONGEST",
    "RATE",
    "chance",
    "chance_of_any",
    "plain_rate",
    "thresholds",
    "write",
]

LENGTHS = (7, 8, 9, 10, 11, 12, 13, 14, 16, 20, 24, 30, 40, 60)
LONGEST = LENGTHS[-1]
AUTOCORRELATIONS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, HIGHEST)
MEASURES, COUNTED = Path(__file__).with_name("measures.csv"), Path(__file__).with_name("counts.csv")

RATE = 0.05
"""How often an in-control series is flagged by any rule, unless another rate is asked for."""

_MEASURING = tuple(rule for rule in Rule if rule not in COUNTING_RULES)
_LOG_CHANCES = np.log([1.0, *CHANCES])


def thresholds(length: int, autocorrelation: float = TYPICAL, rate: float = RATE) -> Thresholds:
    """The thresholds with which a share `rate` of in-control series of this kind is flagged by any of the six rules.

    Every rule is given the same chance, or less where whole points leave no choice; together they come to `rate`.
    `autocorrelation` is the pooled one. Raises UsageError for a length outside 7 to 60 or a rate outside 0.00005 to
    0.5.
    """
    if not CHANCES[-1] <= rate <= CHANCES[0]:
        raise UsageError(f"A false-alarm rate of {rate} cannot be had: give one from {CHANCES[-1]} to {CHANCES[0]}.")
    curves = _curves(length, autocorrelation)
    share = float(np.exp(-np.interp(-np.log(rate), -_LOG_CHANCES, -curves.log_rarest)))
    return Thresholds(*(_threshold(rule, *curves.rule[rule], share) for rule in Rule))


def _threshold(rule: Rule, strengths: Floats, log_chances: Floats, share: float) -> float:
    """The strength reached with chance `share`; of whole points, the fewest reached no oftener."""
    if np.log(share) < log_chances[-1]:
        return inf
    strength = float(np.interp(-np.log(share), -log_chances, strengths))
    return ceil(strength) if rule in COUNTING_RULES else strength


def chance(rule: Rule, strength: float, length: int, autocorrelation: float = TYPICAL) -> float:
    """How often `rule` shows at least so strongly in an in-control series of this kind; at least 0.00005."""
    return float(np.exp(np.interp(abs(strength), *_curves(length, autocorrelation).rule[rule])))


def chance_of_any(least: float, length: int, autocorrelation: float = TYPICAL) -> float:
    """How often the rarest of all six rules' chances in one in-control series is at most `least`."""
    log_rarest = _curves(length, autocorrelation).log_rarest
    return float(np.exp(-np.interp(-np.log(least), -log_rarest, -_LOG_CHANCES)))


def plain_rate(length: int, autocorrelation: float, rule: Rule | None = None) -> float:
    """How often a rule as published speaks on a plain chart of an in-control series; None: any of the four of the NHS.

    JUMP is counted from 3.267 mean moving ranges; LEVEL is not published as a rule of charts, and so never speaks.
    """
    return _curves(length, autocorrelation).plain[rule]


@dataclass(frozen=True, slots=True)
class _Curves:
    """One kind of series: for each rule strengths and the logarithms of their chances; the plain rates.

    `log_rarest` goes with `_LOG_CHANCES`: what the rarest of all rules undercuts so often.
    """

    rule: dict[Rule, tuple[Floats, Floats]]
    log_rarest: Floats
    plain: dict[Rule | None, float]


def _curves(length: int, autocorrelation: float) -> _Curves:
    if not MINIMUM_POINTS <= length <= LONGEST:
        raise UsageError(
            f"Chances are known for {MINIMUM_POINTS} to {LONGEST} points, not for {length}: "
            "give more points, or the latest of them."
        )
    return _interpolated(length, round(checked_pooled(autocorrelation), 2))


@lru_cache(maxsize=4096)
def _interpolated(length: int, autocorrelation: float) -> _Curves:
    """The mean of the four nearest cells, by their closeness: of strengths, and of the chances of so many points."""
    measures, counts = _tables()
    nearest = [
        (row, column, near * close)
        for row, near in _nearest(LENGTHS, length)
        for column, close in _nearest(AUTOCORRELATIONS, autocorrelation)
    ]
    measured = sum((share * measures[row, column] for row, column, share in nearest), np.zeros(measures.shape[2:]))
    counted = sum((share * counts[row, column] for row, column, share in nearest), np.zeros(counts.shape[2:]))
    rule = {rule: (_led(measured[place, 1:]), _LOG_CHANCES) for place, rule in enumerate(_MEASURING)}
    rule |= {
        rule: (_led(np.array(COUNTS)), _led(np.log(counted[place, 1:]))) for place, rule in enumerate(COUNTING_RULES)
    }
    rates = map(float, (*measured[:, 0], *counted[:, 0]))
    plain = dict(zip((*_MEASURING, None, *COUNTING_RULES), rates, strict=True))
    return _Curves(rule, _led(np.log(measured[-1, 1:])), plain)


def _led(figures: Floats) -> Floats:
    """The figures led by a zero: strength 0 has chance 1, whose logarithm is 0."""
    return np.concatenate(([0.0], figures))


def _nearest(axis: tuple[float, ...], at: float) -> list[tuple[int, float]]:
    """The two places on `axis` around `at`, each with its share."""
    upper = min(max(int(np.searchsorted(axis, at)), 1), len(axis) - 1)
    share = (at - axis[upper - 1]) / (axis[upper] - axis[upper - 1])
    return [(upper - 1, 1 - share), (upper, share)]


@lru_cache(maxsize=1)
def _tables() -> tuple[Floats, Floats]:
    """The tables by length, autocorrelation, rule and column: first the plain rate, then as the file says.

    Measures: the rules that measure, then any; a strength for each of `CHANCES`. Counts: the chance of each of
    `COUNTS`.
    """
    measures, counts = _read(MEASURES, len(_MEASURING) + 1), _read(COUNTED, len(COUNTING_RULES))
    counts[..., 1:] = np.maximum(counts[..., 1:], CHANCES[-1])
    return measures, counts


def _read(path: Path, rules: int) -> Floats:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [[float(field) for field in row[3:]] for row in list(csv.reader(lines))[1:]]
    return np.array(rows).reshape(len(LENGTHS), len(AUTOCORRELATIONS), rules, -1)


def write(cells: Iterable[tuple[int, float, Cell]], folder: Path) -> None:
    """Write cells, in order of length and autocorrelation, into both tables in `folder`."""
    with (
        (folder / MEASURES.name).open("w", encoding="utf-8", newline="") as measures,
        (folder / COUNTED.name).open("w", encoding="utf-8", newline="") as counts,
    ):
        measured, counted = (csv.writer(out, lineterminator="\n") for out in (measures, counts))
        measured.writerow(["length", "autocorrelation", "rule", "plain", *CHANCES])
        counted.writerow(["length", "autocorrelation", "rule", "plain", *COUNTS])
        for length, rho, cell in cells:
            for rule in Rule:
                row = [length, rho, rule.value, *_four_digits(cell.plain[rule], *cell.figures[rule])]
                (counted if rule in COUNTING_RULES else measured).writerow(row)
            measured.writerow([length, rho, "any", *_four_digits(cell.plain[None], *cell.rarest)])


def _four_digits(*figures: float) -> list[str]:
    return [f"{figure:.4g}" for figure in figures]
