"""A rank says where a figure stands, and how far chance could move it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.ranks import Member, rank_of

VALUES = st.lists(st.floats(0.01, 0.99), min_size=4, max_size=40)


def exact(*values: float) -> list[Member]:
    return [Member(value) for value in values]


@pytest.mark.parametrize(
    ("place", "highest_first", "position", "quarter"),
    [(0, True, 4, 4), (0, False, 1, 1), (3, True, 1, 1), (1, True, 3, 3)],
)
def test_the_first_is_the_highest_or_the_lowest(place: int, highest_first: bool, position: int, quarter: int) -> None:
    rank = rank_of(place, exact(0.1, 0.2, 0.3, 0.4), highest_first=highest_first, share=True)
    assert (rank.position, rank.of, rank.quarter) == (position, 4, quarter)


def test_equal_figures_have_the_same_rank_and_are_counted() -> None:
    members = exact(0.5, 0.3, 0.5, 0.1)
    ranks = [rank_of(place, members, highest_first=True, share=True) for place in range(4)]
    assert [(rank.position, rank.tied) for rank in ranks] == [(1, 1), (3, 0), (1, 1), (4, 0)]


def test_without_counts_a_rank_has_no_interval() -> None:
    rank = rank_of(0, exact(0.1, 0.2), highest_first=True, share=True)
    assert (rank.low, rank.high) == (None, None)


def test_with_counts_for_too_few_others_a_rank_has_no_interval() -> None:
    members = [Member(0.1, 100), Member(0.2, 100), Member(0.3), Member(0.4)]
    assert rank_of(0, members, highest_first=True, share=True).low is None


def test_with_large_counts_chance_moves_nothing() -> None:
    members = [Member(value, 1e9) for value in (0.1, 0.2, 0.3, 0.4)]
    rank = rank_of(1, members, highest_first=True, share=True)
    assert (rank.low, rank.position, rank.high) == (3, 3, 3)


def test_figures_that_differ_by_chance_alone_can_stand_anywhere() -> None:
    members = [Member(0.2 + place / 10_000, 50) for place in range(20)]
    rank = rank_of(10, members, highest_first=True, share=True)
    assert rank.low is not None
    assert rank.high is not None
    assert rank.low <= 3
    assert rank.high >= 18


def test_smaller_places_have_wider_intervals() -> None:
    def width(denominator: float) -> int:
        members = [Member(0.2 + place / 100, 2000) for place in range(20)]
        members[10] = Member(0.3, denominator)
        rank = rank_of(10, members, highest_first=True, share=True)
        assert rank.low is not None
        assert rank.high is not None
        return rank.high - rank.low

    assert width(50) > width(500) > width(50_000)


def test_the_same_question_has_the_same_answer() -> None:
    members = [Member(0.2 + place / 100, 300) for place in range(30)]
    assert rank_of(5, members, highest_first=False, share=True) == rank_of(5, members, highest_first=False, share=True)


def test_a_rate_may_be_more_than_one_for_each_child() -> None:
    members = [Member(value, 1000) for value in (0.5, 1.5, 2.5)]
    rank = rank_of(2, members, highest_first=True, share=False)
    assert (rank.low, rank.high) == (1, 1)


@given(VALUES, st.data(), st.booleans())
def test_the_interval_is_within_the_field_and_low_comes_before_high(
    values: list[float], data: st.DataObject, highest_first: bool
) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    rank = rank_of(place, [Member(one, 60) for one in values], highest_first=highest_first, share=True)
    assert rank.low is not None
    assert rank.high is not None
    assert 1 <= rank.low <= rank.high <= rank.of
    assert 1 <= rank.quarter <= 4


@given(VALUES)
def test_ranks_from_either_end_mirror_each_other(values: list[float]) -> None:
    distinct = sorted(set(values))
    for place in range(len(distinct)):
        up = rank_of(place, exact(*distinct), highest_first=True, share=True)
        down = rank_of(place, exact(*distinct), highest_first=False, share=True)
        assert up.position + down.position == len(distinct) + 1
