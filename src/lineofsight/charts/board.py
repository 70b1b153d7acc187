"""A board of small multiples: a cell for each series with its name, last figure, change, line, and a mark if flagged.

Sixty cells are drawn in milliseconds. It draws what it is given: a period without a figure is a gap, never bridged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineofsight.charts.axis import Axis
from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import NARROW, SMALL, WIDTH, drawing, key, line, mark, path, text
from lineofsight.charts.palette import GRID, MUTED, SERIES
from lineofsight.charts.svg import finish, lines

__all__ = ["BoardCell", "board"]

_BETWEEN = 22
_NAME_CHARACTERS, _DETAIL_CHARACTERS = 30, 36
_FIGURE, _LINE_HEIGHT = 17, 36
_HEIGHT = 146
_OURS, _STANDS_OUT, _THEIRS = SERIES[0], SERIES[1], MUTED


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How wide the drawing is, and how many cells stand in a row."""

    width: int
    columns: int

    @property
    def cell(self) -> float:
        """The width of a cell."""
        return (self.width - _BETWEEN * (self.columns - 1)) / self.columns


_WIDE, _NARROW = _Sheet(WIDTH, 3), _Sheet(NARROW, 1)


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One series: `figure` is the last as people write it, `period` when that was.

    `change` and `others` are a few words each: how it moved, and where others stand. `values` are in order of time,
    None at a gap, and `reference` those of the whole for the same periods. `flag` says what stands out, empty where
    nothing does, and `flagged` at which places of `values`.
    """

    name: str
    figure: str
    period: str
    change: str = ""
    others: str = ""
    values: tuple[float | None, ...] = ()
    reference: tuple[float | None, ...] = ()
    flag: str = ""
    flagged: frozenset[int] = frozenset()


def board(title: str, cells: Sequence[BoardCell], reference: str = "England") -> Chart:
    """The cells in the order given, three in a row, on a phone one; each line has a scale of its own."""
    flagged = [cell for cell in cells if cell.flag]
    alternative = " ".join(_alternative(cells, flagged, reference))
    return Chart(
        title=title,
        alternative=alternative,
        columns=("Series", "Last figure", "Period", "Change", "Others", "Flag"),
        rows=tuple(
            (cell.name, cell.figure, *(words or None for words in (cell.period, cell.change, cell.others, cell.flag)))
            for cell in cells
        ),
        svg=finish(_drawn(cells, reference, _WIDE), title, alternative),
        narrow=finish(_drawn(cells, reference, _NARROW), title, alternative),
    )


def _alternative(cells: Sequence[BoardCell], flagged: Sequence[BoardCell], reference: str) -> Iterator[str]:
    yield f"Small lines over time, a cell for every series ({len(cells)}), each with a scale of its own"
    yield f"and beside {reference}."
    yield f"Flagged: {len(flagged)}." if flagged else "None is flagged."
    for cell in cells:
        figure = " in ".join(filter(None, (cell.figure, cell.period)))
        details = filter(None, (cell.change, cell.others, cell.flag and f"flagged: {cell.flag}"))
        yield f"{cell.name}: {'; '.join((figure, *details)).rstrip('.')}."


def _drawn(cells: Sequence[BoardCell], reference: str, sheet: _Sheet) -> str:
    drawn_key, top = key(_entries(cells, reference), 12, sheet.width)
    parts = [drawn_key]
    for number, cell in enumerate(cells):
        row, column = divmod(number, sheet.columns)
        x, y = column * (sheet.cell + _BETWEEN), top + 12 + row * _HEIGHT
        parts.append(f'<g transform="translate({x:.1f},{y:.1f})">{"".join(_cell(cell, sheet.cell))}</g>')
    rows = -(-len(cells) // sheet.columns)
    return drawing(top + 12 + rows * _HEIGHT, parts, sheet.width)


def _entries(cells: Sequence[BoardCell], reference: str) -> Iterator[tuple[str, str]]:
    yield line((-8, 0), (8, 0), _OURS, 2), "figure"
    if any(value is not None for cell in cells for value in cell.reference):
        yield line((-8, 0), (8, 0), _THEIRS, 1.2, "3 2"), reference
    if any(cell.flag for cell in cells):
        yield mark("diamond", (0, 0), _STANDS_OUT, 6), "flagged: moved more than chance explains"


def _cell(cell: BoardCell, width: float) -> Iterator[str]:
    yield line((0, 0), (width, 0), GRID)
    names = lines(cell.name, _NAME_CHARACTERS, most=2)
    for number, words in enumerate(names):
        yield text(words, 0, 17 + 15 * number, size=SMALL, bold=True)
    y = 17.0 + 15 * len(names) + 6
    yield text(cell.figure, 0, y, size=_FIGURE)
    yield text(cell.period, width, y, colour=MUTED, anchor="end", size=SMALL)
    if cell.flag:
        yield mark("diamond", (width - 6, y + 12), _STANDS_OUT, 6)
        yield text("flagged" if _is_current(cell) else "flagged earlier", width - 15, y + 16, anchor="end", size=SMALL)
    for words in filter(None, (cell.change, cell.others)):
        y += 16
        yield text(lines(words, _DETAIL_CHARACTERS, most=1)[0], 0, y, colour=MUTED, size=SMALL)
    yield from _spark(cell, width, _HEIGHT - 14 - _LINE_HEIGHT, _HEIGHT - 14)


def _spark(cell: BoardCell, width: float, top: float, bottom: float) -> Iterator[str]:
    known = [value for value in (*cell.values, *cell.reference) if value is not None]
    if not known:
        return
    least, most = min(known), max(known)
    axis = Axis(least, most if most > least else least + 1, bottom, top, (), 0)
    step = (width - 12) / max(len(cell.values) - 1, 1)
    theirs = [None if value is None else (6 + step * n, axis.place(value)) for n, value in enumerate(cell.reference)]
    ours = [None if value is None else (6 + step * n, axis.place(value)) for n, value in enumerate(cell.values)]
    yield path(theirs, _THEIRS, 1.2, "3 2")
    yield path(ours, _OURS, 2)
    last = max((number for number, place in enumerate(ours) if place), default=None)
    for number, place in enumerate(ours):
        if place and number in cell.flagged:
            yield mark("diamond", place, _STANDS_OUT, 5)
        elif place and (number == last or _stands_alone(ours, number)):
            yield mark("circle", place, _OURS, 3 if number == last else 2)


def _is_current(cell: BoardCell) -> bool:
    """Whether the last figure is among those flagged."""
    known = (place for place, value in enumerate(cell.values) if value is not None)
    return max(known, default=-1) in cell.flagged


def _stands_alone(places: Sequence[tuple[float, float] | None], number: int) -> bool:
    """Whether there is no line to a point before or after, so that only a mark can show it."""
    beside = (places[place] for place in (number - 1, number + 1) if 0 <= place < len(places))
    return not any(beside)
