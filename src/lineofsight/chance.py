"""The little arithmetic of chance that several rooms share: Wilson's interval, and probabilities looked at together.

Each after a published method. It is held against `scipy.stats`, which is not called because loading it takes longer
than all that is computed here.
"""

from collections.abc import Sequence
from math import sqrt

__all__ = ["Z95", "benjamini_hochberg", "holm", "wilson_ends"]

Z95 = 1.959963984540054
"""The 97.5% point of the normal distribution."""


def wilson_ends(part: float, whole: float, z: float = Z95) -> tuple[float, float]:
    """The ends of Wilson's score interval for a share, without continuity correction (Wilson 1927).

    Neither leaves 0 to 1. `part` may exceed `whole` by rounding, and need not be whole numbers.
    """
    share = min(part / whole, 1.0)
    spread = z * z / whole
    middle = share + spread / 2
    half = z * sqrt(share * (1 - share) / whole + spread / (4 * whole))
    low = 0.0 if share == 0 else (middle - half) / (1 + spread)
    high = 1.0 if share == 1 else (middle + half) / (1 + spread)
    return max(0.0, low), min(1.0, high)


def benjamini_hochberg(probabilities: Sequence[float], *, dependent: bool = False) -> list[float]:
    """Each probability adjusted so that of those below a level about that part is wrong (Benjamini, Hochberg 1995).

    `dependent` allows for any dependence among them (Benjamini, Yekutieli 2001).
    """
    number = len(probabilities)
    price = sum(1 / place for place in range(1, number + 1)) if dependent else 1.0
    adjusted, reached = [0.0] * number, 1.0
    for larger, place in enumerate(sorted(range(number), key=probabilities.__getitem__, reverse=True)):
        reached = min(reached, probabilities[place] * number * price / (number - larger))
        adjusted[place] = reached
    return adjusted


def holm(probabilities: Sequence[float]) -> list[float]:
    """Each probability adjusted so that even one wrong below a level is no likelier than the level (Holm 1979)."""
    adjusted, reached = [0.0] * len(probabilities), 0.0
    for rank, place in enumerate(sorted(range(len(probabilities)), key=probabilities.__getitem__)):
        reached = max(reached, min(1.0, probabilities[place] * (len(probabilities) - rank)))
        adjusted[place] = reached
    return adjusted
