"""A set of indicators answers for any place, year and day."""

import hashlib
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from lineofsight.errors import DataError, NotFoundError, UnknownAuthorityError
from lineofsight.indicators.catalogue import Catalogue, catalogue
from lineofsight.indicators.loading import load, write_table
from lineofsight.indicators.observation import Status
from lineofsight.indicators.store import SNAPSHOT_FILE, Indicators, own_file
from lineofsight.indicators.tidy import status_column
from tests.indicators.files import DORSET, ENGLAND, LEEDS, LONDON, located, stored, write_open_data


@pytest.fixture
def indicators(book: Catalogue) -> Indicators:
    rows = stored(
        ("late", LEEDS, 2022, 10.0),
        ("late", LEEDS, 2023, "suppressed"),
        ("late", LEEDS, 2024, 12.0, (12.0, 100.0)),
        ("late", ENGLAND, 2024, 11.0),
        ("late", DORSET, 2025, "missing-unexplained"),
        ("distance", LEEDS, 2024, 3.0),
        ("late-visits", LEEDS, 2024, 12.0),
    )
    return Indicators(rows, book=book)


def test_a_series_is_in_order_of_time_with_its_gaps(indicators: Indicators) -> None:
    series = indicators.series("Leeds", "late")
    assert series.years == (2022, 2023, 2024)
    assert series.values == (10.0, None, 12.0)
    assert [one.status for one in series.observations] == [Status.VALUE, Status.SUPPRESSED, Status.VALUE]
    assert series.latest is series.observations[-1]
    assert (series.observations[-1].numerator, series.observations[-1].denominator) == (12.0, 100.0)


def test_a_place_and_an_indicator_may_be_named_in_any_way(indicators: Indicators) -> None:
    assert indicators.series("383", "Late visits") == indicators.series(LEEDS, "late")


def test_england_and_regions_have_series_of_their_own(indicators: Indicators) -> None:
    assert indicators.series("England", "late").values == (11.0,)
    assert indicators.series(LONDON, "late").observations == ()


def test_a_figure_counts_from_the_day_it_is_usually_published(indicators: Indicators) -> None:
    assert indicators.series(LEEDS, "late").observations[-1].published == date(2024, 11, 21)
    assert indicators.series(LEEDS, "late", date(2024, 11, 20)).years == (2022, 2023)
    assert indicators.series(LEEDS, "late", date(2024, 11, 21)).years == (2022, 2023, 2024)


def test_a_board_has_every_indicator_shown_to_people_in_order_even_if_empty(indicators: Indicators) -> None:
    board = indicators.board(LEEDS)
    assert [series.indicator.id for series in board] == ["late", "visit-rate", "distance"]
    assert [len(series.observations) for series in board] == [3, 0, 1]
    assert [len(series.observations) for series in indicators.board(LEEDS, date(2023, 1, 1))] == [1, 0, 0]


def test_a_board_holds_the_same_series_as_asking_one_by_one(indicators: Indicators) -> None:
    assert indicators.board(LEEDS) == [indicators.series(LEEDS, one) for one in indicators.book.board]


def test_all_places_of_a_year_are_given_by_code(indicators: Indicators) -> None:
    assert {code: one.value for code, one in indicators.at("late", 2024).items()} == {LEEDS: 12.0, ENGLAND: 11.0}


def test_the_latest_year_is_the_last_with_any_figure_published_by_the_day(indicators: Indicators) -> None:
    assert set(indicators.latest("late")) == {LEEDS, ENGLAND}
    assert indicators.latest("late", date(2024, 1, 1))[LEEDS].period.year == 2022
    assert indicators.latest("late", date(2010, 1, 1)) == {}


def test_a_figure_of_a_time_without_the_authority_is_never_its_latest(book: Catalogue) -> None:
    rows = stored(
        ("late", DORSET, 2018, "outside-life"), ("late", DORSET, 2021, 9.0), ("late", DORSET, 2022, "suppressed")
    )
    latest = Indicators(rows, book=book).series(DORSET, "late").latest
    assert latest is not None
    assert latest.period.year == 2021


def test_a_figure_of_a_time_without_the_authority_is_kept_but_is_no_value_of_its_series(book: Catalogue) -> None:
    early = stored(("late", DORSET, 2018, 8.0)).with_columns(status=status_column(Status.OUTSIDE_LIFE))
    series = Indicators(pl.concat([early, stored(("late", DORSET, 2021, 9.0))]), book=book).series(DORSET, "late")
    assert series.values == (None, 9.0)
    assert series.observations[0].value == 8.0


@pytest.mark.parametrize(
    ("authority", "indicator", "error"),
    [("Narnia", "late", UnknownAuthorityError), (LEEDS, "vibes", NotFoundError), (LEEDS, "lait:LAC", NotFoundError)],
)
def test_what_is_not_there_is_an_error(
    indicators: Indicators, authority: str, indicator: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        indicators.series(authority, indicator)


def test_a_series_outside_the_catalogue_is_read_from_a_whole_load(tmp_path: Path, book: Catalogue) -> None:
    write_open_data(tmp_path / "data" / "some_file.csv", [located(LEEDS, extra="7"), located(LEEDS, "2023", extra="c")])
    loaded = load(tmp_path / "data", book)
    write_table(tmp_path / "whole.parquet", loaded.curated, loaded.read)
    opened = Indicators.open(tmp_path / "whole.parquet")
    series = opened.series("Leeds", "some_file:extra")
    assert [(one.value, one.status) for one in series.observations] == [(None, Status.SUPPRESSED), (7.0, Status.VALUE)]
    assert series.observations[0].source == "some_file.csv: extra"
    with pytest.raises(NotFoundError, match="no known day of publication"):
        opened.series("Leeds", "some_file:extra", date(2025, 1, 1))


def test_without_an_own_file_the_shipped_figures_are_opened() -> None:
    assert Indicators.open().path == SNAPSHOT_FILE


def test_an_own_file_goes_before_the_shipped_one() -> None:
    write_table(own_file(), stored(("care-rate", LEEDS, 2024, 99.0)))
    opened = Indicators.open()
    assert opened.path == own_file()
    assert opened.series(LEEDS, "care-rate").values == (99.0,)


def test_the_hash_is_that_of_the_file_and_changes_with_a_figure(tmp_path: Path) -> None:
    path = tmp_path / "some.parquet"
    write_table(path, stored(("care-rate", LEEDS, 2024, 99.0)))
    first = Indicators.open(path).hash
    assert first == hashlib.sha256(path.read_bytes()).hexdigest()
    write_table(path, stored(("care-rate", LEEDS, 2024, 98.0)))
    assert Indicators.open(path).hash != first


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"none\.parquet"):
        Indicators.open(tmp_path / "none.parquet")


@pytest.mark.parametrize("content", [b"no parquet", None])
def test_a_file_that_is_no_set_of_indicators_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "wrong.parquet"
    if content is None:
        stored(("care-rate", LEEDS, 2024, 1.0)).drop("note").write_parquet(path)
    else:
        path.write_bytes(content)
    with pytest.raises(DataError, match=r"wrong\.parquet"):
        Indicators.open(path)


def test_the_shipped_figures_cover_every_indicator_of_the_catalogue() -> None:
    shipped = Indicators.open(SNAPSHOT_FILE)
    assert all(shipped.latest(one) for one in catalogue().indicators)
    assert SNAPSHOT_FILE.stat().st_size < 700_000
