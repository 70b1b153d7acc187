"""Dates as reports print them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.printed_dates import PrintedRange, find_date, parse_ranges

MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
JOINERS = [" to ", "-", " - ", "–", " – ", "—", " ─ ", "- ", " until ", "–  "]

days = st.dates(date(2012, 1, 1), date(2040, 12, 31))


def _range(text: str) -> tuple[str, str]:
    (found,) = parse_ranges(text)
    return found.start.isoformat(), found.end.isoformat()


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("6 to 10 July 2026", "2026-07-06", "2026-07-10"),
        ("29 January to 9 February 2018", "2018-01-29", "2018-02-09"),
        ("16 September 2019 to 27 September 2019", "2019-09-16", "2019-09-27"),
        ("14 January 2014- 5 February 2014", "2014-01-14", "2014-02-05"),
        ("6 March 2017-30 March 2017", "2017-03-06", "2017-03-30"),
        ("9–24 November 2017", "2017-11-09", "2017-11-24"),
        ("12/09/2016 to 06/10/2016", "2016-09-12", "2016-10-06"),
        ("1/06/2015 - 25/06/2015", "2015-06-01", "2015-06-25"),
        ("Between 31 October and 4 November 2016", "2016-10-31", "2016-11-04"),
        ("18 Feb 2014 – 12 March 2014", "2014-02-18", "2014-03-12"),
        ("8th to 12th July 2019", "2019-07-08", "2019-07-12"),
        ("12 December to 5 January 2018", "2017-12-12", "2018-01-05"),
        ("8 June to 19 June 26", "2026-06-08", "2026-06-19"),
        ("5 and 6 March 2019", "2019-03-05", "2019-03-06"),
        ("9 July 2019", "2019-07-09", "2019-07-09"),
        ("Monday 3 to Friday 7 June 2024", "2024-06-03", "2024-06-07"),
    ],
)
def test_a_range_is_read_however_it_is_printed(printed: str, start: str, end: str) -> None:
    assert _range(printed) == (start, end)


def test_a_paused_inspection_has_two_ranges() -> None:
    assert parse_ranges("30 September to 11 October 2024 and 13 to 16 January 2025") == (
        PrintedRange(date(2024, 9, 30), date(2024, 10, 11)),
        PrintedRange(date(2025, 1, 13), date(2025, 1, 16)),
    )


def test_listed_days_are_joined_only_where_they_follow_one_another() -> None:
    assert parse_ranges("15, 16 and 21 July 2025") == (
        PrintedRange(date(2025, 7, 15), date(2025, 7, 16)),
        PrintedRange(date(2025, 7, 21), date(2025, 7, 21)),
    )


def test_a_year_printed_nowhere_is_taken_only_where_it_is_given() -> None:
    assert parse_ranges("3 to 4 December") == ()
    assert parse_ranges("3 to 4 December", year=2025) == (PrintedRange(date(2025, 12, 3), date(2025, 12, 4)),)


@pytest.mark.parametrize(
    "printed", ["", "rubbish", "31 February 2018", "July", "2018", "10 to 5 May 2018", "6 November 20205", "to", "1 to"]
)
def test_what_is_no_date_is_not_guessed(printed: str) -> None:
    assert parse_ranges(printed) == ()


@given(days, st.integers(0, 60), st.sampled_from(JOINERS), st.booleans(), st.booleans())
def test_a_written_range_reads_back(start: date, length: int, joiner: str, short: bool, numeric: bool) -> None:
    end = start + timedelta(days=length)
    if numeric:
        text = f"{start:%d/%m/%Y}{joiner}{end:%d/%m/%Y}"
    elif short and (start.year, start.month) == (end.year, end.month):
        text = f"{start.day}{joiner}{end.day} {MONTHS[end.month - 1]} {end.year}"
    elif short and start.year == end.year:
        text = f"{start.day} {MONTHS[start.month - 1]}{joiner}{end.day} {MONTHS[end.month - 1]} {end.year}"
    else:
        text = f"{start.day} {MONTHS[start.month - 1]} {start.year}{joiner}{end.day} {MONTHS[end.month - 1]} {end.year}"
    assert parse_ranges(text) == (PrintedRange(start, end),)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_without_complaint(text: str) -> None:
    for found in parse_ranges(text, year=2020):
        assert found.start <= found.end


def test_the_first_full_date_in_running_text_is_found() -> None:
    assert find_date("The letter of 3rd March 2021 followed one of 4 May 2020.") == date(2021, 3, 3)
    assert find_date("There is no date in May here, nor in 2020.") is None
