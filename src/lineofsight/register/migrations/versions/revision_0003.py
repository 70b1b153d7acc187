"""What a coder gave recommendations and findings, and what reviewers decided.

Codings belong to an entry and go with it; decisions belong to a document and stay.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "coded",
        _entry_id(),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("read_by", sa.Integer(), nullable=False),
    )
    op.create_table(
        "codings",
        _entry_id(),
        sa.Column("part", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("section", sa.String()),
        sa.Column("page", sa.Integer()),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("weaknesses", "strengths", "unsure")),
        sa.CheckConstraint("part IN ('recommendation', 'finding')", name="known_part"),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("identity", sa.String(), nullable=False, index=True),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("digest", "weaknesses", "strengths", "author", "note")
        ),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("sampled", sa.Boolean(), nullable=False),
    )


def downgrade() -> None:
    """Drop the three tables."""
    for table in ("decisions", "codings", "coded"):
        op.drop_table(table)


def _entry_id() -> sa.Column[int]:
    owner = sa.ForeignKey("entries.id", ondelete="CASCADE")
    return sa.Column("entry_id", sa.Integer(), owner, primary_key=True)
