"""A change comes with what chance could explain, and never joins a figure to a gap."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.change import Change, change_between, last_change
from lineofsight.indicators.observation import Series
from lineofsight.indicators.store import Indicators
from tests.indicators.files import LEEDS, stored

SHARE = "repeat-referral-share"


def series(*values: tuple[int, float | str, tuple[float, float] | None], indicator: str = SHARE) -> Series:
    rows = [(indicator, LEEDS, year, value, *([counts] if counts else [])) for year, value, counts in values]
    return Indicators(stored(*rows)).series(LEEDS, indicator)  # type: ignore[arg-type]


def change(before: tuple[float, float], now: tuple[float, float]) -> Change:
    pairs = [(2023 + place, 100 * part / whole, (part, whole)) for place, (part, whole) in enumerate((before, now))]
    found = last_change(series(*pairs))
    assert found is not None
    return found


def test_the_interval_of_two_shares_is_newcombes() -> None:
    # Newcombe 1998, Stat. Med. 17, table II, method 10: 56/70 less 48/80 is 0.0524 to 0.3339.
    found = change((48, 80), (56, 70))
    assert (found.low, found.high) == pytest.approx((5.24, 33.39), abs=0.01)
    assert found.beyond_chance


@given(st.integers(1, 99), st.integers(1, 99))
def test_the_interval_holds_the_difference_and_turns_round_with_the_figures(one: int, other: int) -> None:
    there, back = change((one, 100), (other, 100)), change((other, 100), (one, 100))
    assert there.low is not None
    assert there.high is not None
    assert there.low <= there.difference <= there.high
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low))


def test_many_cases_make_a_difference_clear_that_few_do_not() -> None:
    assert change((10, 100), (13, 100)).beyond_chance is False
    assert change((1000, 10_000), (1300, 10_000)).beyond_chance is True


def test_without_counts_a_change_has_no_interval_and_claims_nothing() -> None:
    found = last_change(series((2023, 10.0, None), (2024, 20.0, None)))
    assert found is not None
    assert (found.difference, found.low, found.beyond_chance) == (10.0, None, None)


def test_it_is_measured_from_the_last_figure_before_and_says_from_which() -> None:
    found = last_change(series((2022, 10.0, None), (2023, "suppressed", None), (2024, 20.0, None)))
    assert found is not None
    assert found.before.period.year == 2022
    assert found.words == "+10.0 points on 2021/22"


def test_over_more_years_it_looks_back_at_least_so_far() -> None:
    values = [(year, float(year - 2000), None) for year in range(2016, 2025)]
    found = last_change(series(*values), years=5)
    assert found is not None
    assert found.before.period.year == 2019


@pytest.mark.parametrize("values", [[], [(2024, 5.0, None)], [(2023, "suppressed", None), (2024, 5.0, None)]])
def test_without_two_figures_there_is_no_change(values: list[tuple[int, float | str, None]]) -> None:
    assert last_change(series(*values)) is None


def test_a_figure_of_a_time_before_the_authority_is_no_start() -> None:
    whole = series((2023, 10.0, None), (2024, 20.0, None))
    outside = Indicators(stored((SHARE, LEEDS, 2023, "outside-life"))).series(LEEDS, SHARE).observations[0]
    assert change_between(outside, whole.observations[1], whole.indicator) is None


@pytest.mark.parametrize(
    ("indicator", "before", "now", "words"),
    [
        (SHARE, 24.0, 22.5, "−1.5 points on 2022/23"),
        ("spend-per-child", 1000.0, 1575.0, "+£575 on 2022/23"),
        ("care-rate", 85.0, 85.0, "0 on 2022/23"),
    ],
)
def test_it_is_written_as_people_write_it(indicator: str, before: float, now: float, words: str) -> None:
    found = last_change(series((2023, before, None), (2024, now, None), indicator=indicator))
    assert found is not None
    assert found.words == words


def test_the_interval_is_told() -> None:
    assert change((48, 80), (56, 70)).words == "+20.0 points on 2022/23 (95% interval +5.2 to +33.4)"
    assert change((48, 80), (56, 70)).now.period.end == date(2024, 3, 31)
