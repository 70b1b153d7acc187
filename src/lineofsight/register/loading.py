"""From the register's tables back to entries and corrections, with or without texts; the way in: `rows`."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from lineofsight.errors import NotFoundError
from lineofsight.register.entries import Correction, Counts, Entry, Listing, Origin, Source
from lineofsight.register.models import Base, CorrectionRow, EntryRow, RecommendationRow
from lineofsight.reports.record import (
    DateRange,
    Finding,
    InspectionRecord,
    Judgement,
    Problem,
    Recommendation,
)
from lineofsight.vocabulary import Addressee, RecommendationKind

__all__ = ["listing_of", "load_corrections", "load_entries", "load_full_entries"]

_BATCH = 50
_SCALARS = (
    *("family", "framework", "kind", "kind_inferred", "fieldwork_start", "fieldwork_end"),
    *("published", "lead_inspector", "outcome", "subject", "inspectorates", "places"),
)
_FACTS: Mapping[str, type[BaseModel]] = {"fieldwork": DateRange, "judgements": Judgement, "problems": Problem}
_TEXTS: Mapping[str, type[BaseModel]] = {"recommendations": Recommendation, "findings": Finding}
_TABLES = Base.metadata.tables


def load_entries(session: Session) -> list[Entry]:
    """All entries by identity, without the texts of recommendations and findings."""
    return _load(session, select(EntryRow.id), _FACTS)


def load_full_entries(session: Session, identities: Sequence[str]) -> Iterator[Entry]:
    """The entries with these identities, in this order, with all their texts.

    Raises NotFoundError for one that another process has replaced meanwhile.
    """
    for start in range(0, len(identities), _BATCH):
        batch = identities[start : start + _BATCH]
        chosen = select(EntryRow.id).where(EntryRow.identity.in_(batch))
        entries = {entry.identity: entry for entry in _load(session, chosen, {**_FACTS, **_TEXTS})}
        for identity in batch:
            if identity not in entries:
                raise NotFoundError(f"{identity} is no longer in the register. Ask for the activities again.")
            yield entries[identity]


def load_corrections(session: Session) -> list[Correction]:
    """All corrections, the withdrawn ones too, in the order they were made."""
    rows = session.scalars(select(CorrectionRow).order_by(CorrectionRow.made_at, CorrectionRow.id))
    return [
        Correction(
            id=row.id,
            activity_key=row.activity_key,
            identities=frozenset(row.identities),
            field=row.field,
            value=row.value,
            author=row.author,
            reason=row.reason,
            made_at=row.made_at.replace(tzinfo=UTC),
            withdrawn_at=row.withdrawn_at and row.withdrawn_at.replace(tzinfo=UTC),
            withdrawn_by=row.withdrawn_by,
            withdrawal_reason=row.withdrawal_reason,
        )
        for row in rows
    ]


def listing_of(document: Any) -> Listing:
    """What the listing said of a document, from a row of `documents`."""
    return Listing(
        published=document.listed,
        url=document.url,
        link_text=document.listed_link_text,
        urn=document.listed_urn,
        authority_code=document.listed_authority_code,
    )


def _load(session: Session, chosen: Select[Any], facts: Mapping[str, type[BaseModel]]) -> list[Entry]:
    """The entries whose row numbers `chosen` selects, by identity, with these kinds of facts."""
    entries, documents = _TABLES["entries"], _TABLES["documents"]
    query = select(entries, documents).outerjoin(documents).where(entries.c.id.in_(chosen))
    rows = session.execute(query.order_by(entries.c.identity)).all()
    read = {name: _grouped(session, name, tuple(model.model_fields), chosen) for name, model in facts.items()}
    inspectors = _grouped(session, "inspectors", ("name",), chosen)
    sections = _grouped(session, "sections", ("section", "findings"), chosen)
    counts = _count_recommendations(session, chosen)
    return [
        Entry(
            identity=row.identity,
            record=_record(
                row,
                inspectors=[found["name"] for found in inspectors[row.id]],
                **{name: found[row.id] for name, found in read.items()},
            ),
            source=Source(row.source),
            note=row.source_note,
            origin=Origin(row.origin) if row.origin else None,
            listing=listing_of(row),
            reader_version=row.reader_version or 0,
            counts=Counts.from_items(
                counts[row.id], tuple((found["section"], found["findings"]) for found in sections[row.id])
            ),
        )
        for row in rows
    ]


def _record(row: Row[Any], **facts: Any) -> InspectionRecord:
    """A record from a row of `entries` with its document, and its lists of facts by the names of its fields."""
    authority = {
        "code": row.authority_code,
        "name": row.authority_name,
        "as_printed": row.authority_as_printed,
    }
    document = {"sha256": row.sha256 or "", "filename": row.filename or "", "pages": row.pages or 0}
    return InspectionRecord.model_validate(
        {
            "document": document,
            "authority": authority if any(authority.values()) else None,
            **{name: getattr(row, name) for name in _SCALARS},
            **facts,
        }
    )


def _grouped(
    session: Session, table: str, columns: Sequence[str], chosen: Select[Any]
) -> defaultdict[int, list[dict[str, Any]]]:
    """These columns of each entry's rows, in the order they were read, by the entry's row number."""
    rows = _TABLES[table].c
    query = select(rows.entry_id, *(rows[name] for name in columns)).where(rows.entry_id.in_(chosen))
    found = defaultdict(list)
    for number, *values in session.execute(query.order_by(rows.entry_id, rows.position)):
        found[number].append(dict(zip(columns, values, strict=True)))
    return found


def _count_recommendations(
    session: Session, chosen: Select[Any]
) -> defaultdict[int, Counter[tuple[Addressee, RecommendationKind]]]:
    what = (RecommendationRow.entry_id, RecommendationRow.addressee, RecommendationRow.kind)
    query = select(*what, func.count()).where(RecommendationRow.entry_id.in_(chosen)).group_by(*what)
    counts: defaultdict[int, Counter[tuple[Addressee, RecommendationKind]]] = defaultdict(Counter)
    for number, addressee, kind, count in session.execute(query):
        counts[number][Addressee(addressee), RecommendationKind(kind)] = count
    return counts
