"""The counts behind a rate are those that give it, or none."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.indicators.catalogue import Catalogue, catalogue
from lineofsight.indicators.curating import curate
from lineofsight.indicators.fractions import derived_rows, with_counts
from tests.indicators.files import LEEDS, tidy

Counts = tuple[float | None, float | None]


def counts_of(book: Catalogue, indicator: str, *rows: tuple[str, str, int, float | str]) -> Counts:
    frame = with_counts(curate(tidy(*rows), book), book)
    (row,) = frame.filter((pl.col("indicator") == indicator) & (pl.col("authority") == LEEDS)).iter_rows(named=True)
    return row["numerator"], row["denominator"]


def visits(late: float | str, by_day: float, printed: float | str) -> list[tuple[str, str, int, float | str]]:
    return [
        ("lait:Late", LEEDS, 2024, printed),
        ("file_a:late_count", LEEDS, 2024, late),
        ("file_a:by_day", LEEDS, 2024, by_day),
        ("file_a:by_night", LEEDS, 2024, 0.0),
    ]


def test_counts_that_give_the_printed_share_stand_beside_it(book: Catalogue) -> None:
    assert counts_of(book, "late", *visits(31.0, 250.0, 12.4)) == (31.0, 250.0)


def test_counts_that_do_not_give_the_printed_share_are_dropped(book: Catalogue) -> None:
    assert counts_of(book, "late", *visits(31.0, 250.0, 12.9)) == (None, None)


@pytest.mark.parametrize("late", ["suppressed", "low"])
def test_without_a_numerator_there_are_no_counts(book: Catalogue, late: str) -> None:
    assert counts_of(book, "late", *visits(late, 250.0, 12.4)) == (None, None)


def test_a_gap_has_no_counts(book: Catalogue) -> None:
    assert counts_of(book, "late", *visits(31.0, 250.0, "suppressed")) == (None, None)


def test_nothing_is_divided_by_nobody(book: Catalogue) -> None:
    assert counts_of(book, "late", *visits(0.0, 0.0, 0.0)) == (None, None)


def test_a_year_to_march_is_divided_by_the_children_of_the_june_before(book: Catalogue) -> None:
    rows = [
        ("lait:VisitRate", LEEDS, 2024, 2.6),
        ("file_a:by_day", LEEDS, 2024, 42.0),
        ("file_a:by_night", LEEDS, 2024, 0.0),
        ("file_b:people", LEEDS, 2023, 160_000.0),
        ("file_b:people", LEEDS, 2024, 170_000.0),
    ]
    assert counts_of(book, "visit-rate", *rows) == (42.0, 160_000.0)


def test_where_only_the_denominator_is_published_the_rate_implies_the_numerator() -> None:
    rows = [
        ("lait:Section_47", LEEDS, 2024, 100.0),
        ("ons_mid-year_population_estimates:population_estimate", LEEDS, 2023, 170_000.0),
    ]
    assert counts_of(catalogue(), "section-47-rate", *rows) == (1700.0, 170_000.0)


def test_a_stand_in_denominator_is_not_checked_against_the_printed_figure() -> None:
    assert not catalogue().indicator("care-application-rate").denominator_exact


@pytest.mark.parametrize(("late", "status"), [("suppressed", "suppressed"), (0.0, "value")])
def test_a_rate_worked_out_keeps_the_reason_of_its_missing_count(
    book: Catalogue, late: float | str, status: str
) -> None:
    rows = curate(tidy(("file_a:by_day", LEEDS, 2024, late), ("file_a:by_night", LEEDS, 2024, 1.0)), book)
    people = curate(tidy(("file_b:people", LEEDS, 2023, 10.0)), book)
    (row,) = derived_rows(pl.concat([rows, people]).filter(pl.col("authority") == LEEDS), book).iter_rows(named=True)
    assert row["status"] == status


def test_a_rate_of_nobody_does_not_apply(book: Catalogue) -> None:
    counts = curate(
        tidy(
            ("file_a:by_day", LEEDS, 2024, 0.0),
            ("file_a:by_night", LEEDS, 2024, 0.0),
            ("file_b:people", LEEDS, 2023, 0.0),
        ),
        book,
    )
    rows = derived_rows(counts.filter(pl.col("authority") == LEEDS), book)
    assert rows.select("value", "status").rows() == [(None, "not-applicable")]


@settings(max_examples=25)
@given(st.integers(1, 3000), st.integers(0, 3000))
def test_counts_always_give_the_share_printed_with_them(denominator: int, numerator: int) -> None:
    book = catalogue()
    numerator = min(numerator, denominator)
    printed = round(100 * numerator / denominator, 1)
    rows = [
        ("lait:ReReferral", LEEDS, 2024, printed),
        ("c1_children_in_need_referrals_and_rereferrals:rereferral_count", LEEDS, 2024, float(numerator)),
        ("lait:CPP_Total_NumRef", LEEDS, 2024, float(denominator)),
    ]
    assert counts_of(book, "repeat-referral-share", *rows) == (numerator, denominator)
