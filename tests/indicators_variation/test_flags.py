"""A board says what moved, since when, how unusual that is and how often chance would do it; and no more."""

import re
import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lineofsight.chance import benjamini_hochberg
from lineofsight.errors import UsageError
from lineofsight.indicators.variation import (
    Board,
    Flag,
    Rebase,
    Rule,
    SeriesInput,
    board_flags,
    fair_chart,
    review_board,
)
from lineofsight.indicators.variation.false_alarms import in_control
from lineofsight.indicators.variation.statements import what_happened
from lineofsight.indicators.variation.words import in_words, one_in

YEARS = tuple(str(year) for year in range(2016, 2026))
VERDICTS = re.compile(
    r"\b(concern|poor|worse|worsen|better|improve|fail|good or bad place|alarm|problem)", re.IGNORECASE
)


def series(name: str, values: Sequence[float | None], **fields: object) -> SeriesInput:
    given_ = {"unit": "%", "autocorrelation": 0.5} | fields
    return SeriesInput(name, f"Series {name}", YEARS[len(YEARS) - len(values) :], tuple(values), **given_)  # type: ignore[arg-type]


def quiet(many: int, seed: int = 1) -> list[SeriesInput]:
    drawn = 20 + 2 * in_control(many, 10, 0.5, np.random.default_rng(seed))
    return [series(f"quiet {place}", [float(value) for value in row]) for place, row in enumerate(drawn)]


STEPPED = [10.0, 10.4, 10.1, 9.8, 10.2, 10.0, 10.3, 9.9, 10.1, 19.0]


def only(board: Board) -> Flag:
    (flag,) = board.flags
    return flag


def test_a_series_that_jumped_is_flagged_among_many_that_did_not() -> None:
    board = review_board([*quiet(40), series("jumped", STEPPED)])
    flag = only(board)
    assert (flag.series, flag.since, flag.until, flag.side) == ("jumped", "2025", "2025", 1)
    assert board.looked_at == 41
    assert flag.how_unusual < 0.001
    assert flag.chance_of_any == pytest.approx(1 - (1 - flag.how_unusual) ** 41)
    assert flag.adjusted <= board.false_discovery
    assert flag.rule not in flag.also
    assert board_flags([*quiet(40), series("jumped", STEPPED)]) == [flag]


def test_what_was_flagged_on_its_own_and_dropped_across_the_board_is_said() -> None:
    board = review_board(quiet(60, seed=3))
    assert board.flags == ()
    assert 1 <= len(board.dropped) <= 9
    assert all(flag.adjusted > 0.1 and flag.how_unusual <= 0.055 for flag in board.dropped)


def test_allowing_for_any_dependence_is_stricter() -> None:
    items = [*quiet(40), series("jumped", STEPPED)]
    plain, dependent = review_board(items), review_board(items, dependent=True)
    assert only(plain).adjusted < review_board(items, dependent=True, false_discovery=1.0).flags[0].adjusted
    assert {flag.series for flag in dependent.flags} <= {flag.series for flag in plain.flags}


@given(chances=st.lists(st.floats(1e-6, 1), min_size=1, max_size=30), dependent=st.booleans())
def test_false_discovery_is_held_down_as_scipy_does_it(chances: list[float], dependent: bool) -> None:
    expected = stats.false_discovery_control(chances, method="by" if dependent else "bh")
    assert benjamini_hochberg(list(chances), dependent=dependent) == pytest.approx(expected)


def test_boards_on_which_nothing_happens_seldom_show_a_flag() -> None:
    boards = [review_board(quiet(20, seed=seed), false_discovery=0.2) for seed in range(40)]
    # Where every series is in control the false-discovery rate is the chance of any flag: 8 of 40 are expected.
    assert sum(bool(board.flags) for board in boards) <= 15


@pytest.mark.parametrize(
    ("values", "rule", "said"),
    [
        (STEPPED, Rule.JUMP, "rose from 10.1% in 2024 to 19% in 2025, 7.0 times its average step"),
        ([20.0 - value for value in STEPPED], Rule.JUMP, "fell from 9.9% in 2024 to 1% in 2025"),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Rule.TREND, "10 figures in a row each higher than the one before"),
        ([10, 11, 10, 11, 10, 21, 20, 21, 20, 21], Rule.LEVEL, "a higher level from 2021 on, 20.6% on average against"),
    ],
)
def test_a_statement_says_what_happened_and_since_when(values: list[float], rule: Rule, said: str) -> None:
    flag = review_board([series("one", values, autocorrelation=0.3)]).flags[0]
    assert flag.rule is rule
    assert flag.statement.startswith(f"Series one: {said}")
    assert one_in(flag.how_unusual) in flag.statement
    assert "over 1 series" in flag.statement


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_its_words(rule: Rule) -> None:
    shapes: dict[Rule, list[float]] = {
        Rule.BEYOND_LIMIT: [10, 10.5, 10, 10.4, 10.1, 10.6, 10, 10.5, 12.5, 15.0],
        Rule.ONE_SIDE: [30, 11, 10.9, 11, 10.9, 11, 10.9, 11, 10.9, 11],
        Rule.TREND: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        Rule.TWO_OF_THREE: [10, 11, 10, 11, 10, 11, 10, 11, 16, 17],
        Rule.JUMP: STEPPED,
        Rule.LEVEL: [10, 11, 10, 11, 10, 21, 20, 21, 20, 21],
    }
    item = series("one", shapes[rule], autocorrelation=0.0)
    drawn = fair_chart(item, rate=0.3)
    signal = next(signal for signal in drawn.signals if signal.rule is rule)
    said = what_happened(item, drawn, signal)
    assert drawn.periods[signal.first if rule is Rule.LEVEL else signal.last] in said
    assert re.search(r"\d%", said)
    assert not VERDICTS.search(said)


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        ("high", "A higher figure is the one usually hoped for."),
        ("none", "Neither direction is good or bad in itself."),
    ],
)
def test_polarity_is_repeated_and_never_becomes_a_verdict(polarity: str, said: str) -> None:
    statement = review_board([series("one", STEPPED, polarity=polarity)]).flags[0].statement
    assert statement.endswith(said)
    assert not VERDICTS.search(statement)


def test_a_movement_that_the_whole_nation_made_is_not_flagged() -> None:
    national = tuple(value / 2 for value in STEPPED)
    alone = series("one", STEPPED, unit="per 10,000")
    noisy = [value * (1 + 0.01 * (-1) ** place) for place, value in enumerate(STEPPED)]
    together = replace(alone, values=tuple(noisy), national=national)
    assert board_flags([alone]) != []
    assert board_flags([together]) == []


def test_a_flag_beside_the_nation_speaks_of_multiples_and_gives_the_figures() -> None:
    flat = (5.0, 5.1, 4.9, 5.0, 5.1, 5.0, 4.9, 5.1, 5.0, 5.0)
    rate = series("one", STEPPED, unit="per 10,000", national=flat)
    assert "Series one as a multiple of England’s: rose from 2.02 in 2024 to 3.80" in board_flags([rate])[0].statement
    assert "The figure itself was 19 per 10,000 in 2025, England’s 5 per 10,000." in board_flags([rate])[0].statement
    share = replace(rate, unit="%")
    assert "distance from England’s in percentage points: rose from +5.1" in board_flags([share])[0].statement


def test_series_of_which_nothing_can_be_said_are_named_with_the_reason_and_do_not_count() -> None:
    board = review_board([series("short", [1.0, 2.0, 3.0]), series("empty", []), series("jumped", STEPPED)])
    assert [(item.series, bool(item.reason)) for item in board.unjudged] == [("short", True), ("empty", True)]
    assert board.looked_at == 1
    assert review_board([]) == Board((), (), (), 0, 0.05, 0.1)


def test_after_a_decision_to_re_base_only_the_new_baseline_is_judged() -> None:
    periods = tuple(str(year) for year in range(2006, 2026))
    values = (*STEPPED[:9], 10.0, *(value + 30 for value in STEPPED[:9]), 40.2)
    item = SeriesInput("one", "One", periods, values, "%", autocorrelation=0.3)
    assert board_flags([item]) != []
    decided = replace(item, rebases=(Rebase("2016", "A. Analyst", "Counted in a new way from 2016."),))
    assert board_flags([decided]) == []


def test_a_series_needs_one_value_for_each_period() -> None:
    with pytest.raises(UsageError, match="Series x needs as many values"):
        SeriesInput("x", "X", ("2020",), (1.0, 2.0))
    with pytest.raises(UsageError, match="Series x needs as many values"):
        SeriesInput("x", "X", ("2020",), (1.0,), national=())


def test_a_board_of_sixty_series_takes_a_fraction_of_a_second() -> None:
    items = quiet(60)
    review_board(items)
    start = time.perf_counter()
    review_board(items)
    assert time.perf_counter() - start < 1.0


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (12.34, "%", "12.3%"),
        (812.4, "per 10,000", "812 per 10,000"),
        (4.40, "%", "4.4%"),
        (0.0, "", "0"),
        (12345, "£", "£12,345"),
    ],
)
def test_numbers_are_said_to_about_three_figures(value: float, unit: str, said: str) -> None:
    assert in_words(value, unit) == said


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.7, "1 in 2 or more"),
        (0.25, "1 in 4"),
        (0.0123, "1 in 81"),
        (0.00412, "1 in 240"),
        (0.00001, "1 in 10,000 or fewer"),
    ],
)
def test_chances_are_said_as_one_in_so_many(chance: float, said: str) -> None:
    assert one_in(chance) == said
