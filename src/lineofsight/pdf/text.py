"""Reads the lines of every page of an open PDF with PDFium, and measures them on demand.

Text comes a page at a time; of each line only its first character is looked at closely, so that reading costs little
more than extracting the text.
"""

import ctypes
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from lineofsight.pdf.document import Box, Line, Page, ReadingWarning
from lineofsight.pdf.furniture import mark_roles
from lineofsight.pdf.order import reading_order

__all__ = ["TextReader"]

_BOLD_WEIGHT = 600
_SMALLEST = 4.0
"""Points below which a font's nominal size is not the size it is seen at."""
_HYPHENS = ("\ufffe", "\u2011", "\u00ad")
"""PDFium writes U+FFFE for the hyphen at a line's end, and joins the two lines."""
_SPACES = ("\u00a0", "\u202f", "\u2007", "\t")


def _clean(text: str) -> str:
    """Text with plain hyphens and spaces; the number of characters stays the same."""
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


class TextReader:
    """Reads every page of one open PDF and keeps its text pages for measuring."""

    def __init__(self, pdf: pdfium.PdfDocument) -> None:
        self._pdf = pdf
        self._text_pages: dict[int, pdfium.PdfTextPage] = {}
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._edge_pointers = tuple(ctypes.byref(edge) for edge in self._edges)
        self._matrix = pdfium_c.FS_MATRIX()
        self._font_name = ctypes.create_string_buffer(128)

    def read(self) -> tuple[tuple[Page, ...], list[ReadingWarning]]:
        """Every page in reading order, and a warning for each that cannot be read."""
        pages: list[Page] = []
        warnings: list[ReadingWarning] = []
        for number in range(1, len(self._pdf) + 1):
            try:
                pages.append(self._page(number))
            except (pdfium.PdfiumError, ValueError) as error:
                pages.append(Page(number, 0.0, 0.0, ()))
                warnings.append(ReadingWarning("page-unreadable", f"Page {number} cannot be read ({error}).", number))
        mark_roles(pages)
        return tuple(replace(page, lines=reading_order(page)) for page in pages), warnings

    def measure(self, page: int, first: int, last: int) -> Box:
        """The box of a range of characters of a page."""
        text_page = self._text_pages[page].raw
        left, right, bottom, top = self._character(text_page, first)
        _, end_right, end_bottom, end_top = self._character(text_page, last)
        return (left, min(bottom, end_bottom), max(right, end_right), max(top, end_top))

    def _page(self, number: int) -> Page:
        page = self._pdf[number - 1]
        text_page = page.get_textpage()
        self._text_pages[number] = text_page
        lines: list[Line] = []
        start = 0
        for drawn in _clean(text_page.get_text_range()).split("\r\n"):
            text = drawn.strip()
            if text:
                lines.append(self._line(number, text, start + drawn.index(text[0])))
            start += len(drawn) + 2
        width, height = page.get_size()
        return Page(number, width, height, tuple(lines))

    def _line(self, page: int, text: str, first: int) -> Line:
        raw = self._text_pages[page].raw
        left, _, bottom, top = self._character(raw, first)
        bold, size = self._is_bold(raw, first), self._size(raw, first)
        return Line(page, text, first, bold, size, left, bottom, top, self.measure)

    def _size(self, text_page: object, index: int) -> float:
        """The size as seen: some writers set a font of one point and scale it up."""
        size: float = pdfium_c.FPDFText_GetFontSize(text_page, index)
        if size < _SMALLEST and pdfium_c.FPDFText_GetMatrix(text_page, index, self._matrix):
            size *= float(max(abs(self._matrix.d), abs(self._matrix.b)))
        return size

    def _is_bold(self, text_page: object, index: int) -> bool:
        weight: int = pdfium_c.FPDFText_GetFontWeight(text_page, index)
        if weight > 0:
            return weight >= _BOLD_WEIGHT
        # Fonts without a descriptor have no weight; their name tells.
        flags = ctypes.c_int()
        pdfium_c.FPDFText_GetFontInfo(text_page, index, self._font_name, 128, ctypes.byref(flags))
        return b"bold" in self._font_name.value.lower()

    def _character(self, text_page: object, index: int) -> Box:
        """Left, right, bottom, top of one character, in PDFium's order."""
        pdfium_c.FPDFText_GetCharBox(text_page, index, *self._edge_pointers)
        left, right, bottom, top = self._edges
        return (left.value, right.value, bottom.value, top.value)
