"""A bar for each judgement area, with every count in it."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.charts import Chart, grade_bars
from lineofsight.charts.palette import GRADE_FILLS
from lineofsight.vocabulary import Grade
from tests.charts.builders import bars

BOX = re.compile(r'<rect x="([\d.]+)" y="(\d+)" width="([\d.]+)" height="28" fill="(#\w+)"')


def segments(chart: Chart) -> list[tuple[float, float, str]]:
    """Start, width and fill of each."""
    return [(float(start), float(width), fill) for start, _, width, fill in BOX.findall(chart.svg)]


def words(chart: Chart) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", chart.svg)


def test_segments_are_as_wide_as_their_shares() -> None:
    chart = bars((Grade.OUTSTANDING, 1), (Grade.GOOD, 3))
    (start, one, _), (middle, three, _) = segments(chart)
    assert middle == start + one
    assert three == 3 * one


def test_grades_stand_best_first_whatever_the_order_given() -> None:
    chart = bars((Grade.INADEQUATE, 1), (Grade.OUTSTANDING, 1), (Grade.GOOD, 1))
    assert [fill for _, _, fill in segments(chart)] == [
        GRADE_FILLS[grade].light for grade in (Grade.OUTSTANDING, Grade.GOOD, Grade.INADEQUATE)
    ]


def test_every_segment_bears_its_letters_and_count() -> None:
    chart = bars((Grade.OUTSTANDING, 23), (Grade.REQUIRES_IMPROVEMENT, 45))
    assert {"O 23", "RI 45", "of 68"} <= set(words(chart))


def test_a_count_that_does_not_fit_stands_below_its_bar() -> None:
    chart = bars((Grade.OUTSTANDING, 1), (Grade.GOOD, 150))
    (below,) = re.findall(r'y="([\d.]+)"[^>]*>O 1<', chart.svg)
    (inside,) = re.findall(r'y="([\d.]+)"[^>]*>G 150<', chart.svg)
    assert float(below) > float(inside) + 14


@given(st.lists(st.tuples(st.sampled_from(Grade), st.integers(0, 2000)), max_size=5, unique_by=lambda item: item[0]))
def test_no_count_is_hidden_and_no_label_stands_on_another(counts: list[tuple[Grade, int]]) -> None:
    chart = bars(*counts)
    labels = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([A-Z]+ \d+)</text>', chart.svg)
    assert sorted(int(text.split()[1]) for _, _, text in labels) == sorted(count for _, count in counts if count)
    places = sorted((float(y), float(x), len(text) * 7.2 / 2) for x, y, text in labels)
    for (y, x, half), (next_y, next_x, next_half) in pairwise(places):
        assert y != next_y or x + half <= next_x - next_half + 0.1


def test_an_area_nobody_was_judged_in_says_so() -> None:
    chart = bars((Grade.GOOD, 0))
    assert "none judged" in words(chart)
    assert "none judged" in chart.alternative


def test_the_table_has_every_count_and_the_total() -> None:
    chart = grade_bars("Grades", [("A", [(Grade.GOOD, 2)]), ("B", [(Grade.GOOD, 1), (Grade.INADEQUATE, 4)])])
    assert chart.columns == ("Judgement area", "Good", "Inadequate", "All")
    assert chart.rows == (("A", 2, 0, 2), ("B", 1, 4, 5))


def test_the_words_say_what_the_picture_shows() -> None:
    told = bars((Grade.GOOD, 2), (Grade.INADEQUATE, 1)).alternative
    assert told.endswith("Overall effectiveness: 2 good, 1 inadequate, of 3.")


def test_a_chart_of_nothing_is_a_chart() -> None:
    assert grade_bars("Grades", []).rows == ()
