"""An XmR chart keeps to its published arithmetic, its baseline moves only by decision, and a gap stays a gap."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.errors import UsageError
from lineofsight.indicators.variation import Allowance, ControlChart, Rebase, Rule, chart

# NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2, "Individuals control charts": flow rate of ten
# batches, with mean 50.81, mean moving range 1.8778 and limits 50.81 +- 3 * 1.8778 / 1.128.
FLOW_RATE = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)

# The example of NHSRplotthedots, "Deviations from Excel defaults": one wild point, screened out or not.
ONE_WILD_POINT = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)

STEADY = (10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0)
NUMBERS = st.floats(-1000, 1000).map(lambda number: round(number, 3))
GAPPY = st.lists(st.one_of(NUMBERS, st.none()), min_size=8, max_size=20)


def found(drawn: ControlChart, rule: Rule) -> list[tuple[int, int, int]]:
    return [(signal.first, signal.last, signal.side) for signal in drawn.signals if signal.rule is rule]


def test_the_handbook_example_has_its_published_limits() -> None:
    (phase,) = chart(FLOW_RATE).phases
    assert phase.centre == pytest.approx(50.81)
    assert phase.mean_range == pytest.approx(1.8778, abs=5e-5)
    # The handbook divides by 1.128 where Making Data Count multiplies by 2.66: they agree to three figures.
    assert phase.upper == pytest.approx(55.8041, abs=1e-3)
    assert phase.lower == pytest.approx(45.8159, abs=1e-3)
    assert phase.range_limit == pytest.approx(3.267 * 16.9 / 9)
    assert chart(FLOW_RATE).signals == ()


def test_a_wild_point_widens_the_limits_unless_it_is_screened_out_and_the_screened_are_named() -> None:
    kept = chart(ONE_WILD_POINT, baseline=18).phases[0]
    screened = chart(ONE_WILD_POINT, baseline=18, screen=True).phases[0]
    mean = 35 / 18
    assert kept.centre == screened.centre == pytest.approx(mean)
    assert kept.upper == pytest.approx(mean + 2.66 * 32 / 17)
    assert screened.upper == pytest.approx(mean + 2.66 * 1)
    assert (kept.excluded, screened.excluded) == ((), (4, 5))


def test_a_point_beyond_a_limit_is_a_signal_where_it_stands() -> None:
    drawn = chart((*STEADY, 14.0, 10.0, 7.0))
    assert found(drawn, Rule.BEYOND_LIMIT) == [(12, 12, 1), (14, 14, -1)]


def test_a_point_on_a_limit_is_not_beyond_it() -> None:
    assert found(chart((*STEADY, 10.5 + 2.66)), Rule.BEYOND_LIMIT) == []
    assert found(chart((*STEADY, 10.5 + 2.661)), Rule.BEYOND_LIMIT) == [(12, 12, 1)]


@pytest.mark.parametrize(("run", "signals"), [(6, []), (7, [(12, 18, 1)]), (9, [(12, 20, 1)])])
def test_seven_in_a_row_on_one_side_are_a_shift_and_six_are_not(run: int, signals: list[tuple[int, int, int]]) -> None:
    drawn = chart((*STEADY[:-1], 10.0, *[10.6, 10.8, 10.7] * 3)[: 12 + run])
    assert found(drawn, Rule.ONE_SIDE) == signals


def test_a_point_on_the_mean_ends_a_shift() -> None:
    assert found(chart((*STEADY[:-1], 11.0, *[10.6] * 3, 10.5, *[10.6] * 3)), Rule.ONE_SIDE) == []


# The next three are the cases by which NHSRplotthedots tests its trend of seven.
@pytest.mark.parametrize(
    ("tail", "signals"),
    [
        ((1, 2, 3, 3, 4, 5, 6), []),
        ((2, 1, 2, 3, 4, 5, 6, 7, 3), [(13, 19, 1)]),
        ((2, 7, 6, 5, 4, 3, 2, 1, 3), [(13, 19, -1)]),
    ],
)
def test_a_trend_is_seven_points_each_beyond_the_one_before(
    tail: tuple[int, ...], signals: list[tuple[int, int, int]]
) -> None:
    flat = (4.0, 4.5) * 6
    assert found(chart((*flat, *(float(value) for value in tail))), Rule.TREND) == signals


def test_two_of_three_beyond_two_sigma_on_one_side_span_the_two() -> None:
    two_sigma = 2 * 2.66 / 3
    high, low = 10.5 + two_sigma + 0.1, 10.5 - two_sigma - 0.1
    assert found(chart((*STEADY, high, 10.0, high)), Rule.TWO_OF_THREE) == [(12, 14, 1)]
    assert found(chart((*STEADY, 10.0, high, high, 10.0, 10.0)), Rule.TWO_OF_THREE) == [(13, 14, 1)]
    assert found(chart((*STEADY, high, 10.0, low, 10.0, 10.0, high)), Rule.TWO_OF_THREE) == []


def test_limits_come_from_the_first_twelve_points_and_stay() -> None:
    first, second = chart(STEADY), chart((*STEADY, 30.0, 40.0))
    assert (first.phases[0].upper, first.phases[0].trial) == (second.phases[0].upper, False)
    assert chart(STEADY[:11]).phases[0].trial


def test_a_baseline_moves_only_by_a_decision_with_author_and_reason() -> None:
    values = (*STEADY, *(value + 10 for value in STEADY))
    periods = [str(2000 + year) for year in range(24)]
    assert len(chart(values, periods).phases) == 1
    decision = Rebase("2012", "A. Analyst", "The threshold for referral was changed in April.")
    before, after = chart(values, periods, rebases=[decision]).phases
    assert (before.rebase, after.rebase) == (None, decision)
    assert after.centre == pytest.approx(before.centre + 10)
    assert after.upper - after.centre == pytest.approx(before.upper - before.centre)
    assert chart(values, periods, rebases=[decision]).signals == ()
    for author, reason in (("", "why"), ("who", " ")):
        with pytest.raises(UsageError, match="person who decided it and the reason"):
            Rebase("2012", author, reason)
    with pytest.raises(UsageError, match="names no period"):
        chart(values, periods, rebases=[Rebase("1066", "who", "why")])


def test_no_moving_range_run_or_trend_reaches_across_a_gap() -> None:
    drawn = chart((*STEADY, 11.0, 11.1, 11.2, None, 11.3, 11.4, 11.5, 11.6))
    assert drawn.moving_ranges[15:17] == (None, None)
    assert found(drawn, Rule.ONE_SIDE) == found(drawn, Rule.TREND) == []
    bridged = chart((*STEADY, 11.0, 11.1, 11.2, 11.3, 11.4, 11.5, 11.6))
    assert len(found(bridged, Rule.ONE_SIDE)) == len(found(bridged, Rule.TREND)) == 1


def test_a_gap_in_the_baseline_costs_two_moving_ranges_and_nothing_else() -> None:
    (phase,) = chart((1.0, 2.0, None, 9.0, 8.0, 9.0, 8.0, 9.0)).phases
    assert phase.mean_range == pytest.approx(1.0)
    assert phase.centre == pytest.approx(46 / 7)


@pytest.mark.parametrize(
    ("values", "allowance", "reason"),
    [
        ((), None, ""),
        ((None,) * 9, None, "are none"),
        ((1.0, 2.0, 3.0, 4.0), None, "4 changes from one period to the next are needed, there are 3"),
        ((5.0,) * 9, None, "does not vary"),
        ((0.1 + 0.2, 0.3) * 5, None, "does not vary"),
        (FLOW_RATE[:6], Allowance(), "6 changes from one period to the next are needed, there are 5"),
        (FLOW_RATE * 7, Allowance(), "at most 60"),
        ((100.0,) * 8 + (97.0, 99.0), Allowance(), "too coarse"),
    ],
)
def test_where_nothing_can_be_judged_a_chart_says_why_and_claims_nothing(
    values: tuple[float | None, ...], allowance: Allowance | None, reason: str
) -> None:
    drawn = chart(values, allowance=allowance)
    assert drawn.signals == ()
    assert all(phase.silence and reason in phase.silence for phase in drawn.phases)
    assert all(math.isnan(phase.upper) for phase in drawn.phases)


def test_a_chart_that_allows_for_drift_has_wider_limits_and_says_how_rare_its_signals_are() -> None:
    values = (*FLOW_RATE, 75.0)
    plain, fair = chart(values), chart(values, allowance=Allowance(pooled=0.6))
    assert fair.phases[0].sigma == pytest.approx(plain.phases[0].sigma / math.sqrt(1 - fair.phases[0].autocorrelation))
    assert fair.phases[0].sigma > 1.4 * plain.phases[0].sigma
    assert all(math.isnan(signal.chance) for signal in plain.signals)
    jump = next(signal for signal in fair.signals if signal.rule is Rule.JUMP)
    assert (jump.first, jump.last, jump.side) == (9, 10, 1)
    assert jump.chance < fair.phases[0].chance < 0.01


def test_a_change_of_level_is_found_where_it_began() -> None:
    drawn = chart((1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8), allowance=Allowance(pooled=0.2))
    assert found(drawn, Rule.LEVEL) == [(6, 11, 1)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"periods": ["2020"]}, "as many periods"),
        ({"baseline": 3}, "too short"),
        ({"allowance": Allowance(), "baseline": 8}, "leave out these options"),
        ({"allowance": Allowance(pooled=1.5)}, "between 0 and 1"),
        ({"allowance": Allowance(rate=0.9)}, "cannot be had"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        chart(FLOW_RATE, **options)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="Value 2 of 3 is infinite"):
        chart((1.0, math.inf, 2.0))


@given(values=GAPPY, screen=st.booleans())
@settings(deadline=None, max_examples=50)
def test_limits_lie_symmetrically_about_the_mean_of_the_baseline(values: list[float | None], screen: bool) -> None:
    (phase,) = chart(values, screen=screen).phases
    seen = [value for value in values if value is not None][:12]
    if not phase.silence:
        assert phase.centre == pytest.approx(sum(seen) / len(seen), abs=1e-6)
        assert phase.upper - phase.centre == pytest.approx(phase.centre - phase.lower)
        assert phase.upper - phase.lower == pytest.approx(2 * 2.66 * phase.mean_range)


@given(values=GAPPY, shift=st.integers(-100, 100), scale=st.sampled_from([0.5, 2.0, 8.0]), fair=st.booleans())
@settings(deadline=None, max_examples=50)
def test_shifting_and_scaling_a_series_shifts_and_scales_its_limits(
    values: list[float | None], shift: int, scale: float, fair: bool
) -> None:
    allowance = Allowance() if fair else None
    (plain,) = chart(values, allowance=allowance).phases
    moved = chart([None if value is None else value * scale + shift for value in values], allowance=allowance)
    (other,) = moved.phases
    assert other.silence == plain.silence
    if not plain.silence:
        assert other.upper == pytest.approx(plain.upper * scale + shift, abs=1e-6)
        assert other.lower == pytest.approx(plain.lower * scale + shift, abs=1e-6)
        assert other.mean_range == pytest.approx(plain.mean_range * scale, abs=1e-6)


@given(values=GAPPY)
@settings(deadline=None, max_examples=50)
def test_a_gap_never_becomes_a_number(values: list[float | None]) -> None:
    drawn = chart(values, allowance=Allowance())
    assert [value is None for value in drawn.values] == [value is None for value in values]
    before = [None, *values[:-1]]
    for range_, value, earlier in zip(drawn.moving_ranges, values, before, strict=True):
        assert (range_ is None) == (value is None or earlier is None)
    for signal in drawn.signals:
        assert values[signal.first] is not None
        if signal.rule is not Rule.LEVEL:
            assert None not in values[signal.first : signal.last + 1]


@given(values=st.lists(NUMBERS, min_size=8, max_size=20))
@settings(deadline=None, max_examples=50)
def test_turning_a_series_upside_down_turns_its_signals(values: list[float]) -> None:
    drawn = chart(values, allowance=Allowance())
    turned = chart([-value for value in values], allowance=Allowance())
    assert {(s.rule, s.first, s.last, -s.side) for s in drawn.signals} == {
        (s.rule, s.first, s.last, s.side) for s in turned.signals
    }
