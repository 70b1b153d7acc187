"""The first register: entries with their documents, facts and problems, places on disk, and corrections."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _entries()
    _documents()
    _facts()
    _corrections()


def downgrade() -> None:
    """Drop every table, the ones that lean on others first."""
    for name in (
        "sections",
        "recommendations",
        "problems",
        "judgements",
        "inspectors",
        "findings",
        "fieldwork",
    ):
        op.drop_table(name)
    for name in ("documents", "files", "entries", "corrections"):
        op.drop_table(name)


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("identity", sa.String(), nullable=False, unique=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_note", sa.String()),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("framework", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("kind_inferred", sa.Boolean(), nullable=False),
        sa.Column("authority_code", sa.String(), index=True),
        sa.Column("authority_name", sa.String()),
        sa.Column("authority_as_printed", sa.String()),
        sa.Column("fieldwork_start", sa.Date()),
        sa.Column("fieldwork_end", sa.Date()),
        sa.Column("published", sa.Date()),
        sa.Column("lead_inspector", sa.String()),
        sa.Column("outcome", sa.String()),
        sa.Column("subject", sa.String()),
        sa.Column("inspectorates", sa.JSON(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.CheckConstraint("source IN ('report', 'official-statistics', 'secondary')", name="known_source"),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        _entry_id(),
        sa.Column("sha256", sa.String(), nullable=False, unique=True),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("reader_version", sa.Integer(), nullable=False),
        sa.Column("url", sa.String()),
        sa.Column("listed", sa.Date()),
        sa.Column("listed_link_text", sa.String()),
        sa.Column("listed_urn", sa.String()),
        sa.Column("listed_authority_code", sa.String()),
        sa.CheckConstraint("origin IN ('file', 'snapshot')", name="known_origin"),
    )
    op.create_table(
        "files",
        sa.Column("folder", sa.String(), primary_key=True),
        sa.Column("path", sa.String(), primary_key=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mtime_ns", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False, index=True),
    )


def _facts() -> None:
    _list_table("fieldwork", _required("start", sa.Date()), _required("end", sa.Date()))
    _list_table("inspectors", _required("name"))
    _list_table("judgements", _required("area"), _required("grade"), _required("as_printed"), *_on_page())
    _list_table(
        "recommendations",
        _required("kind"),
        _required("addressee"),
        sa.Column("number", sa.Integer()),
        sa.Column("text", sa.String()),
        _required("national_framework", sa.JSON()),
        _required("themes", sa.JSON()),
        *_on_page(),
    )
    _list_table(
        "findings",
        _required("section"),
        _required("number", sa.Integer()),
        sa.Column("text", sa.String()),
        *_on_page(),
    )
    _list_table("sections", _required("section"), _required("findings", sa.Integer()))
    _list_table(
        "problems",
        sa.Column("code", sa.String(), nullable=False, index=True),
        _required("message"),
        *_on_page(),
    )


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("activity_key", sa.String(), nullable=False, index=True),
        _required("identities", sa.JSON()),
        _required("field"),
        sa.Column("value", sa.String()),
        _required("author"),
        _required("reason"),
        _required("made_at", sa.DateTime()),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("withdrawn_by", sa.String()),
        sa.Column("withdrawal_reason", sa.String()),
    )


def _list_table(name: str, *columns: sa.Column[Any]) -> None:
    """A table of facts of one entry, in the order they were read."""
    op.create_table(name, _entry_id(), sa.Column("position", sa.Integer(), primary_key=True), *columns)


def _entry_id() -> sa.Column[int]:
    owner = sa.ForeignKey("entries.id", ondelete="CASCADE")
    return sa.Column("entry_id", sa.Integer(), owner, primary_key=True)


def _required(name: str, type_: sa.types.TypeEngine[Any] | None = None) -> sa.Column[Any]:
    return sa.Column(name, type_ or sa.String(), nullable=False)


def _on_page() -> tuple[sa.Column[Any], ...]:
    return sa.Column("page", sa.Integer()), sa.Column("box", sa.JSON())
