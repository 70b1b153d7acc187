"""The stated false-alarm rate holds on series in which nothing happens, whether or not they drift."""

import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.errors import UsageError
from lineofsight.indicators.variation import (
    NHS_RULES,
    Allowance,
    Rule,
    chance,
    chance_of_any,
    chart,
    plain_rate,
    thresholds,
)
from lineofsight.indicators.variation.false_alarms import in_control, simulate
from lineofsight.indicators.variation.false_alarms.table import COUNTED, MEASURES, write
from lineofsight.indicators.variation.rules import COUNTING_RULES, standardise, strengths
from lineofsight.indicators.variation.sequences import Floats

LENGTHS = st.integers(7, 60)
AUTOCORRELATIONS = st.floats(0, 0.95).map(lambda rho: round(rho, 2))


def flagged(series: Floats, pooled: float, rate: float = 0.05) -> float:
    """The share of series that any rule flags."""
    measured, limits = standardise(series, pooled=pooled), thresholds(series.shape[1], pooled, rate)
    speaks = [np.abs(strengths(rule, measured)).max(axis=1) >= limits.of(rule) for rule in Rule]
    return float(np.any(speaks, axis=0).mean())


# The seeds and several of the lengths and autocorrelations are not those of the tables.
@pytest.mark.parametrize("length", [8, 10, 13, 18])
@pytest.mark.parametrize("rho", [0.0, 0.25, 0.55, 0.85])
def test_one_in_twenty_in_control_series_is_flagged_as_stated(length: int, rho: float) -> None:
    series = in_control(8_000, length, rho, np.random.default_rng([1, length, int(100 * rho)]))
    # Three standard errors of 8,000 draws, and half a point for interpolating and for whole numbers of points.
    assert flagged(series, rho) == pytest.approx(0.05, abs=0.0125)


@pytest.mark.parametrize("rate", [0.2, 0.01])
def test_another_rate_holds_as_well(rate: float) -> None:
    series = in_control(12_000, 10, 0.5, np.random.default_rng(3))
    assert flagged(series, 0.5, rate) == pytest.approx(rate, rel=0.25)


def test_the_chance_a_chart_gives_is_met_so_often_by_in_control_series() -> None:
    series = in_control(1000, 10, 0.5, np.random.default_rng(4)).tolist()
    chances = np.array([chart(values, allowance=Allowance(0.5)).phases[0].chance for values in series])
    for level, slack in ((0.05, 0.021), (0.2, 0.038), (0.5, 0.048)):
        assert (chances <= level).mean() == pytest.approx(level, abs=slack)


@pytest.mark.parametrize("gaps", [(5,), (10,), (3, 8), (4, 5, 6)])
def test_gaps_do_not_raise_the_rate(gaps: tuple[int, ...]) -> None:
    series = in_control(300, 12, 0.5, np.random.default_rng(9))
    series[:, gaps] = np.nan
    rows = [[None if math.isnan(value) else value for value in row] for row in series.tolist()]
    share = np.mean([bool(chart(row, allowance=Allowance(0.5)).signals) for row in rows])
    assert share < 0.05 + 3 * math.sqrt(0.05 * 0.95 / 300)


def test_plain_rules_cry_wolf_on_series_that_drift() -> None:
    series = in_control(10_000, 10, 0.7, np.random.default_rng(2))
    measured = standardise(series)
    limits = {Rule.BEYOND_LIMIT: 3, Rule.ONE_SIDE: 7, Rule.TREND: 7, Rule.TWO_OF_THREE: 2}
    speaks = {rule: np.abs(strengths(rule, measured)).max(axis=1) >= limits[rule] for rule in NHS_RULES}
    for rule in NHS_RULES:
        assert plain_rate(10, 0.7, rule) == pytest.approx(speaks[rule].mean(), abs=0.012)
    assert plain_rate(10, 0.7) == pytest.approx(np.any(list(speaks.values()), axis=0).mean(), abs=0.015)
    assert plain_rate(10, 0.7) > 6 * 0.05


def test_the_rates_of_plain_rules_agree_with_arithmetic_where_there_is_any() -> None:
    # Seven ordered points in a row are 2 in 7! arrangements.
    assert plain_rate(7, 0.0, Rule.TREND) == pytest.approx(2 / math.factorial(7), abs=2e-4)
    # With the mean taken from the same seven points they cannot all lie on one side of it.
    assert plain_rate(7, 0.0, Rule.ONE_SIDE) == 0


def test_the_tables_are_what_the_simulation_gives(tmp_path: Path) -> None:
    cell = simulate(7, 0.5)
    write([(7, 0.5, cell)], tmp_path)
    for table in (MEASURES, COUNTED):
        shipped = table.read_text("utf-8").splitlines()
        fresh = (tmp_path / table.name).read_text("utf-8").splitlines()
        assert fresh[0] == shipped[0]
        for line in fresh[1:]:
            kind = line.split(",")[:3]
            (kept,) = [other for other in shipped if other.split(",")[:3] == kind]
            assert [float(field) for field in line.split(",")[3:]] == pytest.approx(
                [float(field) for field in kept.split(",")[3:]], rel=2e-3
            )


@given(rule=st.sampled_from(Rule), length=LENGTHS, rho=AUTOCORRELATIONS)
@settings(deadline=None, max_examples=30)
def test_the_stronger_the_rarer(rule: Rule, length: int, rho: float) -> None:
    chances = [chance(rule, strength / 2, length, rho) for strength in range(50)]
    assert chances[0] == 1
    assert all(before >= after for before, after in pairwise(chances))
    assert chances[-1] == pytest.approx(0.00005, rel=0.01) or chances[-1] > 0.00005


@given(length=LENGTHS, rho=AUTOCORRELATIONS, rate=st.floats(0.001, 0.4))
@settings(deadline=None, max_examples=30)
def test_a_series_at_a_threshold_has_the_stated_rate_as_its_chance(length: int, rho: float, rate: float) -> None:
    limits = thresholds(length, rho, rate)
    for rule in Rule:
        if math.isfinite(limits.of(rule)):
            reached = chance_of_any(chance(rule, limits.of(rule), length, rho), length, rho)
            if rule in COUNTING_RULES:
                assert reached <= rate * 1.01
            else:
                assert reached == pytest.approx(rate, rel=0.01)


@given(length=LENGTHS, rho=AUTOCORRELATIONS, least=st.floats(0.0001, 0.9))
@settings(deadline=None, max_examples=30)
def test_looking_six_ways_has_its_price(length: int, rho: float, least: float) -> None:
    assert least * 0.95 <= chance_of_any(least, length, rho) <= min(1, 6.5 * least)


@pytest.mark.parametrize("length", [6, 61])
def test_other_lengths_are_refused(length: int) -> None:
    with pytest.raises(UsageError, match="7 to 60 points"):
        thresholds(length)
