"""Ten points can hardly tell drift from noise, so their own estimate counts little beside that of their kind."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import UsageError
from lineofsight.indicators.variation import TYPICAL, autocorrelation, pooled_autocorrelation
from lineofsight.indicators.variation.false_alarms import in_control

ZIGZAG = [1.0, 2.0] * 6
RISE = [float(value) for value in range(12)]


def test_worked_by_hand() -> None:
    # About the median 2.5: deviations -1.5 .5 -.5 .5 ... none far out, so r = sum of products / sum of squares.
    values = [1.0, 3.0, 2.0, 3.0, 2.0, 3.0, 2.0, 4.0]
    deviation = np.array(values) - 2.5
    r = float((deviation[1:] * deviation[:-1]).sum() / (deviation**2).sum())
    own = (r + 1 / 8) / (1 - 4 / 8)
    assert own < 0
    assert autocorrelation(values, pooled=0.6) == pytest.approx((8 * own + 60 * 0.6) / 68)


def test_own_estimate_moves_the_pooled_one_a_little_in_its_own_direction() -> None:
    assert 0.25 < autocorrelation(ZIGZAG, 0.6) < 0.6 < autocorrelation(RISE, 0.6) < 0.75


def test_it_is_never_below_zero_nor_above_the_highest() -> None:
    assert autocorrelation(ZIGZAG, 0.0) == 0.0
    assert autocorrelation(list(range(60)), 1.0) == 0.95


@pytest.mark.parametrize("values", [[], [1.0] * 6, [3.0] * 12, [None] * 12, RISE[:6], [1.0, None] * 9])
def test_where_a_series_says_nothing_its_kind_speaks(values: list[float | None]) -> None:
    assert autocorrelation(values, 0.4) == 0.4


def test_one_wild_point_does_not_hide_the_drift() -> None:
    wild = [*RISE[:6], 60.0, *RISE[7:]]
    assert autocorrelation(wild, 0.5) > 0.5


@pytest.mark.parametrize("length", [8, 10, 13])
@pytest.mark.parametrize("rho", [0.0, 0.3, 0.6, 0.8])
def test_pooling_many_short_series_recovers_their_common_value(length: int, rho: float) -> None:
    series = in_control(2000, length, rho, np.random.default_rng(5)).tolist()
    assert pooled_autocorrelation(series) == pytest.approx(rho, abs=0.05)


def test_gaps_are_left_out_of_the_pooled_value() -> None:
    series = in_control(3000, 12, 0.6, np.random.default_rng(6))
    series[:, 7] = np.nan
    gappy = [[None if np.isnan(value) else value for value in row] for row in series.tolist()]
    assert pooled_autocorrelation(gappy) == pytest.approx(0.6, abs=0.06)


def test_without_any_long_enough_series_it_is_the_typical_value() -> None:
    assert pooled_autocorrelation([]) == pooled_autocorrelation([[1.0, 2.0, 3.0]]) == TYPICAL


@pytest.mark.parametrize("pooled", [-0.1, 1.1, float("nan")])
def test_a_pooled_value_outside_zero_to_one_is_refused(pooled: float) -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        autocorrelation(RISE, pooled)


@given(
    values=st.lists(st.integers(-50, 50), min_size=7, max_size=20),
    shift=st.integers(-100, 100),
    scale=st.sampled_from([-2.0, 0.5, 4.0]),
)
def test_it_does_not_depend_on_the_scale(values: list[int], shift: int, scale: float) -> None:
    moved = [value * scale + shift for value in values]
    assert autocorrelation(moved) == pytest.approx(autocorrelation(values))
