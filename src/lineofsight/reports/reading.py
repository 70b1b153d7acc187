"""Reads one document: opens it, recognises its family, and hands it to that family's reader.

It never raises for a document that cannot be read: that gives a record with `family: unknown` and a named problem.
"""

from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path

from lineofsight.pdf import Document, UnreadableDocumentError, open_pdf
from lineofsight.reports import area_send, early, focused_visit, ilacs, jtai, monitoring_visit, sif
from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.record import DocumentReference, InspectionRecord, Problem
from lineofsight.vocabulary import Family

__all__ = ["read_document", "recognise"]

Reader = Callable[[Document, DocumentReference], InspectionRecord]

_READERS: Mapping[Family, Reader] = {
    Family.ILACS: ilacs.read,
    Family.SIF: sif.read,
    Family.FOCUSED_VISIT: focused_visit.read,
    Family.MONITORING_VISIT: monitoring_visit.read,
    Family.JTAI: jtai.read,
    Family.AREA_SEND: area_send.read,
    Family.LOOKED_AFTER: early.read_looked_after,
    Family.CHILD_PROTECTION: early.read_child_protection,
}
_TITLE_LINES = 60
_TITLE_CHARACTERS = 1600


def read_document(path: Path) -> InspectionRecord:
    """The record of one document; see `lineofsight.reports.read`."""
    try:
        with open_pdf(path) as document:
            return _read_safely(document, path.name)
    except UnreadableDocumentError as error:
        reference = DocumentReference(sha256=error.sha256, filename=path.name)
        return InspectionRecord.unread(reference, error.code, str(error))


def _read_safely(document: Document, filename: str) -> InspectionRecord:
    """The record, or that its reader failed: one odd document must not stop the reading of others."""
    try:
        return _read_open(document, filename)
    except Exception as error:
        reference = DocumentReference(sha256=document.sha256, filename=filename, pages=len(document.pages))
        return InspectionRecord.failed(reference, error)


def _read_open(document: Document, filename: str) -> InspectionRecord:
    reference = DocumentReference(sha256=document.sha256, filename=filename, pages=len(document.pages))
    warnings = tuple(
        Problem(code=warning.code, message=warning.message, page=warning.page) for warning in document.warnings
    )
    family = recognise(document)
    if family not in _READERS:
        known = "not a kind of report known here" if family is Family.UNKNOWN else f"a {family} document"
        problem = Problem(code="family-not-read", message=f"{filename} is {known}; its contents are not read.", page=1)
        return InspectionRecord(document=reference, family=family, problems=(*warnings, problem))
    record = _READERS[family](document, reference)
    return record.model_copy(update={"problems": (*warnings, *record.problems)}) if warnings else record


def recognise(document: Document) -> Family:
    """The family whose title comes first in the document's opening lines."""
    opening = plain(" ".join(line.text for line in islice(document.body(), _TITLE_LINES)))[:_TITLE_CHARACTERS]
    found = [
        (match.start(), order, layout.family)
        for order, layout in enumerate(layouts().families)
        for pattern in layout.title
        if (match := pattern.search(opening))
    ]
    return min(found)[2] if found else Family.UNKNOWN
