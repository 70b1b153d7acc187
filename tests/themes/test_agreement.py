"""Agreement gives the published examples; scores are what precision, recall and F1 mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import UsageError
from lineofsight.themes.agreement import alpha, masi, score_intervals
from lineofsight.themes.score import score

# Krippendorff (2011), section C: four observers, twelve units, a dot where one did not read.
FOUR_OBSERVERS = ["123321412...", "1233224125.3", ".3332342251.", "1233244125 1.".replace(" ", "")]
CODES = ("neglect", "supervision", "adoption")
sets = st.frozensets(st.sampled_from(CODES))


def units(rows: list[str]) -> list[list[str | None]]:
    return [[None if cell == "." else cell for cell in column] for column in zip(*rows, strict=True)]


def test_alpha_of_two_observers_and_two_values_is_the_published_one() -> None:
    assert alpha(units(["0100000010", "1110010000"])) == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_four_observers_with_missing_values_is_the_published_one() -> None:
    assert alpha(units(FOUR_OBSERVERS)) == pytest.approx(0.743, abs=5e-4)


def test_alpha_with_a_distance_of_numbers_is_the_published_interval_value() -> None:
    squares = 16.0
    found = alpha(units(FOUR_OBSERVERS), lambda one, other: (int(one) - int(other)) ** 2 / squares)
    assert found == pytest.approx(0.849, abs=5e-4)


def test_alpha_is_not_defined_where_nothing_was_read_twice_or_all_is_the_same() -> None:
    assert alpha(units(["ab", ".."])) is None
    assert alpha([["a", "a"], ["a", "a"]]) is None


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=2, max_size=4), min_size=1, max_size=8))
def test_readers_who_say_the_same_agree_perfectly_in_any_order(rows: list[list[str]]) -> None:
    found = alpha([[row[0]] * len(row) for row in rows])
    assert found is None or found == pytest.approx(1)
    assert alpha(rows) == pytest.approx(alpha([row[::-1] for row in reversed(rows)]))


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [("ab", "ab", 0.0), ("ab", "cd", 1.0), ("ab", "abcd", 1 - 2 / 6), ("ab", "bc", 1 - 1 / 9), ("", "a", 1.0)],
)
def test_sets_are_the_further_apart_the_less_they_share(first: str, second: str, distance: float) -> None:
    assert masi(frozenset(first), frozenset(second)) == pytest.approx(distance)


def test_alpha_over_sets_counts_a_near_miss_as_less_than_a_miss() -> None:
    both, one, other = frozenset({"a", "b"}), frozenset({"a"}), frozenset({"c"})
    near = alpha([[both, one], [other, other]], masi)
    far = alpha([[both, other], [other, other]], masi)
    assert near is not None
    assert far is not None
    assert near > far


def test_a_score_counts_each_code_of_each_passage() -> None:
    found = score([{"neglect", "adoption"}, {"neglect"}, set()], [{"neglect"}, {"supervision"}, set()], CODES)
    neglect, supervision, adoption = found.codes
    assert (neglect.precision, neglect.recall) == (1, 0.5)
    assert neglect.f1 == pytest.approx(2 / 3)
    assert (supervision.precision, supervision.recall, supervision.f1) == (0, 0, 0)
    assert adoption.expected == 1
    assert (found.passages, found.exact) == (3, 1)
    assert found.micro_f1 == pytest.approx(2 * 1 / (2 * 1 + 1 + 2))
    assert found.macro_f1 == pytest.approx((2 / 3 + 0) / 2), "supervision is not expected anywhere"


@given(st.lists(st.tuples(sets, sets), max_size=9))
def test_a_score_is_perfect_exactly_when_all_codes_match(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> None:
    found = score([truth for truth, _ in pairs], [said for _, said in pairs], CODES)
    alike = all(truth == said for truth, said in pairs)
    assert (found.exact == len(pairs)) is alike
    assert 0 <= found.micro_f1 <= 1
    assert 0 <= found.macro_f1 <= 1
    if alike and any(truth for truth, _ in pairs):
        assert found.micro_f1 == found.macro_f1 == 1


def test_codes_that_do_not_exist_and_lists_that_do_not_pair_are_refused() -> None:
    with pytest.raises(UsageError, match="Passage 2 has 'negelct'"):
        score([{"neglect"}, {"negelct"}], [set(), set()], CODES)
    with pytest.raises(UsageError, match="pair them"):
        score([{"neglect"}], [], CODES)
    with pytest.raises(UsageError, match="nothing to score"):
        score_intervals([], [], CODES, [])


def test_a_score_of_many_reports_is_surer_than_one_of_few_and_always_the_same() -> None:
    truth = [{"neglect"}, {"supervision"}, {"neglect", "adoption"}, {"adoption"}] * 40
    said = [{"neglect"}, {"supervision"}, {"neglect"}, {"neglect"}] * 40
    few = [f"report {place % 5}" for place in range(160)]
    found, micro, macro = score_intervals(truth, said, CODES, few)
    assert micro.low <= micro.share == found.micro_f1 <= micro.high
    assert macro.low <= macro.share == found.macro_f1 <= macro.high
    assert score_intervals(truth, said, CODES, few) == (found, micro, macro)
    clustered = score_intervals(truth, said, CODES, [f"report {place % 4}" for place in range(160)])[1]
    assert clustered.high - clustered.low > micro.high - micro.low, "reports that are each of one kind tell less"
