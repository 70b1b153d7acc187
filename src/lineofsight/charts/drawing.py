"""The few SVG elements our own drawings are made of: words, lines, areas, marks and the key to them.

It knows shapes and where they stand. What they stand for is for the charts.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from xml.sax.saxutils import escape

from lineofsight.charts.palette import INK, PAPER, Colour
from lineofsight.charts.svg import printable

__all__ = ["LABEL", "NARROW", "SMALL", "WIDTH", "area", "drawing", "key", "line", "mark", "path", "text", "width_of"]

WIDTH = 680
"""The width of every chart, in units of its own; pages scale it."""

NARROW = 340
"""The width of a chart laid out for a phone."""

LABEL, SMALL = 13, 12
"""The two sizes of type."""

_LETTER = 0.57
"""About the mean width of a letter, as a share of the size of type."""

Place = tuple[float, float]
_Item = TypeVar("_Item")

_SHAPES = {
    "circle": "M{r},0A{r},{r},0,1,1,-{r},0A{r},{r},0,1,1,{r},0Z",
    "diamond": "M0,-{r}L{r},0L0,{r}L-{r},0Z",
    "square": "M-{r},-{r}H{r}V{r}H-{r}Z",
    "triangle-up": "M0,-{r}L{r},{r}H-{r}Z",
    "cross": "M-{r},-{r}L{r},{r}M-{r},{r}L{r},-{r}",
}


def drawing(height: float, parts: Iterable[str], width: int = WIDTH) -> str:
    """The parts as one drawing."""
    size = f'width="{width}" height="{height:g}" viewBox="0 0 {width} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def width_of(words: str, size: float = LABEL) -> float:
    """About how wide words are set."""
    return len(words) * _LETTER * size


def text(
    words: str,
    x: float,
    y: float,
    *,
    colour: Colour = INK,
    anchor: str = "start",
    size: int = LABEL,
    bold: bool = False,
    halo: bool = False,
) -> str:
    """Words on the line `y`, beginning, ending or centred at `x`; with a `halo` they stay readable over lines."""
    weight = ' font-weight="bold"' if bold else ""
    around = f' stroke="{PAPER.light}" stroke-width="4" paint-order="stroke"' if halo else ""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour.light}"{weight}{around}>{escape(printable(words))}</text>'


def line(start: Place, end: Place, colour: Colour, width: float = 1, dashes: str = "") -> str:
    """A straight line."""
    return path([start, end], colour, width, dashes)


def path(places: Iterable[Place | None], colour: Colour, width: float = 2, dashes: str = "") -> str:
    """A line through places; None is a gap, never bridged. Nothing where no two places meet."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    steps = "".join(_polyline(stretch) for stretch in _stretches(places) if len(stretch) > 1)
    return f'<path d="{steps}" fill="none" stroke="{colour.light}" stroke-width="{width:g}"{dashed}/>' if steps else ""


def area(edges: Iterable[tuple[Place, Place] | None], colour: Colour, opacity: float) -> str:
    """A band between pairs of edges; None is a gap."""
    steps = ""
    for stretch in _stretches(edges):
        there, back = [low for low, _ in stretch], [high for _, high in reversed(stretch)]
        steps += f"{_polyline([*there, *back])}Z"
    return f'<path d="{steps}" fill="{colour.light}" fill-opacity="{opacity:g}"/>' if steps else ""


def mark(shape: str, place: Place, colour: Colour, radius: float = 4) -> str:
    """A filled circle, diamond, square or triangle, or a cross."""
    paint = f'fill="none" stroke="{colour.light}" stroke-width="1.5"' if shape == "cross" else f'fill="{colour.light}"'
    drawn = _SHAPES[shape].format(r=f"{radius:g}")
    return f'<path transform="translate({place[0]:.1f},{place[1]:.1f})" d="{drawn}" {paint}/>'


def key(entries: Iterable[tuple[str, str]], y: float, width: int = WIDTH) -> tuple[str, float]:
    """What the shapes mean, in as few lines as fit, and where the last of them ends.

    An entry is a shape drawn around 0,0, no wider than 16, and its words.
    """
    x, parts = 2.0, []
    for shape, words in entries:
        needed = 22 + width_of(words)
        if x + needed > width and x > 2:
            x, y = 2.0, y + 20
        parts += [f'<g transform="translate({x + 8:.1f},{y:.1f})">{shape}</g>', text(words, x + 22, y + 4.5)]
        x += needed + 18
    return "".join(parts), y + 10


def _polyline(places: Sequence[Place]) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _stretches(items: Iterable[_Item | None]) -> Iterator[list[_Item]]:
    """The unbroken stretches between gaps."""
    found: list[_Item] = []
    for item in (*items, None):
        if item is not None:
            found.append(item)
        elif found:
            yield found
            found = []
