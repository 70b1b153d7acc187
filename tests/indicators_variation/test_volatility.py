"""Volatility is the typical change as a share of the level, without the nation's, and is compared with care."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import UsageError
from lineofsight.indicators.variation import compare_volatility, relative_to_nation, volatility

CALM = [100.0, 101.0, 100.0, 102.0, 101.0, 102.0, 101.0, 100.0, 101.0, 102.0]
NOISE = np.random.default_rng(1)


def like(scale: float) -> list[float | None]:
    return [float(value) for value in 100 + NOISE.normal(0, scale, 10)]


def test_it_is_the_median_change_over_the_median_level() -> None:
    # Changes 10, 20, 10, 30, 20, 10: median 15; level 110.
    assert volatility([100, 110, 90, 100, 130, 110, 120]) == pytest.approx(15 / 110)


def test_one_wild_year_hardly_moves_it() -> None:
    wild = [*CALM[:5], 500.0, *CALM[6:]]
    assert volatility(wild) == pytest.approx(volatility(CALM), rel=0.01)


def test_what_the_whole_nation_did_is_taken_out() -> None:
    national = [50.0, 60.0, 45.0, 55.0, 50.0, 52.0, 48.0, 51.0]
    assert volatility([2 * value for value in national], national) == pytest.approx(0)
    assert volatility([2 * value for value in national]) == pytest.approx(volatility(national))


@pytest.mark.parametrize(
    "values", [[], [1.0] * 5, [None] * 12, [0.0] * 9, [1.0, None, 2.0, None, 3.0, None, 4.0, 5.0, 6.0, 7.0, 8.0]]
)
def test_too_little_gives_none(values: list[float | None]) -> None:
    assert volatility(values) is None


def test_a_gap_leaves_out_the_changes_on_either_side() -> None:
    assert volatility([100, 110, None, 500, 490, 480, 470, 460]) == pytest.approx(10 / 470)


def test_the_least_steady_place_ranks_first_with_an_interval_and_a_small_p_value() -> None:
    neighbours = [like(1.0) for _ in range(10)]
    restless, calm = compare_volatility(like(12.0), neighbours), compare_volatility(like(0.2), neighbours)
    assert (restless.rank, restless.of, restless.interval) == (1, 11, (1, 1))
    assert restless.p_value is not None
    assert restless.p_value < 0.01
    assert "rank 1 of 11" in restless.statement
    assert calm.rank == 11
    assert calm.p_value is not None
    assert calm.p_value > 0.9


def test_places_alike_have_wide_intervals_and_p_values_spread_evenly() -> None:
    compared = [compare_volatility(like(2.0), [like(2.0) for _ in range(10)]) for _ in range(60)]
    p_values = [result.p_value for result in compared if result.p_value is not None]
    assert len(p_values) == 60
    assert np.mean(p_values) == pytest.approx(0.5, abs=0.12)
    assert sum(p_value <= 0.1 for p_value in p_values) <= 13
    assert np.mean([high - low for low, high in (result.interval or (0, 0) for result in compared)]) > 4


def test_the_same_series_give_the_same_answer() -> None:
    own, neighbours = like(3.0), [like(2.0) for _ in range(5)]
    assert compare_volatility(own, neighbours) == compare_volatility(own, neighbours)


def test_neighbours_of_whom_too_little_is_known_are_left_out() -> None:
    known = [like(2.0), like(2.0)]
    result = compare_volatility(CALM, [*known, [None] * 10])
    assert (result.of, result.neighbours[2]) == (3, None)
    nothing = compare_volatility([None] * 10, known)
    assert (nothing.rank, nothing.p_value, nothing.interval) == (None, None, None)
    assert "Too little" in nothing.statement
    assert compare_volatility(CALM, []).rank is None


def test_series_of_different_lengths_are_refused() -> None:
    with pytest.raises(UsageError, match="one per period"):
        volatility(CALM, CALM[:5])
    with pytest.raises(UsageError, match="same periods"):
        compare_volatility(CALM, [CALM[:5]])
    with pytest.raises(UsageError, match="one per period"):
        relative_to_nation(CALM, CALM[:5])


@given(values=st.lists(st.integers(1, 500), min_size=6, max_size=15), scale=st.sampled_from([0.5, 3.0]))
def test_it_does_not_depend_on_the_unit(values: list[int], scale: float) -> None:
    assert volatility([value * scale for value in values]) == pytest.approx(volatility(values))


def test_percentages_are_set_against_the_nation_by_distance_and_rates_as_a_multiple() -> None:
    assert relative_to_nation([30.0, None, 40.0], [20.0, 20.0, None], "%").values == (10.0, None, None)
    multiple = relative_to_nation([30.0, None, 40.0], [20.0, 20.0, 20.0], "per 10,000")
    assert (multiple.values, multiple.kind) == ((1.5, None, 2.0), "multiple")
    assert relative_to_nation([3.0, 4.0], [0.0, 1.0], "per 10,000").kind == "difference"
