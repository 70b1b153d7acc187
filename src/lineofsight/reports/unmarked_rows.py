"""Reads the rows of a table that marks no items: in one column, or in two where the left says who must act.

Ruled lines are not known here. In two columns, what stands on the left after a right cell opens a row. In one,
gaps tell, lines that end early, and what asks look like.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lineofsight.pdf import Line, Word
from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.outline import join_lines
from lineofsight.reports.record import Box

__all__ = ["Row", "column_edge", "read_rows", "split_line"]

_BULLET = re.compile(r"(?:[\u2022\u25a0-\u25ff\uf000-\uf0ff\u00b7]\s*|[\u2010-\u2015\u2212]\s+)")
_GAP = 1.45
"""Line sizes between the middles of two lines above which there is a row's border between them."""
_BESIDE = 50.0
"""Points that the right of two columns is at least away from the left."""
_INDENT = 4.0
"""Points by which a bullet's text stands further in than the cell's."""
_SLACK = 3.0
"""Points by which the cells of a column may start at different places, and the width of a space."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words of a line that stand in one column."""

    line: Line
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].box[0]

    @property
    def right(self) -> float:
        return self.words[-1].box[2]

    @property
    def is_bullet(self) -> bool:
        return _BULLET.match(self.text) is not None

    @property
    def ends_sentence(self) -> bool:
        return self.text.endswith((".", "!", "?"))

    def is_far_below(self, other: "_Piece") -> bool:
        """Whether more than a line's distance lies between the two on one page."""
        # Two lines that a hyphen joins are one here; the second is where its last word stands.
        bottom, top = other.words[-1].box[1], other.words[-1].box[3]
        joined = top < other.line.bottom
        reached = (bottom + top) / 2 if joined else other.line.middle
        return self.line.page == other.line.page and reached - self.line.middle > _GAP * self.line.size

    def would_fit_beside(self, other: "_Piece", reach: float) -> bool:
        """Whether the other's line could have taken its first word before the column's right edge."""
        return other.right + _SLACK + self.words[0].box[2] - self.left < reach


@dataclass(slots=True)
class Row:
    """One row: who must act (empty in a table of one column) and what is asked."""

    left: list[_Piece] = field(default_factory=list)
    right: list[_Piece] = field(default_factory=list)

    @property
    def responsible(self) -> str:
        """The text of the left cell."""
        return join_lines([piece.text for piece in self.left])

    @property
    def text(self) -> str:
        """The text of the right, or only, cell; bullets and what follows them each on a line of their own."""
        parts: list[list[str]] = []
        base = min(piece.left for piece in self.right) + _INDENT
        indented = False
        for piece in self.right:
            if not parts or piece.is_bullet or (indented and piece.left < base):
                parts.append([])
            parts[-1].append(_BULLET.sub("• ", piece.text, count=1))
            indented = piece.left > base
        return "\n".join(map(join_lines, parts))

    @property
    def page(self) -> int:
        """The page it starts on."""
        return self.right[0].line.page

    @property
    def box(self) -> Box:
        """The box of what is asked on that page."""
        boxes = [word.box for piece in self.right if piece.line.page == self.page for word in piece.words]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return (min(lefts), min(bottoms), max(rights), max(tops))


def column_edge(header: Iterable[Line], *titles: str) -> float | None:
    """Where the column starts whose title begins so, right of another; None where there is none."""
    words = [word for line in header for word in line.words()]
    left = min((word.box[0] for word in words), default=0.0)
    return next((word.box[0] for word in words if word.text.startswith(titles) and word.box[0] > left + _BESIDE), None)


def split_line(line: Line, edge: float | None) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of a line left and right of `edge`; without an edge all are right of it."""
    words = line.words()
    cut = 0 if edge is None else sum(word.box[0] < edge - _SLACK for word in words)
    return words[:cut], words[cut:]


def read_rows(lines: Iterable[Line], edge: float | None = None) -> list[Row]:
    """The rows of a table's lines, without its header; `edge` is where the right of two columns starts."""
    pieces = [
        (_Piece(line, words), is_right)
        for line in lines
        for words, is_right in zip(split_line(line, edge), (False, True), strict=True)
        if any(character.isalnum() for word in words for character in word.text)
    ]
    if not pieces:
        return []
    return _one_column([piece for piece, _ in pieces]) if edge is None else _two_columns(pieces)


def _two_columns(pieces: Sequence[tuple[_Piece, bool]]) -> list[Row]:
    rows = [Row()]
    before: tuple[_Piece, bool] | None = None
    for piece, is_right in pieces:
        if before and not is_right and _opens_left(piece, *before):
            rows.append(Row())
        (rows[-1].right if is_right else rows[-1].left).append(piece)
        before = piece, is_right
    kept: list[Row] = []
    for row in rows:
        if row.right:
            kept.append(row)
        elif kept:
            # The end of a left cell that broke over a page has nothing beside it.
            kept[-1].left.extend(row.left)
    return kept


def _opens_left(piece: _Piece, before: _Piece, before_is_right: bool) -> bool:
    """Whether a piece of the left column opens a row: after a right cell, unless that goes on over the page."""
    same_page = before.line.page == piece.line.page
    if before_is_right:
        return same_page or before.ends_sentence
    return piece.is_far_below(before)


def _one_column(pieces: Sequence[_Piece]) -> list[Row]:
    """The rows of one column: opened by its bullets where it begins with one, else by lines at its margin."""
    opens = _opened_by_bullets(pieces) if pieces[0].is_bullet else _opened_at_margin(pieces)
    rows: list[Row] = []
    for piece, opening in zip(pieces, opens, strict=True):
        if opening:
            rows.append(Row())
        rows[-1].right.append(piece)
    return rows


def _opened_by_bullets(pieces: Sequence[_Piece]) -> list[bool]:
    return [piece.is_bullet and piece.left <= pieces[0].left + _INDENT for piece in pieces]


def _opened_at_margin(pieces: Sequence[_Piece]) -> list[bool]:
    """Which pieces open a row: those that start a sentence at the margin and do not just go on filling lines.

    The next word would have fitted on the line before, or there is air between the two. In a table without air
    between rows, and over a page's end, a sentence that says who should do something opens one too.
    """
    margin = min(piece.left for piece in pieces) + _INDENT
    reach = max(piece.right for piece in pieces)
    pairs = list(enumerate(pairwise(pieces), start=1))
    starts = {place for place, (before, piece) in pairs if _starts_sentence(before, piece, margin)}
    apart = {place for place, (before, piece) in pairs if place in starts and piece.is_far_below(before)}
    early = {place for place, (before, piece) in pairs if place in starts and piece.would_fit_beside(before, reach)}
    turned = {place for place, (before, piece) in pairs if place in starts and piece.line.page != before.line.page}
    asking = {place for place in (turned if apart else starts) if _asks(pieces[place : place + 2])}
    opens = {0} | apart | early | asking
    return [place in opens for place in range(len(pieces))]


def _starts_sentence(before: _Piece, piece: _Piece, margin: float) -> bool:
    at_margin = piece.left <= margin and not piece.is_bullet
    return at_margin and not piece.text[:1].islower() and (before.ends_sentence or before.left > margin)


def _asks(pieces: Iterable[_Piece]) -> bool:
    return layouts().asks.start.match(plain(" ".join(piece.text for piece in pieces))) is not None
