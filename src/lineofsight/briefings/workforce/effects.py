"""Differences, odds and correlations with their 95% intervals, found by drawing whole authorities anew.

Every estimate is a weighted one, so that one pass over a matrix of weights gives all draws at once. It knows numbers
and clusters only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

__all__ = ["DRAWS", "Estimate", "Sample"]

Floats = NDArray[np.float64]

DRAWS = 1000
"""How often authorities are drawn anew."""

_SEED = 20_170_930
_STEPS = 12
"""Newton steps of a logistic regression: enough for any odds that data like these can hold."""

_RIDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95% interval, the share of chance (`p_value`, two-sided), and how many cases are behind it."""

    value: float
    low: float
    high: float
    p_value: float
    cases: int


class Sample:
    """Cases in clusters. Rows that are not known (NaN) are left out of each estimate that needs them."""

    def __init__(self, clusters: Sequence[str]) -> None:
        names, index = np.unique(np.array(clusters), return_inverse=True)
        random = np.random.default_rng(_SEED)
        drawn = random.integers(len(names), size=(DRAWS, len(names)))
        counts = np.stack([np.bincount(row, minlength=len(names)) for row in drawn]).astype(float)
        self._weights = np.vstack([np.ones(len(clusters)), counts[:, index]])

    def difference(self, values: Floats, marked: Floats, controls: Floats | None = None) -> Estimate:
        """How far the marked cases (1, others 0) lie above the others, on average; with `controls`, beside them."""
        return self._estimate(values, marked, controls, _least_squares)

    def mean(self, values: Floats) -> Estimate:
        """The mean."""
        return self._estimate(values, np.zeros(len(values)), None, lambda y, _, w: (w @ y) / w.sum(axis=1))

    def standardised(self, values: Floats, marked: Floats) -> float:
        """The difference in standard deviations within the two groups (Cohen's d)."""
        here = ~np.isnan(values) & ~np.isnan(marked)
        ours, others = values[here & (marked == 1)], values[here & (marked == 0)]
        within = (len(ours) - 1) * ours.var(ddof=1) + (len(others) - 1) * others.var(ddof=1)
        return float((ours.mean() - others.mean()) / sqrt(within / (len(ours) + len(others) - 2)))

    def odds(self, values: Floats, marked: Floats, controls: Floats) -> Estimate:
        """By what the odds of being marked are multiplied for each standard deviation of the values."""
        here = ~np.isnan(values) & ~np.isnan(marked)
        scaled = (values - values[here].mean()) / values[here].std(ddof=1)
        found = self._estimate(scaled, marked, controls, _logistic)
        value, low, high = (float(np.exp(one)) for one in (found.value, found.low, found.high))
        return Estimate(value, low, high, found.p_value, found.cases)

    def rank_correlation(self, values: Floats, ordered: Floats) -> Estimate:
        """Spearman's correlation."""
        return self._estimate(values, ordered, None, _spearman)

    def _estimate(
        self,
        values: Floats,
        other: Floats,
        controls: Floats | None,
        method: Callable[[Floats, Floats, Floats], Floats],
    ) -> Estimate:
        here = ~np.isnan(values) & ~np.isnan(other)
        if controls is not None:
            here &= ~np.isnan(controls).any(axis=1)
        columns = [other[here][:, np.newaxis]] if controls is None else [other[here][:, np.newaxis], controls[here]]
        found = method(values[here], np.hstack(columns), self._weights[:, here])
        point, draws = float(found[0]), found[1:][np.isfinite(found[1:])]
        low, high = np.quantile(draws, (0.025, 0.975))
        return Estimate(point, float(low), float(high), _p_value(point, float(draws.std(ddof=1))), int(here.sum()))


def _p_value(point: float, error: float) -> float:
    """By the normal distribution, from the spread of the draws."""
    return erfc(abs(point) / error / sqrt(2)) if error > 0 else 1.0


def _solved(design: Floats, weights: Floats, right: Floats) -> Floats:
    """For each row of weights, the coefficients of the weighted normal equations; `right` has a row for each."""
    columns = design.shape[1]
    products = (design[:, :, np.newaxis] * design[:, np.newaxis, :]).reshape(len(design), -1)
    left = (weights @ products).reshape(-1, columns, columns)
    left += _RIDGE * np.eye(columns) * np.maximum(np.trace(left, axis1=1, axis2=2), 1)[:, np.newaxis, np.newaxis]
    return np.asarray(np.linalg.solve(left, right[:, :, np.newaxis])[:, :, 0])


def _least_squares(values: Floats, columns: Floats, weights: Floats) -> Floats:
    """The coefficient of the first column, beside the others and a constant."""
    design = np.column_stack([columns, np.ones(len(values))])
    return np.asarray(_solved(design, weights, (weights * values) @ design)[:, 0])


def _logistic(values: Floats, columns: Floats, weights: Floats) -> Floats:
    """The coefficient of the values on the log odds of the first column, beside the other columns and a constant."""
    marked, design = columns[:, 0], np.column_stack([values, columns[:, 1:], np.ones(len(values))])
    coefficients = np.zeros((len(weights), design.shape[1]))
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-np.clip(coefficients @ design.T, -30, 30)))
        spread = np.maximum(share * (1 - share), 1e-9)
        right = (weights * (marked - share)) @ design
        coefficients += _solved(design, weights * spread, right)
    return np.asarray(coefficients[:, 0])


def _spearman(values: Floats, columns: Floats, weights: Floats) -> Floats:
    one, other = _ranks(values, weights), _ranks(columns[:, 0], weights)
    total = weights.sum(axis=1, keepdims=True)
    one -= (weights * one).sum(axis=1, keepdims=True) / total
    other -= (weights * other).sum(axis=1, keepdims=True) / total
    both, first, second = ((weights * part).sum(axis=1) for part in (one * other, one**2, other**2))
    return np.asarray(both / np.sqrt(first * second))


def _ranks(values: Floats, weights: Floats) -> Floats:
    """The rank of each value among all, each counted as often as its weight; ties share the middle rank."""
    levels, index = np.unique(values, return_inverse=True)
    heavy = weights @ np.eye(len(levels))[index]
    below = np.cumsum(heavy, axis=1) - heavy
    return np.asarray((below + (heavy + 1) / 2)[:, index])
