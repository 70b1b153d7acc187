"""A map in which every authority is a hexagon of one size, coloured by its grade, with a few letters for its name.

It draws tiles where it is told to; where an authority stands and what it was judged is for those who give them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import SMALL, WIDTH, drawing, line, text, width_of
from lineofsight.charts.grade_marks import key_within
from lineofsight.charts.palette import AXIS, GRADE_FILLS, INK, MUTED, PAPER, text_on
from lineofsight.charts.svg import finish, lines, printable
from lineofsight.vocabulary import Grade

__all__ = ["Tile", "tile_map"]

_WIDEST = 44.0
_LETTERS = 0.36
"""The size of type, as a share of the width of a hexagon: four letters fit, three can be read on a phone."""

_NAME_CHARACTERS, _NAME_LINE = 14, 15

_NARROWEST, _KEY = 416, 290
"""How wide the map must be for its letters to be read and its tiles be hit, and what of that a phone shows at once."""

_CORNERS = ((0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1))
"""Of a hexagon around 0,0, in half widths and in quarters of its height, clockwise from the top."""

_Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tile:
    """One authority: `short` are its letters, `column` and `row` its place, odd rows half a place to the right.

    `grade` is None where it has none. With a `link` the tile leads there. Tiles of one `region` are set off from
    others by a line.
    """

    name: str
    short: str
    column: int
    row: int
    grade: Grade | None
    link: str = ""
    region: str = ""

    @property
    def told(self) -> str:
        """The grade as people write it."""
        return _told(self.grade)

    @property
    def middle(self) -> _Corner:
        """Where its middle is, in half widths and in quarters of a height."""
        return 2 * self.column + self.row % 2, 3 * self.row

    @property
    def corners(self) -> list[_Corner]:
        """Where its six corners are."""
        x, y = self.middle
        return [(x + right, y + down) for right, down in _CORNERS]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From halves and quarters to units of the drawing: the width of a hexagon, and where 0,0 lies."""

    width: float
    left: float
    top: float

    def place(self, corner: _Corner) -> tuple[float, float]:
        return self.left + corner[0] * self.width / 2, self.top + corner[1] * self.width / math.sqrt(12)


def tile_map(title: str, tiles: Sequence[Tile]) -> Chart:
    """The tiles as a map, with a key that says how many there are of each grade."""
    counts = Counter(tile.grade for tile in tiles)
    judged = [(grade, counts[grade]) for grade in (*Grade, None) if counts[grade]]
    alternative = _alternative(judged, len(tiles))
    return Chart(
        title=title,
        alternative=alternative,
        columns=("Authority", "Grade"),
        rows=tuple((tile.name, tile.told) for tile in sorted(tiles, key=lambda tile: tile.name)),
        svg=finish(_drawn(tiles, judged, WIDTH), title, alternative),
        narrow=finish(_drawn(tiles, judged, _NARROWEST), title, alternative),
    )


def _told(grade: Grade | None) -> str:
    return grade.label if grade else "No grade"


def _alternative(judged: Iterable[tuple[Grade | None, int]], total: int) -> str:
    told = ", ".join(f"{count} {_told(grade).lower() if grade else 'without a grade'}" for grade, count in judged)
    return f"A map with a hexagon of one size for each of {total} authorities, coloured by grade: {told or 'none'}."


def _drawn(tiles: Sequence[Tile], judged: Iterable[tuple[Grade | None, int]], whole: int) -> str:
    """The map with its key. With less room than usual regions have no names, and the key keeps to the left."""
    is_narrow = whole < WIDTH
    entries = [(_hexagon(_at(19), (0, 0), grade), f"{_told(grade)} {count}") for grade, count in judged]
    drawn_key, top = key_within(_KEY if is_narrow else WIDTH, entries)
    if not tiles:
        return drawing(top, [drawn_key], whole)
    corners = [corner for tile in tiles for corner in tile.corners]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    north, south = min(y for _, y in corners), max(y for _, y in corners)
    width = min(_WIDEST, 2 * (whole - 4) / (east - west))
    plain = _at(width)
    scale = _Scale(width, (whole - plain.place((west + east, 0))[0]) / 2, top + 10 - plain.place((0, north))[1])
    in_order = sorted(tiles, key=lambda tile: (tile.row, tile.column))  # links are reached as they are read
    parts = [_tile(scale, tile) for tile in in_order]
    parts += _borders(scale, tiles)
    if not is_narrow:
        parts += _names(scale, tiles)
    return drawing(scale.place((0, south))[1] + 4, [drawn_key, *parts], whole)


def _at(width: float) -> _Scale:
    return _Scale(width, 0, 0)


def _tile(scale: _Scale, tile: Tile) -> str:
    x, y = scale.place(tile.middle)
    size = round(scale.width * _LETTERS)
    colour = text_on(GRADE_FILLS[tile.grade]) if tile.grade else INK
    letters = text(tile.short, x, y + size * 0.36, anchor="middle", colour=colour, size=size)
    drawn = _hexagon(scale, tile.middle, tile.grade) + letters
    words = printable(f"{tile.name} ({tile.short}): {tile.told}")
    tip = f"<title>{escape(words)}</title>"
    if not tile.link:
        return f"<g>{tip}{drawn}</g>"
    return f'<a class="los-tile" href={quoteattr(printable(tile.link))} aria-label={quoteattr(words)}>{tip}{drawn}</a>'


def _hexagon(scale: _Scale, middle: _Corner, grade: Grade | None) -> str:
    """A filled hexagon, or an empty one with a dashed edge that lies wholly within its place."""
    if grade:
        outline = _outline(scale, middle, 1.0)
        return f'<path d="{outline}" fill="{GRADE_FILLS[grade].light}" stroke="{PAPER.light}" stroke-width="1.5"/>'
    outline = _outline(scale, middle, 0.9)
    return f'<path d="{outline}" fill="{PAPER.light}" stroke="{AXIS.light}" stroke-width="1.5" stroke-dasharray="3 2"/>'


def _outline(scale: _Scale, middle: _Corner, share: float) -> str:
    x, y = scale.place(middle)
    around = _at(scale.width * share)
    places = [(x + right, y + down) for right, down in map(around.place, _CORNERS)]
    return f"M{'L'.join(f'{right:.1f},{down:.1f}' for right, down in places)}Z"


def _borders(scale: _Scale, tiles: Iterable[Tile]) -> Iterator[str]:
    """A line along every side that two regions share."""
    seen: dict[frozenset[_Corner], str] = {}
    for tile in tiles:
        corners = tile.corners
        for start, end in pairwise((*corners, corners[0])):
            other = seen.setdefault(frozenset((start, end)), tile.region)
            if other != tile.region:
                yield line(scale.place(start), scale.place(end), INK, 2)


def _names(scale: _Scale, tiles: Sequence[Tile]) -> Iterator[str]:
    """The name of each region outside the map, beside the middlemost of its rows where it has room; else nowhere."""
    placed: list[_Box] = [_Box.of(scale, tile) for tile in tiles]
    for region in dict.fromkeys(tile.region for tile in tiles if tile.region):
        words = lines(region, _NAME_CHARACTERS)
        own = [tile for tile in tiles if tile.region == region]
        middle = sum(tile.row for tile in own) / len(own)
        for tile in sorted(own, key=lambda tile: abs(tile.row - middle)):
            spots = [_Box.beside(scale, tile, words, to_the_right=right) for right in (False, True)]
            free = [spot for spot in spots if spot.is_on_the_page and not any(map(spot.meets, placed))]
            if free:
                placed.append(free[0])
                yield from free[0].words(words)
                break


@dataclass(frozen=True, slots=True)
class _Box:
    """Room taken by a tile or by a name; words are set away from the tile they stand beside."""

    left: float
    top: float
    right: float
    bottom: float
    anchor: str = "middle"

    @classmethod
    def of(cls, scale: _Scale, tile: Tile) -> "_Box":
        x, y = scale.place(tile.middle)
        return cls(x - scale.width / 2, y - scale.width / 2, x + scale.width / 2, y + scale.width / 2)

    @classmethod
    def beside(cls, scale: _Scale, tile: Tile, words: Sequence[str], *, to_the_right: bool) -> "_Box":
        x, y = scale.place(tile.middle)
        width, half = max(width_of(one, SMALL) for one in words), len(words) * _NAME_LINE / 2
        left = x + scale.width / 2 + 8 if to_the_right else x - scale.width / 2 - 8 - width
        return cls(left, y - half, left + width, y + half, "start" if to_the_right else "end")

    @property
    def is_on_the_page(self) -> bool:
        return self.left >= 0 and self.right <= WIDTH

    def meets(self, other: "_Box") -> bool:
        apart = self.right < other.left or other.right < self.left or self.bottom < other.top or other.bottom < self.top
        return not apart

    def words(self, words: Iterable[str]) -> Iterator[str]:
        x = self.left if self.anchor == "start" else self.right
        for number, one in enumerate(words):
            baseline = self.top + _NAME_LINE * number + 11
            yield text(one, x, baseline, anchor=self.anchor, colour=MUTED, size=SMALL, bold=True)
