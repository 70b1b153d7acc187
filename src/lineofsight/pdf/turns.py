"""Opens a PDF for one thread at a time: PDFium knows no threads, so those of one process wait for each other here.

It gives the open document as PDFium has it, scans included; what is on its pages is for others.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import RLock

import pypdfium2 as pdfium

from lineofsight.pdf.opening import MAXIMUM_BYTES, UnreadableDocumentError, load_document

__all__ = ["PDFIUM", "opened"]

PDFIUM = RLock()
"""Whoever uses PDFium in a process with several threads holds this meanwhile."""


@contextmanager
def opened(source: Path | bytes) -> Iterator[pdfium.PdfDocument]:
    """A PDF given as file or as bytes, open inside the `with` block, with PDFium for this thread alone.

    Raises UnreadableDocumentError with one of the codes `file-unreadable`, `empty-file`, `too-large`, `not-a-pdf`,
    `encrypted`, `truncated`, `damaged` and `no-pages`.
    """
    name = source.name if isinstance(source, Path) else "The document"
    data = source if isinstance(source, bytes) else _bytes(source)
    if len(data) > MAXIMUM_BYTES:
        message = f"{name} is over {MAXIMUM_BYTES // 1_000_000} MB: not an inspection report."
        raise UnreadableDocumentError("too-large", message, "")
    with PDFIUM:
        pdf = load_document(data, name, sha256(data).hexdigest())
        try:
            yield pdf
        finally:
            pdf.close()


def _bytes(path: Path) -> bytes:
    """The bytes of a file, of one that is too large only so many that this can be told."""
    try:
        with path.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise UnreadableDocumentError("file-unreadable", f"{path.name}: {error.strerror}.", "") from error
