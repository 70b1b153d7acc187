"""Downloads: the register as a Frictionless data package (CSV and Parquet) and as one spreadsheet.

The same register gives the same bytes: nothing here depends on the clock.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lineofsight.register.store import Register
from lineofsight.register.tables import Table, export_notes, frames, tables
from lineofsight.register.workbook import write_workbook

if TYPE_CHECKING:
    import polars

__all__ = ["ATTRIBUTION", "export", "export_package", "export_workbook", "neutral"]

ATTRIBUTION = "Contains public sector information licensed under the Open Government Licence v3.0."
"""What anyone who passes the data on has to say."""

_LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
_SOURCES = (
    {"title": "Ofsted: inspection reports of children's services", "path": "https://reports.ofsted.gov.uk/"},
    {
        "title": "Ofsted: children's social care statistics",
        "path": "https://www.gov.uk/government/collections/childrens-social-care-statistics",
    },
    {"title": "Secondary sources, where an activity is marked so (see its note)"},
)
_JSON_TYPES = {"text": "string", "date": "date", "integer": "integer", "boolean": "boolean"}
_FORMULA_START = r"^[=+\-@\t\r]"
"""How a text begins that a spreadsheet would take for a formula."""


def export(register: Register, folder: Path, as_of: date | None = None) -> tuple[Path, ...]:
    """Write the data package and the spreadsheet to `folder` and name the files written.

    As of a day, only what was known by then; without one, all there is. Files of the same names are replaced.
    """
    *files, package = export_package(register, folder, as_of)
    return (*files, export_workbook(register, folder, as_of), package)


def export_package(register: Register, folder: Path, as_of: date | None = None) -> tuple[Path, ...]:
    """Write the data package alone: a CSV and a Parquet file for each table, and last `datapackage.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    found = frames(register, register.activities(as_of))
    files = [path for table in tables() for path in _write_table(folder / table.name, found[table.name])]
    package = folder / "datapackage.json"
    described = _package(_about(register, as_of), files)
    package.write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return (*files, package)


def export_workbook(register: Register, folder: Path, as_of: date | None = None) -> Path:
    """Write the spreadsheet alone, `register.xlsx`."""
    folder.mkdir(parents=True, exist_ok=True)
    activities = register.activities(as_of)
    workbook = folder / "register.xlsx"
    newest = max((item.known_from for item in activities if item.known_from), default=None)
    notes = (*_preface(_about(register, as_of)), *export_notes())
    write_workbook(workbook, frames(register, activities), notes, newest)
    return workbook


def neutral(frame: "polars.DataFrame") -> "polars.DataFrame":
    """The frame with an apostrophe before each text that a spreadsheet would take for a formula."""
    import polars  # noqa: PLC0415  # slow to import, and only exports need it

    text = polars.col(polars.String)
    return frame.with_columns(
        polars.when(text.str.contains(_FORMULA_START)).then("'" + text).otherwise(text).name.keep()
    )


def _write_table(path: Path, frame: "polars.DataFrame") -> tuple[Path, Path]:
    as_text, as_parquet = path.with_suffix(".csv"), path.with_suffix(".parquet")
    neutral(frame).write_csv(as_text)
    frame.write_parquet(as_parquet)
    return as_text, as_parquet


def _about(register: Register, as_of: date | None) -> dict[str, str]:
    from lineofsight import __version__  # noqa: PLC0415  # the package's top imports this room

    when = f"what was known on {as_of}" if as_of else "everything known"
    return {
        "description": f"Inspections of children's services in England: {when}.",
        "version": __version__,
        "register_hash": f"sha256:{register.hash}",
        "attribution": ATTRIBUTION,
    }


def _preface(about: Mapping[str, str]) -> tuple[str, ...]:
    made = f"Made by lineofsight {about['version']} from the register {about['register_hash']}."
    return about["description"], about["attribution"], made


def _package(about: Mapping[str, str], files: Iterable[Path]) -> dict[str, Any]:
    """The description of the data package, after the Frictionless specification."""
    described = {table.name: _schema(table) for table in tables()}
    return {
        "name": "lineofsight-register",
        "title": "Register of inspections of children's services",
        **about,
        "notes": export_notes(),
        "licenses": [_LICENCE],
        "sources": _SOURCES,
        "resources": [_resource(path, described[path.stem]) for path in files],
    }


def _resource(path: Path, schema: Mapping[str, Any]) -> dict[str, Any]:
    content = path.read_bytes()
    text = path.suffix == ".csv"
    return {
        "name": path.stem if text else f"{path.stem}-parquet",
        "path": path.name,
        "format": path.suffix.removeprefix("."),
        "mediatype": "text/csv" if text else "application/vnd.apache.parquet",
        **({"encoding": "utf-8"} if text else {}),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _schema(table: Table) -> dict[str, Any]:
    keys = {other.name: other.key for other in tables()}
    return {
        "fields": [
            {"name": column.name, "type": _JSON_TYPES[column.type], "description": column.meaning}
            for column in table.columns
        ],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": other, "fields": list(keys[other])}}
            for column, other in table.refers
        ],
    }
