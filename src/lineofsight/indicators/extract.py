"""The long file of the Local Authority Interactive Tool, with the dictionary that says which year a measure has.

It knows this one layout. The tool prints one dash for every reason a figure is missing, and prints every authority in
every year, also those abolished or not yet there; both are left to `judging`.
"""

from pathlib import Path

import polars as pl

from lineofsight.errors import DataError
from lineofsight.indicators.periods import YearType, parse_period
from lineofsight.indicators.tidy import TIDY, FileReport, Reading, in_places, with_values

__all__ = ["DATASET", "DICTIONARY_COLUMNS", "EXTRACT_COLUMNS", "read_dictionary", "read_extract"]

DATASET = "lait"
"""What series of the tool begin with."""

EXTRACT_COLUMNS = frozenset({"Short Desc", "Years", "LA and Regions", "Values", "LA Number"})
DICTIONARY_COLUMNS = frozenset({"Measure_short", "Measure", "Year_Type"})

_YEAR_TYPES = {
    "financial year": YearType.FINANCIAL,
    "annual": YearType.FINANCIAL,
    "academic year": YearType.ACADEMIC,
    "calendar year": YearType.CALENDAR,
    "annual (end of sept)": YearType.SEPTEMBER,
    "annual - january": YearType.JANUARY,
}


def read_dictionary(path: Path) -> tuple[dict[str, YearType], FileReport]:
    """The kind of year of each measure, by its short name. Raises DataError for a kind that is not known."""
    rows = pl.read_csv(path, infer_schema=False, encoding="utf8-lossy").select(sorted(DICTIONARY_COLUMNS))
    kinds: dict[str, YearType] = {}
    for measure, printed in rows.select("Measure_short", "Year_Type").iter_rows():
        kind = _YEAR_TYPES.get((printed or "").strip().casefold())
        if kind is None:
            raise DataError(f"{path.name}: measure {measure!r} has the unknown kind of year {printed!r}.")
        kinds[measure] = kind
    return kinds, FileReport(path.name, "dictionary of the interactive tool", rows.height, rows.height)


def read_extract(path: Path, kinds: dict[str, YearType]) -> Reading:
    """The rows of the long file, in its order. Those whose year cannot be read are skipped and counted.

    Raises DataError without the kinds of year of a dictionary, which alone say when the years of a measure end.
    """
    if not kinds:
        raise DataError(f"{path.name} needs the dictionary of its measures. Put lait_data_dictionary.csv beside it.")
    source = pl.scan_parquet(path) if path.suffix == ".parquet" else pl.scan_csv(path, infer_schema=False)
    raw = source.select(
        measure=pl.col("Short Desc"),
        label=pl.col("Years").cast(pl.String).fill_null(""),
        code=pl.col("LA Number").cast(pl.Float64).cast(pl.Int64).cast(pl.String).fill_null(""),
        name=pl.col("LA and Regions").fill_null(""),
        printed=pl.col("Values").cast(pl.String).fill_null(""),
    ).collect()
    periods = _periods(raw, kinds)
    places, unmatched = in_places(raw.select("code", "name").unique().iter_rows())
    frame = _tidy(raw, periods, places, path.name)
    report = FileReport(
        path.name,
        "long file of the interactive tool",
        rows=raw.height,
        rows_kept=frame.height,
        observations=frame.height,
        with_status=frame["value"].null_count(),
        skipped=_skipped(raw, kinds, periods, places),
        unmatched=unmatched,
    )
    return Reading(frame, report)


def _periods(raw: pl.DataFrame, kinds: dict[str, YearType]) -> pl.DataFrame:
    """First and last day for each pair of measure and printed year that can be read."""
    rows = []
    for measure, label in raw.select("measure", "label").unique().iter_rows():
        period = parse_period(label, kinds[measure]) if measure in kinds else None
        if period:
            rows.append((measure, label, period.start, period.end, period.release.value))
    schema = {"measure": pl.String, "label": pl.String, "start": pl.Date, "end": pl.Date, "release": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _tidy(raw: pl.DataFrame, periods: pl.DataFrame, places: pl.DataFrame, file: str) -> pl.DataFrame:
    keys = ["measure", "label"]
    joined = raw.lazy().join(periods.lazy(), on=keys, maintain_order="left")
    joined = joined.join(places.lazy(), on="code", maintain_order="left_right")
    series = pl.lit(f"{DATASET}:") + pl.col("measure")
    return with_values(joined.with_columns(series=series, file=pl.lit(file)), "printed").select(list(TIDY)).collect()


def _skipped(
    raw: pl.DataFrame, kinds: dict[str, YearType], periods: pl.DataFrame, places: pl.DataFrame
) -> tuple[tuple[str, int], ...]:
    """Why rows were not kept, and how many."""
    undated = raw.join(periods, on=["measure", "label"], how="anti")
    unknown = undated.filter(~pl.col("measure").is_in(list(kinds)))
    misprinted = undated.filter(pl.col("measure").is_in(list(kinds)))["label"].value_counts().sort("label")
    homeless = raw.join(periods, on=["measure", "label"], how="semi").join(places, on="code", how="anti")
    counts = (
        ("measure not in the dictionary", unknown.height),
        *((f"year printed as {label!r}", rows) for label, rows in misprinted.iter_rows()),
        ("place not known", homeless.height),
    )
    return tuple((reason, rows) for reason, rows in counts if rows)
