"""Draws a document on pages as a word processor's PDF does: furniture first, then line by line in reading order.

Every line is a separate piece of text, cut into short runs as published PDFs have them. The file depends on
nothing but the document: no clock, no random number.
"""

import re
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from samples.blocks import LEFT, RIGHT, At, Block, Cell, Document, Footnote, Item, PageBreak, Sink, Table, Text
from samples.typesetting import BODY, MARKS, Span, TextLine, break_lines, register_marks, width

__all__ = ["PAGE_SIZE", "draw"]

PAGE_SIZE = (594.96, 841.92)
_BOTTOM = 72.0
_LEADING = 1.207
_RUN = re.compile(r"^ |.{1,41}")
"""Published PDFs break lines into runs at odd places; ours break after so many characters and a leading space."""
_PADDING = 5.5
_NOTE_SIZE = 10.0
_ABOVE_NOTES = 16.0
_KEPT = 30.0
"""Room for two lines of body text."""


def draw(document: Document, path: Path) -> None:
    """Write `document` to `path` as PDF. The same document gives the same bytes."""
    register_marks()
    canvas = Canvas(str(path), pagesize=PAGE_SIZE, invariant=1, pageCompression=1)
    canvas.setTitle("Generated sample document")
    canvas.setAuthor("lineofsight samples")
    sheet = _Sheet(canvas, document)
    for block in document.blocks:
        sheet.add(block)
    sheet.finish()
    canvas.save()


class _Sheet:
    """The page being filled: where the next line goes, and the notes that wait for its foot."""

    def __init__(self, canvas: Canvas, document: Document) -> None:
        self._canvas = canvas
        self._document = document
        self._page = 0
        self._floor = _BOTTOM
        self._open_page()

    def finish(self) -> None:
        """Draw the waiting notes and end the page."""
        if self._notes:
            self._y = self._floor
            self._canvas.line(LEFT, self._y, LEFT + 144, self._y)
            for line in self._notes:
                self._line(LEFT, line)
        self._canvas.showPage()

    def add(self, block: Block) -> None:
        """Draw one block where the page now stands."""
        match block:
            case Text():
                self._text(block)
            case Item():
                self._item(block)
            case Table():
                for row in block.rows:
                    self._row(row, splits=block.splits)
                self._y -= block.after
            case Footnote():
                self._note(block)
            case PageBreak():
                self.finish()
                self._open_page()
            case Sink():
                self._make_room(block.room)
                self._y = self._floor + block.room
            case At():
                for line in break_lines(block.text, block.size, PAGE_SIZE[0]):
                    self._spans(block.x - (width(line) if block.flush_right else 0), block.y, line)

    def _text(self, block: Text) -> None:
        lines = break_lines(block.text, block.size, block.right - block.left)
        self._y -= block.before
        if block.keep:
            self._make_room(sum(map(_height, lines)) + block.after + _KEPT)
        self._lines(block.left, lines)
        self._y -= block.after

    def _item(self, block: Item) -> None:
        lines = break_lines(block.text, 12, RIGHT - block.left - block.hang)
        self._make_room(_height(lines[0]))
        font = BODY if block.mark[0].isalnum() or block.mark == "-" else MARKS
        self._spans(block.left, self._y - lines[0][0].size, (Span(block.mark, font, 12),))
        self._lines(block.left + block.hang, lines)
        self._y -= block.after

    def _note(self, block: Footnote) -> None:
        lines = break_lines(block.text, _NOTE_SIZE, RIGHT - LEFT)
        self._notes += lines
        self._floor += sum(map(_height, lines)) + (0 if len(self._notes) > len(lines) else _ABOVE_NOTES)

    def _open_page(self) -> None:
        self._page += 1
        self._y = self._document.top
        self._floor = _BOTTOM
        self._notes: list[TextLine] = []
        for mark in self._document.furniture(self._page):
            self.add(mark)

    def _make_room(self, height: float) -> None:
        """Go to the next page unless `height` points are left on this one."""
        if self._y - height < self._floor:
            self.add(PageBreak())

    def _lines(self, x: float, lines: list[TextLine]) -> None:
        for line in lines:
            self._make_room(_height(line))
            self._line(x, line)

    def _line(self, x: float, line: TextLine) -> None:
        self._spans(x, self._y - max(span.size for span in line), line)
        self._y -= _height(line)

    def _spans(self, x: float, y: float, line: TextLine) -> None:
        text = self._canvas.beginText(x, y)
        for span in line:
            text.setFont(span.font, span.size)
            text.setRise(span.rise)
            for run in _RUN.findall(span.text):
                text.textOut(run)
        self._canvas.drawText(text)

    def _row(self, row: tuple[Cell, ...], *, splits: bool) -> None:
        """Draw one row of a table, on the next page where it does not fit, or on both where it may split."""
        cells = [break_lines(cell.text, cell.size, cell.right - cell.left - 2 * _PADDING) for cell in row]
        leading = row[0].size * _LEADING
        fitting = int((self._y - self._floor - 2 * _PADDING) / leading)
        most = max(map(len, cells))
        if most > fitting and not (splits and fitting > 0):
            self.add(PageBreak())
            fitting = most
        self._row_part(row, [lines[:fitting] for lines in cells])
        if most > fitting:
            self.add(PageBreak())
            self._row_part(row, [lines[fitting:] for lines in cells])

    def _row_part(self, row: tuple[Cell, ...], cells: list[list[TextLine]]) -> None:
        top = self._y
        heights = [sum(map(_height, lines)) for lines in cells]
        bottom = top - max(heights) - 2 * _PADDING
        for cell, lines, height in zip(row, cells, heights, strict=True):
            self._y = top - _PADDING - ((max(heights) - height) / 2 if cell.middle else 0)
            for line in lines:
                self._line(cell.left + _PADDING, line)
        for cell in row:
            if cell.ruled:
                self._canvas.rect(cell.left, bottom, cell.right - cell.left, top - bottom)
        self._y = bottom


def _height(line: TextLine) -> float:
    return max(span.size for span in line) * _LEADING
