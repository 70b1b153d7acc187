"""Places in a funnel: limits by size, distances from the target, and words, whatever kind of figure it is.

It allows for over-dispersion where asked and where there is any. It refuses to know what a figure counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import erfc, inf, sqrt
from typing import Literal

import numpy as np

from lineofsight.indicators.variation.overdispersion import Overdispersion, overdispersion
from lineofsight.indicators.variation.sequences import Floats
from lineofsight.indicators.variation.words import one_in

__all__ = ["Adjustment", "Funnel", "FunnelPoint", "Places", "funnel_of"]

Adjustment = Literal["none", "multiplicative", "additive"]


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One place. `size` is its denominator (of a mean, its precision), `limits` the pair at each of the sigmas.

    `z` is the distance from the target in (adjusted) standard errors, `p_value` how often a place like it lies so far
    out. `beyond` is the widest sigma whose limit it passes: 0 for none, negative below.
    """

    name: str
    value: float
    size: float
    limits: tuple[tuple[float, float], ...]
    z: float
    p_value: float
    beyond: float
    statement: str


@dataclass(frozen=True, slots=True)
class Funnel:
    """Places around a target; `excess` says how far they differ beyond chance, `adjustment` how limits allow for it.

    `limits_at` gives the pair of limits at each sigma for any size, to draw the funnel.
    """

    target: float
    sigmas: tuple[float, ...]
    adjustment: Adjustment
    excess: Overdispersion
    points: tuple[FunnelPoint, ...]
    limits_at: Callable[[float], tuple[tuple[float, float], ...]]


@dataclass(frozen=True, slots=True)
class Places:
    """Figures of one kind with their laws.

    For a place of some size that stands at the target, `error` is the standard error and `limit` the limit at a sigma
    (negative: below). `p_values` say how often each place would lie as far out as it does if it stood at the target;
    no figure can pass `least` and `most`.
    """

    names: tuple[str, ...]
    values: Floats
    sizes: Floats
    target: float
    error: Callable[[Floats], Floats]
    limit: Callable[[Floats, float], Floats]
    p_values: Floats
    least: float = 0.0
    most: float = inf


def funnel_of(places: Places, adjustment: Adjustment, sigmas: tuple[float, ...], winsorise: float) -> Funnel:
    """Set places against their target, allowing for over-dispersion as asked if there is any."""
    errors = places.error(places.sizes)
    excess = overdispersion((places.values - places.target) / errors, errors, winsorise)
    adjusted: Adjustment = adjustment if excess.beyond_chance else "none"

    def wide(size: Floats) -> Floats:
        error = places.error(size)
        inflated = {"none": error, "multiplicative": error * sqrt(excess.phi)}
        return np.asarray(inflated.get(adjusted, np.sqrt(error**2 + excess.tau**2)))

    def limits(size: Floats) -> Floats:
        """By size, sigma, and below or above."""
        signed = [side * sigma for sigma in sigmas for side in (-1, 1)]
        plain = adjusted == "none"
        edges = [places.limit(size, at) if plain else places.target + at * wide(size) for at in signed]
        return np.clip(np.column_stack(edges), places.least, places.most).reshape(len(size), len(sigmas), 2)

    scores = (places.values - places.target) / wide(places.sizes)
    rare = places.p_values if adjusted == "none" else np.array([erfc(abs(score) / sqrt(2)) for score in scores])
    pairs = [_pairs(edges) for edges in limits(places.sizes)]
    points = []
    for name, value, size, pair, z, p_value in zip(
        places.names, places.values, places.sizes, pairs, scores, rare, strict=True
    ):
        beyond = _beyond(float(value), pair, sigmas)
        words = _words(name, beyond, float(p_value), adjusted)
        points.append(FunnelPoint(name, float(value), float(size), pair, float(z), float(p_value), beyond, words))
    return Funnel(
        places.target, sigmas, adjusted, excess, tuple(points), lambda size: _pairs(limits(np.array([float(size)]))[0])
    )


def _pairs(edges: Floats) -> tuple[tuple[float, float], ...]:
    return tuple((float(low), float(high)) for low, high in edges)


def _beyond(value: float, limits: tuple[tuple[float, float], ...], sigmas: tuple[float, ...]) -> float:
    above = max((sigma for sigma, (_, high) in zip(sigmas, limits, strict=True) if value > high), default=0.0)
    below = max((sigma for sigma, (low, _) in zip(sigmas, limits, strict=True) if value < low), default=0.0)
    return above or -below


def _words(name: str, beyond: float, p_value: float, adjusted: Adjustment) -> str:
    given = "if places differed by chance alone" if adjusted == "none" else "among places that differ as these do"
    if not beyond:
        return f"{name} lies within the limits expected {given}."
    side = "above the upper" if beyond > 0 else "below the lower"
    return (
        f"{name} lies {side} {abs(beyond):g}-sigma limit: {given}, {one_in(p_value)} of its size would lie so far out."
    )
