"""Axes hold every figure, mark round numbers, and begin at zero unless that would hide everything."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.charts.axis import Unit, axis_over

FIGURES = st.lists(
    st.floats(-1e6, 1e6, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-3), min_size=1
)


@given(FIGURES)
def test_every_figure_lies_between_the_first_and_the_last_mark(values: list[float]) -> None:
    axis = axis_over(values, 0, 100)
    assert axis.ticks[0] - 1e-9 <= min(values)
    assert max(values) <= axis.ticks[-1] + 1e-9
    assert axis.place(axis.low) == 0
    assert axis.place(axis.high) == pytest.approx(100)


@given(FIGURES)
def test_marks_are_few_even_and_told_apart(values: list[float]) -> None:
    axis = axis_over(values, 0, 100)
    steps = [after - before for before, after in pairwise(axis.ticks)]
    assert 1 <= len(steps) <= 8
    assert steps == pytest.approx([steps[0]] * len(steps))
    words = [f"{tick:.{axis.decimals}f}" for tick in axis.ticks]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("values", "low", "is_cut"), [((3.0, 9.0), 0, False), ((60.0, 99.0), 60, True), ((-9.0, -3.0), -10, False)]
)
def test_it_begins_at_zero_unless_all_lie_in_the_upper_half(
    values: tuple[float, ...], low: float, is_cut: bool
) -> None:
    axis = axis_over(values, 0, 100)
    assert (axis.low, axis.is_cut) == (low, is_cut)


def test_a_small_change_at_a_high_level_never_fills_the_axis() -> None:
    axis = axis_over([66.0, 68.0], 0, 100)
    assert axis.place(68.0) - axis.place(66.0) < 12


def test_gaps_and_nothing_at_all_still_make_an_axis() -> None:
    assert axis_over([None, 2.0, None], 0, 1).high >= 2
    assert axis_over([], 0, 1).ticks[0] == 0


def test_a_place_beyond_the_axis_is_its_end() -> None:
    assert axis_over([0.0, 10.0], 0, 100).place(99) == 100


@pytest.mark.parametrize(
    ("unit", "value", "written"),
    [
        (Unit("% of visits", 1, after="%"), 24.34, "24.3%"),
        (Unit("£ a child", 0, before="£"), 1574.6, "£1,575"),
        (Unit("points", 1), -2.0, "−2.0"),
        (Unit("points", 0), -0.2, "0"),
        (Unit("points", 0), None, "–"),
    ],
)
def test_figures_are_written_as_people_write_them(unit: Unit, value: float | None, written: str) -> None:
    assert unit.written(value) == written
