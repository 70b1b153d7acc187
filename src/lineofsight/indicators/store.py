"""The indicators as a set to ask: one series, a whole board, all places in one year, as known on any day.

It knows the table and the days on which figures usually appear. Rankings and judgements of any kind are elsewhere.
"""

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl
from polars.exceptions import PolarsError

from lineofsight.authorities import Authority
from lineofsight.errors import DataError, NotFoundError
from lineofsight.indicators.catalogue import Catalogue, Indicator, Kind, catalogue
from lineofsight.indicators.loading import STORED
from lineofsight.indicators.observation import Observation, Series, Status
from lineofsight.indicators.periods import Period, Release, YearType
from lineofsight.indicators.places import Place, place

__all__ = ["SNAPSHOT_FILE", "Indicators", "own_file"]

SNAPSHOT_FILE = Path(__file__).parent / "snapshot" / "observations.parquet"
"""The curated figures that ship with the package."""

_INDICATOR = list(STORED).index("indicator")
_STATUSES = {status.value: status for status in Status}


def own_file() -> Path:
    """Where a person's own loaded figures lie: LINEOFSIGHT_INDICATORS, or a file in the data folder."""
    from platformdirs import user_data_path  # noqa: PLC0415  # only needed without an explicit path

    chosen = os.environ.get("LINEOFSIGHT_INDICATORS")
    return Path(chosen) if chosen else user_data_path("lineofsight") / "indicators.parquet"


class Indicators:
    """A loaded set of figures, which never changes.

    Wherever a day `as_of` is given, only figures usually published by then are used. Their revised state of today is
    all there is, so a series as of an earlier day can hold figures that were slightly different then.
    """

    def __init__(self, table: pl.DataFrame, path: Path | None = None, book: Catalogue | None = None) -> None:
        self.book = book or catalogue()
        self.path = path
        self._table = table.select(list(STORED))
        self._years: dict[tuple[str, int], Mapping[str, Observation]] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> "Indicators":
        """The set in `path`; without it a person's own, or else the one that ships with the package.

        Raises NotFoundError if `path` is not there, DataError if it is no file that `load` wrote.
        """
        chosen = path or next(file for file in (own_file(), SNAPSHOT_FILE) if file.exists() or file == SNAPSHOT_FILE)
        return cls(_rows(chosen, pl.col("curated")).collect(), chosen)

    @cached_property
    def hash(self) -> str:
        """The SHA-256 of the file, which changes with any figure; of the rows where there is no file."""
        content = self.path.read_bytes() if self.path else self._table.write_csv().encode()
        return hashlib.sha256(content).hexdigest()

    def series(self, authority: str | Authority, indicator: str | Indicator, as_of: date | None = None) -> Series:
        """The figures of one place, gaps included. Regions and England are places too.

        `indicator` is an id or name of the catalogue, or a series of a source as its file calls it ("lait:LAC") where
        the file was loaded whole. Raises NotFoundError, or UnknownAuthorityError, for what is not there.
        """
        where = place(authority, as_of)
        if isinstance(indicator, str) and ":" in indicator:
            return self._as_read(where, indicator, as_of)
        one = self._meant(indicator)
        rows = self._of(one).filter(pl.col("authority") == where.code)
        return _series(where, one, rows.iter_rows(), as_of)

    def board(self, authority: str | Authority, as_of: date | None = None) -> list[Series]:
        """Every indicator of the catalogue for one place, in its order; series without any row stay, empty."""
        where = place(authority, as_of)
        rows: dict[str, list[tuple[Any, ...]]] = {}
        for row in self._table.filter(pl.col("authority") == where.code).iter_rows():
            rows.setdefault(row[_INDICATOR], []).append(row)
        return [_series(where, one, rows.get(one.id, ()), as_of) for one in self.book.board]

    def at(self, indicator: str | Indicator, year: int) -> Mapping[str, Observation]:
        """The figures of all places for the period that ends in `year`, by code."""
        one = self._meant(indicator)
        if (one.id, year) not in self._years:
            rows = self._of(one).filter(pl.col("end").dt.year() == year)
            seen = (_observation(one, row) for row in rows.iter_rows())
            self._years[one.id, year] = MappingProxyType({each.authority: each for each in seen})
        return self._years[one.id, year]

    def latest(self, indicator: str | Indicator, as_of: date | None = None) -> Mapping[str, Observation]:
        """The figures of all places for the latest year with any published, by code; empty if there is none."""
        one = self._meant(indicator)
        years = self._of(one).filter(pl.col("value").is_not_null())["end"].unique()
        known = [end for end in years if as_of is None or _published(one, end) <= as_of]
        return self.at(one, max(known).year) if known else {}

    def values(
        self, indicator: str | Indicator, as_of: date | None = None, *, codes: Collection[str] | None = None
    ) -> list[Observation]:
        """Every figure and gap of one indicator, of all places or those with these codes, by place and then in time."""
        one = self._meant(indicator)
        rows = self._of(one) if codes is None else self._of(one).filter(pl.col("authority").is_in(list(codes)))
        seen = (_observation(one, row) for row in rows.sort("authority", "end").iter_rows())
        return [each for each in seen if as_of is None or each.published <= as_of]

    def table(self, as_of: date | None = None) -> pl.DataFrame:
        """All figures and gaps as one table; `published` is the day on which a figure is usually there."""
        lags = {one.id: one.lag_days for one in self.book.indicators}
        days = pl.duration(days=pl.col("indicator").replace_strict(lags, return_dtype=pl.Int64))
        known = self._table.drop("curated").with_columns(published=pl.col("end") + days)
        return known if as_of is None else known.filter(pl.col("published") <= as_of)

    def statuses(self, as_of: date | None = None) -> dict[Status, int]:
        """How many figures and gaps there are of each status."""
        counted = self.table(as_of)["status"].value_counts()
        return {_STATUSES[name]: count for name, count in counted.iter_rows()}

    def _meant(self, indicator: str | Indicator) -> Indicator:
        return self.book.indicator(indicator) if isinstance(indicator, str) else indicator

    def _of(self, one: Indicator) -> pl.DataFrame:
        return self._by_indicator.get((one.id,), self._table.clear())

    @cached_property
    def _by_indicator(self) -> dict[tuple[object, ...], pl.DataFrame]:
        return self._table.partition_by("indicator", as_dict=True)

    def _as_read(self, where: Place, name: str, as_of: date | None) -> Series:
        """A series outside the catalogue, as its file prints it. When it was published is not known."""
        wanted = ~pl.col("curated") & (pl.col("indicator") == name) & (pl.col("authority") == where.code)
        rows = _rows(self.path, wanted).collect() if self.path else self._table.clear()
        if as_of is not None or rows.is_empty():
            why = "has no known day of publication" if as_of else f"is not here for {where.name}"
            raise NotFoundError(f"The series {name!r} {why}. Load the files with: lineofsight indicators load FOLDER")
        return _series(where, _uncurated(name), rows.iter_rows(), None)


def _rows(path: Path, wanted: pl.Expr) -> pl.LazyFrame:
    """Rows of a file that `load` wrote."""
    if not path.is_file():
        raise NotFoundError(f"There are no indicators at {path}. Make them with: lineofsight indicators load FOLDER")
    rows = pl.scan_parquet(path)
    try:
        fits = rows.collect_schema() == STORED
    except PolarsError:
        fits = False
    if not fits:
        raise DataError(
            f"{path} holds no indicators of this version. Load them again: lineofsight indicators load FOLDER"
        )
    return rows.filter(wanted)


def _series(where: Place, one: Indicator, rows: Iterable[tuple[Any, ...]], as_of: date | None) -> Series:
    made = (_observation(one, row) for row in rows)
    known = (seen for seen in made if as_of is None or seen.published <= as_of)
    return Series(where.code, where.name, one, tuple(sorted(known, key=lambda seen: seen.period.end)))


def _observation(one: Indicator, row: tuple[Any, ...]) -> Observation:
    """A row of the table, in the order of `STORED`."""
    _, _, place_code, start, end, release, value, numerator, denominator, status, source, note = row
    return Observation(
        authority=place_code,
        indicator=one.id,
        period=_period(start, end, release),
        value=value,
        status=_STATUSES[status],
        numerator=numerator,
        denominator=denominator,
        published=_published(one, end),
        source=source,
        note=note,
    )


@cache
def _period(start: date, end: date, release: str) -> Period:
    return Period(start, end, Release(release))


def _published(one: Indicator, end: date) -> date:
    return end + timedelta(days=one.lag_days)


def _uncurated(name: str) -> Indicator:
    """What little is known of a series outside the catalogue."""
    return Indicator(
        id=name,
        name=name,
        plain="As its file has it; not curated.",
        unit="as published",
        kind=Kind.MEAN,
        group="",
        collection="",
        per=1,
        decimals=2,
        period="as published",
        lag_days=0,
        year_type=YearType.FINANCIAL,
    )
