"""A printed year means one period, or none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.periods import Period, Release, YearType, parse_period, period_ending

YEARS = st.integers(1990, 2060)
KINDS = st.sampled_from(YearType)

SPELLINGS = {
    **{str(year): (year, year, Release.PLAIN) for year in range(2016, 2026)},
    **{f"{year}/{year % 100 + 1}": (year + 1, year + 1, Release.PLAIN) for year in range(2015, 2024)},
    **{f"{year}-{year % 100 + 1}": (year + 1, year + 1, Release.PLAIN) for year in range(2015, 2026)},
    **{f"{year}-{year % 100 + 1} (OT)": (year + 1, year + 1, Release.OUTTURN) for year in range(2016, 2025)},
    **{f"{year} (Rev)": (year, year, Release.REVISED) for year in (2018, 2019, 2022, 2023, 2024, 2025)},
    **{f"{year} (Final)": (year, year, Release.FINAL) for year in (2020, 2021)},
    "2025 (prov)": (2025, 2025, Release.PROVISIONAL),
    **{f"{year}-{year % 100 + 2}": (year, year + 2, Release.PLAIN) for year in range(2014, 2021)},
    **{
        f"{year}/{year % 100 + 1}-{year % 100 + 2}/{year % 100 + 3}": (year + 1, year + 3, Release.PLAIN)
        for year in range(2013, 2022)
    },
}
"""Every spelling of a year in the interactive tool but "0": first and last year, as they end, and the release."""


def test_the_interactive_tool_spells_the_year_in_64_ways_that_can_be_read() -> None:
    assert len(SPELLINGS) == 64


@pytest.mark.parametrize("label", SPELLINGS)
def test_every_spelling_of_the_interactive_tool_is_read(label: str) -> None:
    first, last, release = SPELLINGS[label]
    assert parse_period(label, YearType.FINANCIAL) == period_ending(last, YearType.FINANCIAL, release, first)


@pytest.mark.parametrize(
    "label", ["0", "", "24", "0000", "0001", "9999", "2024-23", "2023/25", "2023/24-25", "2024 (guess)", "year 2024"]
)
def test_a_label_that_is_no_year_is_none(label: str) -> None:
    assert parse_period(label, YearType.FINANCIAL) is None


@pytest.mark.parametrize("label", ["2023/24", "2023-24", "2023–24", "202324", "2023/2024", " 2024 ", "2023/24 (p)"])
def test_one_year_is_spelt_in_many_ways(label: str) -> None:
    period = parse_period(label, YearType.ACADEMIC)
    assert period is not None
    assert (period.start, period.end) == (date(2023, 9, 1), date(2024, 8, 31))


def test_two_years_with_a_dash_are_two_where_years_are_calendar_years() -> None:
    period = parse_period("2023-24", YearType.CALENDAR)
    assert period == Period(date(2023, 1, 1), date(2024, 12, 31))


def test_the_turn_of_a_century_is_read() -> None:
    assert parse_period("1999/00", YearType.FINANCIAL) == period_ending(2000, YearType.FINANCIAL)


@pytest.mark.parametrize(
    ("kind", "start", "end", "label"),
    [
        (YearType.FINANCIAL, date(2024, 4, 1), date(2025, 3, 31), "2024/25"),
        (YearType.ACADEMIC, date(2024, 9, 1), date(2025, 8, 31), "2024/25"),
        (YearType.CALENDAR, date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (YearType.SEPTEMBER, date(2024, 10, 1), date(2025, 9, 30), "2025"),
        (YearType.JUNE, date(2024, 7, 1), date(2025, 6, 30), "2025"),
        (YearType.JANUARY, date(2024, 2, 1), date(2025, 1, 31), "2025"),
    ],
)
def test_a_year_is_named_by_its_end_and_begins_the_day_after_the_one_before(
    kind: YearType, start: date, end: date, label: str
) -> None:
    period = parse_period("2025", kind)
    assert period == Period(start, end)
    assert (period.year, period.label) == (2025, label)


@given(YEARS, KINDS)
def test_years_follow_one_another_without_gap_or_overlap(year: int, kind: YearType) -> None:
    assert period_ending(year, kind).end + timedelta(days=1) == period_ending(year + 1, kind).start


@given(YEARS, KINDS.filter(lambda kind: kind is not YearType.CALENDAR))
def test_a_year_reads_the_same_with_stroke_dash_or_its_end_alone(year: int, kind: YearType) -> None:
    ending = period_ending(year, kind)
    for label in (
        str(year),
        f"{year - 1}/{year % 100:02}",
        f"{year - 1}-{year % 100:02}",
        f"{year - 1}{year % 100:02}",
    ):
        assert parse_period(label, kind) == ending


@given(YEARS, st.integers(1, 5), KINDS)
def test_the_label_of_several_years_reads_back_as_they_are(year: int, more: int, kind: YearType) -> None:
    several = period_ending(year + more, kind, first=year)
    first, last = several.label.split(" to ")
    assert parse_period(first, kind) == period_ending(year, kind)
    assert parse_period(last, kind) == period_ending(year + more, kind)


@given(st.text(max_size=14), KINDS)
def test_any_text_is_read_or_refused_but_never_breaks(text: str, kind: YearType) -> None:
    period = parse_period(text, kind)
    assert period is None or period.start < period.end
