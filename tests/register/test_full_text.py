"""A search tells how much there is and shows the newest of it, within any limits."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import UnknownAuthorityError, UsageError
from lineofsight.register import Activity, PassageKind, Register, Source
from lineofsight.register.codings import Coding, Part, decide, keep_codings, passage
from lineofsight.register.full_text import FullText
from lineofsight.register.full_text import search as search_view
from lineofsight.register.search import Query
from lineofsight.register.standing import grade_in, headline_area, sections_of
from lineofsight.reports.record import Finding, Recommendation
from lineofsight.vocabulary import Area, Family, Grade, Kind, RecommendationKind
from tests.register.builders import BEDFORD, DORSET, LEEDS, report, statement
from tests.register.test_evidence import fill, published
from tests.register.test_search import saying

NOW = date(2026, 1, 1)


def search(register: Register, *words: str, as_of: date = NOW, **limits: Any) -> FullText:
    return search_view(register, register.as_of(as_of), words, **limits)


def texts(result: FullText) -> list[str]:
    return [item.passage.text for item in result.shown]


def test_the_newest_are_shown_and_all_are_counted(register: Register) -> None:
    fill(register, *(published(year, "Neglect one.", "Neglect two.") for year in (2021, 2023, 2022)))
    result = search(register, "neglect", most=3)
    assert (result.passages, result.activities, result.authorities) == (6, 3, 1)
    assert texts(result) == ["Neglect one.", "Neglect two.", "Neglect one."]
    assert [item.activity.known_from and item.activity.known_from.year for item in result.shown] == [2023, 2023, 2022]


def test_any_part_of_a_long_answer_can_be_shown(register: Register) -> None:
    fill(register, *(published(year, "Neglect one.", "Neglect two.") for year in (2021, 2023, 2022)))
    whole = texts(search(register, "neglect"))
    for skip in range(8):
        for most in range(8):
            part = search(register, "neglect", skip=skip, most=most)
            assert texts(part) == whole[skip : skip + most]
            assert part.passages == len(whole)


def test_a_passage_knows_its_place_in_its_report(register: Register) -> None:
    fill(register, published(2021, "Praise.", "Neglect.", "Praise again."))
    assert [item.passage.position for item in search(register, "neglect").shown] == [1]


def test_nothing_published_later_is_found(register: Register) -> None:
    fill(register, published(2021, "Neglect."), published(2023, "Neglect.", authority=LEEDS))
    result = search(register, "neglect", as_of=date(2022, 1, 1))
    assert (result.passages, result.searched) == (1, 1)


def test_what_could_not_be_searched_is_told(register: Register) -> None:
    fill(register, published(2023, "Neglect."), report(LEEDS), statement(Source.OFFICIAL_STATISTICS, BEDFORD))
    result = search(register, "neglect")
    assert (result.searched, result.unsearched) == (1, 2)
    assert "2 activities could not be searched" in result.sentence()


def test_of_one_inspection_in_two_documents_only_one_is_searched(register: Register) -> None:
    fill(register, published(2023, "Neglect.", document="one"), published(2023, "Neglect.", document="two"))
    assert search(register, "neglect").passages == 1


def test_kind_authority_family_region_and_day_limit_the_search(register: Register) -> None:
    asked = tuple(
        Recommendation(kind=kind, number=number, text=f"Neglect, {kind}.", page=2)
        for number, kind in enumerate(RecommendationKind, 1)
    )
    visit: dict[str, Any] = {"family": Family.FOCUSED_VISIT, "kind": Kind.FOCUSED_VISIT, "judgements": ()}
    fill(
        register,
        published(2022, "Neglect, finding.", recommendations=asked),
        published(2023, "Neglect in Leeds.", authority=LEEDS),
        published(2021, "Neglect in a visit.", **visit),
    )
    assert texts(search(register, "neglect", kind=PassageKind.PRIORITY)) == ["Neglect, priority."]
    assert texts(search(register, "neglect", kind=PassageKind.IMPROVEMENT)) == ["Neglect, improvement."]
    assert search(register, "neglect", kind=PassageKind.FINDING).passages == 3
    assert texts(search(register, "neglect", authority="Leeds")) == ["Neglect in Leeds."]
    assert texts(search(register, "neglect", family=Family.FOCUSED_VISIT)) == ["Neglect in a visit."]
    assert texts(search(register, "neglect", region="Yorkshire and the Humber")) == ["Neglect in Leeds."]
    assert search(register, "neglect", since=date(2022, 6, 2)).activities == 1
    with pytest.raises(UnknownAuthorityError):
        search(register, "neglect", authority="Narnia")


def test_an_area_limits_to_findings_of_its_sections(register: Register) -> None:
    together = Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS
    findings = [
        Finding(section=section, number=number, text=f"Plans, {section}.", page=2)
        for number, section in enumerate((Area.LEADERS, together), 1)
    ]
    fill(register, report(findings=findings, recommendations=[_asking("Plans.")]))
    assert texts(search(register, "plan", area=Area.LEADERS)) == ["Plans, leaders."]
    assert texts(search(register, "plan", area=Area.CARE_LEAVERS)) == [f"Plans, {together}."]
    assert search(register, "plan").passages == 3


def test_a_grade_limits_to_inspections_so_graded_in_the_area_and_without_one_overall(register: Register) -> None:
    fill(
        register,
        saying("Plans.", grades={"overall": "good", "help-protection": "inadequate"}),
        saying("Plans.", authority=LEEDS, grades={"leaders": "good"}),
    )
    good = search(register, "plan", grades=[Grade.GOOD])
    assert [item.activity.authority_name for item in good.shown] == ["Dorset"]
    assert search(register, "plan", grades=[Grade.GOOD], area=Area.LEADERS).searched == 1
    inadequate = search(register, "plan", grades=[Grade.INADEQUATE], area=Area.HELP_PROTECTION)
    assert [item.activity.authority_name for item in inadequate.shown] == ["Dorset"]


def test_a_code_limits_to_passages_that_were_given_it_by_coder_or_person(register: Register) -> None:
    entries = [published(2023, "Plans one.", "Plans two.", "Plans three."), published(2023, "Plans.", authority=LEEDS)]
    fill(register, *entries)
    for entry in entries:
        given_codes = [
            Coding(entry.identity, Part.FINDING, 0, "help-protection", 2, ("plan-quality",)),
            Coding(entry.identity, Part.FINDING, 1, "help-protection", 2, (), ("plan-quality",)),
            Coding(entry.identity, Part.FINDING, 2, "help-protection", 2, ("plan-quality-of-another-kind",)),
        ]
        keep_codings(register, "fake", [(entry.identity, given_codes[: len(entry.record.findings)])])
    assert texts(search(register, "plan", code="plan-quality")) == ["Plans.", "Plans one.", "Plans two."]
    decide(register, passage(register, entries[0].identity, Part.FINDING, 0), weaknesses=[], author="A")
    decide(register, passage(register, entries[0].identity, Part.FINDING, 2), weaknesses=["plan-quality"], author="A")
    result = search(register, "plan", code="plan-quality", most=2)
    assert (result.passages, texts(result)) == (3, ["Plans.", "Plans two."])


def test_a_search_for_nothing_is_refused(register: Register) -> None:
    with pytest.raises(UsageError, match="at least one"):
        search(register, "*")


def test_the_words_found_are_marked_in_any_form() -> None:
    line = "Supervision of plans: a plan, planned."
    marked = [line[begin:end] for begin, end in Query(["plan", "supervis*"]).marks(line)]
    assert marked == ["Supervision", "plans", "plan"]


@given(st.lists(st.sampled_from(["care leavers", "care", "leaver", "plans*"]), min_size=1, max_size=4), st.text())
def test_marks_are_in_order_within_the_line_and_apart(words: list[str], line: str) -> None:
    line = f"{line} Care leavers have planning {line}"
    ends = [place for mark in Query(words).marks(line) for place in mark]
    assert ends == sorted(ends)
    assert all(0 <= place <= len(line) for place in ends)
    assert len(set(ends)) == len(ends)


def test_an_excerpt_shows_the_place_where_most_of_the_words_stand() -> None:
    passage_text = f"Drift is rare. {'x ' * 200}Drift and delay harm permanence. {'y ' * 200}"
    excerpt = Query(["drift", "permanence"]).excerpt(passage_text)
    assert "Drift and delay harm permanence" in excerpt
    assert len(excerpt) <= 200


def test_areas_that_frameworks_divide_otherwise_stand_in_for_each_other() -> None:
    together = Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS
    assert sections_of(Area.CARE_LEAVERS) == {Area.CARE_LEAVERS, together}
    assert sections_of(Area.LEADERS) == {Area.LEADERS}
    with_both = _activity({"children-in-care-and-care-leavers": "good", "leaders": "inadequate"})
    assert grade_in(with_both, Area.CARE_LEAVERS) is Grade.GOOD
    assert grade_in(with_both, Area.OVERALL) is None
    assert grade_in(with_both, Area.ADOPTION) is None


def test_an_inspection_is_told_by_its_overall_grade_or_by_that_for_leaders() -> None:
    assert headline_area(_activity({"overall": "good", "leaders": "inadequate"})) is Area.OVERALL
    assert headline_area(_activity({"leaders": "inadequate"})) is Area.LEADERS


def _activity(grades: dict[str, str]) -> Activity:
    return Activity.of([report(DORSET, grades=grades)])


def _asking(text: str) -> Recommendation:
    return Recommendation(kind=RecommendationKind.IMPROVEMENT, number=1, text=text, page=2)
