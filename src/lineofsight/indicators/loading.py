"""From a folder of published files to one table in one file: everything read, and the curated indicators made of it.

It knows the order of the steps and how the table lies on disk. The same files always give the same bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from lineofsight.indicators.catalogue import Catalogue, catalogue
from lineofsight.indicators.curating import curate
from lineofsight.indicators.fractions import with_counts
from lineofsight.indicators.judging import judged, with_dates
from lineofsight.indicators.neighbours import Listed
from lineofsight.indicators.quirks import quirks
from lineofsight.indicators.reading import read_folder
from lineofsight.indicators.report import LoadReport, load_report
from lineofsight.indicators.tidy import STATUS

__all__ = ["STORED", "Loaded", "load", "write_table"]

STORED = pl.Schema(
    {
        "curated": pl.Boolean(),
        "indicator": pl.String(),
        "authority": pl.String(),
        "start": pl.Date(),
        "end": pl.Date(),
        "release": pl.String(),
        "value": pl.Float64(),
        "numerator": pl.Float64(),
        "denominator": pl.Float64(),
        "status": STATUS,
        "source": pl.String(),
        "note": pl.String(),
    }
)
"""The table. Curated rows come first; in the others `indicator` is the series as its file calls it, `lait:LAC`."""

_ROWS_TOGETHER = 200_000
"""Rows in a group of the file: few enough that the curated ones are read without the others."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load gives: the curated rows, all rows as read, the neighbours, and the report."""

    curated: pl.DataFrame
    read: pl.DataFrame
    neighbours: tuple[Listed, ...]
    report: LoadReport


def load(folder: Path, book: Catalogue | None = None, done: Callable[[str], None] = lambda name: None) -> Loaded:
    """Read every file of a folder and curate. `done` is told the name of each file read. Raises as `read_folder`."""
    book = book or catalogue()
    read = read_folder(folder, done)
    dated = with_dates(curate(read.tidy, book), book)
    curated = with_counts(judged(dated, quirks(), book), book)
    return Loaded(
        curated.with_columns(curated=pl.lit(True)).select(list(STORED)),
        _as_stored(read.tidy),
        read.neighbours,
        load_report(read, curated, book),
    )


def write_table(path: Path, *parts: pl.DataFrame) -> None:
    """Write rows of `STORED` to a Parquet file, complete or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pl.concat(parts).sort(~pl.col("curated"), "indicator", "authority", "start", "end")
    unfinished = path.with_name(path.name + ".unfinished")
    table.write_parquet(unfinished, compression="zstd", compression_level=9, row_group_size=_ROWS_TOGETHER)
    unfinished.replace(path)


def _as_stored(tidy: pl.DataFrame) -> pl.DataFrame:
    return tidy.select(
        curated=pl.lit(False),
        indicator="series",
        authority="authority",
        start="start",
        end="end",
        release="release",
        value="value",
        numerator=pl.lit(None, dtype=pl.Float64),
        denominator=pl.lit(None, dtype=pl.Float64),
        status="status",
        source=pl.col("file") + ": " + pl.col("series").str.replace("^[^:]*:", ""),
        note=pl.lit(None, dtype=pl.String),
    )
