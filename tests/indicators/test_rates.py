"""Intervals against published examples, and none where nothing is known of the spread."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lineofsight.chance import wilson_ends
from lineofsight.indicators.catalogue import catalogue
from lineofsight.indicators.observation import Observation, Status
from lineofsight.indicators.periods import YearType, period_ending
from lineofsight.indicators.rates import interval_of, poisson_interval, rests_on_few, why_no_interval

SHARE, RATE = catalogue().indicator("repeat-referral-share"), catalogue().indicator("plan-rate")


def seen(value: float | None, numerator: float | None = None, denominator: float | None = None) -> Observation:
    period = period_ending(2024, YearType.FINANCIAL)
    status = Status.VALUE if value is not None else Status.SUPPRESSED
    return Observation("E08000035", "x", period, value, status, numerator, denominator, date(2024, 11, 1), "file")


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_shares_have_wilsons_interval(numerator: float, denominator: float, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3."""
    assert wilson_ends(numerator, denominator) == pytest.approx((low, high), abs=0.00006)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.390), (100, 81.364, 121.627)]
)
def test_rates_have_the_exact_poisson_interval(count: float, low: float, high: float) -> None:
    """Garwood's limits as tabulated in Ulm 1990, American Journal of Epidemiology 131."""
    assert poisson_interval(count, 1) == pytest.approx((low, high), abs=0.0006)


@given(st.integers(0, 500), st.integers(1, 5000))
def test_both_intervals_agree_with_scipy(count: int, size: int) -> None:
    count = min(count, size)
    expected = stats.binomtest(count, size).proportion_ci(method="wilson")
    assert wilson_ends(count, size) == pytest.approx((expected.low, expected.high), abs=1e-9)
    low = stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0.0
    high = stats.chi2.ppf(0.975, 2 * count + 2) / 2
    assert poisson_interval(count, 1) == pytest.approx((low, high), rel=1e-9)


@given(st.integers(0, 400), st.integers(1, 400))
def test_an_interval_holds_its_figure_and_narrows_with_numbers(count: int, size: int) -> None:
    count = min(count, size)
    few, many = wilson_ends(count, size), wilson_ends(count * 10, size * 10)
    assert few[0] - 1e-12 <= count / size <= few[1] + 1e-12
    assert many[1] - many[0] < few[1] - few[0]


def test_an_interval_is_in_the_unit_of_the_indicator() -> None:
    share = interval_of(seen(30.8, 81, 263), SHARE)
    assert share is not None
    assert (share.low, share.high) == pytest.approx((25.53, 36.62), abs=0.006)
    assert share.method == "Wilson"
    rate = interval_of(seen(50.0, 100, 20_000), RATE)
    assert rate is not None
    assert (rate.low, rate.high) == pytest.approx((40.68, 60.81), abs=0.006)
    assert rate.method == "exact Poisson"


def test_an_interval_says_what_is_doubtful_about_it() -> None:
    implied = interval_of(seen(100.0, 1000, 100_000), catalogue().indicator("section-47-rate"))
    assert implied is not None
    assert "from the published rate" in implied.method
    stand_in = interval_of(seen(10.0, 100, 100_000), catalogue().indicator("care-application-rate"))
    assert stand_in is not None
    assert "stand-in" in stand_in.method
    heads = interval_of(seen(10.0, 20, 200), catalogue().indicator("agency-share"))
    assert heads is not None
    assert "full-time" in heads.method


@pytest.mark.parametrize(
    ("name", "found", "why"),
    [
        ("repeat-referral-share", seen(None), "there is no figure"),
        ("repeat-referral-share", seen(20.0), "missing for this year"),
        ("assessment-in-time-share", seen(80.0), "not published here"),
        ("caseload", seen(15.0), "averages"),
        ("social-workers", seen(200.0), "averages"),
        ("spend-per-child", seen(1000.0, 10.0, 10.0), "averages"),
    ],
)
def test_without_counts_there_is_no_interval_and_a_reason(name: str, found: Observation, why: str) -> None:
    one = catalogue().indicator(name)
    assert interval_of(found, one) is None
    assert why in why_no_interval(found, one)


@pytest.mark.parametrize(
    ("numerator", "denominator", "few"),
    [(3, 200, True), (197, 200, True), (50, 200, False), (9, 18, True), (None, None, False)],
)
def test_a_share_rests_on_few_children_if_either_side_does(
    numerator: float | None, denominator: float | None, few: bool
) -> None:
    assert rests_on_few(seen(1.0, numerator, denominator), SHARE) is few


def test_a_rate_rests_on_few_children_if_it_counts_few() -> None:
    assert rests_on_few(seen(1.0, 4, 40_000), RATE)
    assert not rests_on_few(seen(1.0, 40, 40_000), RATE)
