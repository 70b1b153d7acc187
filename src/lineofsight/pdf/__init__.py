"""PDF bytes to pages and lines in reading order, with boxes, sizes and weight; nothing about inspections.

`open_pdf(path)` gives a `Document`. What cannot be read raises `UnreadableDocumentError` with a named code.
"""

from lineofsight.pdf.document import Document, Line, Page, ReadingWarning, Role, Word
from lineofsight.pdf.opening import UnreadableDocumentError, open_pdf

__all__ = [
    "Document",
    "Line",
    "Page",
    "ReadingWarning",
    "Role",
    "UnreadableDocumentError",
    "Word",
    "open_pdf",
]
