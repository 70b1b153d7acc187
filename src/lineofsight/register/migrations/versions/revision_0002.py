"""An index of words over recommendations and findings, which holds no text of its own.

A row of the index is numbered by where its text is (entry, position, table), because the tables' own row numbers may
change when the file is compacted. Texts enter it with their entry (`search.index_entry`), in one statement: a trigger
for each row makes a build slower by a tenth. They leave it by trigger, whoever deletes them.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MARKS = {"recommendations": 0, "findings": 1}


def upgrade() -> None:
    """Make the index, and fill it with the texts that are there."""
    op.execute("CREATE VIRTUAL TABLE passages USING fts5(text, content='', tokenize='unicode61 remove_diacritics 0')")
    for table, mark in _MARKS.items():
        op.execute(
            "INSERT INTO passages (rowid, text) "  # noqa: S608  # names from above
            f"SELECT (entry_id << 20) + (position << 1) + {mark}, text FROM {table} WHERE text IS NOT NULL"
        )
        op.execute(
            f"CREATE TRIGGER {table}_leave_passages AFTER DELETE ON {table} WHEN old.text IS NOT NULL BEGIN "  # noqa: S608
            "INSERT INTO passages (passages, rowid, text) "
            f"VALUES ('delete', (old.entry_id << 20) + (old.position << 1) + {mark}, old.text); END"
        )


def downgrade() -> None:
    """Drop the triggers, then the index."""
    for table in _MARKS:
        op.execute(f"DROP TRIGGER {table}_leave_passages")
    op.execute("DROP TABLE passages")
