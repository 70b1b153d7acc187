"""Opens a PDF with PDFium, refuses what cannot be read with a named reason, and reads its lines.

PDFium is not thread-safe: use processes, never threads. Only the text layer is read; scans are named, not guessed.
"""

import ctypes
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from lineofsight.errors import DataError
from lineofsight.pdf.document import Box, Document, Line, Page, ReadingWarning
from lineofsight.pdf.furniture import mark_roles
from lineofsight.pdf.order import reading_order

__all__ = ["MAXIMUM_BYTES", "MAXIMUM_PAGES", "UnreadableDocumentError", "open_pdf"]

MAXIMUM_BYTES = 100_000_000
MAXIMUM_PAGES = 600
"""The longest published report has under a hundred pages; beyond this a file is not one."""

_BOLD_WEIGHT = 600
_SMALLEST = 4.0
"""Points below which a font's nominal size is not the size it is seen at."""
# PDFium marks the hyphen at a line's end with U+FFFE and joins the two lines. The other replacements keep offsets.
_CLEAN = str.maketrans(
    {"\ufffe": "-", "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2011": "-", "\u00ad": "-", "\t": " "}
)


class UnreadableDocumentError(DataError):
    """A file that cannot be read as a report: `code` names why, `sha256` is of its bytes."""

    def __init__(self, code: str, message: str, sha256: str) -> None:
        super().__init__(message)
        self.code = code
        self.sha256 = sha256


@contextmanager
def open_pdf(path: Path) -> Iterator[Document]:
    """Read the text of a PDF, and keep it open for measuring while inside the `with` block.

    Raises UnreadableDocumentError with one of the codes `file-unreadable`, `empty-file`, `too-large`,
    `not-a-pdf`, `encrypted`, `truncated`, `damaged`, `no-pages` and `no-text-layer`.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= MAXIMUM_BYTES else None
    except OSError as error:
        raise UnreadableDocumentError("file-unreadable", f"{path.name}: {error.strerror}.", "") from error
    if data is None:
        raise UnreadableDocumentError(
            "too-large", f"{path.name} is over {MAXIMUM_BYTES // 1_000_000} MB: not an inspection report.", ""
        )
    sha256 = hashlib.sha256(data).hexdigest()
    pdf = _load(data, path.name, sha256)
    try:
        reader = _TextReader(pdf)
        document = reader.read(sha256)
        if _is_cut_short(data):
            document.warnings.append(
                ReadingWarning(
                    "truncated", f"{path.name} lacks its end marker: some of it may be lost; fetch it again."
                )
            )
        if not any(page.lines for page in document.pages):
            raise UnreadableDocumentError(
                "no-text-layer",
                f"{path.name} holds no text, only pictures of pages: run it through text recognition first.",
                sha256,
            )
        yield document
    finally:
        pdf.close()


def _load(data: bytes, name: str, sha256: str) -> pdfium.PdfDocument:
    def refuse(code: str, message: str) -> UnreadableDocumentError:
        return UnreadableDocumentError(code, f"{name} {message}", sha256)

    if not data.strip(b"\0 \r\n\t"):
        raise refuse("empty-file", "is empty: fetch it again.")
    if b"%PDF-" not in data[:1024]:
        what = "a web page saved as .pdf" if b"<html" in data[:4096].lower() else "not a PDF"
        raise refuse("not-a-pdf", f"is {what}: fetch the report itself.")
    try:
        pdf = pdfium.PdfDocument(data)
        pages = len(pdf)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise refuse("encrypted", "needs a password: save a copy without one.") from error
        if _is_cut_short(data):
            raise refuse("truncated", "breaks off before its end: fetch it again.") from error
        raise refuse("damaged", "is damaged and cannot be opened: fetch it again.") from error
    if 0 < pages <= MAXIMUM_PAGES:
        return pdf
    pdf.close()
    if pages:
        raise refuse("too-large", f"has {pages} pages, over {MAXIMUM_PAGES}: not an inspection report.")
    raise refuse("no-pages", "has no pages: fetch it again.")


def _is_cut_short(data: bytes) -> bool:
    return b"%%EOF" not in data[-2048:]


class _TextReader:
    """Reads every page of one open PDF; keeps the text pages for measuring."""

    def __init__(self, pdf: pdfium.PdfDocument) -> None:
        self._pdf = pdf
        self._text_pages: dict[int, pdfium.PdfTextPage] = {}
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._edge_pointers = [ctypes.byref(edge) for edge in self._edges]
        self._matrix = pdfium_c.FS_MATRIX()
        self._font_name = ctypes.create_string_buffer(128)

    def read(self, sha256: str) -> Document:
        pages: list[Page] = []
        warnings: list[ReadingWarning] = []
        for number in range(1, len(self._pdf) + 1):
            try:
                pages.append(self._read_page(number))
            except (pdfium.PdfiumError, ValueError) as error:
                pages.append(Page(number, 0.0, 0.0, ()))
                warnings.append(ReadingWarning("page-unreadable", f"Page {number} cannot be read ({error}).", number))
        mark_roles(pages)
        ordered = tuple(replace(page, lines=reading_order(page)) for page in pages)
        return Document(sha256, ordered, self.measure, warnings)

    def measure(self, page: int, first: int, last: int) -> Box:
        text_page = self._text_pages[page]
        left, right, bottom, top = self._character(text_page.raw, first)
        _, end_right, end_bottom, end_top = self._character(text_page.raw, last)
        return (left, min(bottom, end_bottom), max(right, end_right), max(top, end_top))

    def _read_page(self, number: int) -> Page:
        page = self._pdf[number - 1]
        text_page = page.get_textpage()
        self._text_pages[number] = text_page
        width, height = page.get_size()
        lines: list[Line] = []
        start = 0
        for raw in text_page.get_text_range().translate(_CLEAN).split("\r\n"):
            text = raw.strip()
            if text:
                lines.append(self._line(number, text, start + raw.index(text[0])))
            start += len(raw) + 2
        return Page(number, width, height, tuple(lines))

    def _line(self, page: int, text: str, first: int) -> Line:
        raw = self._text_pages[page].raw
        return Line(
            page,
            text,
            first,
            self._is_bold(raw, first),
            self._size(raw, first),
            self.measure(page, first, first + len(text) - 1),
        )

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
