"""Letters after a monitoring visit to an authority judged inadequate: progress in named areas, no grade.

Written to the published format without letters at hand, and tested on generated ones only. Such letters seldom
list what needs to improve; where they do, the list is read as in a focused visit.
"""

from lineofsight.pdf import Document
from lineofsight.reports.draft import Draft
from lineofsight.reports.focused_visit import read_visit
from lineofsight.reports.record import DocumentReference, InspectionRecord
from lineofsight.vocabulary import Family, Kind

__all__ = ["read"]


def read(document: Document, reference: DocumentReference) -> InspectionRecord:
    """The record of a monitoring visit."""
    return read_visit(Draft(document, reference, Family.MONITORING_VISIT, kind=Kind.MONITORING_VISIT)).record()
