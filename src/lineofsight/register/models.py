"""The register's tables, as SQLAlchemy models.

Each row of `entries` is what one source says of one activity, as it was read, and there is no table of activities:
which entries tell of the same activity, and which one speaks for it, is worked out when asked (`grouping`),
because the answer depends on the as-of date. Migrations (`migrations/`) build the same tables.
"""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, Boolean, CheckConstraint, Date, DateTime, ForeignKey, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

__all__ = [
    "FACT_TABLES",
    "OWNED_TABLES",
    "Base",
    "CodedRow",
    "CodingRow",
    "CorrectionRow",
    "DecisionRow",
    "DocumentRow",
    "EntryRow",
    "FieldworkRow",
    "FileRow",
    "FindingRow",
    "InspectorRow",
    "JudgementRow",
    "ProblemRow",
    "RecommendationRow",
    "SectionRow",
]

EntryId = Annotated[int, mapped_column(ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True)]
Position = Annotated[int, mapped_column(primary_key=True)]
Codes = Annotated[list[str], mapped_column(JSON, default=list)]


class Base(DeclarativeBase):
    """All tables of the register. Dates are ISO text; lists and boxes are JSON; times are UTC."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: String,
        int: Integer,
        bool: Boolean,
        date: Date,
        datetime: DateTime,
        list[float]: JSON(none_as_null=True),
        dict[str, Any]: JSON,
    }


class EntryRow(Base):
    """What one source says of one activity.

    `identity` is the document's sha256, or names source and activity where there is no document.
    `published` is the date printed in the document or stated by the source.
    """

    __tablename__ = "entries"
    __table_args__ = (CheckConstraint("source IN ('report', 'official-statistics', 'secondary')", name="known_source"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str]
    source_note: Mapped[str | None]
    family: Mapped[str]
    framework: Mapped[str | None]
    kind: Mapped[str | None]
    kind_inferred: Mapped[bool]
    authority_code: Mapped[str | None] = mapped_column(index=True)
    authority_name: Mapped[str | None]
    authority_as_printed: Mapped[str | None]
    fieldwork_start: Mapped[date | None]
    fieldwork_end: Mapped[date | None]
    published: Mapped[date | None]
    lead_inspector: Mapped[str | None]
    outcome: Mapped[str | None]
    subject: Mapped[str | None]
    inspectorates: Mapped[Codes]
    places: Mapped[dict[str, Any]]


class DocumentRow(Base):
    """The document an entry was read from, and what the listing said of it (the `listed_` columns).

    `reader_version` is 0 where the document was not read here to the end, so that the next build reads it.
    """

    __tablename__ = "documents"
    __table_args__ = (CheckConstraint("origin IN ('file', 'snapshot')", name="known_origin"),)

    entry_id: Mapped[EntryId]
    sha256: Mapped[str] = mapped_column(unique=True)
    filename: Mapped[str]
    pages: Mapped[int]
    origin: Mapped[str]
    reader_version: Mapped[int]
    url: Mapped[str | None]
    listed: Mapped[date | None]
    listed_link_text: Mapped[str | None]
    listed_urn: Mapped[str | None]
    listed_authority_code: Mapped[str | None]


class FileRow(Base):
    """A place on disk where a document was seen, so that an untouched file need not be read again.

    `folder` is a digest of the folder's path: a register can be copied without telling where it was built.
    """

    __tablename__ = "files"

    folder: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    mtime_ns: Mapped[int]
    sha256: Mapped[str] = mapped_column(index=True)


class FieldworkRow(Base):
    """One range of days on site."""

    __tablename__ = "fieldwork"

    entry_id: Mapped[EntryId]
    position: Mapped[Position]
    start: Mapped[date]
    end: Mapped[date]


class InspectorRow(Base):
    """One inspector named by the document."""

    __tablename__ = "inspectors"

    entry_id: Mapped[EntryId]
    position: Mapped[Position]
    name: Mapped[str]


class JudgementRow(Base):
    """One grade for one area."""

    __tablename__ = "judgements"

    entry_id: Mapped[EntryId]
    position: Mapped[Position]
    area: Mapped[str]
    grade: Mapped[str]
    as_printed: Mapped[str]
    page: Mapped[int | None]
    box: Mapped[list[float] | None]


class RecommendationRow(Base):
    """One recommendation; `text` is NULL where only the facts are known (the snapshot)."""

    __tablename__ = "recommendations"

    entry_id: Mapped[EntryId]
    position: Mapped[Position]
    kind: Mapped[str]
    addressee: Mapped[str]
    number: Mapped[int | None]
    text: Mapped[str | None]
    national_framework: Mapped[Codes]
    themes: Mapped[Codes]
    page: Mapped[int | None]
    box: Mapped[list[float] | None]


class FindingRow(Base):
    """One numbered paragraph of findings."""

    __tablename__ = "findings"

    entry_id: Mapped[EntryId]
    position: Mapped[Position]
    section: Mapped[str]
    number: Mapped[int]
    text: Mapped[str | None]
    page: Mapped[int | None]
    box: Mapped[list[float] | None]


class SectionRow(Base):
    """How many findings a section holds: known even where their texts are not (the snapshot)."""

    __tablename__ = "sections"

    entry_id: Mapped[EntryId]
    position: Mapped[Position]
    section: Mapped[str]
    findings: Mapped[int]


class ProblemRow(Base):
    """One problem found while reading the document."""

    __tablename__ = "problems"

    entry_id: Mapped[EntryId]
    position: Mapped[Position]
    code: Mapped[str] = mapped_column(index=True)
    message: Mapped[str]
    page: Mapped[int | None]
    box: Mapped[list[float] | None]


class CodedRow(Base):
    """Which coder sorted the passages of an entry into themes; its codes are in `codings`.

    `read_by` is the version of the reader that parted the document into these passages: the codes hold for them.
    """

    __tablename__ = "coded"

    entry_id: Mapped[EntryId]
    coder: Mapped[str]
    read_by: Mapped[int]


class CodingRow(Base):
    """The codes a coder gave one recommendation or finding, parted by spaces.

    A code of a finding is followed by an @ and the number of the sentence that tells it most clearly.
    `part` and `position` say which; passages without a code have no row. `page` and `section` are repeated here so
    that they are known where the texts are not (the snapshot).
    """

    __tablename__ = "codings"
    __table_args__ = (CheckConstraint("part IN ('recommendation', 'finding')", name="known_part"),)

    entry_id: Mapped[EntryId]
    part: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[Position]
    section: Mapped[str | None]
    page: Mapped[int | None]
    weaknesses: Mapped[str]
    strengths: Mapped[str]
    unsure: Mapped[str]


class DecisionRow(Base):
    """One reviewer's codes for one passage: never changed or deleted, the newest counts.

    It belongs to a document, not to an entry, so that neither a re-read nor a new coder loses it. `digest` is of the
    passage's words, by which it is found again when its position changed.
    """

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(index=True)
    part: Mapped[str]
    position: Mapped[int]
    digest: Mapped[str]
    weaknesses: Mapped[str]
    strengths: Mapped[str]
    author: Mapped[str]
    note: Mapped[str]
    made_at: Mapped[datetime]
    sampled: Mapped[bool]


class CorrectionRow(Base):
    """One correction by a person: never deleted, only withdrawn.

    It is bound to the activity's key and to the entries (`identities`) that told of the activity when it was made.
    """

    __tablename__ = "corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_key: Mapped[str] = mapped_column(index=True)
    identities: Mapped[Codes]
    field: Mapped[str]
    value: Mapped[str | None]
    author: Mapped[str]
    reason: Mapped[str]
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
    withdrawal_reason: Mapped[str | None]


OWNED_TABLES = tuple(table for table in Base.metadata.sorted_tables if "entry_id" in table.columns)
"""The tables whose rows belong to an entry."""

_DERIVED = (CodedRow.__tablename__, CodingRow.__tablename__)
FACT_TABLES = tuple(table for table in OWNED_TABLES if table.name not in _DERIVED)
"""Those of them that hold what a source says; the others hold what was worked out from it and can be again."""
