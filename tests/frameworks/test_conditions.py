"""Tests of grades, with all grades known and with some missing; and which statements apply to an authority."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.frameworks import Condition, Framework, applicable, get_framework
from lineofsight.vocabulary import Area, Grade

PRACTICE = [Area.HELP_PROTECTION, Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS]
GOOD = [Grade.OUTSTANDING, Grade.GOOD]
CONDITIONS = [
    Condition.model_validate({"any-of": PRACTICE, "graded": GOOD}),
    Condition.model_validate({"all-of": PRACTICE, "graded": GOOD}),
    Condition.model_validate({"none-of": PRACTICE, "graded": GOOD}),
    Condition.model_validate({"of": PRACTICE, "at-least": 2, "graded": GOOD}),
]
grades = st.dictionaries(st.sampled_from(PRACTICE), st.sampled_from([Grade.GOOD, Grade.INADEQUATE]))


def routes(framework: Framework, known: dict[Area, Grade], day: date | None = None) -> tuple[set[str], set[str]]:
    found = applicable(framework.routes, known, day)
    return {route.key for route in found.certain}, {route.key for route in found.open}


@given(st.sampled_from(CONDITIONS), grades)
def test_an_answer_holds_however_missing_grades_turn_out(condition: Condition, known: dict[Area, Grade]) -> None:
    missing = [area for area in PRACTICE if area not in known]
    turned_out = {
        condition.holds({**known, **dict.fromkeys(missing[:count], Grade.GOOD), **dict.fromkeys(missing[count:], bad)})
        for count in range(len(missing) + 1)
        for bad in (Grade.INADEQUATE,)
    }
    assert turned_out == ({True, False} if condition.holds(known) is None else {condition.holds(known)})


@pytest.mark.parametrize(
    ("graded", "expected"),
    [("ooo", (True, True, False, True)), ("xox", (True, False, False, False)), ("xxx", (False, False, True, False))],
)
def test_any_all_none_and_at_least(graded: str, expected: tuple[bool, ...]) -> None:
    letters = {"o": Grade.GOOD, "x": Grade.INADEQUATE}
    known = {area: letters[letter] for area, letter in zip(PRACTICE, graded, strict=True)}
    assert tuple(condition.holds(known) for condition in CONDITIONS) == expected


def test_good_leads_to_a_short_inspection_and_requires_improvement_to_a_standard_one() -> None:
    framework = get_framework("ilacs-2023")
    assert routes(framework, {Area.OVERALL: Grade.GOOD})[0] == {"short", "standard-instead-of-short"}
    assert routes(framework, {Area.OVERALL: Grade.REQUIRES_IMPROVEMENT})[0] == {"standard"}
    assert routes(framework, {Area.OVERALL: Grade.INADEQUATE})[0] == {"after-inadequate"}


def test_from_2026_leaders_and_two_of_three_decide() -> None:
    framework = get_framework("ilacs-2026")
    weak = Grade.REQUIRES_IMPROVEMENT
    two_of_three = {Area.LEADERS: Grade.GOOD, **dict(zip(PRACTICE, [Grade.GOOD, weak, Grade.GOOD], strict=True))}
    assert routes(framework, two_of_three)[0] == {"short"}
    assert routes(framework, {**two_of_three, Area.LEADERS: weak})[0] == {"standard-after-leaders"}
    assert routes(framework, {**two_of_three, Area.CARE_LEAVERS: weak})[0] == {"standard-after-practice"}


def test_without_a_judgement_on_care_leavers_the_route_of_2026_can_stay_open() -> None:
    known = {
        Area.LEADERS: Grade.GOOD,
        Area.HELP_PROTECTION: Grade.GOOD,
        Area.CHILDREN_IN_CARE: Grade.REQUIRES_IMPROVEMENT,
    }
    certain, undecided = routes(get_framework("ilacs-2026"), known)
    assert not certain
    assert {"short", "standard-after-practice"} <= undecided


@pytest.mark.parametrize("identifier", ["ilacs-2018", "ilacs-2023", "ilacs-2026"])
def test_a_new_authority_without_a_judgement_gets_a_standard_inspection(identifier: str) -> None:
    found = applicable(get_framework(identifier).routes, {})
    assert [(route.key, route.next) for route in found.certain] == [("new-authority", "standard")]
    assert not found.open


def test_rules_change_within_a_framework() -> None:
    framework = get_framework("sif-2013")
    known = {
        Area.OVERALL: Grade.INADEQUATE,
        Area.HELP_PROTECTION: Grade.INADEQUATE,
        Area.CHILDREN_IN_CARE: Grade.GOOD,
        Area.LEADERS: Grade.INADEQUATE,
    }
    assert "reinspection" in routes(framework, known, date(2015, 1, 1))[0]
    assert "post-monitoring" in routes(framework, known, date(2017, 1, 1))[0]
    assert "reinspection" not in routes(framework, known, date(2017, 1, 1))[0]


def test_what_is_expected_between_inspections_follows_from_the_grade() -> None:
    framework = get_framework("ilacs-2023")
    found = applicable(framework.between_inspections, {Area.OVERALL: Grade.REQUIRES_IMPROVEMENT}).certain
    told = {entry.key: (entry.likelihood.label, [str(one) for one in entry.one_of], entry.each) for entry in found}
    assert told["requires-improvement"] == ("likely", ["2 × focused-visit", "1 × focused-visit and 1 × jtai"], "cycle")
    assert told["every-year"] == ("expected", ["1 × annual-engagement-meeting"], "year")


def test_an_inadequate_authority_is_monitored_every_quarter() -> None:
    found = applicable(get_framework("ilacs-2023").between_inspections, {Area.OVERALL: Grade.INADEQUATE}).certain
    assert {(entry.key, entry.each) for entry in found} >= {("inadequate", "quarter")}
    assert {entry.likelihood.label for entry in found if entry.key == "inadequate-focused-visits"} == {"not expected"}
