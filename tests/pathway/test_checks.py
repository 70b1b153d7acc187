"""Published grades against the rules."""

from datetime import date

from lineofsight.pathway import check_all
from lineofsight.register import Activity, Entry
from lineofsight.vocabulary import Family, Grade, Kind
from tests.pathway.builders import GOOD, LEEDS, WEAK, graded, visit
from tests.register.builders import report

START = date(2024, 3, 4)
FIVE = {"leaders": "good", "help_protection": "good", "children_in_care": "good", "care_leavers": "good"}


def check(*entries: Entry) -> list[str]:
    return [found.message for found in check_all([Activity.of([entry]) for entry in entries]).irregularities]


def test_grades_that_fit_are_no_irregularity() -> None:
    result = check_all([Activity.of([graded(START, {"overall": "good", **FIVE})])])
    assert (result.checked, result.irregularities) == (1, ())


def test_a_broken_rule_is_named_with_page_and_what_would_be_allowed() -> None:
    activity = Activity.of([graded(START, {"overall": "good", **FIVE, "care_leavers": "inadequate"})])
    found = check_all([activity]).irregularities[0]
    assert found.activity is activity
    assert found.pages == (1,)
    assert found.allowed == (Grade.INADEQUATE,)
    assert found.rule is not None
    assert found.rule.rule == "ilacs-2023 overall-rules.help-care-or-leavers-inadequate"


def test_an_area_that_the_framework_does_not_judge_is_one() -> None:
    assert check(graded(START, {"overall": "good", **FIVE, "adoption": "good"})) == [
        "ilacs-2023 does not judge adoption"
    ]


def test_an_overall_grade_after_april_2026_is_one() -> None:
    assert check(graded(date(2026, 5, 11), {"overall": "good", **FIVE})) == ["ilacs-2026 does not judge overall"]


def test_the_framework_follows_from_the_first_day_on_site_not_from_publication() -> None:
    assert check(graded(date(2026, 3, 23), {"overall": "good", **FIVE}, published=date(2026, 6, 1))) == []


def test_visits_and_boards_are_not_checked() -> None:
    board = report(LEEDS, START, family=Family.SIF, kind=Kind.REVIEW, grades={"lscb": "good"})
    assert check_all([Activity.of([entry]) for entry in (visit(START, 3), board)]).checked == 0


def test_an_inspection_without_a_framework_is_named() -> None:
    early = report(LEEDS, date(2009, 3, 2), family=Family.CHILD_PROTECTION, kind=Kind.INSPECTION, grades=WEAK)
    assert check_all([Activity.of([early])]).without_framework == (f"{LEEDS}-child-protection-2009-03-02",)


def test_good_and_weak_sets_used_in_tests_are_right_themselves() -> None:
    assert check(graded(date(2019, 3, 4), GOOD), graded(date(2019, 3, 4), WEAK)) == []
