"""A column for each day, with every count in line below it."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.charts import Chart
from lineofsight.charts.grade_marks import NARROW
from lineofsight.charts.grades_over_time import GradeColumn, grade_columns
from lineofsight.charts.palette import GRADE_FILLS
from lineofsight.vocabulary import Grade
from tests.charts.builders import HOSTILE, parsed

SPACE = "{http://www.w3.org/2000/svg}"
HEIGHT = 150
FOUR = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)


def column(*counts: int, ungraded: int = 0, year: int = 15) -> GradeColumn:
    return GradeColumn(f"31 December 20{year}", f"’{year}", tuple(zip(FOUR, counts, strict=False)), ungraded)


def stack(chart: Chart) -> list[tuple[str, float, float]]:
    """Fill, top and height of each part of the columns; the open part has none."""
    boxes = [box for box in parsed(chart.svg).iter(f"{SPACE}rect") if float(box.attrib["y"]) < 160]
    return [(box.attrib["fill"], float(box.attrib["y"]), float(box.attrib["height"])) for box in boxes]


def words(chart: Chart) -> list[str]:
    return [element.text or "" for element in parsed(chart.svg).iter(f"{SPACE}text")]


def test_parts_are_as_high_as_their_shares_with_the_best_at_the_foot() -> None:
    (best, best_top, best_height), (good, good_top, good_height) = stack(grade_columns("Leaders", [column(1, 3)]))
    assert (best, good) == (GRADE_FILLS[Grade.OUTSTANDING].light, GRADE_FILLS[Grade.GOOD].light)
    assert (best_height, good_height) == (HEIGHT / 4, HEIGHT * 3 / 4)
    assert best_top == good_top + good_height


def test_those_not_graded_are_an_open_part_on_top() -> None:
    (_, graded, height), (fill, top, _) = stack(grade_columns("Leaders", [column(1, ungraded=1)]))
    assert height == HEIGHT / 2
    assert fill == "none"
    assert top < graded


def test_every_count_stands_below_its_column_and_none_is_a_dash() -> None:
    chart = grade_columns("Leaders", [column(0, 17, 38, 19, ungraded=78)])
    assert words(chart)[3:] == ["’15", "O", "–", "G", "17", "RI", "38", "I", "19", "78", *words(chart)[13:]]


def test_letters_and_dashes_are_explained_and_the_note_stands_below() -> None:
    told = " ".join(words(grade_columns("Leaders", [column(1, ungraded=1)], note="On the last day of each year")))
    assert "O\u00a0outstanding" in told
    assert "dashed:\u00a0not graded" in told
    assert told.endswith("On the last day of each year")
    assert "dashed" not in " ".join(words(grade_columns("Leaders", [column(1)])))


def test_it_is_narrow_enough_for_a_phone() -> None:
    assert parsed(grade_columns("Leaders", [column(1)]).svg).attrib["viewBox"].split()[2] == f"{NARROW}"


@given(st.integers(1, 60))
def test_figures_never_stand_on_one_another_however_many_columns_there_are(number: int) -> None:
    chart = grade_columns("Leaders", [column(100, 100, year=10 + place) for place in range(number)])
    places = [float(x) for x in re.findall(r'<text x="([\d.]+)"[^>]*>100<', chart.svg)]
    row = sorted(set(places))
    assert all(later - one >= 21 for one, later in pairwise(row))
    assert max(row) <= NARROW - 10
    assert words(chart).count(f"’{10 + number - 1}") == 1  # the last is always told


def test_the_words_tell_first_last_gaps_and_the_reasons_given() -> None:
    columns = [column(1, 1, 2, 0, year=15), column(year=16, ungraded=4), column(2, 1, 1, 0, year=17, ungraded=1)]
    told = grade_columns("Leaders", columns, ["A framework does not grade it."]).alternative
    assert "31 December 2015: 1 outstanding, 1 good, 2 requires improvement, 0 inadequate, 0 not graded" in told
    assert "good or better 50% of the graded. 31 December 2017" in told
    assert "None was graded on 31 December 2016." in told
    assert told.endswith("A framework does not grade it.")


def test_one_column_is_told_once() -> None:
    assert grade_columns("Leaders", [column(1)]).alternative.count("31 December 2015") == 1


def test_the_table_has_every_count_and_the_share_of_good_or_better() -> None:
    chart = grade_columns("Leaders", [column(1, 1, 1, 0, ungraded=2), column(ungraded=5)])
    assert chart.columns[1:] == (
        "Outstanding",
        "Good",
        "Requires improvement",
        "Inadequate",
        "Graded",
        "Not graded",
        "Good or better, % of graded",
    )
    assert [row[1:] for row in chart.rows] == [(1, 1, 1, 0, 3, 2, 66.7), (0, 0, 0, 0, 0, 5, None)]


def test_adequate_has_its_own_row_where_it_was_given() -> None:
    chart = grade_columns("Overall", [GradeColumn("2013", "’13", [(Grade.ADEQUATE, 2)])])
    assert "A\u00a0adequate" in words(chart)


def test_hostile_words_stay_words_in_a_page_that_is_strict() -> None:
    root = parsed(grade_columns(HOSTILE, [GradeColumn(HOSTILE, HOSTILE, [(Grade.GOOD, 1)])], [HOSTILE], HOSTILE).svg)
    assert not [element for element in root.iter() if "style" in element.attrib or element.tag.endswith("script")]


def test_a_chart_of_nothing_is_a_chart() -> None:
    chart = grade_columns("Leaders", [])
    assert chart.rows == ()
    assert words(chart) == ["0%", "50%", "100%"]
