"""Which overall grades the rules allow, and which published combinations break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.frameworks import check_judgements, get_framework
from lineofsight.vocabulary import Area, Grade

GRADES = {"O": Grade.OUTSTANDING, "G": Grade.GOOD, "R": Grade.REQUIRES_IMPROVEMENT, "I": Grade.INADEQUATE}
ILACS = (Area.LEADERS, Area.HELP_PROTECTION, Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS)
SIF = (Area.LEADERS, Area.HELP_PROTECTION, Area.CHILDREN_IN_CARE)


def graded(areas: tuple[Area, ...], letters: str) -> dict[Area, Grade]:
    return {area: GRADES[letter] for area, letter in zip(areas, letters, strict=True)}


def allowed(framework: str, areas: tuple[Area, ...], letters: str) -> str:
    found = check_judgements(get_framework(framework), graded(areas, letters)).allowed
    return "".join(letter for letter, grade in GRADES.items() if grade in found)


@pytest.mark.parametrize("letters", ["IGG", "GIG", "GGI", "III"])
def test_any_key_judgement_inadequate_made_a_single_inspection_inadequate(letters: str) -> None:
    assert allowed("sif-2013", SIF, letters) == "I"


@pytest.mark.parametrize("part", [Area.ADOPTION, Area.CARE_LEAVERS, Area.LSCB])
def test_a_part_or_the_board_alone_inadequate_did_not(part: Area) -> None:
    check = check_judgements(get_framework("sif-2013"), {**graded(SIF, "GGG"), part: Grade.INADEQUATE})
    assert Grade.GOOD in check.allowed
    assert [rule.key for rule in check.applied] == ["sub-judgement-inadequate"]


@pytest.mark.parametrize("letters", ["GIGG", "GGIG", "GGGI", "IIII"])
def test_help_care_or_leavers_inadequate_make_the_overall_grade_inadequate(letters: str) -> None:
    assert allowed("ilacs-2023", ILACS, letters) == "I"


def test_leaders_alone_inadequate_leave_two_overall_grades() -> None:
    assert allowed("ilacs-2023", ILACS, "IRRR") == "RI"
    assert allowed("ilacs-2018", (*ILACS[:2], Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS), "IRR") == "RI"


@pytest.mark.parametrize(
    ("letters", "expected"),
    [("OOOO", "O"), ("OGGG", "OG"), ("GGGG", "G"), ("GGRG", "GR"), ("RRRR", "R"), ("OORR", "OGR")],
)
def test_the_overall_grade_lies_between_the_best_and_the_worst_area(letters: str, expected: str) -> None:
    assert allowed("ilacs-2023", ILACS, letters) == expected


def test_a_breach_cites_the_rule_and_how_surely_it_is_known() -> None:
    grades = {**graded(ILACS, "GGGI"), Area.OVERALL: Grade.GOOD}
    check = check_judgements(get_framework("ilacs-2023"), grades)
    assert not check.ok
    assert [str(breach) for breach in check.breaches] == [
        "Help and protection, care or care leavers inadequate: overall inadequate; published overall good "
        "(measured: R2)"
    ]


def test_slough_2023_was_unusual_and_fits() -> None:
    grades = {**graded(ILACS, "IRRR"), Area.OVERALL: Grade.REQUIRES_IMPROVEMENT}
    assert check_judgements(get_framework("ilacs-2023"), grades).ok


def test_a_missing_grade_limits_nothing_and_leaves_rules_open() -> None:
    framework = get_framework("ilacs-2023")
    check = check_judgements(framework, graded(ILACS[:1], "I"))
    assert check.allowed == framework.scale
    assert "help-care-or-leavers-inadequate" in {rule.key for rule in check.undecided}
    assert check.ok


def test_an_overall_grade_does_not_belong_in_an_inspection_of_2026() -> None:
    check = check_judgements(get_framework("ilacs-2026"), {Area.OVERALL: Grade.GOOD})
    assert [str(breach) for breach in check.breaches] == ["ilacs-2026 does not judge overall"]
    assert check.allowed == ()


def test_adequate_is_no_grade_of_ilacs() -> None:
    check = check_judgements(get_framework("ilacs-2018"), {Area.LEADERS: Grade.ADEQUATE})
    assert [str(breach) for breach in check.breaches] == ["ilacs-2018 has no grade adequate (leaders)"]


@given(st.text("OGRI", min_size=4, max_size=4), st.sampled_from(list(GRADES.values())))
def test_an_overall_grade_fits_exactly_if_it_is_allowed(letters: str, overall: Grade) -> None:
    framework = get_framework("ilacs-2023")
    check = check_judgements(framework, {**graded(ILACS, letters), Area.OVERALL: overall})
    assert check.allowed
    assert check.ok == (overall in check.allowed)
