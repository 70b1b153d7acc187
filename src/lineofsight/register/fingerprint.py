"""A digest of what a register says: equal for equal facts, whatever the order, the place or the day of the build.

It leaves out what is no fact: row numbers, file names and places, versions of the reader, times of correction, and
what a coder worked out from the facts.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lineofsight.register.models import FACT_TABLES, CorrectionRow, DecisionRow, EntryRow

__all__ = ["fingerprint"]

_NOT_FACTS = {"id", "entry_id", "filename", "origin", "reader_version", "box", "places"}


def fingerprint(session: Session) -> str:
    """The sha256, in hexadecimal, of all facts, standing corrections and decisions."""
    digest = hashlib.sha256()
    for row in _all_rows(session):
        digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def _all_rows(session: Session) -> Iterator[Any]:
    """Every fact in an order that depends on facts alone, each table after its name."""
    yield from session.execute(select(*_columns(EntryRow.__table__.columns)).order_by(EntryRow.identity))
    for table in FACT_TABLES:
        place = table.columns.get("position", table.c.entry_id)
        query = select(EntryRow.identity, *_columns(table.columns)).join(table, table.c.entry_id == EntryRow.id)
        yield (table.name,)
        yield from session.execute(query.order_by(EntryRow.identity, place))
    yield ("corrections",)
    row = CorrectionRow
    standing = select(row.activity_key, row.identities, row.field, row.value).where(row.withdrawn_at.is_(None))
    yield from session.execute(standing.order_by(row.made_at, row.id))
    yield ("decisions",)
    made = DecisionRow
    decided = select(made.identity, made.part, made.digest, made.weaknesses, made.strengths, made.author)
    yield from session.execute(decided.order_by(made.made_at, made.id))


def _columns(columns: Iterable[Any]) -> list[Any]:
    return [column for column in columns if column.name not in _NOT_FACTS]
