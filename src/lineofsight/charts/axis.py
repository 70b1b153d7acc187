"""Axes: the unit figures are in, round numbers to mark, and the way from a figure to a place in a drawing.

It knows numbers only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from lineofsight.rounding import half_up

__all__ = ["Axis", "Unit", "axis_over"]

_STEPS = (1, 2, 2.5, 5, 10)
_NEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class Unit:
    """What figures are in: in `words` ("children per 10,000 children"), and how one is written ("£1,575", "24.3%")."""

    words: str
    decimals: int = 0
    before: str = ""
    after: str = ""

    def written(self, value: float | None, decimals: int | None = None) -> str:
        """A figure with its sign; a dash for None."""
        if value is None:
            return "–"
        number = f"{half_up(abs(value), self.decimals if decimals is None else decimals):,f}"
        return f"{'−' if value < 0 and number.strip('0.,') else ''}{self.before}{number}{self.after}"

    def heading(self, axis: "Axis") -> str:
        """What stands at an axis: what it is in, and where it begins if that is above zero."""
        cut = f"; the axis begins at {self.written(axis.low, axis.decimals)}" if axis.is_cut else ""
        return f"{self.words[:1].upper()}{self.words[1:]}{cut}"

    def cell(self, value: float | None) -> float | None:
        """A figure for a table."""
        return None if value is None else float(half_up(value, self.decimals))


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high` in figures, from `start` to `end` in a drawing, with the figures to mark."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]
    decimals: int

    def place(self, value: float) -> float:
        """Where a figure stands; one beyond the axis stands at its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def is_cut(self) -> bool:
        """Whether it begins above zero."""
        return self.low > 0


def axis_over(values: Iterable[float | None], start: float, end: float, about: int = 5) -> Axis:
    """An axis that holds all values. It begins at zero unless all lie in the upper half of what it would then show.

    Even then it shows a third of the highest at least, so that a small change never looks like a large one.
    """
    known = [value for value in values if value is not None] or [0.0, 1.0]
    least, most = min(known), max(known)
    if least >= 0:
        least = 0.0 if least <= most / 2 else min(least, most * 2 / 3)
    elif most < 0 and most >= least / 2:
        most = 0.0
    if least == most:
        least, most = (least - 1, most + 1) if least else (0.0, 1.0)
    step = _step((most - least) / about)
    first, last = floor(least / step + _NEARLY), ceil(most / step - _NEARLY)
    decimals = max(0, -floor(log10(step) + _NEARLY) + (1 if f"{step:e}".startswith("2.5") else 0))
    ticks = tuple(round(place * step, decimals) for place in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], start, end, ticks, decimals)


def _step(rough: float) -> float:
    """The first round number that is not less."""
    power = 10.0 ** floor(log10(rough))
    return next(round_ * power for round_ in _STEPS if round_ * power >= rough * (1 - _NEARLY))
