"""The open CSV files of the Department for Education: one row for each place, year and breakdown, a column a measure.

It knows the columns all these files share and tells measures from breakdowns by what the cells hold, so that a file
it has not met can be read too. It refuses levels other than England, regions and local authorities.
"""

import re
from pathlib import Path

import polars as pl

from lineofsight.errors import DataError
from lineofsight.indicators.observation import Status
from lineofsight.indicators.periods import YearType, parse_period
from lineofsight.indicators.tidy import TIDY, FileReport, Reading, in_places, known_codes, status_column, with_values

__all__ = ["OPEN_DATA_COLUMNS", "dataset_of", "read_open_data"]

OPEN_DATA_COLUMNS = frozenset(
    {"time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name"}
    | {"new_la_code", "la_name"}
)
_PLACE_AND_TIME = OPEN_DATA_COLUMNS | {"old_la_code"}

_LEVELS = {"National": "country_code", "Regional": "region_code", "Local authority": "new_la_code"}
_NAMES = {"National": "country_name", "Regional": "region_name", "Local authority": "la_name"}

_YEAR_TYPES = {
    "academic year": YearType.ACADEMIC,
    "calendar year": YearType.CALENDAR,
    "financial year": YearType.FINANCIAL,
    "reporting year": YearType.FINANCIAL,
}
"""A reporting year does not say when it ends; most do on 31 March, and `indicators.toml` knows the others."""

_YEARS_IN_NAME = re.compile(r"[_-]\d{4}(?:_to_\d{4})?$")


def dataset_of(path: Path) -> str:
    """What series of a file begin with: its name without the years, so that next year's file has the same."""
    return _YEARS_IN_NAME.sub("", path.stem)


def read_open_data(path: Path) -> Reading:
    """The figures of one file, each measure in the order of the rows. Raises DataError if it has no column of figures.

    A series is named by its measure and the breakdowns in the order of the columns; a breakdown that is the same in
    every row is left out.
    """
    raw = pl.read_csv(path, infer_schema=False, encoding="utf8-lossy")
    raw = raw.rename({column: column.lstrip("\ufeff") for column in raw.columns}).fill_null("")
    measures, breakdowns = _split(raw)
    if not measures:
        raise DataError(f"{path.name} has no column of figures. Give the file as the publisher's site offers it.")
    located = _located(raw)
    places, unmatched = in_places(located.select("code", "name").unique().iter_rows())
    periods = _periods(located)
    dated = located.join(periods, on=["time_period", "time_identifier"], maintain_order="left")
    kept = dated.join(places, on="code", how="semi", maintain_order="left")
    frame = _tidy(kept.join(places, on="code", maintain_order="left_right"), measures, breakdowns, path)
    report = FileReport(
        path.name,
        "open data of the Department for Education",
        rows=raw.height,
        rows_kept=kept.height,
        observations=frame.height,
        with_status=frame["value"].null_count(),
        skipped=_skipped(raw.height, located, periods, places),
        unmatched=unmatched,
    )
    return Reading(frame, report)


def _split(raw: pl.DataFrame) -> tuple[list[str], list[str]]:
    """The columns of figures, and those of breakdowns that differ from row to row."""
    measures, breakdowns = [], []
    for column in raw.columns:
        if column in _PLACE_AND_TIME:
            continue
        cells = raw[column].str.strip_chars().unique()
        words = cells.filter(cells.cast(pl.Float64, strict=False).is_null() & (cells != ""))
        if set(words.str.to_lowercase()) <= known_codes().keys():
            measures.append(column)
        elif cells.len() > 1:
            breakdowns.append(column)
    return measures, breakdowns


def _located(raw: pl.DataFrame) -> pl.DataFrame:
    """Rows of the levels we know, each with the code and name of its place; an authority may have its old code only."""
    level = pl.col("geographic_level")
    if "old_la_code" in raw.columns:
        new = pl.col("new_la_code")
        raw = raw.with_columns(new_la_code=pl.when(new == "").then("old_la_code").otherwise(new))
    code, name = (
        pl.coalesce(pl.when(level == kind).then(column) for kind, column in columns.items())
        for columns in (_LEVELS, _NAMES)
    )
    return raw.filter(level.is_in(list(_LEVELS))).with_columns(code=code, name=name)


def _periods(located: pl.DataFrame) -> pl.DataFrame:
    rows = []
    for label, identifier in located.select("time_period", "time_identifier").unique().iter_rows():
        kind = _YEAR_TYPES.get(identifier.strip().casefold())
        period = parse_period(label, kind) if kind else None
        if period:
            rows.append((label, identifier, period.start, period.end, period.release.value))
    columns = ("time_period", "time_identifier", "start", "end", "release")
    types = (pl.String, pl.String, pl.Date, pl.Date, pl.String)
    return pl.DataFrame(rows, schema=dict(zip(columns, types, strict=True)), orient="row")


def _tidy(kept: pl.DataFrame, measures: list[str], breakdowns: list[str], path: Path) -> pl.DataFrame:
    index = ["authority", "shared", "start", "end", "release", *breakdowns]
    long = kept.lazy().unpivot(measures, index=index, variable_name="measure", value_name="printed")
    name = pl.concat_str("measure", *breakdowns, separator=" | ")
    named = long.with_columns(series=pl.lit(f"{dataset_of(path)}:") + name, file=pl.lit(path.name))
    shared = pl.col("shared") & pl.col("value").is_not_null()
    status = pl.when(shared).then(status_column(Status.SHARED_RETURN)).otherwise("status")
    return with_values(named, "printed").with_columns(status=status).select(list(TIDY)).collect()


def _skipped(
    rows: int, located: pl.DataFrame, periods: pl.DataFrame, places: pl.DataFrame
) -> tuple[tuple[str, int], ...]:
    dated = located.join(periods, on=["time_period", "time_identifier"], how="semi")
    counts = (
        ("neither England, region nor local authority", rows - located.height),
        ("year not understood", located.height - dated.height),
        ("place not known", dated.join(places, on="code", how="anti").height),
    )
    return tuple((reason, count) for reason, count in counts if count)
