"""One row for each indicator, place and year: the best figure there is, or the best reason there is none."""

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.authorities import all_authorities
from lineofsight.indicators.catalogue import Catalogue
from lineofsight.indicators.curating import chosen, curate
from lineofsight.indicators.observation import Status
from lineofsight.indicators.periods import YearType, period_ending
from tests.indicators.files import DORSET, ENGLAND, LEEDS, OLD_DORSET, tidy

Cell = float | str

REASONS = [status.value for status in Status if not status.has_value]
CELLS = st.one_of(st.integers(0, 90).map(float), st.sampled_from(REASONS))
SERIES = st.sampled_from(
    ["lait:Late", "file_a:late_percent", "file_a:late_count", "file_a:by_day", "file_a:by_night", "lait:VisitRate"]
)


def curated(book: Catalogue, *rows: tuple[str, str, int, Cell]) -> dict[tuple[str, str, int], tuple[Cell, str]]:
    frame = curate(tidy(*rows), book).filter(pl.col("status") != "not-listed")
    return {
        (indicator, place, year): (status if value is None else value, source)
        for indicator, place, year, value, status, source in frame.select(
            "indicator", "authority", "year", "value", "status", "source"
        ).iter_rows()
    }


def late(book: Catalogue, tool: Cell, file: Cell) -> tuple[Cell, str]:
    """The share of late visits in Leeds, from what the tool prints and what the department's file prints."""
    rows = (("lait:Late", LEEDS, 2024, tool), ("file_a:late_percent", LEEDS, 2024, file))
    return curated(book, *rows)["late", LEEDS, 2024]


def test_the_first_source_is_used_where_both_have_a_figure(book: Catalogue) -> None:
    assert late(book, 10.0, 11.0) == (10.0, "lait.csv: Late")


def test_the_second_source_is_used_where_the_first_has_none(book: Catalogue) -> None:
    assert late(book, "missing-unexplained", 11.0) == (11.0, "file_a.csv: late_percent")


def test_a_year_that_only_the_second_source_has_is_kept(book: Catalogue) -> None:
    rows = (("lait:Late", LEEDS, 2016, 10.0), ("file_a:late_percent", LEEDS, 2013, 9.0))
    found = curated(book, *rows)
    assert (found["late", LEEDS, 2013][0], found["late", LEEDS, 2016][0]) == (9.0, 10.0)


def test_a_reason_is_worth_more_than_a_dash(book: Catalogue) -> None:
    assert late(book, "missing-unexplained", "suppressed") == ("suppressed", "file_a.csv: late_percent")


@pytest.mark.parametrize("code", ["low", "rounded-to-zero", "suppressed", "unreliable"])
def test_a_zero_that_hides_a_code_gives_way_to_it(book: Catalogue, code: str) -> None:
    assert late(book, 0.0, code) == (code, "file_a.csv: late_percent")


@pytest.mark.parametrize("code", ["not-available", "not-applicable", "missing-unexplained"])
def test_a_zero_is_a_figure_where_no_code_says_otherwise(book: Catalogue, code: str) -> None:
    assert late(book, 0.0, code)[0] == 0.0
    assert late(book, code, 0.0)[0] == 0.0


def test_several_series_are_added_and_named(book: Catalogue) -> None:
    rows = (("file_a:by_day", LEEDS, 2024, 30.0), ("file_a:by_night", LEEDS, 2024, 12.0))
    assert curated(book, *rows)["visits", LEEDS, 2024] == (42.0, "file_a.csv: by_day + by_night")


def test_a_sum_with_a_part_missing_is_missing_for_the_parts_reason(book: Catalogue) -> None:
    rows = (("file_a:by_day", LEEDS, 2024, 30.0), ("file_a:by_night", LEEDS, 2024, "suppressed"))
    assert curated(book, *rows)["visits", LEEDS, 2024][0] == "suppressed"


def test_a_sum_of_which_a_part_is_not_listed_is_no_figure(book: Catalogue) -> None:
    frame = curate(tidy(("file_a:by_day", LEEDS, 2024, 30.0)), book)
    sums = frame.filter((pl.col("authority") == LEEDS) & (pl.col("indicator") == "visits"))
    assert sums.select("value", "status").rows() == [(None, "not-listed")]


@given(rows=st.lists(st.tuples(SERIES, st.sampled_from([LEEDS, DORSET]), CELLS), unique_by=lambda row: row[:2]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_every_row_has_either_a_figure_or_a_reason(book: Catalogue, rows: list[tuple[str, str, Cell]]) -> None:
    frame = curate(tidy(*((series, where, 2024, cell) for series, where, cell in rows)), book)
    for value, status in frame.select("value", "status").iter_rows():
        assert (value is not None) == Status(status).has_value


def test_a_rate_no_source_prints_is_worked_out_from_its_counts(book: Catalogue) -> None:
    found = curated(
        book,
        ("file_a:by_day", LEEDS, 2024, 30.0),
        ("file_a:by_night", LEEDS, 2024, 12.0),
        ("file_b:people", LEEDS, 2023, 160_000.0),
    )
    assert found["visit-rate", LEEDS, 2024] == (2.6, "worked out here: visits / children")


def test_a_printed_rate_goes_before_one_worked_out(book: Catalogue) -> None:
    found = curated(
        book,
        ("lait:VisitRate", LEEDS, 2024, 2.7),
        ("file_a:by_day", LEEDS, 2024, 30.0),
        ("file_a:by_night", LEEDS, 2024, 12.0),
        ("file_b:people", LEEDS, 2023, 160_000.0),
    )
    assert found["visit-rate", LEEDS, 2024][0] == 2.7


def test_an_authority_that_no_source_lists_has_a_row_all_the_same(book: Catalogue) -> None:
    frame = curate(tidy(("lait:Distance", LEEDS, 2018, 3.0), ("lait:Distance", ENGLAND, 2018, 4.0)), book)
    authorities = all_authorities(period_ending(2018, YearType.FINANCIAL).end)
    assert frame.height == len(authorities) + 1
    missing = frame.filter(pl.col("status") == "not-listed")
    assert OLD_DORSET in set(missing["authority"])
    assert DORSET not in set(missing["authority"])
    assert missing["value"].null_count() == missing.height


def test_the_same_rows_in_any_order_give_the_same_table(book: Catalogue) -> None:
    rows: list[tuple[str, str, int, Cell]] = [
        ("lait:Late", LEEDS, 2024, 0.0),
        ("file_a:late_percent", LEEDS, 2024, "low"),
        ("file_a:by_day", LEEDS, 2024, 0.1),
        ("file_a:by_night", LEEDS, 2024, 0.2),
        ("file_b:people", LEEDS, 2023, 7.0),
    ]
    assert curate(tidy(*rows), book).equals(curate(tidy(*reversed(rows)), book))


@given(st.lists(st.sampled_from(list(Status)), min_size=1, max_size=4), st.data())
def test_a_row_with_a_figure_other_than_zero_always_wins(statuses: list[Status], data: st.DataObject) -> None:
    rows = [
        {
            "indicator": "late",
            "authority": LEEDS,
            "year": 2024,
            "priority": priority,
            "value": data.draw(st.sampled_from([0.0, 1.0])) if status.has_value else None,
            "status": status.value,
        }
        for priority, status in enumerate(statuses)
    ]
    (row,) = chosen(pl.DataFrame(rows, schema_overrides={"value": pl.Float64})).iter_rows(named=True)
    assert (row["value"] == 1.0) == any(one["value"] == 1.0 for one in rows)
    assert row["status"] != "missing-unexplained" or set(statuses) == {Status.MISSING_UNEXPLAINED}
