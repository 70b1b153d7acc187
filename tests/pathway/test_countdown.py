"""How long it is until something is told as people tell it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.frameworks import Window
from lineofsight.pathway import Span, deadline_countdown, until, window_countdown
from tests.pathway.builders import GOOD, ask, find, graded

TODAY = date(2024, 6, 3)
EXPECTED = find(ask(TODAY, graded(date(2022, 1, 10), GOOD)), "short")


def _expected(first: date, last: date | None, whole: date | None = None) -> str:
    window = Window(whole, last) if whole and last else None
    return window_countdown(replace(EXPECTED, window=Span(first, last), whole=window, overdue_since=None), TODAY)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (14, "in 14 days"),
        (15, "in 2 weeks"),
        (-112, "16 weeks ago"),
        (113, "in 4 months"),
        (730, "in 24 months"),
        (761, "in 2 years and 1 month"),
        (-1247, "3 years and 5 months ago"),
        (1461, "in 4 years"),
    ],
)
def test_days_then_weeks_then_months_then_years(days: int, words: str) -> None:
    assert until(TODAY + timedelta(days), TODAY) == words


@given(st.integers(2, 9000))
def test_ahead_and_behind_are_equally_far(days: int) -> None:
    ahead, behind = (until(TODAY + timedelta(sign * days), TODAY) for sign in (1, -1))
    assert ahead.removeprefix("in ") == behind.removesuffix(" ago")


def test_a_window_opens_and_closes() -> None:
    assert _expected(date(2024, 6, 13), date(2024, 9, 2)) == "opens in 10 days, closes in 13 weeks"
    assert _expected(date(2024, 6, 13), None) == "opens in 10 days, has no known end"
    assert _expected(TODAY, date(2024, 9, 2)) == "open now, closes in 13 weeks"


def test_a_window_of_one_day_is_that_day() -> None:
    assert _expected(date(2024, 6, 13), date(2024, 6, 13)) == "in 10 days"


def test_an_open_window_still_waits_for_notice() -> None:
    told = _expected(date(2024, 6, 8), date(2024, 9, 2), whole=date(2024, 1, 8))
    assert told == "could start in 5 days, closes in 13 weeks"


def test_a_window_that_has_passed_is_said_to_have() -> None:
    overdue = replace(EXPECTED, window=Span(TODAY, None), overdue_since=date(2024, 5, 6))
    assert window_countdown(overdue, TODAY) == "its window ended 4 weeks ago"


def test_without_a_window_there_is_nothing_to_count() -> None:
    assert window_countdown(replace(EXPECTED, window=None, overdue_since=None), TODAY) == ""


def test_deadlines_are_counted_in_working_days() -> None:
    assert deadline_countdown(date(2024, 6, 17), TODAY) == "in 10 working days"
    assert deadline_countdown(date(2024, 6, 4), TODAY) == "tomorrow"
    assert deadline_countdown(date(2025, 6, 3), TODAY) == "in 12 months"
    assert deadline_countdown(date(2024, 5, 20), TODAY) == "passed 14 days ago"
