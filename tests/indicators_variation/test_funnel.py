"""Funnel limits are exact where they can be, and allow for over-dispersion as published."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from lineofsight.errors import UsageError
from lineofsight.indicators.variation import mean_funnel, overdispersion, proportion_funnel, rate_funnel
from lineofsight.indicators.variation.overdispersion import winsorised

# Open-heart operations on children under one and deaths within 30 days, 1991-1995, in twelve English centres, as
# published by the Bristol Royal Infirmary Inquiry and by D. Spiegelhalter, The Art of Statistics (2019), figure 2.5.
CENTRES = {
    "Bristol": (41, 143),
    "Leicester": (25, 187),
    "Leeds": (24, 323),
    "Oxford": (23, 122),
    "Guys": (25, 164),
    "Liverpool": (42, 405),
    "Southampton": (24, 239),
    "Great Ormond St": (53, 482),
    "Newcastle": (26, 195),
    "Harefield": (25, 177),
    "Birmingham": (58, 581),
    "Brompton": (31, 301),
}
DEATHS, OPERATIONS = zip(*CENTRES.values(), strict=True)

# The thirteen trials of BCG vaccine of Colditz et al. (1994, JAMA 271): cases and others, vaccinated and not. Their
# log relative risks have Q = 152.233, and DerSimonian and Laird's tau squared is 0.3088 (Viechtbauer 2010, Journal of
# Statistical Software 36(3)).
BCG = (
    (4, 119, 11, 128),
    (6, 300, 29, 274),
    (3, 228, 11, 209),
    (62, 13536, 248, 12619),
    (33, 5036, 47, 5761),
    (180, 1361, 372, 1079),
    (8, 2537, 10, 619),
    (505, 87886, 499, 87892),
    (29, 7470, 45, 7232),
    (17, 1699, 65, 1600),
    (186, 50448, 141, 27197),
    (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
)
RISKS = [math.log((a / (a + b)) / (c / (c + d))) for a, b, c, d in BCG]
ERRORS = [math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)) for a, b, c, d in BCG]


def test_the_excess_between_trials_is_the_published_one() -> None:
    funnel = mean_funnel(RISKS, ERRORS, adjustment="additive", winsorise=0)
    assert funnel.target == pytest.approx(-0.4303, abs=1e-4)
    assert 13 * funnel.excess.phi == pytest.approx(152.233, abs=1e-3)
    assert funnel.excess.tau**2 == pytest.approx(0.3088, abs=1e-4)
    assert funnel.excess.beyond_chance


def test_additive_limits_add_tau_to_the_standard_error_and_multiplicative_ones_stretch_it() -> None:
    plain, additive, stretched = (
        mean_funnel(RISKS, ERRORS, adjustment=adjustment, winsorise=0)
        for adjustment in ("none", "additive", "multiplicative")
    )
    tau, phi = plain.excess.tau, plain.excess.phi
    for place, error in enumerate(ERRORS):
        low, high = additive.points[place].limits[1]
        assert high - low == pytest.approx(6 * math.hypot(error, tau))
        low, high = stretched.points[place].limits[1]
        assert high - low == pytest.approx(6 * error * math.sqrt(phi))
        assert plain.points[place].z == pytest.approx(stretched.points[place].z * math.sqrt(phi))
    assert [point.beyond for point in additive.points] == [0] * 13


def test_bristol_lies_far_above_its_limit_and_leeds_below_the_inner_one() -> None:
    funnel = proportion_funnel(DEATHS, OPERATIONS, list(CENTRES))
    beyond = {point.name: point.beyond for point in funnel.points if point.beyond}
    assert funnel.target == pytest.approx(397 / 3319)
    assert beyond == {"Bristol": 3.0, "Oxford": 2.0, "Leeds": -2.0}
    bristol = funnel.points[0]
    assert bristol.z == pytest.approx(6.16, abs=0.01)
    assert bristol.p_value == pytest.approx(2 * stats.binom.sf(40, 143, 397 / 3319))
    assert "Bristol lies above the upper 3-sigma limit" in bristol.statement
    assert "Leicester lies within the limits" in funnel.points[1].statement


def test_one_outlier_does_not_excuse_itself() -> None:
    outright = proportion_funnel(DEATHS, OPERATIONS, adjustment="additive", winsorise=0.0)
    robust = proportion_funnel(DEATHS, OPERATIONS, adjustment="additive", winsorise=0.1)
    assert robust.excess.phi < outright.excess.phi / 1.5
    assert robust.points[0].beyond == 3.0


def test_poisson_limits_are_quantiles_drawn_between_counts() -> None:
    # Of 10 expected, 3 or fewer come with chance 0.01034, 4 or fewer with 0.02925; 17 or fewer 0.98572, 18: 0.99281.
    (low, high), _ = rate_funnel([10, 10], [1000, 1000], per=100, target=1.0).points[0].limits
    tail = stats.norm.cdf(-2)
    assert low * 10 == pytest.approx(4 - (0.02925 - tail) / (0.02925 - 0.01034), abs=1e-3)
    assert high * 10 == pytest.approx(17 - (0.98572 - (1 - tail)) / (0.98572 - 0.97296), abs=1e-3)


def test_binomial_limits_are_quantiles_drawn_between_counts() -> None:
    # Of 10 coins, none is heads with chance 1/1024, at most one with 11/1024, at most two with 56/1024.
    (low, high), _ = proportion_funnel([5, 5], [10, 10], target=0.5).points[0].limits
    tail = stats.norm.cdf(-2)
    assert low * 10 == pytest.approx(2 - (56 / 1024 - tail) / (45 / 1024))
    assert high * 10 == pytest.approx(8 - (1013 / 1024 - (1 - tail)) / (45 / 1024))
    assert low + high == pytest.approx(0.9)


def test_wilson_limits_are_those_of_the_score_interval() -> None:
    # The 95% interval about 81 of 263 is 0.2553 to 0.3662 (Newcombe 1998, Statistics in Medicine 17, 857-872).
    funnel = proportion_funnel([81, 81], [263, 263], method="wilson", sigmas=(1.959964,))
    assert funnel.points[0].limits[0] == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_winsorising_sets_the_ends_to_their_quantiles() -> None:
    scores = np.arange(11.0)
    assert winsorised(scores, 0.1).tolist() == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]
    assert overdispersion(scores - 5, np.ones(11), 0.1).phi == pytest.approx((4 * 16 + 2 * (9 + 4 + 1)) / 11)


def test_places_that_differ_by_chance_alone_are_not_excused() -> None:
    random = np.random.default_rng(8)
    totals = random.integers(200, 2000, 153)
    counts = random.binomial(totals, 0.2)
    funnel = proportion_funnel(counts.tolist(), totals.tolist(), adjustment="additive")
    assert (funnel.adjustment, funnel.excess.beyond_chance) == ("none", False)
    assert sum(abs(point.beyond) >= 2 for point in funnel.points) <= 15
    assert sum(abs(point.beyond) >= 3 for point in funnel.points) <= 2


def test_places_that_differ_by_nature_crowd_out_plain_limits_but_not_adjusted_ones() -> None:
    random = np.random.default_rng(8)
    totals = random.integers(2000, 20_000, 153)
    counts = random.binomial(totals, np.clip(random.normal(0.2, 0.04, 153), 0.01, 0.99))
    beyond = {
        adjustment: sum(
            abs(point.beyond) >= 3
            for point in proportion_funnel(counts.tolist(), totals.tolist(), adjustment=adjustment).points
        )
        for adjustment in ("none", "multiplicative", "additive")
    }
    assert beyond["none"] > 153 / 2
    assert beyond["additive"] <= 4
    assert beyond["multiplicative"] < beyond["none"] / 3


def test_limits_can_be_drawn_for_any_size() -> None:
    funnel = proportion_funnel(DEATHS, OPERATIONS, adjustment="none")
    assert funnel.limits_at(143) == funnel.points[0].limits
    narrow, wide = funnel.limits_at(2000)[1], funnel.limits_at(50)[1]
    assert wide[0] < narrow[0] < funnel.target < narrow[1] < wide[1]


COUNTS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 3000)), min_size=2, max_size=20)


@given(pairs=COUNTS, adjustment=st.sampled_from(["none", "multiplicative", "additive"]))
@settings(deadline=None, max_examples=50)
def test_limits_widen_with_sigma_hold_the_target_and_stay_possible(
    pairs: list[tuple[int, int]], adjustment: Any
) -> None:
    counts, totals = [count for count, _ in pairs], [count + more + 1 for count, more in pairs]
    if sum(counts) == 0:
        with pytest.raises(UsageError, match="target of 0"):
            proportion_funnel(counts, totals)
        return
    for funnel in (proportion_funnel(counts, totals, adjustment=adjustment), rate_funnel(counts, totals)):
        for point in funnel.points:
            (low, high), (lower, higher) = point.limits
            assert 0 <= lower <= low <= high <= higher
            assert lower - 1e-9 <= funnel.target <= higher + 1e-9
            assert 0 <= point.p_value <= 1


@given(values=st.lists(st.integers(-100, 100), min_size=3, max_size=20), shift=st.integers(-50, 50))
def test_shifting_means_shifts_limits_and_keeps_scores(values: list[int], shift: int) -> None:
    errors = [1 + abs(value) / 10 for value in values]
    plain = mean_funnel(values, errors, adjustment="additive")
    moved = mean_funnel([value + shift for value in values], errors, adjustment="additive")
    for before, after in zip(plain.points, moved.points, strict=True):
        assert after.z == pytest.approx(before.z, abs=1e-6)
        assert after.limits[0][0] == pytest.approx(before.limits[0][0] + shift, abs=1e-6)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: proportion_funnel([5], [4]), "exceeds its total"),
        (lambda: proportion_funnel([1, 2], [4]), "as many sizes"),
        (lambda: proportion_funnel([1, 2], [4, 0]), "not above 0"),
        (lambda: proportion_funnel([0, 0], [4, 4]), "target of 0"),
        (lambda: rate_funnel([-1, 2], [4, 4]), "below 0"),
        (lambda: rate_funnel([1, 2], [4, 4], ["one"]), "as many names"),
        (lambda: rate_funnel([0, 0], [4, 4]), "above 0"),
        (lambda: rate_funnel([1], [4]), "two or more"),
        (lambda: mean_funnel([1, math.nan], [1, 1]), "missing"),
        (lambda: mean_funnel([1, 2], [1, 1], winsorise=0.5), "0 to 0.4"),
    ],
)
def test_figures_that_make_no_funnel_are_refused(call: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        call()
