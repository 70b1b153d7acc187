"""A share in groups of the same inspections, the passages behind it, and how far the coder can be trusted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lineofsight.authorities import by_code
from lineofsight.errors import DataError
from lineofsight.register import Register
from lineofsight.register.codings import Coding, Part
from lineofsight.register.standing import GRADE_GROUPS
from lineofsight.themes.accuracy import shipped_accuracy
from lineofsight.themes.choice import Choice, Told
from lineofsight.themes.coder import coder
from lineofsight.themes.contrasts import Contrast, by_grade
from lineofsight.themes.groups import shares_by_grade, shares_by_region
from lineofsight.themes.intervals import Interval, wilson
from lineofsight.themes.model_files import load_reliabilities
from lineofsight.themes.passages import Behind, passages_behind, places_of, told_by, with_words
from lineofsight.themes.prevalence import Prevalence, among_graded, prevalence
from lineofsight.vocabulary import Grade
from tests.register.builders import BEDFORD, DORSET, LEEDS
from tests.themes.builders import asking, coded

TODAY = Choice(date(2025, 1, 1))


@pytest.fixture
def three(register: Register) -> Register:
    return coded(
        register,
        asking("neglect", authority=DORSET, grades={"overall": "good"}),
        asking("adoption", authority=LEEDS, grades={"overall": "good"}),
        asking("neglect", "neglect too", authority=BEDFORD, grades={"overall": "inadequate"}),
    )


def test_a_share_by_grade_counts_each_inspection_once_best_grade_first(three: Register) -> None:
    found = shares_by_grade(prevalence(three, TODAY), "neglect")
    assert [(item.key, item.raised, item.of) for item in found] == [("good", 1, 2), ("inadequate", 1, 1)]
    assert found[0].interval == wilson(1, 2)


def test_a_share_by_region_leaves_out_regions_without_an_inspection(three: Register) -> None:
    found = shares_by_region(prevalence(three, TODAY), "neglect")
    assert [(item.key, item.raised, item.of) for item in found] == [
        ("Yorkshire and the Humber", 0, 1),
        ("East of England", 1, 1),
        ("South West", 1, 1),
    ]


@pytest.mark.parametrize("grades", [*GRADE_GROUPS.values(), frozenset({Grade.OUTSTANDING})])
def test_a_count_among_some_grades_is_the_same_as_counted_afresh(three: Register, grades: frozenset[Grade]) -> None:
    assert among_graded(prevalence(three, TODAY), grades) == prevalence(three, replace(TODAY, grades=grades))


def test_passages_stand_with_their_places_first_and_their_words_when_asked_for(three: Register) -> None:
    places = places_of(prevalence(three, TODAY).readings.read, ["neglect"])
    assert {item.text for item in places} == {None}
    assert with_words(three, places) == passages_behind(three, TODAY, ["neglect"])
    assert {item.text for item in with_words(three, places)} == {"neglect", "neglect too"}


def test_of_one_authority_all_inspections_tell(register: Register) -> None:
    coded(register, asking("neglect", start=date(2020, 3, 2)), asking("neglect", start=date(2024, 3, 4)))
    coded(register, asking("neglect", authority=LEEDS))
    found = told_by(register, TODAY, "neglect", by_code(DORSET))
    assert [item.activity.fieldwork_start for item in found] == [date(2024, 3, 4), date(2020, 3, 2)]
    before = replace(TODAY, as_of=date(2022, 1, 1))
    assert len(told_by(register, before, "neglect", by_code(DORSET))) == 1


def test_the_sentence_that_tells_a_code_is_parted_from_the_others(three: Register) -> None:
    activity = three.activities()[0]
    coding = Coding("x", Part.FINDING, 0, None, 1, strengths=("neglect",), strength_sentences=(1,))
    behind = Behind(activity, coding, "One is here. Two is there. Three is last.")
    assert behind.parted("neglect", Told.STRENGTHS) == ("One is here.", "Two is there.", "Three is last.")
    assert behind.parted("vulnerable-groups", Told.STRENGTHS)[1] == "Two is there."
    assert behind.parted("neglect", Told.WEAKNESSES) == (behind.text, "", "")
    assert replace(behind, text=None).parted("neglect", Told.STRENGTHS) == ("", "", "")


def test_a_difference_is_called_more_than_chance_only_after_adjustment(three: Register) -> None:
    (first, *_) = by_grade(three, TODAY, GRADE_GROUPS["less-than-good"], GRADE_GROUPS["good-or-better"]).found
    assert first.said() == "may be chance"

    def said(discovery: float, strict: float) -> str:
        side: Prevalence = first.first
        return Contrast(side, side, Interval(0, 0, 0), 0.001, discovery, strict).said()

    assert said(0.04, 0.2) == "more than chance, most likely"
    assert said(0.01, 0.05) == "more than chance, by the strictest reckoning"


def test_what_is_said_of_the_coder_is_what_was_measured() -> None:
    accuracy = shipped_accuracy()
    assert dict(accuracy.recommendations) == dict(coder().reliability)
    assert dict(accuracy.findings) == dict(coder().finding_reliability)
    score = accuracy.score(Told.WEAKNESSES)
    assert f"{score.passages} sentences of findings" in accuracy.sentence(Told.STRENGTHS)
    assert f"F1 of {score.micro_f1:.2f}" in accuracy.sentence(Told.STRENGTHS)


def test_without_a_model_nothing_is_said_of_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="make model"):
        load_reliabilities(tmp_path)
