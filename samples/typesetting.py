"""Breaks marked-up text into lines of styled spans, as wide as they may be.

Lines break after spaces, which stay at the line's end, and after hyphens inside words, as a word processor does.
It measures; it does not draw.
"""

import re
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

__all__ = ["BODY", "BOLD", "MARKS", "Span", "TextLine", "break_lines", "register_marks", "width"]

BODY, BOLD, MARKS = "Helvetica", "Helvetica-Bold", "SampleMarks"

_NUMBER_SCALE = 0.65
_RISES = {1: 0.33, 2: 0.6}
_STYLE = re.compile(r"(\*\*|\^+\d)")
_PIECE = re.compile(r"\S*?-(?=\w)|\S+|\s+")
_BULLET = 0x2022
_BULLETS_WITHOUT_GLYPH = (0x25FC, 0xF06E, 0xF0A7)


@dataclass(frozen=True)
class Span:
    """A stretch of one line in one style; `rise` is how far it stands above the line, in points."""

    text: str
    font: str
    size: float
    rise: float = 0


TextLine = tuple[Span, ...]


@cache
def register_marks() -> None:
    """Make bullets drawable: the glyph of a plain one stands for all, each keeping its own character code."""
    font = TTFont(MARKS, "VeraBd.ttf")
    glyphs, widths = font.face.charToGlyph, font.face.charWidths
    for code in _BULLETS_WITHOUT_GLYPH:
        glyphs[code], widths[code] = glyphs[_BULLET], widths[_BULLET]
    pdfmetrics.registerFont(font)


def width(line: TextLine) -> float:
    """How wide a line is, in points, its trailing space left out."""
    texts = [(span.text if span is not line[-1] else span.text.rstrip(), span) for span in line]
    return sum(float(pdfmetrics.stringWidth(text, span.font, span.size)) for text, span in texts)


def break_lines(text: str, size: float, room: float) -> list[TextLine]:
    """Lines of at most `room` points; a single piece that is wider gets a line of its own."""
    lines: list[TextLine] = []
    line: TextLine = ()
    for piece in _pieces(text, size):
        if line and not piece.text.isspace() and width((*line, piece)) > room:
            lines.append(line)
            line = ()
        line = _append(line, piece)
    return [*lines, line] if line else lines


def _pieces(text: str, size: float) -> list[Span]:
    """The smallest parts between which a line may break, in their styles."""
    pieces: list[Span] = []
    font = BODY
    for part in _STYLE.split(text):
        if part == "**":
            font = BOLD if font == BODY else BODY
        elif part.startswith("^"):
            pieces.append(Span(part[-1], font, size * _NUMBER_SCALE, size * _RISES[len(part) - 1]))
        else:
            pieces += [Span(piece, font, size) for piece in _PIECE.findall(part)]
    return pieces


def _append(line: TextLine, piece: Span) -> TextLine:
    """`line` with `piece` at its end, joined to the last span where the style is the same."""
    if line and (line[-1].font, line[-1].size) == (piece.font, piece.size):
        return (*line[:-1], Span(line[-1].text + piece.text, piece.font, piece.size, piece.rise))
    return (*line, piece)
