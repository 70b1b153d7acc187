"""How far places differ beyond chance, and what limits must allow for it (Spiegelhalter 2005).

It works on z-scores and standard errors alone. It refuses to explain the excess: limits that allow for it say "unusual
among places that differ as these do", not "unusual by chance".
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from lineofsight.errors import UsageError
from lineofsight.indicators.variation.sequences import Floats

__all__ = ["WINSORISED", "Overdispersion", "overdispersion", "winsorised"]

WINSORISED = 0.1
"""The share of z-scores pulled in at either end before the excess is measured, lest outliers excuse themselves."""


@dataclass(frozen=True, slots=True)
class Overdispersion:
    """The excess. `phi` is the mean squared winsorised z-score, about 1 if places differ by chance alone.

    `tau` is the standard deviation between places beyond chance, on the scale of the standard errors;
    `beyond_chance` whether phi exceeds 1 + 2 sqrt(2 / places), as chance alone would rarely have it.
    """

    phi: float
    tau: float
    beyond_chance: bool


def overdispersion(scores: Floats, errors: Floats, winsorise: float = WINSORISED) -> Overdispersion:
    """Measure the excess in z-scores `scores` with standard errors `errors`, one of each per place.

    phi = sum(z**2) / I after winsorising; tau**2 = (I phi - (I - 1)) / (sum w - sum w**2 / sum w) with w = 1 /
    error**2, the moment estimate of DerSimonian and Laird, 0 if negative (Spiegelhalter 2005, Stat. Med. 24,
    1185-1202, and Qual. Saf. Health Care 14, 347-351). Raises UsageError for fewer than 2 places or a share to
    winsorise outside 0 to 0.4.
    """
    places = len(scores)
    if places < 2:
        raise UsageError(f"How far {places} places differ cannot be measured: give two or more.")
    phi = float((winsorised(scores, winsorise) ** 2).mean())
    weights = 1 / errors**2
    excess = places * phi - (places - 1)
    tau_squared = excess / (weights.sum() - (weights**2).sum() / weights.sum())
    return Overdispersion(phi, sqrt(max(0.0, float(tau_squared))), phi > 1 + 2 * sqrt(2 / places))


def winsorised(scores: Floats, share: float = WINSORISED) -> Floats:
    """The scores with the lowest and highest `share` set to the quantiles there."""
    if not 0 <= share <= 0.4:
        raise UsageError(f"A share of {share} cannot be pulled in at either end: give 0 to 0.4.")
    return np.clip(scores, *np.quantile(scores, (share, 1 - share)))
