"""Dots with whiskers stand where their shares are."""

import re
from itertools import pairwise

import pytest

from lineofsight.charts import Chart, IntervalGroup, Share, interval_dots
from lineofsight.charts.palette import SERIES
from tests.charts.builders import SHARE


def group(label: str, *shares: Share) -> IntervalGroup:
    return IntervalGroup(label, [(f"series {number}", share) for number, share in enumerate(shares)])


def dots(chart: Chart, colour: str = SERIES[0].light) -> list[tuple[float, float]]:
    found = re.findall(rf'<path transform="translate\(([\d.]+),([\d.]+)\)"[^>]*fill="{colour}"', chart.svg)
    return [(float(x), float(y)) for x, y in found]


def test_dots_lie_on_a_scale_from_nothing_to_all() -> None:
    chart = interval_dots("T", [group(str(n), Share(n, 4, n / 4, n / 4)) for n in range(5)])
    places = [x for x, _ in dots(chart)]
    steps = [after - before for before, after in pairwise(places)]
    assert steps == pytest.approx([steps[0]] * 4, abs=0.2)


def test_rows_keep_the_order_given_and_two_of_one_name_stay_two() -> None:
    chart = interval_dots("T", [group("B", SHARE), group("A", SHARE), group("A", SHARE)])
    heights = [y for _, y in dots(chart)]
    assert heights == sorted(set(heights))
    assert len(heights) == 3


def test_whiskers_reach_from_low_to_high() -> None:
    chart = interval_dots("T", [group("A", Share(1, 2, 0.25, 0.75)), group("B", Share(1, 1, 0, 1))])
    whiskers = re.findall(rf'd="M([\d.]+),[\d.]+L([\d.]+),[\d.]+"[^>]*stroke="{SERIES[0].light}"', chart.svg)
    narrow, wide = (float(end) - float(start) for start, end in whiskers)
    assert wide == pytest.approx(2 * narrow, abs=0.2)


def test_series_differ_by_colour_and_by_mark_and_are_named_once() -> None:
    chart = interval_dots("T", [group("A", SHARE, SHARE), group("B", SHARE, SHARE)])
    shapes = {re.findall(rf'd="([^"]+)"[^>]*fill="{colour.light}"', chart.svg)[0][:12] for colour in SERIES[:2]}
    assert len(shapes) == 2
    assert chart.svg.count(">series 1<") == 1


def test_one_series_needs_no_key() -> None:
    assert ">series 0<" not in interval_dots("T", [group("A", SHARE)]).svg


def test_more_series_than_marks_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 4"):
        interval_dots("T", [group("A", *[SHARE] * 5)])


def test_every_share_is_written_beside_its_whisker() -> None:
    assert ">75%<" in interval_dots("T", [group("A", SHARE)]).svg


def test_a_group_without_a_share_keeps_its_row_empty() -> None:
    chart = interval_dots("T", [group("A", Share(0, 0, 0, 1)), group("B", SHARE)])
    assert len(dots(chart)) == 1
    assert ">A<" in chart.svg
    assert chart.rows[0] == ("A", "series 0", 0, 0, None, None, None)


def test_long_names_are_broken_into_lines() -> None:
    assert interval_dots("T", [group("word " * 12, SHARE)]).svg.count(">word ") >= 2


def test_the_words_say_what_the_picture_shows() -> None:
    told = interval_dots("T", [group("A", SHARE, Share(1, 4, 0, 1))], axis="Share of reports").alternative
    assert told == "Dots with whiskers, one row for each group. Share of reports. A: series 0 75%, series 1 25%."


def test_a_chart_of_nothing_is_a_chart() -> None:
    assert interval_dots("T", []).rows == ()
