"""Shares of counts with their intervals, one by one, in rows and over years: so many of so many, and how sure.

It holds what others worked out; by which method an interval was made is theirs to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.charts.chart import Cell
from lineofsight.rounding import half_up

__all__ = ["SHARE_COLUMNS", "IntervalGroup", "Share", "TrendSeries", "percent"]

SHARE_COLUMNS = ("Count", "Of", "Share %", "Low %", "High %")


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `total`, with the ends of its interval between 0 and 1. Of a total of 0 there is no share."""

    count: int
    total: int
    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.total:
            raise ValueError(f"{self.count} of {self.total} is no share: count what is among the total.")
        if not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"{self.low} to {self.high} is no interval of a share: give ends between 0 and 1.")

    @property
    def value(self) -> float | None:
        """The share, between 0 and 1; None of nothing."""
        return self.count / self.total if self.total else None

    @property
    def label(self) -> str:
        """The share as people write it: "37%"; a dash where there is none."""
        return "–" if self.value is None else percent(self.value)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The share as cells under `SHARE_COLUMNS`."""
        if self.value is None:
            return (self.count, self.total, None, None, None)
        return (self.count, self.total, *(round(part * 100, 1) for part in (self.value, self.low, self.high)))


@dataclass(frozen=True, slots=True)
class IntervalGroup:
    """A row: what it is about, and its share in each series, by the name of the series."""

    label: str
    shares: Sequence[tuple[str, Share]]


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """A line: its name, and its share in each year."""

    name: str
    points: Sequence[tuple[int, Share]]


def percent(share: float) -> str:
    """A share as a whole percentage; halves go up."""
    return f"{half_up(share, 2):.0%}"
