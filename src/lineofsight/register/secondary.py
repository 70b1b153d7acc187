"""Judgements known only from a secondary source, such as the press: a CSV, one line per inspection.

It checks the file strictly and adds entries marked `secondary`; when they are shown is decided by `grouping`.
"""

from datetime import date
from pathlib import Path

from lineofsight.authorities import by_code
from lineofsight.errors import NotFoundError
from lineofsight.register.csv_files import CsvFile
from lineofsight.register.entries import Entry, Source
from lineofsight.register.store import Register, put
from lineofsight.reports.record import AuthorityReference, DocumentReference, InspectionRecord, Judgement
from lineofsight.vocabulary import Area, Family, Grade, Kind

__all__ = ["COLUMNS", "load_secondary"]

_AREAS = (
    *(Area.OVERALL, Area.LEADERS, Area.HELP_PROTECTION),
    *(Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS, Area.ADOPTION),
)
COLUMNS = ("authority", "code", "framework", "fieldwork_start", "published", *_AREAS, "source", "note")
"""The columns of the file. Grades may be empty; a note with the word "re-inspection" names the kind."""

_KINDS = {Family.SIF: Kind.INSPECTION}
"""The kind of an inspection whose note does not make it a re-inspection, where the family has only one."""


def load_secondary(register: Register, path: Path) -> int:
    """Add the judgements in the CSV at `path` and say how many there are; the same file again changes nothing.

    All or none is kept. Raises DataError naming file, line and remedy for a file that cannot be used.
    """
    file = CsvFile(path, COLUMNS, "Mend the line and load the file again; nothing of it was kept.")
    entries = [_entry(file, line, row) for line, row in file.rows()]
    with register.writing() as session:
        for entry in entries:
            put(session, entry)
    return len(entries)


def _entry(file: CsvFile, line: int, row: dict[str, str]) -> Entry:
    cells = {column: cell.strip() for column, cell in row.items()}
    try:
        record = _record(cells)
    except (ValueError, NotFoundError) as error:
        raise file.complaint(line, str(error)) from error
    notes = (cells["source"], cells["note"])
    return Entry(record=record, source=Source.SECONDARY, note="; ".join(filter(None, notes)), origin=None)


def _record(cells: dict[str, str]) -> InspectionRecord:
    from lineofsight.frameworks import get_framework  # noqa: PLC0415  # slow to import, and rarely needed here

    authority, framework = by_code(cells["code"]), get_framework(cells["framework"])
    family = next(iter(framework.families), Family.UNKNOWN)
    return InspectionRecord(
        document=DocumentReference(sha256="", filename=""),
        family=family,
        framework=framework.id,
        kind=Kind.REINSPECTION if "re-inspection" in cells["note"].lower() else _KINDS.get(family),
        authority=AuthorityReference(code=authority.code, name=authority.name, as_printed=cells["authority"]),
        fieldwork_start=date.fromisoformat(cells["fieldwork_start"]),
        published=date.fromisoformat(cells["published"]),
        judgements=tuple(
            Judgement(area=area, grade=Grade(cells[area]), as_printed="") for area in _AREAS if cells[area]
        ),
    )
