"""The back-test on registers small enough to check by hand."""

from datetime import date

import pytest

from lineofsight.pathway import Placed, backtest, plain_backtest
from lineofsight.pathway.page import backtest_page
from lineofsight.register import Entry, Register
from lineofsight.vocabulary import Family, Kind
from tests.pathway.builders import GOOD, LEEDS, WEAK, graded, visit

DORSET = "E06000059"
FIRST = date(2021, 9, 6)
SECOND = date(2024, 9, 9)


@pytest.fixture
def filled(register: Register) -> Register:
    """Leeds as the rules have it, Dorset's good grades followed by a standard inspection."""
    for entry in (
        graded(FIRST, WEAK),
        graded(SECOND, WEAK, kind=Kind.STANDARD),
        graded(FIRST, GOOD, DORSET),
        graded(SECOND, GOOD, DORSET, kind=Kind.STANDARD),
    ):
        register.add(entry)
    return register


def test_the_kind_is_counted_and_every_miss_is_named_with_what_was_expected(filled: Register) -> None:
    found = plain_backtest(backtest(filled))
    assert found["n"] == 4
    assert found["by_starting_grade"]["requires-improvement"]["kind_accuracy"] == 1
    (miss,) = found["misses"]
    assert (miss["authority"], miss["predicted"], miss["happened"]) == ("Dorset", "short", "standard")
    assert "Overall good or outstanding: short inspection" in miss["explanation"]
    assert "nothing published" in miss["explanation"]
    assert any(reason.get("rule") == "ilacs-2023 routes.short" for reason in miss["why"])


def test_figures_add_up_over_years_and_grades(filled: Register) -> None:
    found = plain_backtest(backtest(filled))
    for breakdown in ("by_year", "by_starting_grade"):
        assert sum(figures["n"] for figures in found[breakdown].values()) == found["n"]
    assert sum(found["window_placed"].values()) == pytest.approx(1)


def test_the_first_inspections_known_have_no_window(filled: Register) -> None:
    cases = [case for case in backtest(filled).cases if case.start == FIRST]
    assert {case.placed(case.whole) for case in cases} <= {Placed.UNKNOWN, Placed.INSIDE}
    assert {case.starting_grade for case in cases} == {"unjudged"}


def test_a_window_of_one_year_is_counted_in_days(filled: Register) -> None:
    figures = backtest(filled).by_year()["2024"]
    assert figures.stated_window_days == 366
    assert figures.stated_window_coverage == 1


def add(register: Register, *entries: Entry) -> None:
    for entry in entries:
        register.add(entry)


@pytest.mark.parametrize(
    ("published", "predicted"), [(date(2024, 9, 8), Kind.STANDARD), (date(2024, 9, 9), Kind.SHORT)]
)
def test_only_what_was_public_the_day_before_is_used(register: Register, published: date, predicted: Kind) -> None:
    add(register, graded(FIRST, GOOD, DORSET), graded(SECOND, GOOD, DORSET, kind=Kind.STANDARD))
    add(register, visit(date(2024, 7, 2), 5, authority=DORSET, published=published))
    last = backtest(register).cases[-1]
    assert last.predicted is predicted
    assert last.by_grades_alone is Kind.SHORT


def test_inspections_before_the_day_in_the_data_are_left_out(register: Register) -> None:
    add(register, graded(date(2018, 12, 31), GOOD), graded(date(2019, 1, 7), GOOD, DORSET))
    assert [case.activity.authority_code for case in backtest(register).cases] == [DORSET]


def test_other_families_are_left_out(register: Register) -> None:
    add(register, graded(FIRST, GOOD, LEEDS, family=Family.SIF, kind=Kind.INSPECTION))
    assert backtest(register).cases == ()


def test_an_empty_register_has_figures_too(register: Register) -> None:
    found = plain_backtest(backtest(register))
    assert (found["n"], found["window_days"], found["misses"]) == (0, None, [])


def test_the_page_names_every_miss(filled: Register) -> None:
    page = backtest_page(backtest(filled))
    assert "**Dorset**, 9 September 2024" in page
    assert "| 2024 | 2 |" in page
    assert "{" not in page
