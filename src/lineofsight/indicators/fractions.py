"""The counts behind a rate: found, checked against the printed rate, and divided where no rate is printed.

It knows that counts which do not give the printed figure are not those it was worked out from, and drops them.
"""

import polars as pl

from lineofsight.indicators.catalogue import Catalogue, Indicator
from lineofsight.indicators.observation import Status
from lineofsight.indicators.periods import Release
from lineofsight.indicators.tidy import status_column

__all__ = ["derived_rows", "with_counts"]

_TOLERANCE = 1.5
"""In units of the last printed digit; the rounding of rate and counts explains no more."""

_LAST_RESORT = 99
"""The priority of a figure worked out here, after every source."""


def derived_rows(counts: pl.DataFrame, book: Catalogue) -> pl.DataFrame:
    """Candidates for the derived indicators: numerator / denominator x per, or why one of the two is missing."""
    links = _links(book).filter("derived")
    rows = links.join(_column(counts, "numerator"), on="numerator_id", maintain_order="left_right")
    rows = _with_denominators(rows, counts)
    digits = pl.lit(10.0).pow("decimals")
    exact = pl.col("numerator") / pl.col("denominator") * pl.col("per") * digits
    value = exact.round(mode="half_away_from_zero") / digits
    worse = pl.max_horizontal(
        "numerator_status", pl.col("denominator_status").fill_null(status_column(Status.NOT_LISTED))
    )
    undefined = (pl.col("denominator") == 0).fill_null(False)
    return rows.select(
        "indicator",
        "authority",
        "year",
        priority=pl.lit(_LAST_RESORT, dtype=pl.Int64),
        release=pl.lit(Release.PLAIN.value),
        value=pl.when(~undefined).then(value.round(10)),
        status=pl.when(undefined).then(status_column(Status.NOT_APPLICABLE)).otherwise(worse),
        source=pl.lit("worked out here: ") + pl.col("numerator_id") + " / " + pl.col("denominator_id"),
    )


def with_counts(rows: pl.DataFrame, book: Catalogue) -> pl.DataFrame:
    """`rows` with `numerator` and `denominator`, null where they are not known or do not give the printed value.

    Where only the denominator is published, the numerator is what value and denominator imply.
    """
    linked = rows.join(_links(book), on="indicator", how="left", maintain_order="left")
    keys = ["numerator_id", "authority", "year"]
    linked = linked.join(_column(rows, "numerator"), on=keys, how="left", maintain_order="left")
    linked = _with_denominators(linked, rows)
    value, denominator = pl.col("value"), pl.col("denominator")
    implied = pl.col("numerator_id").is_null()
    numerator = pl.when(implied).then(value * denominator / pl.col("per")).otherwise("numerator")
    gap = (numerator / denominator * pl.col("per") - value).abs()
    agrees = implied | ~pl.col("exact") | (gap <= _TOLERANCE * pl.lit(10.0).pow(-pl.col("decimals")))
    known = value.is_not_null() & numerator.is_not_null() & (denominator > 0) & agrees
    return linked.select(
        *rows.columns,
        numerator=pl.when(known).then(numerator.round(2)),
        denominator=pl.when(known).then(denominator),
    )


def _links(book: Catalogue) -> pl.DataFrame:
    """Which counts stand behind which indicator, and how many years the denominator lies back."""
    rows = [
        (one.id, one.numerator, one.denominator, one.per, one.decimals, one.denominator_exact, one.derived, back)
        for one in book.indicators
        if one.denominator
        for back in [_years_back(one, book.indicator(one.denominator))]
    ]
    names = ("indicator", "numerator_id", "denominator_id", "per", "decimals", "exact", "derived", "back")
    types = (pl.String, pl.String, pl.String, pl.Int64, pl.Int64, pl.Boolean, pl.Boolean, pl.Int32)
    return pl.DataFrame(rows, schema=dict(zip(names, types, strict=True)), orient="row")


def _years_back(one: Indicator, denominator: Indicator) -> int:
    """0, or 1 for a denominator whose year ends later: children of June 2024 for a year to March 2025."""
    return int(denominator.year_type.last_day > one.year_type.last_day)


def _column(rows: pl.DataFrame, name: str, year: str = "year") -> pl.DataFrame:
    """The values of all rows under another name, to be joined by their indicator."""
    return rows.select(
        pl.col("indicator").alias(f"{name}_id"),
        "authority",
        pl.col("year").alias(year),
        pl.col("value").alias(name),
        pl.col("status").alias(f"{name}_status"),
    )


def _with_denominators(rows: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    denominators = _column(counts, "denominator", "denominator_year")
    dated = rows.with_columns(denominator_year=pl.col("year") - pl.col("back"))
    keys = ["denominator_id", "authority", "denominator_year"]
    return dated.join(denominators, on=keys, how="left", maintain_order="left")
