"""A shift of level is claimed where it is, only if drift would hardly look so, and never of too few points."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.errors import UsageError
from lineofsight.indicators.variation import change_points
from lineofsight.indicators.variation.false_alarms import in_control

STEP = [1.0, 2.0, 1.0, 2.0, 1.0, 9.0, 8.0, 9.0, 8.0, 9.0]
SPELL = [1.0, 2.0, 1.0, 2.0, 9.0, 9.0, 8.0, 9.0, 2.0, 1.0, 2.0, 1.0]
YEARS = [str(year) for year in range(2014, 2026)]


def test_one_shift_is_found_where_it_began_with_the_levels_on_either_side() -> None:
    result = change_points(STEP, YEARS[:10], unit="%")
    (point,) = result.found
    assert (point.at, point.position) == ("2019", 5)
    assert (point.before, point.after) == pytest.approx((1.4, 8.6))
    assert result.p_value is not None
    assert result.p_value < 0.02
    assert result.statement.startswith("From 2019 on it averaged 8.6%, against 1.4% before: 1 in ")


def test_a_passing_spell_is_two_shifts_when_two_may_be_found() -> None:
    found = change_points(SPELL, YEARS, at_most=2, pooled=0.3).found
    assert [point.at for point in found] == ["2018", "2022"]


def test_one_shift_stays_one_when_two_may_be_found() -> None:
    assert [point.position for point in change_points(STEP, at_most=2).found] == [5]


def test_gaps_are_looked_past_and_positions_stay_those_of_the_series() -> None:
    (point,) = change_points([*STEP[:3], None, *STEP[3:5], None, *STEP[5:]]).found
    assert (point.at, point.position) == ("8", 7)


@pytest.mark.parametrize("values", [[], [1.0, 2.0], [1.0] * 4 + [9.0] * 3, [1.0, None] * 7])
def test_too_few_points_give_no_claim_and_say_so(values: list[float | None]) -> None:
    result = change_points(values)
    assert (result.found, result.p_value) == ((), None)
    assert "too few" in result.statement


def test_a_series_that_does_not_vary_has_no_shift() -> None:
    assert change_points([3.0] * 12).found == ()


@pytest.mark.parametrize("rho", [0.0, 0.6])
@pytest.mark.parametrize("at_most", [1, 2])
def test_drift_is_seldom_taken_for_a_shift(rho: float, at_most: int) -> None:
    series = in_control(120, 10, rho, np.random.default_rng(2)).tolist()
    found = sum(bool(change_points(values, at_most=at_most, pooled=rho).found) for values in series)
    # 6 of 120 are expected; 14 or more would come once in 350 such tests.
    assert found <= 13


def test_what_stands_out_from_noise_may_not_stand_out_from_drift() -> None:
    values = [1.0, 1.5, 1.2, 2.0, 2.4, 2.2, 3.1, 2.9, 3.4, 3.2]
    noise, drift = change_points(values, pooled=0.0), change_points(values, pooled=0.9)
    assert noise.found != ()
    assert drift.found == ()
    assert "No shift of level stands out" in drift.statement


@given(
    values=st.lists(st.integers(-20, 20), min_size=8, max_size=12).filter(lambda values: len(set(values)) > 1),
    shifts=st.sampled_from([1, 2]),
)
@settings(deadline=None, max_examples=40)
def test_the_search_is_exact(values: list[int], shifts: int) -> None:
    found = change_points(values, at_most=shifts, level=1.0).found

    def error(edges: tuple[int, ...]) -> float:
        parts = np.split(np.array(values, dtype=float), edges)
        return float(sum(((part - part.mean()) ** 2).sum() for part in parts))

    edges = tuple(point.position for point in found)
    rivals = [
        choice
        for choice in combinations(range(2, len(values) - 1), len(edges))
        if all(after - before >= 2 for before, after in pairwise(choice))
    ]
    assert error(edges) <= min(map(error, rivals)) + 1e-9


@given(values=st.lists(st.integers(-20, 20), min_size=8, max_size=12), shift=st.integers(-9, 9))
@settings(deadline=None, max_examples=40)
def test_where_the_zero_lies_does_not_matter(values: list[int], shift: int) -> None:
    plain, moved = change_points(values), change_points([value + shift for value in values])
    assert [point.position for point in moved.found] == [point.position for point in plain.found]
    assert moved.p_value == pytest.approx(plain.p_value, abs=0.002)


def test_options_that_make_no_sense_are_refused() -> None:
    with pytest.raises(UsageError, match="one or two"):
        change_points(STEP, at_most=3)
    with pytest.raises(UsageError, match="as many periods"):
        change_points(STEP, ["2020"])
