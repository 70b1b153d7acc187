"""The snapshot: a register's facts as small CSV files that ship with the package, without a sentence of a report.

One file per table, rows in the order of their entries' identities, so that the same facts give the same bytes.
Columns that hold words of a report, or say how it was read, are left out and refilled with nothing.
"""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Date, DateTime, Integer, Table, delete, func, insert, select, text
from sqlalchemy.orm import Session

from lineofsight.register.csv_files import CsvFile
from lineofsight.register.entries import Origin
from lineofsight.register.models import OWNED_TABLES, Base
from lineofsight.register.store import Register

__all__ = ["SNAPSHOT_FOLDER", "load_snapshot", "renew_snapshot", "write_snapshot"]

SNAPSHOT_FOLDER = Path(__file__).parent / "snapshot"
"""Where the shipped snapshot lies."""

_ENTRIES, _DOCUMENTS, _CODINGS, _CORRECTIONS, _DECISIONS = (
    Base.metadata.tables[name] for name in ("entries", "documents", "codings", "corrections", "decisions")
)
_FACTS = tuple(table for table in OWNED_TABLES if table.name != "findings")
"""Findings are sentences; how many there are is in `sections`."""

_REFILLED: dict[str, Any] = {
    "text": None,
    "box": None,
    "message": "",
    "reader_version": 0,
    "places": {},
    "origin": Origin.SNAPSHOT.value,
}
"""Columns left out of the files, with what a loaded row holds instead."""

_NUMBER = "entry_id"


def write_snapshot(register: Register, folder: Path) -> None:
    """Write the facts of `register` to `folder`, in place of a snapshot that is there."""
    folder.mkdir(parents=True, exist_ok=True)
    with register.reading() as session:
        identities = session.scalars(select(_ENTRIES.c.id).order_by(_ENTRIES.c.identity))
        numbers = {row_id: number for number, row_id in enumerate(identities, start=1)}
        for table in (_ENTRIES, *_FACTS):
            key = "id" if table is _ENTRIES else _NUMBER
            rows = session.execute(select(*_kept(table))).mappings()
            numbered = [{**row, key: numbers[row[key]]} for row in rows]
            _write(
                folder, table, sorted(numbered, key=lambda row: (row[key], row.get("part", ""), row.get("position", 0)))
            )
        standing = select(*_kept(_CORRECTIONS)).where(_CORRECTIONS.c.withdrawn_at.is_(None))
        _write(folder, _CORRECTIONS, session.execute(standing.order_by(_CORRECTIONS.c.id)).mappings())
        decisions = select(*_kept(_DECISIONS)).order_by(_DECISIONS.c.id)
        _write(folder, _DECISIONS, session.execute(decisions).mappings())


def load_snapshot(register: Register, folder: Path | None = None) -> int:
    """Add the facts in `folder`, by default the shipped ones, to `register`, and say how many entries were new.

    Entries the register has stay as they are; corrections and decisions are added to a register without any. Without
    files there is nothing to add. Raises DataError naming file, line and remedy for one not as `write_snapshot` writes.
    """
    folder = folder or SNAPSHOT_FOLDER
    if not (folder / _file(_ENTRIES)).exists():
        return 0
    with register.writing() as session:
        return _add(session, folder)


def _add(session: Session, folder: Path) -> int:
    present = set(session.scalars(select(_ENTRIES.c.identity)))
    last = session.scalar(select(func.max(_ENTRIES.c.id))) or 0
    entries = [row for row in _read(folder, _ENTRIES) if row["identity"] not in present]
    ids = {row["id"]: last + number for number, row in enumerate(entries, start=1)}
    _insert(session, _ENTRIES, ({**row, "id": ids[row["id"]]} for row in entries))
    for table in _FACTS:
        rows = (row for row in _read(folder, table) if row[_NUMBER] in ids)
        _insert(session, table, ({**row, _NUMBER: ids[row[_NUMBER]]} for row in rows))
    for table in (_CORRECTIONS, _DECISIONS):
        if not session.scalar(select(func.count()).select_from(table)):
            _insert(session, table, _read(folder, table))
    return len(entries)


def renew_snapshot(register: Register) -> None:
    """Bring a register that started from a shipped snapshot up to the one shipped now, if that is another.

    What came from the old snapshot gives way; documents read here, statistics and corrections stay.
    """
    mark = _mark()
    with register.reading() as session:
        if session.scalar(text("PRAGMA user_version")) == mark:
            return
    with register.writing() as session:
        old = select(_DOCUMENTS.c.entry_id).where(_DOCUMENTS.c.origin == Origin.SNAPSHOT.value)
        session.execute(delete(_ENTRIES).where(_ENTRIES.c.id.in_(old)))
        _add(session, SNAPSHOT_FOLDER)
        session.execute(text(f"PRAGMA user_version = {mark}"))


def _mark() -> int:
    """A number that changes with the shipped files; it fits where SQLite keeps one for the application."""
    mark = 0
    for path in sorted(SNAPSHOT_FOLDER.glob("*.csv*")):
        mark = zlib.crc32(path.read_bytes(), mark)
    return mark & 0x7FFFFFFF


def _file(table: Table) -> str:
    return f"{table.name}.csv.gz" if table is _CODINGS else f"{table.name}.csv"


def _kept(table: Table) -> list[Any]:
    return [column for column in table.columns if column.name not in _REFILLED]


def _write(folder: Path, table: Table, rows: Iterable[Any]) -> None:
    columns = _kept(table)
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([_text(row[column.name]) for column in columns] for row in rows)
    data = lines.getvalue().encode()
    path = folder / _file(table)
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, list):
        return json.dumps(value) if value else ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _insert(session: Session, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    refilled = {name: value for name, value in _REFILLED.items() if name in table.columns}
    complete = [row | refilled for row in rows]
    if complete:
        session.execute(insert(table), complete)


def _read(folder: Path, table: Table) -> Iterator[dict[str, Any]]:
    readers = {column.name: _reader(column) for column in _kept(table)}
    file = CsvFile(folder / _file(table), tuple(readers), "Write the snapshot again with this version.")
    for line, cells in file.rows():
        try:
            yield {name: read(cells[name]) for name, read in readers.items()}
        except ValueError as error:
            raise file.complaint(line, str(error)) from error


def _reader(column: Any) -> Callable[[str], Any]:
    kinds: tuple[tuple[type, Callable[[str], Any]], ...] = (
        (Integer, int),
        (Boolean, lambda text: text == "1"),
        (Date, date.fromisoformat),
        (DateTime, datetime.fromisoformat),
        (JSON, json.loads),
    )
    convert = next((function for kind, function in kinds if isinstance(column.type, kind)), str)
    empty: Any = [] if isinstance(column.type, JSON) else (None if column.nullable else "")
    return lambda text: convert(text) if text else empty
