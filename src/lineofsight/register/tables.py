"""The register as tables: what their columns are (`tables.toml`) and what their rows hold.

It makes Polars frames and writes nothing; files are made of them in `export` and `workbook`.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

from lineofsight.register.activity import Activity
from lineofsight.register.store import Register
from lineofsight.reports.record import InspectionRecord

if TYPE_CHECKING:
    import polars

__all__ = ["Column", "Table", "export_notes", "frames", "tables"]

ColumnType = Literal["text", "date", "integer", "boolean"]
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type and what it means."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `key` tells its rows apart, `refers` maps a column to the table whose key it holds."""

    name: str
    description: str
    key: tuple[str, ...]
    refers: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]


@cache
def tables() -> tuple[Table, ...]:
    """The tables of an export, in order."""
    return tuple(
        Table(
            name=table["name"],
            description=table["description"],
            key=tuple(table["key"]),
            refers=tuple(table.get("refers", {}).items()),
            columns=tuple(Column(*field.split(": ", 2)) for field in table["fields"]),
        )
        for table in _declared()["tables"]
    )


def export_notes() -> tuple[str, ...]:
    """What a reader of the tables has to know: the counting rules in words."""
    return tuple(_declared()["notes"])


def frames(register: Register, activities: Sequence[Activity]) -> dict[str, "polars.DataFrame"]:
    """One frame per table with the rows of these activities, in their order."""
    import polars  # noqa: PLC0415  # slow to import, and only exports need it

    types = {"text": polars.String, "date": polars.Date, "integer": polars.Int64, "boolean": polars.Boolean}
    rows: dict[str, list[_Row]] = {table.name: [] for table in tables()}
    for activity, record in zip(activities, register.records(activities), strict=True):
        found = _fact_rows(activity, record) | _source_rows(activity, record)
        for name, table_rows in found.items():
            rows[name].extend(table_rows)
    return {
        table.name: polars.DataFrame(
            rows[table.name],
            schema={column.name: types[column.type] for column in table.columns},
            orient="row",
        )
        for table in tables()
    }


def _declared() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "tables.toml").read_text("utf-8"))


def _fact_rows(activity: Activity, record: InspectionRecord) -> dict[str, list[_Row]]:
    """The facts of one activity by table, their cells in the order of the columns."""
    key = activity.key
    return {
        "activities": [_activity_row(activity)],
        "judgements": [(key, item.area, item.grade, item.as_printed, item.page) for item in record.judgements],
        "recommendations": [
            (
                *(key, place, item.kind, item.addressee, item.number, item.text),
                *(";".join(item.national_framework), ";".join(item.themes), item.page),
            )
            for place, item in enumerate(record.recommendations, start=1)
        ],
        "sections": [(key, section, count) for section, count in activity.counts.sections],
        "findings": [
            (key, place, item.section, item.number, item.text, item.page)
            for place, item in enumerate(record.findings, start=1)
        ],
        "fieldwork": [(key, place, span.start, span.end) for place, span in enumerate(record.fieldwork, start=1)],
        "inspectors": [(key, place, name) for place, name in enumerate(record.inspectors, start=1)],
    }


def _source_rows(activity: Activity, record: InspectionRecord) -> dict[str, list[_Row]]:
    """What is to be known of where those facts come from, by table."""
    key = activity.key
    return {
        "problems": [
            (key, place, item.code, item.message, item.page) for place, item in enumerate(record.problems, start=1)
        ],
        "documents": [
            (item.sha256, key, item.sha256 == activity.identities[0], item.filename, item.pages, item.url)
            for item in activity.documents
        ],
        "corrections": [
            (
                *(key, applied.correction.field, applied.read, applied.correction.value),
                *(applied.correction.author, applied.correction.reason, applied.correction.made_at.date()),
            )
            for applied in activity.corrections
        ],
    }


def _activity_row(activity: Activity) -> _Row:
    counts = activity.counts
    return (
        *(activity.key, activity.authority_code, activity.authority_name),
        *(activity.family, activity.framework, activity.kind, activity.kind_inferred),
        *(activity.fieldwork_start, activity.fieldwork_end),
        *(activity.known_from, activity.published, activity.listed),
        *(activity.lead_inspector, activity.outcome, activity.subject),
        *(counts.improvements, counts.priorities, counts.board, counts.findings),
        *(activity.source, activity.source_note, ";".join(sorted(activity.corrected_fields)) or None),
    )
