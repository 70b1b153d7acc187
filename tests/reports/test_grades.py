"""Grades as reports print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.reports.grades import final_grade, parse_grade
from lineofsight.vocabulary import Grade

PRINTED = {
    "Outstanding": Grade.OUTSTANDING,
    "Good": Grade.GOOD,
    "Requires improvement": Grade.REQUIRES_IMPROVEMENT,
    "Requires improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "Require Improvement": Grade.REQUIRES_IMPROVEMENT,
    "Adequate": Grade.ADEQUATE,
    "Inadequate": Grade.INADEQUATE,
}


@given(
    st.sampled_from(list(PRINTED)),
    st.sampled_from([str.upper, str.lower, str.title, str]),
    st.sampled_from([" ", "\n", "  ", " \n"]),
)
def test_case_and_line_breaks_do_not_matter(printed: str, case: "type[str]", gap: str) -> None:
    assert parse_grade(case(printed).replace(" ", gap)) is PRINTED[printed]


@pytest.mark.parametrize(
    "text", ["", "Improvement", "Very good", "Good and outstanding", "Not judged", "Requires", "1"]
)
def test_anything_else_is_no_grade(text: str) -> None:
    assert parse_grade(text) is None


@pytest.mark.parametrize(
    ("heading", "name", "grade"),
    [
        (
            "Help and protection: requires improvement to be good",
            "Help and protection",
            "requires improvement to be good",
        ),
        ("Leadership, management and governance are inadequate", "Leadership, management and governance", "inadequate"),
        ("Adoption performance is that it is good.", "Adoption performance", "good"),
        ("Capacity to improve", "Capacity to improve", None),
        ("Making good progress", "Making good progress", None),
    ],
)
def test_a_heading_is_split_from_the_grade_it_ends_in(heading: str, name: str, grade: str | None) -> None:
    assert final_grade(heading) == (name, grade)


@given(st.text(max_size=80))
def test_any_text_can_be_asked_for_a_grade(text: str) -> None:
    name, printed = final_grade(text)
    assert (printed is None and name == text) or parse_grade(printed or "") is not None
    assert parse_grade(text) is None or text.strip()
