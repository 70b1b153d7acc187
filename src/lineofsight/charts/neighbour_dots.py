"""One figure among others: a row for each place with its interval, highest first, beside the middles of groups.

It draws figures and intervals it is given. A place without a figure keeps its row, last, with the reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineofsight.charts.axis import Axis, Unit, axis_over
from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import NARROW, SMALL, WIDTH, drawing, key, line, mark, text, width_of
from lineofsight.charts.palette import GRID, MUTED, SERIES
from lineofsight.charts.svg import finish, lines

__all__ = ["DotRow", "neighbour_dots"]

_ROW, _NAME, _LINE, _BELOW, _LABEL_CHARACTERS = 24, 16, 14, 44, 36
_BOLD = 1.1
"""How much wider bold words are."""
_OURS, _OTHERS = SERIES[1], SERIES[0]
_DASHES = ("", "5 3", "1 3")
"""Groups are told apart by the dashes of their lines."""


@dataclass(frozen=True, slots=True)
class DotRow:
    """One place. `low` and `high` are its interval, None where there is none; `note` says what is odd, or why no value.

    `is_ours` marks the place that the chart is about.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""
    is_ours: bool = False


def neighbour_dots(title: str, rows: Sequence[DotRow], unit: Unit, groups: Sequence[tuple[str, float]] = ()) -> Chart:
    """The rows sorted by figure, and up to three groups as lines at their middles.

    Raises ValueError for more groups than there are dashes to tell them apart.
    """
    if len(groups) > len(_DASHES):
        raise ValueError(f"{len(groups)} groups cannot be told apart in one chart: give at most {len(_DASHES)}.")
    ordered = sorted(rows, key=lambda row: (row.value is None, -(row.value or 0), row.name))
    alternative = " ".join(_alternative(ordered, unit, groups))
    cells = [(row.name, *map(unit.cell, (row.value, row.low, row.high)), row.note or None) for row in ordered]
    return Chart(
        title=title,
        alternative=alternative,
        columns=("Place", "Figure", "Low", "High", "Note"),
        rows=(*cells, *((name, unit.cell(value), None, None, "drawn as a line") for name, value in groups)),
        svg=finish(_drawn(ordered, unit, groups, WIDTH), title, alternative),
        narrow=finish(_drawn(ordered, unit, groups, NARROW), title, alternative),
    )


def _alternative(rows: Sequence[DotRow], unit: Unit, groups: Sequence[tuple[str, float]]) -> Iterator[str]:
    yield f"Dots with whiskers, one row for each place, highest first, in {unit.words}."
    for row in rows:
        spread = f" ({unit.written(row.low)} to {unit.written(row.high)})" if row.low is not None else ""
        figure = row.note or "no figure" if row.value is None else f"{unit.written(row.value)}{spread}"
        yield f"{row.name}{', the place looked at' if row.is_ours else ''}: {figure}."
    yield from (f"{name}: {unit.written(value)}." for name, value in groups)


def _drawn(rows: Sequence[DotRow], unit: Unit, groups: Sequence[tuple[str, float]], width: int) -> str:
    """The rows; where the usual width is not to be had, names stand above their dots."""
    is_narrow, dashed = width < WIDTH, list(zip(_DASHES, groups, strict=False))
    drawn_key, above = key(
        ((line((0, -7), (0, 7), MUTED, 1.5, dash), f"{name} {unit.written(value)}") for dash, (name, value) in dashed),
        12,
        width,
    )
    labels = [lines(row.name, _LABEL_CHARACTERS, most=1)[0] for row in rows]
    left = 12.0 if is_narrow else max((width_of(label) * _BOLD for label in labels), default=0) + 16
    right = width - 16 - max((width_of(unit.written(row.value)) * _BOLD for row in rows), default=0)
    shown = [*(value for row in rows for value in (row.value, row.low, row.high)), *(value for _, value in groups)]
    axis = axis_over(shown, left, right)
    top = (above if groups else 0) + 8
    over, height = (_NAME, _ROW + _NAME) if is_narrow else (0, _ROW)
    bottom = top + height * len(rows)
    said = lines(unit.heading(axis), int((right - left) / width_of("n", SMALL)))
    parts = [drawn_key, *_grid(axis, unit, said, top, bottom)]
    for dash, (_, value) in dashed:
        parts.append(line((axis.place(value), top), (axis.place(value), bottom), MUTED, 1.5, dash))
    for number, (row, label) in enumerate(zip(rows, labels, strict=True)):
        y = top + height * number + over + _ROW / 2
        x, place, anchor = (0.0, y - _ROW / 2, "start") if is_narrow else (axis.start - 12, y + 4.5, "end")
        parts.append(text(label, x, place, anchor=anchor, bold=row.is_ours, halo=True))
        parts += _row(row, unit, axis, y, width)
    return drawing(bottom + _BELOW + _LINE * (len(said) - 1), parts, width)


def _grid(axis: Axis, unit: Unit, said: Sequence[str], top: float, bottom: float) -> Iterator[str]:
    for tick in axis.ticks:
        x = axis.place(tick)
        yield line((x, top), (x, bottom), GRID)
        yield text(unit.written(tick, axis.decimals), x, bottom + 16, anchor="middle", size=SMALL)
    for number, words in enumerate(said):
        y = bottom + 36 + _LINE * number
        yield text(words, (axis.start + axis.end) / 2, y, colour=MUTED, anchor="middle", size=SMALL)


def _row(row: DotRow, unit: Unit, axis: Axis, y: float, width: int) -> Iterator[str]:
    colour, shape, radius = (_OURS, "diamond", 7) if row.is_ours else (_OTHERS, "circle", 4)
    if row.value is None:
        yield text(row.note or "no figure", axis.start + 6, y + 4.5, colour=MUTED, size=SMALL, halo=True)
        return
    if row.low is not None and row.high is not None:
        yield line((axis.place(row.low), y), (axis.place(row.high), y), colour, 2)
    yield mark(shape, (axis.place(row.value), y), colour, radius)
    yield text(unit.written(row.value), width - 4, y + 4.5, anchor="end", bold=row.is_ours)
