"""The picture of shares by year: small panels, all on one scale.

A year without a share is a gap, never bridged; only the last share of a line is labelled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Self

from lineofsight.charts.axis import Axis, axis_over
from lineofsight.charts.drawing import SMALL, WIDTH, area, drawing, line, mark, path, text
from lineofsight.charts.palette import AXIS, GRID, MUTED, SERIES
from lineofsight.charts.share import TrendSeries, percent
from lineofsight.charts.svg import lines

__all__ = ["trend_picture"]

_LEFT, _BETWEEN, _RIGHT = 38, 48, 44
_HEIGHT, _BELOW, _LINE, _SAID = 130, 38, 16, 24
_COLOUR = SERIES[0]
_LEAST = 0.1
"""The highest share an axis shows at least: one per cent never fills a panel."""


def trend_picture(series: Sequence[TrendSeries], axis: str, whole: int = WIDTH) -> str:
    """A panel for each series, from left to right and down; where the usual width is not to be had, only down."""
    columns = {1: 1, 2: 2, 4: 2}.get(len(series), 3) if whole == WIDTH else 1
    width = (whole - _LEFT - _RIGHT - _BETWEEN * (columns - 1)) / columns
    scales = _Scales.of(series)
    names = [lines(item.name, int(width / 7)) for item in series]
    parts, top = [text(axis, 2, 12, colour=MUTED, size=SMALL)], float(_SAID)
    for start in range(0, len(series), columns):
        row = range(start, min(start + columns, len(series)))
        top += _LINE * max(len(names[number]) for number in row)
        for number in row:
            left = _LEFT + (number - start) * (width + _BETWEEN)
            parts += _name(names[number], left, top)
            parts += _panel(series[number], scales.at(left, width, top), is_first=number == start)
        top += _HEIGHT + _BELOW
    return drawing(top, parts, whole)


@dataclass(frozen=True, slots=True)
class _Scales:
    """The years and the shares that all panels span."""

    first: int
    last: int
    highest: float

    @classmethod
    def of(cls, series: Sequence[TrendSeries]) -> Self:
        points = [point for item in series for point in item.points]
        years = [year for year, _ in points] or [0]
        highest = max((share.high for _, share in points if share.value is not None), default=1.0)
        return cls(min(years), max(years), max(_LEAST, highest))

    def at(self, left: float, width: float, top: float) -> tuple[Axis, Axis]:
        """The axes of a panel: years, with as many marked as have room, and shares."""
        step = max(1, ceil((self.last - self.first) / 3))
        years = tuple(float(year) for year in (*range(self.first, self.last - step + 1, step), self.last))
        span = (self.first, self.last) if self.first < self.last else (self.first - 1, self.last + 1)
        shares = axis_over((0.0, self.highest), top + _HEIGHT, top + 8)
        return Axis(*span, left, left + width, years, 0), shares


def _name(label: Sequence[str], left: float, top: float) -> Iterator[str]:
    for number, words in enumerate(reversed(label)):
        yield text(words, left, top - 4 - _LINE * number, bold=True)


def _panel(item: TrendSeries, axes: tuple[Axis, Axis], is_first: bool) -> Iterator[str]:
    across, up = axes
    for tick in up.ticks:
        yield line((across.start, up.place(tick)), (across.end, up.place(tick)), GRID if tick else AXIS)
        if is_first:
            yield text(percent(tick), across.start - 6, up.place(tick) + 4, anchor="end", size=SMALL)
    for tick in across.ticks:
        yield text(f"{tick:.0f}", across.place(tick), up.start + 16, anchor="middle", size=SMALL)
    known = {year: share for year, share in item.points if share.value is not None}
    every = [(across.place(year), known.get(year)) for year in range(int(across.low), int(across.high) + 1)]
    band = [((x, up.place(share.low)), (x, up.place(share.high))) if share else None for x, share in every]
    dots = [(x, up.place(share.value or 0.0)) if share else None for x, share in every]
    yield area(band, _COLOUR, 0.16)
    yield path(dots, _COLOUR)
    yield from (mark("circle", place, _COLOUR, 2.5) for place in dots if place)
    if known:
        last = max(known)
        x, y = across.place(last), up.place(known[last].value or 0.0)
        yield text(known[last].label, x + 6, y + 4, size=SMALL, halo=True)
