"""A folder of published files, each read by its layout; a name matters only for the edition of the neighbours.

It knows which reader a file needs. A file of no known layout is reported, not refused.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import fastexcel
import polars as pl
from polars.exceptions import PolarsError

from lineofsight.errors import DataError, NotFoundError
from lineofsight.indicators.extract import DICTIONARY_COLUMNS, EXTRACT_COLUMNS, read_dictionary, read_extract
from lineofsight.indicators.neighbours import Listed, read_neighbours
from lineofsight.indicators.open_data import OPEN_DATA_COLUMNS, read_open_data
from lineofsight.indicators.periods import YearType
from lineofsight.indicators.tidy import FileReport, Reading, in_places

__all__ = ["Read", "read_folder"]


class _Layout(StrEnum):
    DICTIONARY = "dictionary"
    EXTRACT = "extract"
    OPEN_DATA = "open data"
    NEIGHBOURS = "neighbours"
    CODE_LIST = "code list"
    UNKNOWN = "layout not known"


_COLUMNS = {
    _Layout.DICTIONARY: DICTIONARY_COLUMNS,
    _Layout.EXTRACT: EXTRACT_COLUMNS,
    _Layout.OPEN_DATA: OPEN_DATA_COLUMNS,
    _Layout.NEIGHBOURS: frozenset({"LA number", "SN1"}),
    _Layout.CODE_LIST: frozenset({"LA Number", "LA Name", "Type"}),
}
Result = TypeVar("Result")
_EDITION = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Read:
    """What a folder held: all figures as tidy rows, the neighbours, and a report on each file.

    `replaced` counts rows that gave way to a newer edition of the same file, `revised` those whose figure changed.
    """

    tidy: pl.DataFrame
    neighbours: tuple[Listed, ...]
    files: tuple[FileReport, ...]
    replaced: int
    revised: int


def read_folder(folder: Path, done: Callable[[str], None] = lambda name: None) -> Read:
    """Everything in a folder and its subfolders that has a known layout; `done` is told the name of each file read.

    Raises NotFoundError if nothing has figures, DataError for a file that has a known layout and cannot be read.
    """
    if not folder.is_dir():
        raise NotFoundError(f"{folder} is no folder. Give the folder with the published files.")
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".csv", ".parquet", ".xlsx"))
    layouts = {path: _layout(path) for path in paths}
    found = _Found()
    # The dictionary first: the long file cannot be read without it.
    for path in sorted(paths, key=lambda path: layouts[path] is not _Layout.DICTIONARY):
        found.reports[path] = found.take(path, layouts[path])
        done(path.name)
    if not found.frames:
        raise NotFoundError(f"{folder} holds no file of figures that can be read. Give the folder with the CSV files.")
    tidy, replaced, revised = _newest(found.frames)
    listed = tuple(one for edition in sorted(found.editions) for one in found.editions[edition])
    return Read(tidy, listed, tuple(found.reports[path] for path in paths), replaced, revised)


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    kinds: dict[str, YearType] = field(default_factory=dict)
    frames: list[pl.DataFrame] = field(default_factory=list)
    editions: dict[int, tuple[Listed, ...]] = field(default_factory=dict)
    reports: dict[Path, FileReport] = field(default_factory=dict)

    def take(self, path: Path, layout: _Layout) -> FileReport:
        """Read one file, keep what it holds, and say what became of it."""
        match layout:
            case _Layout.DICTIONARY:
                kinds, report = _guarded(path, read_dictionary)
                self.kinds |= kinds
                return report
            case _Layout.EXTRACT:
                return self._figures(_guarded(path, lambda path: read_extract(path, self.kinds)))
            case _Layout.OPEN_DATA:
                return self._figures(_guarded(path, read_open_data))
            case _Layout.NEIGHBOURS:
                edition = _edition(path)
                self.editions[edition], report = read_neighbours(path, edition)
                return report
            case _Layout.CODE_LIST:
                return _read_code_list(path)
            case _Layout.UNKNOWN:
                return FileReport(path.name, _Layout.UNKNOWN.value, 0, 0)

    def _figures(self, reading: Reading) -> FileReport:
        self.frames.append(reading.frame)
        return reading.report


def _layout(path: Path) -> _Layout:
    columns = _guarded(path, _columns)
    return next((layout for layout, known in _COLUMNS.items() if known <= columns), _Layout.UNKNOWN)


def _columns(path: Path) -> set[str]:
    """What stands where headings do: in the first line, for a workbook in one of the first ones."""
    match path.suffix.lower():
        case ".parquet":
            return set(pl.scan_parquet(path).collect_schema())
        case ".csv":
            with path.open(encoding="utf-8-sig", errors="replace") as file:
                return {cell.strip().strip('"') for cell in file.readline().split(",")}
        case _:
            sheet = fastexcel.read_excel(path).load_sheet(0, header_row=None, n_rows=5, dtypes="string").to_polars()
            return {cell for row in sheet.iter_rows() for cell in row if cell}


def _guarded(path: Path, read: Callable[[Path], Result]) -> Result:
    """What `read` makes of the file; a failure inside the libraries that open it becomes a DataError."""
    try:
        return read(path)
    except (PolarsError, fastexcel.FastExcelError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise DataError(f"{path.name} cannot be read: {reason}. Fetch the file again, or take it away.") from error


def _edition(path: Path) -> int:
    found = _EDITION.search(path.stem)
    if found is None:
        raise DataError(f"{path.name} does not say of which year its neighbours are. Put the year into the name.")
    return int(found[0])


def _read_code_list(path: Path) -> FileReport:
    """A check that every authority of the tool's own list is known; it has no figures. Other areas are left out."""
    sheet = fastexcel.read_excel(path).load_sheet(0, dtypes="string").to_polars()
    authorities = sheet.filter(pl.col("Type") != "NA")
    codes = authorities["LA Number"].cast(pl.Float64).cast(pl.Int64).cast(pl.String)
    _, unmatched = in_places(zip(codes, authorities["LA Name"], strict=True))
    others = sheet.height - authorities.height
    skipped = (("area that is no authority", others),) if others else ()
    kept = authorities.height - len(unmatched)
    return FileReport(path.name, "code list of the interactive tool", sheet.height, kept, 0, 0, skipped, unmatched)


def _newest(frames: Sequence[pl.DataFrame]) -> tuple[pl.DataFrame, int, int]:
    """All rows, of several editions of a file those of the newest; how many gave way, and how many of them differed."""
    oldest_first = sorted(frames, key=lambda frame: (str(frame["end"].max()), str(frame["file"].first())))
    tidy = pl.concat(oldest_first)
    dataset = pl.col("series").str.extract("^([^:]*):")
    files = pl.concat([frame.select("file", dataset=dataset).unique() for frame in oldest_first])
    if not files["dataset"].is_duplicated().any():
        return tidy, 0, 0
    key = ["series", "authority", "start", "end"]
    twice = tidy.group_by(key).agg(pl.len(), pl.col("value", "status").n_unique()).filter(pl.col("len") > 1)
    changed = twice.filter((pl.col("value") > 1) | (pl.col("status") > 1)).height
    newest = tidy.unique(key, keep="last", maintain_order=True)
    return newest, tidy.height - newest.height, changed
