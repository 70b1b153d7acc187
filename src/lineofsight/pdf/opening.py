"""Opens a PDF with PDFium, refuses what cannot be read with a named reason, and reads its lines.

PDFium is not thread-safe: use processes, never threads. Only the text layer is read; scans are named, not guessed.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from lineofsight.errors import DataError
from lineofsight.pdf.document import Document, ReadingWarning
from lineofsight.pdf.text import TextReader

__all__ = ["MAXIMUM_BYTES", "MAXIMUM_PAGES", "UnreadableDocumentError", "load_document", "open_pdf"]

MAXIMUM_BYTES = 100_000_000
MAXIMUM_PAGES = 600
"""The longest published report has under a hundred pages; beyond this a file is not one."""
_NO_PAGES = re.compile(rb"/Count\s+0\b")


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
    pdf = load_document(data, path.name, sha256)
    try:
        reader = TextReader(pdf)
        pages, warnings = reader.read()
        if not any(page.lines for page in pages):
            message = f"{path.name} holds no text, only pictures of pages: run it through text recognition first."
            raise UnreadableDocumentError("no-text-layer", message, sha256)
        if _is_cut_short(data):
            message = f"{path.name} lacks its end marker: some of it may be lost; fetch it again."
            warnings.append(ReadingWarning("truncated", message))
        yield Document(sha256, pages, tuple(warnings))
    finally:
        pdf.close()


def load_document(data: bytes, name: str, sha256: str) -> pdfium.PdfDocument:
    """The bytes as PDFium's document, for this room alone. Raises UnreadableDocumentError, saying why."""

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
        # PDFium's error code may be one left over from another file, so the bytes have to agree with it.
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
            raise refuse("encrypted", "needs a password: save a copy without one.") from error
        if _is_cut_short(data):
            raise refuse("truncated", "breaks off before its end: fetch it again.") from error
        if _NO_PAGES.search(data):
            raise refuse("no-pages", "has no pages: fetch it again.") from error
        raise refuse("damaged", "is damaged and cannot be opened: fetch it again.") from error
    if 0 < pages <= MAXIMUM_PAGES:
        return pdf
    pdf.close()
    if pages:
        raise refuse("too-large", f"has {pages} pages, over {MAXIMUM_PAGES}: not an inspection report.")
    raise refuse("no-pages", "has no pages: fetch it again.")


def _is_cut_short(data: bytes) -> bool:
    return b"%%EOF" not in data[-2048:]
