"""The tidy table: one row for each figure of each file, with its value or the reason there is none.

It knows the columns and what a printed cell says. What a file's layout is, and which figure to trust, is for others.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from lineofsight.indicators.observation import Status
from lineofsight.indicators.places import codes_meant

__all__ = ["STATUS", "TIDY", "FileReport", "Reading", "in_places", "known_codes", "status_column", "with_values"]

_CODES_FILE = Path(__file__).with_name("codes.csv")

STATUS = pl.Enum([status.value for status in Status])

TIDY = pl.Schema(
    {
        "series": pl.String(),
        "authority": pl.String(),
        "start": pl.Date(),
        "end": pl.Date(),
        "release": pl.String(),
        "value": pl.Float64(),
        "status": STATUS,
        "file": pl.String(),
    }
)
"""`series` is `dataset:name` as the file calls it; `authority` is the 9-character code of any place."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file. `rows` are its own; `observations` the figures and codes read from those kept.

    `skipped` gives each reason with its number of rows, `unmatched` the places that are none we know.
    """

    name: str
    what: str
    rows: int
    rows_kept: int
    observations: int = 0
    with_status: int = 0
    skipped: tuple[tuple[str, int], ...] = ()
    unmatched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's rows in the tidy form, and what became of the rest."""

    frame: pl.DataFrame
    report: FileReport


@cache
def known_codes() -> dict[str, Status]:
    """What each code means that publishers print in place of a figure."""
    with _CODES_FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Status(row["status"]) for row in csv.DictReader(file)}


def with_values(frame: pl.LazyFrame, printed: str) -> pl.LazyFrame:
    """`frame` with `value` and `status` in place of the column of printed cells.

    Text that is neither number nor known code counts as missing without a reason. Ten decimals are kept, which
    removes the noise of numbers that went through a spreadsheet (0.8999999999999999).
    """
    text = pl.col(printed).str.strip_chars().str.to_lowercase()
    number = text.str.replace_all(",", "").cast(pl.Float64, strict=False)
    codes = {code: status.value for code, status in known_codes().items()}
    meant = text.replace_strict(codes, default=Status.MISSING_UNEXPLAINED.value, return_dtype=STATUS)
    return (
        frame.with_columns(value=pl.when(number.is_finite()).then(number.round(10)))
        .with_columns(status=pl.when(pl.col("value").is_not_null()).then(status_column(Status.VALUE)).otherwise(meant))
        .drop(printed)
    )


def status_column(status: Status) -> pl.Expr:
    """A status as a column of a table."""
    return pl.lit(status.value, dtype=STATUS)


def in_places(codes: Iterable[tuple[str, str]]) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """For printed pairs of code and name: a table from `code` to `authority`, and the names that fit no place.

    A code of two authorities gives two rows, each with `shared` true.
    """
    rows: list[tuple[str, str, bool]] = []
    unmatched: list[str] = []
    for code, name in sorted(set(codes)):
        meant = codes_meant(code, name)
        rows += [(code, place, len(meant) > 1) for place in meant]
        if not meant:
            unmatched.append(f"{name or 'no name'} ({code or 'no code'})")
    schema = {"code": pl.String, "authority": pl.String, "shared": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row"), tuple(unmatched)
