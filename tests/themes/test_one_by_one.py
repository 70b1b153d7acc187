"""Review one passage after the other: every fifth is of the sample, and a passage can be asked for by its name."""

from datetime import date

import pytest

from lineofsight.errors import NotFoundError
from lineofsight.register import Register
from lineofsight.register.codings import Part, decide, doubted
from lineofsight.themes.one_by_one import (
    Progress,
    has_words,
    item_named,
    last_decision,
    next_item,
    passage_named,
    progress,
)
from lineofsight.themes.review import ReviewItem, passage_name
from tests.register.builders import report, snapshot_of
from tests.themes.builders import FakeCoder, asking, coded

CODER = FakeCoder()


def many(register: Register, **fields: object) -> Register:
    doubts = [f"neglect? {'more ' * place}" for place in range(20)]
    return coded(register, asking(*doubts, *(f"supervision {place}" for place in range(40)), **fields))  # type: ignore[arg-type]


def name_of(item: ReviewItem) -> str:
    return passage_name((item.passage.identity, item.passage.part, item.passage.position))


def decided(register: Register, reviewer: str, count: int) -> list[ReviewItem]:
    items = []
    for _ in range(count):
        item = next_item(register, CODER, reviewer)
        assert item is not None
        decide(register, item.passage, weaknesses=["neglect"], author=reviewer, sampled=item.sampled)
        items.append(item)
    return items


def test_every_fifth_passage_is_of_the_sample_and_none_comes_twice(register: Register) -> None:
    items = decided(many(register), "A", 10)
    assert [item.sampled for item in items] == [False, False, True, False, False] * 2
    assert len({item.passage for item in items}) == 10
    assert progress(register, " A ") == Progress(10, 2)


def test_when_no_doubt_is_left_the_sample_goes_on_until_nothing_is_left(register: Register) -> None:
    coded(register, asking(*(f"supervision {place}" for place in range(8))))
    count = 0
    while item := next_item(register, CODER, "A"):
        assert item.sampled
        decide(register, item.passage, weaknesses=[], author="A", sampled=True)
        count += 1
    assert 0 < count < 8


def test_a_skipped_passage_does_not_come_next(register: Register) -> None:
    many(register)
    first = next_item(register, CODER, "A")
    assert first is not None
    second = next_item(register, CODER, "A", skipped=[name_of(first)])
    assert second is not None
    assert second.passage != first.passage


def test_a_name_leads_to_the_passage(register: Register) -> None:
    item = next_item(many(register), CODER, "A")
    assert item is not None
    assert passage_named(register, name_of(item)) == item.passage
    assert item_named(register, CODER, name_of(item)) == item


@pytest.mark.parametrize("name", ["", "-", "x-r-1", "0000-r-0", "-r-0", "%"])
def test_a_name_of_nothing_is_refused(register: Register, name: str) -> None:
    with pytest.raises(NotFoundError, match="no passage"):
        passage_named(many(register), name)


def test_passages_of_later_inspections_are_not_known_yet(register: Register) -> None:
    many(register, start=date(2024, 3, 4))
    before = date(2024, 1, 1)
    assert next_item(register, CODER, "A", as_of=before) is None
    item = next_item(register, CODER, "A")
    assert item is not None
    with pytest.raises(NotFoundError, match="later day"):
        item_named(register, CODER, name_of(item), before)


def test_the_last_decision_of_a_reviewer_is_found(register: Register) -> None:
    (item,) = decided(many(register), "A", 1)
    decide(register, item.passage, weaknesses=["adoption"], author="A")
    decide(register, item.passage, weaknesses=["supervision"], author="B")
    made = last_decision(register, item.passage, "A")
    assert made is not None
    assert made.weaknesses == ("adoption",)
    assert last_decision(register, item.passage, "C") is None


def test_a_doubt_that_somebody_settled_is_none_any_more(register: Register) -> None:
    before = doubted(many(register))
    (item,) = decided(register, "A", 1)
    assert before - doubted(register) == {(item.passage.identity, Part.RECOMMENDATION, item.passage.position)}


def test_only_a_register_with_words_can_be_reviewed(register: Register) -> None:
    coded(register, snapshot_of(report(recommendations=(), findings=())))
    assert not has_words(register)
    assert has_words(many(register))
