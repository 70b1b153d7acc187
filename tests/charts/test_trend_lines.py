"""Lines by year say what was known in each, and nothing of years without a share."""

import re

from lineofsight.charts import Chart, Share, TrendSeries, trend_lines
from lineofsight.charts.palette import SERIES
from tests.charts.builders import SHARE

NOTHING = Share(0, 0, 0, 1)


def trend(*points: tuple[int, Share], name: str = "Plans") -> TrendSeries:
    return TrendSeries(name, points)


def line_of(chart: Chart) -> str:
    """The path of the first line: a move (M) starts each unbroken stretch."""
    (path, *_) = re.findall(rf'd="([^"]+)"[^>]*stroke="{SERIES[0].light}"', chart.svg)
    return str(path)


def test_years_in_a_row_make_one_line() -> None:
    assert line_of(trend_lines("T", [trend((2022, SHARE), (2023, SHARE), (2024, SHARE))])).count("M") == 1


def test_a_year_without_a_share_is_a_gap() -> None:
    points = [(year, NOTHING if year == 2022 else SHARE) for year in range(2020, 2025)]
    assert line_of(trend_lines("T", [trend(*points)])).count("M") == 2


def test_a_year_left_out_is_a_gap_too() -> None:
    points = [(year, SHARE) for year in (2020, 2021, 2023, 2024)]
    assert line_of(trend_lines("T", [trend(*points)])).count("M") == 2


def test_a_year_alone_between_gaps_is_a_dot() -> None:
    chart = trend_lines("T", [trend((2020, SHARE), (2022, SHARE), (2024, SHARE))])
    assert chart.svg.count("<path transform=") == 3


def test_every_series_has_a_panel_with_its_name() -> None:
    names = ("Plans", "Plans", "Oversight", "Visits", "Assessments")
    chart = trend_lines("T", [trend((2023, SHARE), (2024, SHARE), name=name) for name in names])
    assert chart.svg.count(">Plans<") == 2
    assert all(f">{name}<" in chart.svg for name in names)


def test_the_last_share_of_each_line_is_written_at_its_end() -> None:
    chart = trend_lines("T", [trend((2022, Share(1, 4, 0, 1)), (2023, SHARE), (2024, NOTHING))])
    assert chart.svg.count(">75%<") == 1
    assert ">25%<" not in chart.svg


def test_the_table_has_every_year() -> None:
    chart = trend_lines("T", [trend((2023, SHARE), (2024, NOTHING))])
    assert chart.rows == (("Plans", 2023, 3, 4, 75.0, 30.0, 95.0), ("Plans", 2024, 0, 0, None, None, None))


def test_the_words_say_where_it_began_ended_and_was_highest() -> None:
    low, high = Share(1, 4, 0, 1), Share(4, 4, 0, 1)
    told = trend_lines("T", [trend((2023, SHARE), (2021, low), (2022, high))]).alternative
    assert told.endswith("Plans: from 25% in 2021 to 75% in 2023, at most 100% in 2022.")


def test_a_single_year_and_none_at_all_are_told_plainly() -> None:
    told = trend_lines("T", [trend((2023, SHARE)), trend(name="Visits")]).alternative
    assert told.endswith("Plans: 75% in 2023. Visits: no share in any year.")


def test_a_chart_of_nothing_is_a_chart() -> None:
    assert trend_lines("T", []).rows == ()
