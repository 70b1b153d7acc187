"""The picture of shares with their intervals: rows of dots with whiskers on an axis from 0 to 100%.

Rows and series go by their places, so that two of one name stay two. It draws, and refuses to work anything out.
"""

from collections.abc import Iterator, Sequence

from lineofsight.charts.axis import Axis
from lineofsight.charts.drawing import LABEL, SMALL, WIDTH, drawing, key, line, mark, text, width_of
from lineofsight.charts.palette import GRID, MARKS, MUTED, SERIES
from lineofsight.charts.share import IntervalGroup, Share, percent
from lineofsight.charts.svg import lines

__all__ = ["interval_picture"]

_LABEL_CHARACTERS = 34
_DOT, _LINE, _GAP, _BELOW = 17, 16, 9, 44
_RADIUS = 4.5
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def interval_picture(groups: Sequence[IntervalGroup], series: Sequence[str], axis: str) -> str:
    """The groups as rows, in the order given; a key above where there are several series."""
    labels = [lines(group.label, _LABEL_CHARACTERS) for group in groups]
    left = max((width_of(words) for label in labels for words in label), default=0) + 16
    along = Axis(0.0, 1.0, left, WIDTH - 16 - width_of("100%"), _TICKS, 0)
    drawn_key, above = key(((mark(MARKS[it], (0, 0), SERIES[it]), name) for it, name in enumerate(series)), 12)
    top = above + 6 if len(series) > 1 else 6
    heights = [max(_DOT * len(series), _LINE * len(label)) + _GAP for label in labels]
    bottom = top + sum(heights)
    parts = [drawn_key] if len(series) > 1 else []
    parts += _grid(along, axis, top, bottom)
    for group, label, height in zip(groups, labels, heights, strict=True):
        parts += _row(group, series, label, along, top + height / 2)
        top += height
    return drawing(bottom + _BELOW, parts)


def _grid(along: Axis, words: str, top: float, bottom: float) -> Iterator[str]:
    for tick in along.ticks:
        x = along.place(tick)
        yield line((x, top), (x, bottom), GRID)
        yield text(percent(tick), x, bottom + 16, anchor="middle", size=SMALL)
    yield text(words, (along.start + along.end) / 2, bottom + 36, colour=MUTED, anchor="middle", size=SMALL)


def _row(
    group: IntervalGroup, series: Sequence[str], label: Sequence[str], along: Axis, middle: float
) -> Iterator[str]:
    """One group around its middle line: its name at the left, its shares one below the other."""
    first = middle - _LINE * (len(label) - 1) / 2 + LABEL / 3
    for number, words in enumerate(label):
        yield text(words, along.start - 12, first + _LINE * number, anchor="end")
    for name, share in group.shares:
        place = series.index(name)
        yield from _dot(share, place, along, middle + _DOT * (place - (len(series) - 1) / 2))


def _dot(share: Share, place: int, along: Axis, y: float) -> Iterator[str]:
    if share.value is None:
        return
    colour = SERIES[place]
    yield line((along.place(share.low), y), (along.place(share.high), y), colour, 2)
    yield mark(MARKS[place], (along.place(share.value), y), colour, _RADIUS)
    yield text(share.label, along.place(share.high) + 6, y + SMALL / 3, size=SMALL, halo=True)
