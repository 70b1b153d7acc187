"""In-control series by the hundred thousand, and how strongly each rule shows in them by chance alone.

In control means: normal, with the autocorrelation stated, and nothing happening. It refuses to know any real series.
"""

from dataclasses import dataclass

import numpy as np

from lineofsight.indicators.variation.rules import (
    COUNTING_RULES,
    NHS,
    NHS_RULES,
    RANGE_LIMIT,
    Rule,
    standardise,
    strengths,
)
from lineofsight.indicators.variation.sequences import Floats

__all__ = ["CHANCES", "COUNTS", "Cell", "in_control", "simulate"]

CHANCES = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001, 0.00005)
"""The chances at which distances are tabulated, from common to rare."""

COUNTS = tuple(range(4, 21))
"""The numbers of points whose chances are tabulated, for runs and trends."""

_SEED = 20_240_331
_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What series of one length and autocorrelation do by chance, on a chart that allows for that autocorrelation.

    `figures[rule]` holds, for rules that measure, the strength reached with each of `CHANCES`; for those that count
    points, the chance of reaching each of `COUNTS`. `rarest` holds, for each of `CHANCES`, what the least of all
    rules' own chances undercuts so often: the price of looking six ways. `plain[rule]` is how often the rule speaks
    as published, on a plain chart; `plain[None]` how often any of the four of Making Data Count does.
    """

    figures: dict[Rule, tuple[float, ...]]
    rarest: tuple[float, ...]
    plain: dict[Rule | None, float]


def in_control(draws: int, length: int, autocorrelation: float, random: np.random.Generator) -> Floats:
    """`draws` stationary first-order autoregressive normal series of `length` points, variance 1, one a row."""
    noise = random.standard_normal((draws, length))
    noise[:, 1:] *= np.sqrt(1 - autocorrelation**2)
    for point in range(1, length):
        noise[:, point] += autocorrelation * noise[:, point - 1]
    return noise


def simulate(length: int, autocorrelation: float, draws: int = 200_000) -> Cell:
    """One cell of the table; the same arguments give the same cell."""
    random = np.random.default_rng([_SEED, length, round(1000 * autocorrelation)])
    batches = [min(_BATCH, draws - start) for start in range(0, draws, _BATCH)]
    pairs = [_strongest(in_control(batch, length, autocorrelation, random), autocorrelation) for batch in batches]
    fair = np.vstack([fair for fair, _ in pairs])
    return Cell(
        figures={rule: _figures(rule, fair[:, place]) for place, rule in enumerate(Rule)},
        rarest=tuple(np.quantile(_own_chances(fair).min(axis=1), CHANCES)),
        plain=_plain(np.vstack([plain for _, plain in pairs])),
    )


def _strongest(series: Floats, pooled: float) -> tuple[Floats, Floats]:
    """The greatest strength of each rule (columns) in each series (rows), on fair and on plain charts.

    On a plain chart distances in sigma are longer by 1 / sqrt(1 - rho); points and jumps are the same.
    """
    measured = standardise(series, pooled=pooled)
    fair = np.column_stack([np.abs(strengths(rule, measured)).max(axis=1) for rule in Rule])
    in_sigma = [rule in (Rule.BEYOND_LIMIT, Rule.TWO_OF_THREE) for rule in Rule]
    return fair, np.where(in_sigma, fair / np.sqrt(1 - measured.autocorrelation), fair)


def _figures(rule: Rule, strongest: Floats) -> tuple[float, ...]:
    if rule in COUNTING_RULES:
        return tuple(float((strongest >= count).mean()) for count in COUNTS)
    return tuple(np.quantile(strongest, [1 - chance for chance in CHANCES]))


def _own_chances(strongest: Floats) -> Floats:
    """How often, for each series and rule, a series shows that rule at least so strongly."""
    ordered = np.sort(strongest, axis=0)
    below = [np.searchsorted(ordered[:, place], strongest[:, place]) for place in range(len(Rule))]
    return np.asarray(1 - np.column_stack(below) / len(strongest))


def _plain(strongest: Floats) -> dict[Rule | None, float]:
    limits = [RANGE_LIMIT if rule is Rule.JUMP else NHS.of(rule) for rule in Rule]
    speaks = strongest >= np.array(limits)
    rates: dict[Rule | None, float] = {rule: float(speaks[:, place].mean()) for place, rule in enumerate(Rule)}
    published = [list(Rule).index(rule) for rule in NHS_RULES]
    return rates | {None: float(speaks[:, published].any(axis=1).mean())}
