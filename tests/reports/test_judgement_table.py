"""Tables of judgements, however their cells are drawn."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.pdf import Line
from lineofsight.reports.judgement_table import read_table
from lineofsight.reports.layouts import layouts
from lineofsight.vocabulary import Area, Family, Grade

WIDTH = 6.0
"""Points per character of the lines made here."""
LABELS = layouts().labels[Family.ILACS]
ROWS = {
    Area.LEADERS: ["The impact of leaders on social work", "practice with children and families"],
    Area.HELP_PROTECTION: ["The experiences and progress of", "children who need help and protection"],
    Area.CHILDREN_IN_CARE: ["The experiences and progress of", "children in care"],
    Area.CARE_LEAVERS: ["The experiences and progress of care", "leavers"],
    Area.OVERALL: ["Overall effectiveness"],
}
PRINTED = {
    Grade.OUTSTANDING: ["Outstanding"],
    Grade.GOOD: ["Good"],
    Grade.REQUIRES_IMPROVEMENT: ["Requires improvement", "to be good"],
    Grade.INADEQUATE: ["Inadequate"],
}


def _line(text: str, left: float, middle: float) -> Line:
    def measure(_page: int, first: int, last: int) -> tuple[float, float, float, float]:
        return (left + first * WIDTH, middle - 5, left + (last + 1) * WIDTH, middle + 5)

    return Line(1, text, 0, False, 12.0, left, middle - 5, middle + 5, measure)


def _table(grades: Sequence[Grade]) -> list[tuple[list[Line], list[Line]]]:
    """Label and grade cells of each row; grades of two lines stand around a label of one."""
    rows, top = [], 560.0
    for (_, label), grade in zip(ROWS.items(), grades, strict=True):
        middle = top - 7.5 * (len(label) - 1)
        printed = PRINTED[grade]
        start = middle + 7.5 * (len(printed) - 1)
        rows.append(
            (
                [_line(text, 77, top - 15 * place) for place, text in enumerate(label)],
                [_line(text, 303, start - 15 * place) for place, text in enumerate(printed)],
            )
        )
        top -= 45
    return rows


def _read(lines: Sequence[Line]) -> dict[Area, Grade]:
    return {item.area: item.grade for item in read_table(lines, LABELS).judgements}


grade_lists = st.lists(st.sampled_from(list(PRINTED)), min_size=len(ROWS), max_size=len(ROWS))


@given(grade_lists)
def test_cells_drawn_row_by_row(grades: list[Grade]) -> None:
    lines = [line for label, grade in _table(grades) for line in (*label, *grade)]
    assert _read(lines) == dict(zip(ROWS, grades, strict=True))


@given(grade_lists)
def test_grades_drawn_after_all_labels(grades: list[Grade]) -> None:
    rows = _table(grades)
    lines = [*itertools.chain(*(label for label, _ in rows)), *itertools.chain(*(grade for _, grade in rows))]
    assert _read(lines) == dict(zip(ROWS, grades, strict=True))


@given(grade_lists)
def test_lines_sorted_by_height_so_that_labels_and_grades_are_torn(grades: list[Grade]) -> None:
    lines = sorted(itertools.chain(*itertools.chain(*_table(grades))), key=lambda line: (-line.middle, line.left))
    assert _read(lines) == dict(zip(ROWS, grades, strict=True))


@given(grade_lists, st.randoms())
def test_cells_drawn_in_any_order(grades: list[Grade], chance: "itertools.count[int]") -> None:
    rows = _table(grades)
    chance.shuffle(rows)  # type: ignore[attr-defined]
    lines = [line for label, grade in rows for line in (*grade, *label)]
    assert _read(lines) == dict(zip(ROWS, grades, strict=True))


def test_a_grade_on_the_last_line_of_its_label() -> None:
    lines = [_line("Overall effectiveness Requires improvement to be good", 77, 500)]
    table = read_table(lines, LABELS)
    (judgement,) = table.judgements
    assert (judgement.area, judgement.as_printed) == (Area.OVERALL, "Requires improvement to be good")
    assert judgement.box is not None
    assert judgement.box[0] > 77 + 20 * WIDTH


def test_an_area_that_was_not_judged_is_not_graded_and_not_missed() -> None:
    labels = layouts().labels[Family.SIF]
    table = read_table([_line("2.1 Adoption performance Not judged", 77, 500)], labels)
    assert table.judgements == ()
    assert table.not_judged == {Area.ADOPTION}


@pytest.mark.parametrize(
    "label",
    [
        "The experiences and progress of children in care and care leavers",
        "The experience and progress of children in care, care leavers",
    ],
)
def test_care_with_care_leavers_is_an_area_of_its_own(label: str) -> None:
    assert _read([_line(f"{label} Good", 77, 500)]) == {Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS: Grade.GOOD}


def test_no_table_no_judgements() -> None:
    assert read_table([_line("The services are good and leaders are outstanding.", 77, 500)], LABELS).judgements == ()
    assert read_table([], LABELS).judgements == ()
