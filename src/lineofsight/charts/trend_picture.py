"""The picture of shares by year as small panels, drawn by Altair.

A year without a share is a gap, never bridged; only the last share of a line is labelled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Self

import altair

from lineofsight.charts.palette import MUTED, SERIES
from lineofsight.charts.share import TrendSeries
from lineofsight.charts.svg import lines, printable
from lineofsight.charts.theme import WIDTH

__all__ = ["trend_picture"]

_LEFT, _BETWEEN, _RIGHT = 38, 48, 76
_PANEL_HEIGHT, _BELOW, _LINE = 130, 34, 15
_COLOUR = SERIES[0].light


def trend_picture(series: Sequence[TrendSeries], axis: str) -> altair.ConcatChart:
    """A panel for each series, all on one scale."""
    columns = {1: 1, 2: 2, 4: 2}.get(len(series), 3)
    width = (WIDTH - _LEFT - _RIGHT - _BETWEEN * (columns - 1)) / columns
    span = _Span.of(series)
    names = [lines(line.name, int(width / 7)) for line in series]
    panels = [
        altair.layer(
            *_marks(line, span, is_first=number % columns == 0),
            title=altair.Title(names[number]),
            width=width,
            height=_PANEL_HEIGHT,
        )
        for number, line in enumerate(series)
    ]
    said = altair.Title([printable(axis)], color=MUTED.light, fontWeight="normal", dx=-_LEFT)
    deepest = max((len(name) for name in names), default=1)
    spacing = altair.RowColnumber(row=_BELOW + _LINE * deepest, column=_BETWEEN)
    return altair.concat(*panels, columns=columns, bounds="flush", spacing=spacing, title=said)


@dataclass(frozen=True, slots=True)
class _Span:
    """The years and the height that all panels share."""

    first: int
    last: int
    top: float

    @classmethod
    def of(cls, series: Sequence[TrendSeries]) -> Self:
        points = [point for line in series for point in line.points]
        years = [year for year, _ in points] or [0]
        highest = max((share.high for _, share in points if share.value is not None), default=1.0)
        return cls(min(years), max(years), max(0.1, ceil(highest * 10) / 10))

    @property
    def ticks(self) -> list[int]:
        """The first and last year, and years at even steps between that leave room for their labels."""
        step = max(1, ceil((self.last - self.first) / 3))
        return [*range(self.first, self.last - step + 1, step), self.last]


def _marks(line: TrendSeries, span: _Span, is_first: bool) -> Iterator[altair.Chart]:
    years = [span.first, span.last] if span.first < span.last else [span.first - 1, span.last + 1]
    year = altair.X(
        "year:Q",
        title=None,
        scale=altair.Scale(domain=years, nice=False),
        axis=altair.Axis(format="d", grid=False, values=span.ticks),
    )
    share = altair.Y(
        "low:Q",
        title=None,
        scale=altair.Scale(domain=[0, span.top]),
        axis=altair.Axis(format=".0%", tickCount=4, domain=False, ticks=False, labels=is_first),
    )
    base = altair.Chart(altair.InlineData(values=list(_values(line, span)))).encode(x=year)
    yield base.mark_area(color=_COLOUR, opacity=0.16).encode(y=share, y2="high:Q")
    yield base.mark_line(color=_COLOUR, strokeWidth=2).encode(y="value:Q")
    yield base.mark_point(color=_COLOUR, filled=True, opacity=1, size=24).encode(y="value:Q")
    yield base.mark_text(align="left", dx=7).encode(y="value:Q", text="label:N")


def _values(line: TrendSeries, span: _Span) -> Iterator[dict[str, Any]]:
    """A value for every year of the span, so that a year left out is a gap; only the last share is labelled."""
    known = {year: share for year, share in line.points if share.value is not None}
    for year in range(span.first, span.last + 1):
        share = known.get(year)
        yield {
            "year": year,
            "value": share and share.value,
            "low": share and share.low,
            "high": share and share.high,
            "label": share.label if share and year == max(known) else "",
        }
