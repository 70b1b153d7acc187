"""Downloads by the piece: one table of the register, its spreadsheet, or everything in one archive, as bytes.

It packs what `export` describes. The same register gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lineofsight.register.export import export_package, export_workbook, neutral
from lineofsight.register.store import Register

if TYPE_CHECKING:
    import polars

__all__ = ["as_csv", "as_parquet", "package_bytes", "workbook_bytes"]

_MADE = (1980, 1, 1, 0, 0, 0)
"""The day every file in an archive is dated, so that nothing in it depends on the clock: the first there is."""


def as_csv(frame: "polars.DataFrame") -> bytes:
    """The table as CSV, in which no spreadsheet takes a text for a formula."""
    return neutral(frame).write_csv().encode()


def as_parquet(frame: "polars.DataFrame") -> bytes:
    """The table as Parquet."""
    file = io.BytesIO()
    frame.write_parquet(file)
    return file.getvalue()


def package_bytes(register: Register, folder: Path, as_of: date | None = None) -> bytes:
    """The data package in a zip archive: every table as CSV and Parquet, and `datapackage.json`.

    `folder` is one to work in; what is left there is for its owner to clear away.
    """
    return _zipped(export_package(register, folder, as_of))


def workbook_bytes(register: Register, folder: Path, as_of: date | None = None) -> bytes:
    """All tables as one spreadsheet; `folder` as in `package_bytes`."""
    return export_workbook(register, folder, as_of).read_bytes()


def _zipped(paths: Iterable[Path]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.writestr(zipfile.ZipInfo(path.name, _MADE), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return file.getvalue()
