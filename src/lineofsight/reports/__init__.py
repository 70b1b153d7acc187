"""Published reports to inspection records: one reader module per family, sharing what really is shared."""

from pathlib import Path

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
]

READER_VERSION = 1
"""Raised when readers read better: documents read by an older version are read again."""


def read(path: Path | str) -> InspectionRecord:
    """The record of one document; a file that cannot be read, or recognised, is named as a problem in it."""
    # PDFium and the readers are loaded here, not by those who only handle records.
    from lineofsight.reports.reading import read_document  # noqa: PLC0415

    return read_document(Path(path))
