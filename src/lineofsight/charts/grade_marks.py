"""Grades as small boxes with letters, and drawings of any width with a key that fits it.

It knows how a grade is marked, the same in every chart; what is marked is for the charts.
"""

from collections.abc import Iterable

from lineofsight.charts.drawing import SMALL, text, width_of
from lineofsight.charts.palette import AXIS, GRADE_FILLS, INK, PAPER, Colour, text_on
from lineofsight.vocabulary import Grade

__all__ = ["LETTERS", "NARROW", "box", "grade_mark", "key_within", "open_box", "sheet"]

NARROW = 340
"""The width of a drawing that can be read on a phone, in units of its own."""

LETTERS = {
    Grade.OUTSTANDING: "O",
    Grade.GOOD: "G",
    Grade.REQUIRES_IMPROVEMENT: "RI",
    Grade.ADEQUATE: "A",
    Grade.INADEQUATE: "I",
}


def sheet(width: float, height: float, parts: Iterable[str]) -> str:
    """The parts as one drawing."""
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def box(left: float, top: float, width: float, height: float, fill: Colour) -> str:
    """A filled box, set off by an edge in the colour of the ground; one too thin for an edge has none."""
    around = f' stroke="{PAPER.light}"' if min(width, height) > 3 else ""
    return f'<rect {_place(left, top, width, height)} fill="{fill.light}"{around}/>'


def open_box(left: float, top: float, width: float, height: float) -> str:
    """An empty box with a dashed edge, for what has no grade; nothing where it would be a line."""
    if height <= 1:
        return ""
    place = _place(left + 0.5, top + 0.5, width - 1, height - 1)
    return f'<rect {place} fill="none" stroke="{AXIS.light}" stroke-dasharray="2 2"/>'


def grade_mark(grade: Grade, x: float, y: float, *, is_apart: bool = False) -> str:
    """A box with the letters of a grade around a place, 24 by 18; `is_apart` draws it hollow."""
    fill = GRADE_FILLS[grade]
    if is_apart:
        return (
            f'<rect {_place(x - 10.5, y - 7.5, 21, 15)} fill="{PAPER.light}" stroke="{fill.light}" stroke-width="3"/>'
            f"{text(LETTERS[grade], x, y + 4, anchor='middle', size=SMALL)}"
        )
    letters = text(LETTERS[grade], x, y + 4.5, anchor="middle", colour=text_on(fill), size=SMALL)
    return f"{box(x - 12, y - 9, 24, 18, fill)}{letters}"


def key_within(width: float, entries: Iterable[tuple[str, str]]) -> tuple[str, float]:
    """What shapes mean, in as few lines as fit, and how high they are; a shape is drawn around 0,0, up to 28 wide."""
    x, y, parts = 0.0, 11.0, []
    for shape, words in entries:
        needed = 34 + width_of(words, SMALL)
        if x and x + needed > width:
            x, y = 0.0, y + 23
        label = text(words, x + 32, y + 4.5, colour=INK, size=SMALL)
        parts.append(f'<g transform="translate({x + 14:.1f},{y:.1f})">{shape}</g>{label}')
        x += needed + 12
    return "".join(parts), (y + 13 if parts else 0.0)


def _place(left: float, top: float, width: float, height: float) -> str:
    return f'x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}"'
