"""Which curated figures can be believed: those of an authority's own time, and not those known to be odd.

It applies dates and `quirks.toml` to rows. It refuses to change a figure: one that cannot stand becomes a gap with
its reason.
"""

import polars as pl

from lineofsight.authorities import all_authorities
from lineofsight.indicators.catalogue import Catalogue
from lineofsight.indicators.observation import Status
from lineofsight.indicators.periods import period_ending
from lineofsight.indicators.quirks import Effect, Quirk, Quirks
from lineofsight.indicators.tidy import status_column

__all__ = ["judged", "with_dates"]


def with_dates(rows: pl.DataFrame, book: Catalogue) -> pl.DataFrame:
    """`rows` with `start` and `end`, the first and last day of the year, by the collection of each indicator."""
    dated = []
    for indicator, year in rows.select("indicator", "year").unique().iter_rows():
        period = period_ending(year, book.indicator(indicator).year_type)
        dated.append((indicator, year, period.start, period.end))
    types = {"indicator": pl.String, "year": pl.Int32, "start": pl.Date, "end": pl.Date}
    days = pl.DataFrame(dated, schema=types, orient="row")
    return rows.join(days, on=["indicator", "year"], how="left", maintain_order="left")


def judged(rows: pl.DataFrame, quirks: Quirks, book: Catalogue) -> pl.DataFrame:
    """Dated `rows` with a `note`, and the status, of those that are not what they seem."""
    rows = _within_life(rows.with_columns(note=pl.lit(None, dtype=pl.String)))
    for quirk in quirks.quirk:
        rows = _applied(rows, quirk, book)
    return rows


def _within_life(rows: pl.DataFrame) -> pl.DataFrame:
    """Figures of authorities at the end of a year in which they were not there, marked; gaps there do not apply."""
    lives = pl.DataFrame(
        [(one.code, one.opened, one.closed) for one in all_authorities() if one.opened or one.closed],
        schema={"authority": pl.String, "opened": pl.Date, "closed": pl.Date},
        orient="row",
    )
    end = pl.col("end")
    outside = (end < pl.col("opened")).fill_null(False) | (end > pl.col("closed")).fill_null(False)
    there = pl.col("value").is_not_null()
    return (
        rows.join(lives, on="authority", how="left", maintain_order="left")
        .with_columns(
            status=pl.when(outside & there)
            .then(status_column(Status.OUTSIDE_LIFE))
            .when(outside)
            .then(status_column(Status.NOT_APPLICABLE))
            .otherwise("status"),
        )
        .drop("opened", "closed")
    )


def _applied(rows: pl.DataFrame, quirk: Quirk, book: Catalogue) -> pl.DataFrame:
    meant = _meant(quirk, book)
    value, status = pl.col("value"), pl.col("status")
    own = ~status.is_in([Status.OUTSIDE_LIFE.value, Status.NOT_APPLICABLE.value])
    match quirk.effect:
        case Effect.SHARED_RETURN:
            hit, becomes = meant & own & value.is_not_null(), status_column(Status.SHARED_RETURN)
        case Effect.FALSE_ZERO:
            hit, becomes = meant & own & (value == 0), status_column(Status.FALSE_ZERO)
        case Effect.NOT_LOCAL:
            hit, becomes = meant & own & value.is_not_null(), status_column(Status.NOT_AVAILABLE)
        case Effect.GAP:
            unexplained = status.is_in([Status.MISSING_UNEXPLAINED.value, Status.NOT_LISTED.value])
            hit = meant & own & value.is_null()
            becomes = pl.when(unexplained).then(status_column(Status.NOT_AVAILABLE)).otherwise(status)
    keeps_value = quirk.effect in (Effect.SHARED_RETURN, Effect.GAP)
    hit = hit.fill_null(False)
    return rows.with_columns(
        value=value if keeps_value else pl.when(~hit).then(value),
        status=pl.when(hit).then(becomes).otherwise(status),
        note=pl.when(hit & pl.col("note").is_null()).then(pl.lit(quirk.reason)).otherwise("note"),
    )


def _meant(quirk: Quirk, book: Catalogue) -> pl.Expr:
    """Whether a row is one the quirk is about."""
    ids = quirk.indicators or [one.id for one in book.indicators if one.collection in quirk.collections]
    meant = pl.col("indicator").is_in(list(ids))
    if quirk.authorities:
        meant &= pl.col("authority").is_in(list(quirk.authorities))
    if quirk.years:
        meant &= pl.col("year").is_in(list(quirk.years))
    return meant
