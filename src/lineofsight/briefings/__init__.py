"""Documents out: what the record says, as finished HTML, Word and PDF.

The renderers (`html.to_html`, `word.to_docx`, `pdf.to_pdf`) load large libraries, and are not imported here.
"""

from lineofsight.briefings.document import (
    Block,
    Document,
    Evidence,
    Figure,
    Heading,
    ListOfPoints,
    NoteBox,
    Paragraph,
    Picture,
    Quotation,
    Source,
    Strong,
    Table,
)
from lineofsight.briefings.writing import FORMATS, rendered, write_document

__all__ = [
    "FORMATS",
    "Block",
    "Document",
    "Evidence",
    "Figure",
    "Heading",
    "ListOfPoints",
    "NoteBox",
    "Paragraph",
    "Picture",
    "Quotation",
    "Source",
    "Strong",
    "Table",
    "rendered",
    "write_document",
]
