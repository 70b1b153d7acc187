"""Working days in England, against cases counted by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.working_days import add_working_days, is_working_day, working_days_between

days = st.dates(date(2012, 1, 1), date(2040, 12, 31))
counts = st.integers(-300, 300)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2012, 6, 5), "Diamond Jubilee"),
        (date(2012, 6, 4), "spring bank holiday moved for it"),
        (date(2020, 5, 8), "May bank holiday moved to the anniversary of VE Day"),
        (date(2022, 6, 3), "Platinum Jubilee"),
        (date(2022, 9, 19), "state funeral"),
        (date(2023, 5, 8), "coronation"),
        (date(2021, 12, 28), "substitute for Boxing Day on a Sunday"),
        (date(2025, 4, 18), "Good Friday"),
        (date(2025, 4, 21), "Easter Monday"),
        (date(2025, 12, 25), "Christmas Day"),
        (date(2026, 3, 7), "Saturday"),
        (date(2026, 3, 8), "Sunday"),
        (date(2038, 4, 26), "Easter Monday of a late Easter"),
    ],
)
def test_is_no_working_day(day: date, why: str) -> None:
    assert not is_working_day(day), why


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2020, 5, 4), "first Monday of May, its holiday moved"),
        (date(2022, 5, 30), "last Monday of May, its holiday moved"),
        (date(2025, 3, 17), "bank holiday in Northern Ireland only"),
        (date(2024, 1, 2), "bank holiday in Scotland only"),
    ],
)
def test_is_a_working_day(day: date, why: str) -> None:
    assert is_working_day(day), why


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2018, 4, 9), 5, date(2018, 4, 16)),  # the call on a Monday, on site the next Monday
        (date(2022, 6, 1), 1, date(2022, 6, 6)),  # over the Platinum Jubilee
        (date(2025, 4, 17), 1, date(2025, 4, 22)),  # over Easter
        (date(2025, 3, 3), 70, date(2025, 6, 13)),  # 14 weeks and four bank holidays
        (date(2018, 1, 30), 70, date(2018, 5, 11)),  # a joint inspection's letter and the day its plan was due
        (date(2025, 12, 23), 30, date(2026, 2, 6)),  # over the turn of the year
        (date(2026, 3, 7), 0, date(2026, 3, 9)),  # a Saturday counts from Monday
        (date(2026, 3, 6), 0, date(2026, 3, 6)),
        (date(2025, 4, 22), -1, date(2025, 4, 17)),
        (date(2026, 1, 2), -3, date(2025, 12, 29)),
    ],
)
def test_working_days_are_counted_from_the_next_day(day: date, count: int, expected: date) -> None:
    assert add_working_days(day, count) == expected


def test_working_days_between_the_end_of_fieldwork_and_a_letter() -> None:
    assert working_days_between(date(2017, 12, 8), date(2018, 1, 30)) == 34
    assert working_days_between(date(2018, 1, 30), date(2017, 12, 8)) == -34
    assert working_days_between(date(2026, 3, 6), date(2026, 3, 8)) == 0


@given(days, counts)
def test_adding_and_counting_agree(day: date, count: int) -> None:
    start = add_working_days(day, 0)
    assert working_days_between(start, add_working_days(start, count)) == count


@given(days, counts)
def test_the_result_is_a_working_day(day: date, count: int) -> None:
    assert is_working_day(add_working_days(day, count))


@given(days, st.integers(0, 40), counts)
def test_a_later_day_never_has_an_earlier_result(day: date, later: int, count: int) -> None:
    assert add_working_days(day, count) <= add_working_days(day + timedelta(later), count)


@given(days, st.integers(0, 400))
def test_counting_agrees_with_walking_day_by_day(day: date, length: int) -> None:
    walked = sum(is_working_day(day + timedelta(step)) for step in range(1, length + 1))
    assert working_days_between(day, day + timedelta(length)) == walked
