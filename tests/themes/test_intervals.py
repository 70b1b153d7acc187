"""Intervals agree with published worked values, and hold what they promise when drawn many times."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, fisher_exact

from lineofsight.chance import benjamini_hochberg, holm
from lineofsight.errors import UsageError
from lineofsight.themes.intervals import Rate, difference, fisher, rogan_gladen, wilson

counts = st.integers(1, 400).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@pytest.mark.parametrize(
    ("successes", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_values_of_newcombe_1998_table_1(successes: int, total: int, low: float, high: float) -> None:
    found = wilson(successes, total)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_a_difference_gives_the_values_of_newcombe_1998_table_2_method_10(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    found = difference(wilson(*first), wilson(*second))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("raised", "of", "sensitivity", "specificity", "low", "high"),
    [
        (4060, 11284, (178, 179), (358, 359), 0.349, 0.372),
        (51, 2971, (32, 33), (20, 20), 0.0, 0.053),
        (712, 11862, (8, 10), (12, 12), 0.0, 0.147),
        (259, 509, (84, 127), (96, 109), 0.58, 0.87),
        (51, 509, (23, 41), (187, 195), 0.037, 0.195),
    ],
)
def test_correction_gives_the_worked_examples_of_lang_and_reiczigel_2014(
    raised: int, of: int, sensitivity: tuple[int, int], specificity: tuple[int, int], low: float, high: float
) -> None:
    found = rogan_gladen(raised, of, Rate.of(*sensitivity), Rate.of(*specificity))
    assert found is not None
    digits = 2 if low == 0.58 else 3
    assert (round(found.low, digits), round(found.high, digits)) == (low, high)


def test_correction_takes_out_what_a_known_error_adds_and_puts_back_what_it_hides() -> None:
    exact = Rate(0.8, 0.8, 0.0), Rate(0.9, 0.9, 0.0)
    found = rogan_gladen(31, 100, *exact)  # 30 of 100 in truth: 24 of them found, and 7 of 70 others
    assert found is not None
    assert found.share == pytest.approx(0.3)


@pytest.mark.parametrize(("sensitivity", "specificity"), [((5, 10), (5, 10)), ((0, 9), (9, 10)), ((1, 50), (40, 50))])
def test_a_coder_no_better_than_chance_corrects_nothing(
    sensitivity: tuple[int, int], specificity: tuple[int, int]
) -> None:
    assert rogan_gladen(10, 50, Rate.of(*sensitivity), Rate.of(*specificity)) is None


@given(counts, counts, counts)
def test_a_corrected_share_lies_within_its_interval_and_that_within_0_and_1(
    seen: tuple[int, int], sensitivity: tuple[int, int], specificity: tuple[int, int]
) -> None:
    found = rogan_gladen(*seen, Rate.of(*sensitivity), Rate.of(*specificity))
    assert found is None or 0 <= found.low <= found.share <= found.high <= 1


@given(counts, counts)
def test_intervals_hold_their_share_and_a_difference_turns_with_its_sides(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    one, other = wilson(*first), wilson(*second)
    assert 0 <= one.low <= one.share <= one.high <= 1
    there, back = difference(one, other), difference(other, one)
    assert -1 <= there.low <= there.share <= there.high <= 1
    assert (there.share, there.low, there.high) == pytest.approx((-back.share, -back.high, -back.low))


@given(counts)
def test_more_confidence_is_a_wider_interval(seen: tuple[int, int]) -> None:
    narrow, wide = wilson(*seen, confidence=0.8), wilson(*seen, confidence=0.99)
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@pytest.mark.parametrize(("successes", "total"), [(0, 0), (3, 2), (-1, 5)])
def test_a_share_of_nothing_is_refused(successes: int, total: int) -> None:
    with pytest.raises(UsageError, match="is no share"):
        wilson(successes, total)


def test_wilson_holds_the_truth_about_as_often_as_it_says() -> None:
    random = np.random.default_rng(1)
    for truth in (0.05, 0.3, 0.7):
        found = [wilson(int(count), 150) for count in random.binomial(150, truth, 2000)]
        assert 0.93 < np.mean([item.low <= truth <= item.high for item in found]) < 0.975


def test_a_corrected_interval_holds_the_truth_though_errors_are_only_estimated() -> None:
    random = np.random.default_rng(2)
    for truth, sensitivity, specificity in ((0.1, 0.8, 0.95), (0.4, 0.7, 0.9), (0.8, 0.9, 0.8)):
        seen = random.binomial(150, truth * sensitivity + (1 - truth) * (1 - specificity), 2000)
        right, clear = random.binomial(60, sensitivity, 2000), random.binomial(300, specificity, 2000)
        held = [
            found.low <= truth <= found.high
            for raised, true, none in zip(seen, right, clear, strict=True)
            if (found := rogan_gladen(int(raised), 150, Rate.of(int(true), 60), Rate.of(int(none), 300)))
        ]
        assert len(held) == 2000
        assert 0.93 < np.mean(held) < 0.985


def test_a_rate_that_changes_keeps_its_uncertainty_in_step() -> None:
    rate = Rate.of(90, 100)
    squared = rate.through(lambda share: share**2)
    assert squared.share == pytest.approx(0.81)
    assert squared.variance == pytest.approx(rate.variance * (2 * rate.drawn) ** 2, rel=1e-4)


def test_fisher_gives_the_lady_tasting_tea() -> None:
    assert fisher(3, 4, 1, 4) == pytest.approx(0.4857, abs=1e-4)


@given(counts, counts)
def test_fisher_agrees_with_scipy(first: tuple[int, int], second: tuple[int, int]) -> None:
    table = [[first[0], first[1] - first[0]], [second[0], second[1] - second[0]]]
    assert fisher(*first, *second) == pytest.approx(fisher_exact(table).pvalue, abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_benjamini_hochberg_agrees_with_scipy(probabilities: list[float]) -> None:
    assert benjamini_hochberg(probabilities) == pytest.approx(false_discovery_control(probabilities))


def test_holm_and_benjamini_hochberg_give_the_values_of_the_papers() -> None:
    holms = holm([0.01, 0.04, 0.03, 0.005])
    assert holms == pytest.approx([0.03, 0.06, 0.06, 0.02])
    benjamini = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    benjamini += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]  # the example of their paper: four are held
    assert sum(value <= 0.05 for value in benjamini_hochberg(benjamini)) == 4
    assert sum(value <= 0.05 for value in holm(benjamini)) == 3
    assert (holm([]), benjamini_hochberg([])) == ([], [])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_looking_at_many_never_makes_one_likelier_and_holm_is_the_stricter(probabilities: list[float]) -> None:
    strict, lenient = holm(probabilities), benjamini_hochberg(probabilities)
    for alone, many, most in zip(probabilities, lenient, strict, strict=True):
        assert alone <= many + 1e-12
        assert many <= most + 1e-12
        assert most <= 1
