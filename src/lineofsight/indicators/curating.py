"""From everything that was read to the curated indicators: one row for each indicator, place and year.

It knows how to add series, to choose among sources that print the same figure, to work out one that none prints, and
to keep a row where none has one. Whether a chosen figure can be believed is for `judging`.
"""

from collections.abc import Iterator

import polars as pl

from lineofsight.authorities import all_authorities
from lineofsight.indicators.catalogue import Catalogue
from lineofsight.indicators.fractions import derived_rows
from lineofsight.indicators.observation import Status
from lineofsight.indicators.periods import Release, period_ending
from lineofsight.indicators.tidy import STATUS, status_column

__all__ = ["CURATED", "candidates", "chosen", "curate"]

CURATED = pl.Schema(
    {
        "indicator": pl.String(),
        "authority": pl.String(),
        "year": pl.Int32(),
        "release": pl.String(),
        "value": pl.Float64(),
        "status": STATUS,
        "source": pl.String(),
    }
)
"""`year` is that in which the period ends; `source` names file and series, empty where nothing is listed."""

_KEY = ["indicator", "authority", "year"]

_TELLS_MORE_THAN_ZERO = [
    status.value
    for status in (Status.SUPPRESSED, Status.UNRELIABLE, Status.ROUNDED_TO_ZERO, Status.LOW, Status.FALSE_ZERO)
]
"""Where one source prints such a code and another a zero, the zero stands for the code."""


def curate(tidy: pl.DataFrame, book: Catalogue) -> pl.DataFrame:
    """The curated rows, as `CURATED`, of all that was read: each indicator in each year for each place there was."""
    read = candidates(tidy, book)
    everything = pl.concat([read, derived_rows(chosen(read), book)])
    listed = chosen(everything).select(list(CURATED))
    return pl.concat([listed, _not_listed(listed, book)]).sort(_KEY)


def candidates(tidy: pl.DataFrame, book: Catalogue) -> pl.DataFrame:
    """What each source says of each indicator, with the `priority` of the source, 0 the best."""
    rows = list(_sources(book))
    sources = pl.DataFrame(rows, schema=["series", "indicator", "priority", "parts", "named"], orient="row")
    value, all_listed = pl.col("value"), pl.len() == pl.col("parts").first()
    worst = pl.col("status").max()  # in the order of Status: any reason outweighs a value
    return (
        tidy.lazy()
        .join(sources.lazy(), on="series", maintain_order="left_right")
        .with_columns(year=pl.col("end").dt.year())
        .unique([*_KEY, "priority", "series"], keep="last", maintain_order=True)
        .group_by(*_KEY, "priority", maintain_order=True)
        .agg(
            release=pl.col("release").first(),
            value=pl.when(all_listed & value.is_not_null().all()).then(value.sum().round(10)),
            status=pl.when(all_listed | value.is_null().any()).then(worst).otherwise(status_column(Status.NOT_LISTED)),
            source=pl.col("file").min() + ": " + pl.col("named").first(),
        )
        .collect()
    )


def chosen(rows: pl.DataFrame) -> pl.DataFrame:
    """One row for each indicator, place and year: a figure before a reason, a reason before a zero that hides it.

    Among rows that say as much, the better source. A dash without a reason comes last.
    """
    value, status = pl.col("value"), pl.col("status").cast(pl.String)
    says_least = (
        pl.when(value != 0)
        .then(0)
        .when(status.is_in(_TELLS_MORE_THAN_ZERO))
        .then(1)
        .when(value == 0)
        .then(2)
        .when(status != Status.MISSING_UNEXPLAINED.value)
        .then(3)
        .otherwise(4)
    )
    return rows.sort(says_least, "priority", maintain_order=True).unique(_KEY, keep="first", maintain_order=True)


def _sources(book: Catalogue) -> Iterator[tuple[str, str, int, int, str]]:
    for one in book.indicators:
        for priority, source in enumerate(one.sources):
            parts = source.split(" + ")
            named = " + ".join(part.partition(":")[2] for part in parts)
            for part in parts:
                yield part, one.id, priority, len(parts), named


def _not_listed(listed: pl.DataFrame, book: Catalogue) -> pl.DataFrame:
    """A row for every authority of the day in each year of an indicator for which no source has one."""
    years = listed.select("indicator", "year").unique().iter_rows()
    rows = [
        (indicator, authority.code, year)
        for indicator, year in years
        for authority in all_authorities(period_ending(year, book.indicator(indicator).year_type).end)
    ]
    expected = pl.DataFrame(rows, schema={name: CURATED[name] for name in _KEY}, orient="row")
    return expected.join(listed, on=_KEY, how="anti", maintain_order="left").select(
        *_KEY,
        release=pl.lit(Release.PLAIN.value),
        value=pl.lit(None, dtype=pl.Float64),
        status=status_column(Status.NOT_LISTED),
        source=pl.lit(""),
    )
