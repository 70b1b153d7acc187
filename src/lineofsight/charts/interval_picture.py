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

_LABEL_CHARACTERS, _NARROW_CHARACTERS = 34, 44
_DOT, _LINE, _GAP, _BELOW = 17, 16, 9, 44
_RADIUS = 4.5
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def interval_picture(groups: Sequence[IntervalGroup], series: Sequence[str], axis: str, width: int = WIDTH) -> str:
    """The groups as rows, in the order given; a key above where there are several series.

    Where the usual width is not to be had, names stand above their dots.
    """
    is_narrow = width < WIDTH
    labels = [lines(group.label, _NARROW_CHARACTERS if is_narrow else _LABEL_CHARACTERS) for group in groups]
    left = 12.0 if is_narrow else max((width_of(words) for label in labels for words in label), default=0) + 16
    along = Axis(0.0, 1.0, left, width - 16 - width_of("100%"), _TICKS, 0)
    drawn_key, above = key(((mark(MARKS[it], (0, 0), SERIES[it]), name) for it, name in enumerate(series)), 12, width)
    top = above + 6 if len(series) > 1 else 6
    over = [_LINE * len(label) if is_narrow else 0 for label in labels]
    heights = [
        most + max(_DOT * len(series), 0 if is_narrow else _LINE * len(label)) + _GAP
        for most, label in zip(over, labels, strict=True)
    ]
    bottom = top + sum(heights)
    parts = [drawn_key] if len(series) > 1 else []
    parts += _grid(along, axis, top, bottom)
    for group, label, most, height in zip(groups, labels, over, heights, strict=True):
        parts += _above(label, top) if is_narrow else _beside(label, along.start - 12, top + height / 2)
        parts += _dots(group, series, along, top + most + (height - most) / 2)
        top += height
    return drawing(bottom + _BELOW, parts, width)


def _grid(along: Axis, words: str, top: float, bottom: float) -> Iterator[str]:
    for tick in along.ticks:
        x = along.place(tick)
        yield line((x, top), (x, bottom), GRID)
        yield text(percent(tick), x, bottom + 16, anchor="middle", size=SMALL)
    yield text(words, (along.start + along.end) / 2, bottom + 36, colour=MUTED, anchor="middle", size=SMALL)


def _beside(label: Sequence[str], x: float, middle: float) -> Iterator[str]:
    first = middle - _LINE * (len(label) - 1) / 2 + LABEL / 3
    for number, words in enumerate(label):
        yield text(words, x, first + _LINE * number, anchor="end")


def _above(label: Sequence[str], top: float) -> Iterator[str]:
    for number, words in enumerate(label):
        yield text(words, 0, top + _LINE * (number + 1) - 2, halo=True)


def _dots(group: IntervalGroup, series: Sequence[str], along: Axis, middle: float) -> Iterator[str]:
    """The shares of a group around its middle line, one below the other."""
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
