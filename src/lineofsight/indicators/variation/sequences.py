"""Sequences of numbers with gaps, as arrays. A gap is None outside and NaN inside, and never becomes a number."""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from lineofsight.errors import UsageError

__all__ = ["Floats", "as_array", "as_values", "median_of_rows"]

Floats = NDArray[np.float64]


def as_array(values: Sequence[float | None]) -> Floats:
    """One row of floats, NaN at each gap. Raises UsageError for an infinite value."""
    row = np.array([math.nan if value is None else value for value in values], dtype=np.float64)
    if np.isinf(row).any():
        place = int(np.flatnonzero(np.isinf(row))[0])
        raise UsageError(f"Value {place + 1} of {len(row)} is infinite: give a number, or None where there is none.")
    return row


def as_values(row: Iterable[float]) -> tuple[float | None, ...]:
    """The opposite of `as_array`."""
    return tuple(None if math.isnan(value) else float(value) for value in row)


def median_of_rows(matrix: Floats) -> Floats:
    """The median of each row as a column, gaps left out; NaN where a row has nothing."""
    gaps = np.isnan(matrix)
    if matrix.size and not gaps.any():
        return np.asarray(np.median(matrix, axis=1, keepdims=True))
    return np.array(
        [[np.median(row[~gap]) if not gap.all() else np.nan] for row, gap in zip(matrix, gaps, strict=True)]
    )
