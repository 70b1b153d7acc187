"""What became of everything in a folder: read, kept, a status instead of a value, skipped and why, unmatched places.

It holds numbers and their JSON form. How they are printed is for the command and the page.
"""

from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from lineofsight.indicators.catalogue import Catalogue
from lineofsight.indicators.reading import Read
from lineofsight.indicators.tidy import FileReport

__all__ = ["LoadReport", "load_report"]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The report on one load.

    `series` counts the series read, `observations` their figures and codes. Of the curated rows, `statuses` gives
    each status with its number. `absent` are sources of the catalogue that no file has. `replaced` and `revised` are
    rows of older editions that gave way, and those whose figure changed.
    """

    files: tuple[FileReport, ...]
    series: int
    observations: int
    curated: int
    statuses: tuple[tuple[str, int], ...]
    replaced: int
    revised: int
    absent: tuple[str, ...]

    @property
    def unmatched(self) -> tuple[str, ...]:
        """Every place no file could be matched to, once."""
        return tuple(sorted({place for file in self.files for place in file.unmatched}))

    def to_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {**asdict(self), "statuses": dict(self.statuses), "unmatched": self.unmatched}


def load_report(read: Read, curated: pl.DataFrame, book: Catalogue) -> LoadReport:
    """The report on what was read and what became of the curated part."""
    series = set(read.tidy["series"].unique())
    wanted = {part for one in book.indicators for source in one.sources for part in source.split(" + ")}
    counts = curated["status"].cast(pl.String).value_counts().sort("count", "status", descending=[True, False])
    return LoadReport(
        files=read.files,
        series=len(series),
        observations=read.tidy.height,
        curated=curated.height,
        statuses=tuple(counts.iter_rows()),
        replaced=read.replaced,
        revised=read.revised,
        absent=tuple(sorted(wanted - series)),
    )
