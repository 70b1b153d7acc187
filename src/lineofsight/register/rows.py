"""From an entry to the rows of the register's tables. It stores, and decides nothing; back again: `loading`."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from lineofsight.register.entries import Counts, Entry, Listing, Origin
from lineofsight.register.models import Base
from lineofsight.register.search import index_entry

__all__ = ["listing_columns", "store_entry"]

_TABLES = Base.metadata.tables


def store_entry(session: Session, entry: Entry) -> None:
    """Keep an entry, in place of the one with its identity, whose codes stay if the same reader read both."""
    entries = _TABLES["entries"]
    codes = _codes_that_hold(session, entry)
    session.execute(delete(entries).where(entries.c.identity == entry.identity))
    number = session.execute(insert(entries).values(_entry_columns(entry)).returning(entries.c.id)).scalar_one()
    for name, rows in {**_rows_by_table(entry), **codes}.items():
        if rows:
            session.execute(insert(_TABLES[name]), [{**row, "entry_id": number} for row in rows])
    index_entry(session, number)


def _codes_that_hold(session: Session, entry: Entry) -> dict[str, list[dict[str, Any]]]:
    """The codes of a document that is read again: they are of its passages, and the same reader finds the same ones."""
    entries, coded = _TABLES["entries"], _TABLES["coded"]
    number = session.scalar(
        select(entries.c.id)
        .join(coded, coded.c.entry_id == entries.c.id)
        .where(entries.c.identity == entry.identity, coded.c.read_by == entry.reader_version)
    )
    return {
        name: [dict(row) for row in session.execute(select(table).where(table.c.entry_id == number)).mappings()]
        for name in ("coded", "codings")
        if number is not None
        for table in [_TABLES[name]]
    }


def listing_columns(listing: Listing) -> dict[str, Any]:
    """The columns of `documents` that hold a listing."""
    return {
        "url": listing.url,
        "listed": listing.published,
        "listed_link_text": listing.link_text,
        "listed_urn": listing.urn,
        "listed_authority_code": listing.authority_code,
    }


def _entry_columns(entry: Entry) -> dict[str, Any]:
    record, authority = entry.record, entry.record.authority
    return {
        "identity": entry.identity,
        "source": entry.source,
        "source_note": entry.note,
        "family": record.family,
        "framework": record.framework,
        "kind": record.kind,
        "kind_inferred": record.kind_inferred,
        "authority_code": authority and authority.code,
        "authority_name": authority and authority.name,
        "authority_as_printed": authority and authority.as_printed,
        "fieldwork_start": record.fieldwork_start,
        "fieldwork_end": record.fieldwork_end,
        "published": record.published,
        "lead_inspector": record.lead_inspector,
        "outcome": record.outcome,
        "subject": record.subject,
        "inspectorates": list(record.inspectorates),
        "places": {name: place.model_dump() for name, place in record.places.items()},
    }


def _rows_by_table(entry: Entry) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table of facts; a count of findings is taken as given where there are none to count."""
    record = entry.record
    sections = Counts.of(record).sections or entry.counts.sections
    return {
        "documents": [_document_columns(entry)] if record.document.sha256 else [],
        "fieldwork": _numbered(record.fieldwork),
        "inspectors": [{"position": place, "name": name} for place, name in enumerate(record.inspectors)],
        "judgements": _numbered(record.judgements),
        "recommendations": _numbered(record.recommendations),
        "findings": _numbered(record.findings),
        "problems": _numbered(record.problems),
        "sections": [
            {"position": place, "section": section, "findings": count}
            for place, (section, count) in enumerate(sections)
        ],
    }


def _document_columns(entry: Entry) -> dict[str, Any]:
    document = entry.record.document
    return {
        "sha256": document.sha256,
        "filename": document.filename,
        "pages": document.pages,
        "origin": entry.origin or Origin.FILE,
        "reader_version": entry.reader_version,
        **listing_columns(entry.listing),
    }


def _numbered(items: Iterable[BaseModel]) -> list[dict[str, Any]]:
    """One row per item: the columns are named like the fields, the box among them."""
    return [{"position": place, **dict(item)} for place, item in enumerate(items)]
