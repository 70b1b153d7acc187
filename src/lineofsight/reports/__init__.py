"""Published reports to inspection records: one reader module per family, sharing what really is shared."""

from lineofsight.reports.reading import READER_VERSION, read, recognise
from lineofsight.reports.record import (
    AuthorityReference,
    Box,
    DateRange,
    DocumentReference,
    Finding,
    InspectionRecord,
    Judgement,
    Place,
    Problem,
    Recommendation,
)

__all__ = [
    "READER_VERSION",
    "AuthorityReference",
    "Box",
    "DateRange",
    "DocumentReference",
    "Finding",
    "InspectionRecord",
    "Judgement",
    "Place",
    "Problem",
    "Recommendation",
    "read",
    "recognise",
]
