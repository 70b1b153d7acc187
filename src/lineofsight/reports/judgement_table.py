"""Reads a table of judgements: label cells on the left, grade cells on the right.

Drawing order is read first, because a cell's lines are drawn together. Positions then check it: a grade must lie
beside its own label. Where drawing order gives no complete table, or the check fails, columns are read by position.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.pdf import Line, Word
from lineofsight.reports.grades import GRADE, parse_grade
from lineofsight.reports.layouts import plain
from lineofsight.reports.record import Box, Judgement
from lineofsight.vocabulary import Area

__all__ = ["Labels", "Table", "read_table"]

Labels = Mapping[Area, re.Pattern[str]]

_NOT_JUDGED = "not judged"
_GRADE = re.compile(rf"{GRADE}|{_NOT_JUDGED}\b", re.IGNORECASE)
_CELL = re.compile(rf"[ .:]*(?:grade \d \(?)?({_GRADE.pattern})", re.IGNORECASE)
_GRADE_START = re.compile(r"(outstanding|requires?|good|inadequate|adequate|not)\W*", re.IGNORECASE)
_GRADE_LINE = re.compile(rf"\s*(?:{_GRADE.pattern}|requires?)\s*", re.IGNORECASE)
_SLACK = 8.0
"""Points by which a grade's middle may lie above or below its label's lines."""
_GUTTER = 12.0
"""Points by which a grade column's cells may start at different distances from the edge."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line or a word, and the characters of the flow it holds."""

    page: int
    box: Box
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Cell:
    """A label or a grade, and the pieces it is made of."""

    text: str
    end: int
    pieces: tuple[_Piece, ...]

    @property
    def page(self) -> int:
        return self.pieces[0].page

    @property
    def box(self) -> Box:
        lefts, bottoms, rights, tops = zip(
            *(piece.box for piece in self.pieces if piece.page == self.page), strict=True
        )
        return (min(lefts), min(bottoms), max(rights), max(tops))

    def lies_beside(self, other: "_Cell") -> bool:
        """Whether its middle is at the height of the other's lines, or the two share a piece or break over a page."""
        if set(self.pieces) & set(other.pieces) or other.page < self.page:
            return True
        return self.page == other.page and other.box[1] - _SLACK <= self.middle <= other.box[3] + _SLACK

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class _Flow:
    """Pieces put together to one plain text."""

    text: str
    pieces: tuple[_Piece, ...]

    @classmethod
    def of(cls, parts: Sequence[tuple[int, Box, str]]) -> "_Flow":
        texts: list[str] = []
        pieces: list[_Piece] = []
        position = 0
        for page, box, raw in parts:
            text = plain(raw)
            texts.append(text)
            pieces.append(_Piece(page, box, position, position + len(text)))
            position += len(text) + 1
        return cls(" ".join(texts), tuple(pieces))

    def cell(self, start: int, end: int) -> _Cell:
        pieces = tuple(piece for piece in self.pieces if piece.start < end and piece.end > start)
        return _Cell(self.text[start:end], end, pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """The judgements of a table in printed order, and the areas it says were not judged."""

    judgements: tuple[Judgement, ...]
    not_judged: frozenset[Area] = frozenset()

    def __len__(self) -> int:
        return len(self.judgements) + len(self.not_judged)


def read_table(lines: Sequence[Line], labels: Labels) -> Table:
    """The table of judgements in `lines`; areas without a legible grade are left out."""
    flow = _Flow.of([(line.page, line.box, line.text) for line in lines])
    found = _find_labels(flow, labels)
    drawn = {area: cell for area, label in found.items() if (cell := _following_grade(flow, label))}
    torn = len(drawn) < len(found) or _has_stray_grade(lines, drawn.values())
    if torn or not all(cell.lies_beside(found[area]) for area, cell in drawn.items()):
        placed = _read_columns(lines, labels)
        if len(placed) >= len(drawn):
            drawn = placed
    judgements: list[Judgement] = []
    for area, cell in drawn.items():
        grade = parse_grade(cell.text)
        if grade:
            box = _grade_box(lines, cell)
            judgements.append(Judgement(area=area, grade=grade, page=cell.page, box=box, as_printed=cell.text))
    return Table(tuple(judgements), frozenset(area for area, cell in drawn.items() if parse_grade(cell.text) is None))


def _find_labels(flow: _Flow, labels: Labels) -> dict[Area, _Cell]:
    """Each area's label in printed order: of labels that overlap the longest, of several the first with a grade."""
    found = [
        (match.start(), -match.end(), area) for area, pattern in labels.items() for match in pattern.finditer(flow.text)
    ]
    chosen: dict[Area, _Cell] = {}
    reached = 0
    for start, negative_end, area in sorted(found):
        if start < reached:
            continue
        reached = -negative_end
        if area not in chosen or not _CELL.match(flow.text, chosen[area].end):
            chosen[area] = flow.cell(start, reached)
    return dict(sorted(chosen.items(), key=lambda entry: entry[1].end))


def _following_grade(flow: _Flow, label: _Cell) -> _Cell | None:
    match = _CELL.match(flow.text, label.end)
    return flow.cell(*match.span(1)) if match else None


def _has_stray_grade(lines: Sequence[Line], used: Iterable[_Cell]) -> bool:
    """Whether a line that is nothing but a grade, or the start of one, belongs to no row."""
    taken = {(piece.page, piece.box) for cell in used for piece in cell.pieces}
    return any(_GRADE_LINE.fullmatch(line.text) and (line.page, line.box) not in taken for line in lines)


def _read_columns(lines: Sequence[Line], labels: Labels) -> dict[Area, _Cell]:
    """Labels and grades read as two columns, each from top to bottom, and paired by height."""
    words = [(line.page, word) for line in lines for word in line.words()]
    edge = _grade_column(words)
    right = _column([entry for entry in words if entry[1].box[0] >= edge])
    found = _find_labels(_column([entry for entry in words if entry[1].box[0] < edge]), labels)
    paired: dict[Area, _Cell] = {}
    for match in _GRADE.finditer(right.text):
        grade = right.cell(*match.span())
        beside = [area for area, label in found.items() if grade.page == label.page and grade.lies_beside(label)]
        if beside:
            paired.setdefault(min(beside, key=lambda area: abs(found[area].middle - grade.middle)), grade)
    return {area: paired[area] for area in found if area in paired}


def _grade_column(words: Sequence[tuple[int, Word]]) -> float:
    """The left edge of the grade column: where most words that open a grade start; prose below does not align."""
    starts = [word.box[0] for _, word in words if _GRADE_START.fullmatch(word.text)]
    aligned = [(sum(abs(other - start) < _GUTTER / 2 for other in starts), -start) for start in starts]
    return -max(aligned)[1] - _GUTTER if aligned else 0.0


def _column(words: Sequence[tuple[int, Word]]) -> _Flow:
    """Words of one column from top to bottom, each row from left to right."""
    ordered = sorted(words, key=lambda entry: (entry[0], -round(entry[1].box[1] / 4), entry[1].box[0]))
    return _Flow.of([(page, word.box, word.text) for page, word in ordered])


def _grade_box(lines: Sequence[Line], cell: _Cell) -> Box:
    """The box of the grade's own words where it shares a line with its label."""
    first = cell.text.split()[0].lower()
    for line in lines:
        offset = line.text.lower().rfind(first)
        if line.page == cell.page and line.box == cell.pieces[0].box and offset > 0:
            return line.box_within(offset, min(offset + len(cell.text), len(line.text)) - 1)
    return cell.box
