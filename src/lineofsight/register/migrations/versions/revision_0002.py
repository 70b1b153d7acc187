"""An index of words over recommendations and findings, kept in step by triggers; it holds no text of its own.

A row of the index is numbered by where its text is (entry, position, table), because the tables' own row numbers may
change when the file is compacted.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = {"recommendations": 0, "findings": 1}


def upgrade() -> None:
    """Make the index, and fill it with the texts that are there."""
    op.execute("CREATE VIRTUAL TABLE passages USING fts5(text, content='', tokenize='unicode61 remove_diacritics 0')")
    for table, mark in _TABLES.items():
        op.execute(
            f"INSERT INTO passages (rowid, text) SELECT {_number(mark)}, text FROM {table} "  # noqa: S608  # no input
            "WHERE text IS NOT NULL"
        )
        added = f"INSERT INTO passages (rowid, text) VALUES ({_number(mark, 'new.')}, new.text)"
        gone = f"INSERT INTO passages (passages, rowid, text) VALUES ('delete', {_number(mark, 'old.')}, old.text)"  # noqa: S608
        _trigger(table, "insert", f"WHEN new.text IS NOT NULL BEGIN {added}; END")
        _trigger(table, "delete", f"WHEN old.text IS NOT NULL BEGIN {gone}; END")
        _trigger(table, "update_before", f"WHEN old.text IS NOT NULL BEGIN {gone}; END")
        _trigger(table, "update_after", f"WHEN new.text IS NOT NULL BEGIN {added}; END")


def downgrade() -> None:
    """Drop the triggers, then the index."""
    for table in _TABLES:
        for event in _EVENTS:
            op.execute(f"DROP TRIGGER {table}_passages_{event}")
    op.execute("DROP TABLE passages")


_EVENTS = {
    "insert": "AFTER INSERT",
    "delete": "AFTER DELETE",
    "update_before": "BEFORE UPDATE",
    "update_after": "AFTER UPDATE",
}


def _trigger(table: str, event: str, action: str) -> None:
    op.execute(f"CREATE TRIGGER {table}_passages_{event} {_EVENTS[event]} ON {table} {action}")


def _number(mark: int, row: str = "") -> str:
    """Entry, position and table in one number, as `register.search` takes it apart."""
    return f"(({row}entry_id << 20) + ({row}position << 1) + {mark})"
