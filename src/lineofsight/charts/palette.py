"""The colours of charts, each by name, for light and for dark pages.

Fills of grades differ in lightness, so that they stay apart in grey and for colour-blind readers, and are the same on
any page. It knows nothing of shapes; which colour stands for what in a chart is for the chart.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lineofsight.vocabulary import Grade

__all__ = [
    "AXIS",
    "COLOURS",
    "GRADE_FILLS",
    "GRID",
    "INK",
    "MARKS",
    "MUTED",
    "ON_DARK",
    "ON_LIGHT",
    "PAPER",
    "SERIES",
    "Colour",
    "contrast",
    "dark_rules",
    "text_on",
]


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour, `#rrggbb`: as drawn (`light`), and what a page gives it on a dark ground."""

    name: str
    light: str
    dark: str


INK = Colour("ink", "#0b0c0c", "#f1f1ef")
MUTED = Colour("muted", "#50565b", "#b6bbbf")
AXIS = Colour("axis", "#858c92", "#7d858c")
GRID = Colour("grid", "#dfe2e4", "#3a4046")
PAPER = Colour("paper", "#ffffff", "#15181a")
ON_LIGHT = Colour("on-light", "#1a1a1a", "#1a1a1a")
ON_DARK = Colour("on-dark", "#fdfdfd", "#fdfdfd")

GRADE_FILLS = {
    Grade.OUTSTANDING: Colour("outstanding", "#0f5c4d", "#0f5c4d"),
    Grade.GOOD: Colour("good", "#7cc0a4", "#7cc0a4"),
    Grade.REQUIRES_IMPROVEMENT: Colour("requires-improvement", "#f3d27a", "#f3d27a"),
    Grade.ADEQUATE: Colour("adequate", "#bf8b33", "#bf8b33"),
    Grade.INADEQUATE: Colour("inadequate", "#7d1a1a", "#7d1a1a"),
}

SERIES = (
    Colour("series-1", "#12436d", "#8fc4f0"),
    Colour("series-2", "#d4551a", "#ff9d6b"),
    Colour("series-3", "#1f8a80", "#63d6cb"),
    Colour("series-4", "#801650", "#f09cc9"),
)

MARKS = ("circle", "diamond", "square", "triangle-up")
"""The shapes that go with the colours of series, so that colour is never alone in telling them apart."""

COLOURS = (INK, MUTED, AXIS, GRID, PAPER, ON_LIGHT, ON_DARK, *GRADE_FILLS.values(), *SERIES)
"""Every colour a chart is drawn in; no two are the same when light."""


_TOLD_APART = 3
"""The contrast with its ground that a shape needs (WCAG 2.2, 1.4.11); a darker one is given an edge."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def text_on(fill: Colour) -> Colour:
    """The colour of text that stands out more on a fill."""
    return max(ON_LIGHT, ON_DARK, key=lambda text: contrast(text.light, fill.light))


def dark_rules() -> str:
    """The rules of a stylesheet that turn charts in a page to their dark colours, one a line."""
    return "\n".join(_rules())


def _rules() -> Iterator[str]:
    for colour in COLOURS:
        if colour.dark != colour.light:
            yield f".los-fill-{colour.name} {{ fill: {colour.dark}; }}"
            yield f".los-line-{colour.name} {{ stroke: {colour.dark}; }}"
    for fill in GRADE_FILLS.values():
        if contrast(fill.dark, PAPER.dark) < _TOLD_APART:
            yield f".los-fill-{fill.name} {{ stroke: {AXIS.dark}; }}"
