"""The picture of shares with their intervals, drawn by Altair.

Rows and series go by their numbers, so that two of one name stay two; their words are given beside.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import altair

from lineofsight.charts.palette import MARKS, SERIES
from lineofsight.charts.share import IntervalGroup
from lineofsight.charts.svg import lines, printable
from lineofsight.charts.theme import WIDTH

__all__ = ["interval_picture"]

_LABEL_CHARACTERS = 34
_LINE, _BETWEEN, _AROUND = 18, 12, 90


def interval_picture(
    groups: Sequence[IntervalGroup], series: Sequence[str], axis: str
) -> altair.LayerChart | altair.FacetChart:
    """The groups as rows on an axis from 0 to 100%."""
    labels = [lines(group.label, _LABEL_CHARACTERS) for group in groups]
    deepest = max([len(series), *(len(label) for label in labels)], default=1)
    rows = altair.Y(
        "row:O",
        title=None,
        scale=altair.Scale(domain=list(range(len(groups)))),
        axis=altair.Axis(domain=False, ticks=False, labelPadding=10, labelExpr="labels[datum.value]"),
    )
    names = altair.param(name="names", value=[printable(name) for name in series])
    base = altair.Chart(altair.InlineData(values=list(_values(groups, series)))).encode(
        y=rows,
        yOffset=altair.YOffset("series:O", scale=altair.Scale(domain=list(range(len(series))), paddingOuter=0.3)),
    )
    return (
        altair.layer(*_marks(base, len(series), axis))
        .add_params(altair.param(name="labels", value=labels), names)
        .properties(
            width=WIDTH,
            height=_AROUND + len(groups) * (_LINE * deepest + _BETWEEN),
            autosize=altair.AutoSizeParams(type="fit", contains="padding"),
        )
    )


def _marks(base: altair.Chart, count: int, axis: str) -> Iterator[altair.Chart]:
    legend = altair.Legend(labelExpr="names[datum.value]") if count > 1 else None
    numbers = list(range(count))
    colour = altair.Color(
        "series:O", scale=altair.Scale(domain=numbers, range=[item.light for item in SERIES[:count]]), legend=legend
    )
    shape = altair.Shape("series:O", scale=altair.Scale(domain=numbers, range=list(MARKS[:count])), legend=legend)
    share = altair.X(
        "low:Q",
        title=printable(axis),
        scale=altair.Scale(domain=[0, 1]),
        axis=altair.Axis(format=".0%", tickCount=5, domain=False, ticks=False),
    )
    yield base.mark_rule(strokeWidth=2).encode(x=share, x2="high:Q", color=colour)
    yield base.mark_point(filled=True, opacity=1, size=80).encode(x="value:Q", color=colour, shape=shape)
    yield base.mark_text(align="left", baseline="middle", dx=6).encode(x="high:Q", text="label:N")


def _values(groups: Sequence[IntervalGroup], series: Sequence[str]) -> Iterator[dict[str, Any]]:
    for row, group in enumerate(groups):
        for name, share in group.shares:
            if share.value is not None:
                drawn = {"value": share.value, "low": share.low, "high": share.high, "label": share.label}
                yield {"row": row, "series": series.index(name)} | drawn
