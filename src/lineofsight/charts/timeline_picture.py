"""The picture of a timeline: years across, lanes down, marks that never hide each other, and windows as open bars.

It lays out what it is given at the width asked for, and knows nothing of inspections.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from lineofsight.charts.drawing import SMALL, line, mark, text, width_of
from lineofsight.charts.grade_marks import grade_mark, key_within, sheet
from lineofsight.charts.palette import AXIS, GRID, INK, PAPER, SERIES
from lineofsight.charts.svg import lines, printable
from lineofsight.charts.timeline_items import TimelineEvent, TimelineWindow, short_date
from lineofsight.vocabulary import Grade

__all__ = ["TimelinePicture"]

_Item = TimelineEvent | TimelineWindow

_NAME, _ROW, _WINDOW_ROW, _BETWEEN, _YEARS, _BELOW = 22, 24, 54, 6, 24, 20
"""How high are the name of a lane, a row of marks, one with a window, the space between lanes, years, and the foot."""

_EDGE, _HALF, _APART = 15, 12, 2
"""The space at either side, half the width of a mark, and the least space between two."""

_BAR, _LEAST_BAR, _YEAR_LABEL = 14, 8, 36
_OURS = SERIES[0]


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item, and from where to where its shape and its words reach across."""

    item: _Item
    start: float
    end: float
    words: tuple[str, ...] = ()
    left: float = 0
    right: float = 0

    def meets(self, other: "_Placed") -> bool:
        """Whether shapes or words would touch, were both in one row."""
        shapes = self.start < other.end + _APART and other.start < self.end + _APART
        words = self.left < other.right + _APART and other.left < self.right + _APART
        return shapes or (words and bool(self.words and other.words))


class TimelinePicture:
    """The drawing of one timeline: where everything stands, and its parts."""

    def __init__(
        self, events: Sequence[TimelineEvent], windows: Sequence[TimelineWindow], today: date, width: float
    ) -> None:
        self.events, self.windows, self.today, self.width = events, windows, today, width
        ends = (day for window in windows for day in (window.earliest, window.latest) if day)
        days = [today, *(event.day for event in events), *ends]
        self.first, self.last = min(days).year, max(days).year + 1
        own = [event for event in events if not event.before]
        lanes: dict[str, list[_Placed]] = {}
        items: tuple[_Item, ...] = (*own, *windows, *(event for event in events if event.before))
        for item in items:
            lanes.setdefault(item.lane, []).append(self._placed(item))
        self.lanes = {name: _rows(placed) for name, placed in lanes.items()}

    def drawn(self) -> str:
        """The whole."""
        key, y = key_within(self.width, self._entries())
        top = y + _YEARS
        lanes, bottom = self._lanes(top)
        return sheet(self.width, bottom + _BELOW, [key, *self._time(top, bottom), *lanes])

    def _entries(self) -> Iterator[tuple[str, str]]:
        given = {event.grade for event in self.events}
        yield from ((grade_mark(grade, 0, 0), grade.label) for grade in Grade if grade in given)
        plain = [event for event in self.events if not event.grade]
        if any(not event.letters for event in plain):
            yield _circle(0, 0, ""), "Not graded"
        if letters := [event.letters for event in plain if event.letters]:
            yield _circle(0, 0, min(letters)), "Numbered outcome"
        if self.windows:
            yield _bar(-13, 13, 0, is_open=False), "Expected"

    def _x(self, day: date) -> float:
        """Where a day stands; every year is as wide as any other."""
        start, end = date(day.year, 1, 1), date(day.year, 12, 31)
        years = day.year - self.first + (day - start).days / ((end - start).days + 1)
        return _EDGE + years * (self.width - 2 * _EDGE) / (self.last - self.first)

    def _time(self, top: float, bottom: float) -> Iterator[str]:
        now = self._x(self.today)
        step = (self.width - 2 * _EDGE) / (self.last - self.first)
        every = ceil(_YEAR_LABEL / step)
        for number in range(self.last - self.first + 1):
            x = _EDGE + number * step
            is_told = number % every == 0
            yield line((x, top), (x, bottom), GRID, 1 if is_told else 0.5)
            if is_told:
                yield text(str(self.first + number), x, top - 6, anchor="middle", size=SMALL)
        yield line((0, top), (self.width, top), AXIS)
        yield line((now, top), (now, bottom + 4), INK, 1.5, "4 3")
        words = f"As of {short_date(self.today)}"
        half = width_of(words, SMALL) / 2
        yield text(words, min(max(now, half), self.width - half), bottom + 16, anchor="middle", size=SMALL)

    def _lanes(self, y: float) -> tuple[list[str], float]:
        """All lanes, and where the last ends."""
        parts = []
        for name, rows in self.lanes.items():
            parts.append(text(_cut(name, self.width), 2, y + 16, size=SMALL, bold=True, halo=True))
            y += _NAME
            for row in rows:
                middle = y + _ROW / 2
                parts += [_item(placed, middle) for placed in row]
                y += _WINDOW_ROW if any(isinstance(placed.item, TimelineWindow) for placed in row) else _ROW
            y += _BETWEEN
            parts.append(line((0, y), (self.width, y), GRID))
        return parts, y

    def _placed(self, item: _Item) -> _Placed:
        if isinstance(item, TimelineEvent):
            x = self._x(item.day)
            return _Placed(item, x - _HALF, x + _HALF)
        start = self._x(item.earliest)
        end = max(self._x(item.latest), start + _LEAST_BAR) if item.latest else self.width
        words = tuple(_cut(words, self.width) for words in item.label)
        room = max(width_of(row, SMALL) for row in words)
        left = min(start, self.width - room)
        return _Placed(item, start, end, words, left, left + room)


def _cut(words: str, width: float) -> str:
    """What of the words fits."""
    return lines(words, int(width / width_of("x", SMALL)), most=1)[0]


def _rows(items: Iterable[_Placed]) -> list[list[_Placed]]:
    """Items in rows where none meets another: each in the first that has room, in order of time."""
    rows: list[list[_Placed]] = []
    for item in sorted(items, key=lambda item: item.start):
        row = next((row for row in rows if not any(item.meets(other) for other in row)), None)
        if row is None:
            rows.append([item])
        else:
            row.append(item)
    return rows


def _item(placed: _Placed, y: float) -> str:
    item = placed.item
    if isinstance(item, TimelineWindow):
        return f"<g>{_tooltip(item)}{_window(placed, item.latest is None, y)}</g>"
    x, is_apart = (placed.start + placed.end) / 2, bool(item.before)
    drawn = grade_mark(item.grade, x, y, is_apart=is_apart) if item.grade else _circle(x, y, item.letters, is_apart)
    inside = f"{_tooltip(item)}{drawn}"
    if not item.link:
        return f"<g>{inside}</g>"
    link, name = (quoteattr(printable(words)) for words in (item.link, item.told))
    return f'<a href={link} class="los-mark" aria-label={name}>{inside}</a>'


def _window(placed: _Placed, is_open: bool, y: float) -> str:
    """A bar with its words below: from its start on, or where there is no room for that, to the end of the drawing."""
    x, anchor = (placed.left, "start") if placed.left == placed.start else (placed.right, "end")
    words = (
        text(words, x, y + 23 + 15 * number, anchor=anchor, size=SMALL, halo=True)
        for number, words in enumerate(placed.words)
    )
    return _bar(placed.start, placed.end, y, is_open=is_open) + "".join(words)


def _tooltip(item: _Item) -> str:
    return f"<title>{escape(printable(item.told))}</title>"


def _circle(x: float, y: float, letters: str, is_apart: bool = False) -> str:
    """A circle, with letters if there are any; hollow if it stands apart."""
    circle = mark("circle", (x, y), _OURS, 9 if letters else 7)
    if is_apart:
        circle += mark("circle", (x, y), PAPER, 7 if letters else 5)
    colour = INK if is_apart else PAPER
    return circle + (text(letters, x, y + 4.5, anchor="middle", colour=colour, size=SMALL) if letters else "")


def _bar(start: float, end: float, y: float, *, is_open: bool) -> str:
    """An empty bar; an open one has no end."""
    top, bottom = y - _BAR / 2, y + _BAR / 2
    d = f"M{end:.1f},{top:.1f}H{start:.1f}V{bottom:.1f}H{end:.1f}{'' if is_open else 'Z'}"
    return f'<path d="{d}" fill="{PAPER.light}" stroke="{_OURS.light}" stroke-width="1.5"/>'
