"""The tables as one spreadsheet: a sheet each, dates as dates, text always as text, and a sheet of notes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars

__all__ = ["write_workbook"]

_LONGEST_CELL = 32_767
"""Characters that a cell of the spreadsheet format can hold."""

_WIDEST_COLUMN = 60
_ROWS_MEASURED = 200
"""A column's width is taken from its first rows: to measure all of a long table would take longer than to write it."""


def write_workbook(
    path: Path, frames: Mapping[str, "polars.DataFrame"], notes: Sequence[str], newest: date | None
) -> None:
    """Write one sheet per frame and a sheet of notes to `path`. `newest` dates the file, so that it has no clock."""
    import xlsxwriter  # noqa: PLC0415  # only needed here

    made = datetime.combine(newest, time(), UTC) if newest else datetime.fromtimestamp(0, UTC)
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"title": "Register of inspections", "created": made.replace(tzinfo=None)})
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        for name, frame in frames.items():
            _write_sheet(book.add_worksheet(name), frame, bold)
        sheet = book.add_worksheet("notes")
        sheet.set_column(0, 0, 120, wrapped)
        for row, note in enumerate(notes):
            sheet.write_string(row, 0, note)


def _write_sheet(sheet: Any, frame: "polars.DataFrame", bold: Any) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(frame.columns):
        sheet.write_string(0, place, column, bold)
        shown = (len(str(value)) for value in frame[column].head(_ROWS_MEASURED))
        sheet.set_column(place, place, min(_WIDEST_COLUMN, max(len(column), *shown, 0) + 2))
    sheet.autofilter(0, 0, frame.height, frame.width - 1)
    for row, cells in enumerate(frame.iter_rows(), start=1):
        for place, value in enumerate(cells):
            _write_cell(sheet, row, place, value)


def _write_cell(sheet: Any, row: int, place: int, value: Any) -> None:
    """Text is never written by its look: a text that begins like a formula or a link stays text."""
    if isinstance(value, str):
        sheet.write_string(row, place, value if len(value) <= _LONGEST_CELL else f"{value[: _LONGEST_CELL - 1]}…")
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, datetime.combine(value, time()))
    elif value is not None:
        sheet.write_number(row, place, value)
