"""One place beside the nation: what is left of its series when the movement everyone shares is taken out.

It knows only how to compare period by period. It refuses to bridge a period in which either has no figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lineofsight.errors import UsageError
from lineofsight.indicators.variation.sequences import as_array, as_values

__all__ = ["Relative", "relative_to_nation"]


@dataclass(frozen=True, slots=True)
class Relative:
    """A series relative to the nation: as a multiple of the nation's figure, or as the distance from it."""

    values: tuple[float | None, ...]
    kind: Literal["multiple", "difference"]


def relative_to_nation(values: Sequence[float | None], national: Sequence[float | None], unit: str = "") -> Relative:
    """The series without the nation's movement.

    Percentages (unit "%") become the distance in percentage points, anything else a multiple of the nation's figure,
    as readers would compare them; where the nation's figure is not above zero, the distance too. A gap in either
    is a gap. Raises UsageError when the two differ in length.
    """
    own, nation = as_array(values), as_array(national)
    if len(own) != len(nation):
        raise UsageError(f"{len(own)} values cannot be set against {len(nation)} of the nation: give one per period.")
    if unit == "%" or (nation <= 0).any():
        return Relative(as_values(own - nation), "difference")
    return Relative(as_values(np.divide(own, nation)), "multiple")
