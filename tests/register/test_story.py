"""An authority's story: one timeline, where it stands, and what became of its priority actions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pytest

from lineofsight.errors import UnknownAuthorityError
from lineofsight.register import Activity, Entry, PriorityAction, Register, Relation, Source, State, Story, story
from lineofsight.register.action_areas import Basis, action_areas
from lineofsight.register.grouping import activities_of
from lineofsight.reports.record import Finding, InspectionRecord, Recommendation
from lineofsight.vocabulary import Addressee, Area, Family, Kind, RecommendationKind, Subject
from tests.register.builders import DORSET, LEEDS, report, statement

OLD_DORSET = "E10000009"
FIRST, SECOND, THIRD = date(2016, 3, 7), date(2018, 3, 5), date(2021, 3, 8)
TODAY = date(2025, 1, 1)
VISIT: dict[str, Any] = {"family": Family.FOCUSED_VISIT, "kind": Kind.FOCUSED_VISIT, "judgements": ()}
AREA_SEND: dict[str, Any] = {"family": Family.AREA_SEND, "kind": Kind.AREA_SEND, "judgements": ()}


def asking(text: str | None = "Act on referrals.", addressee: str = "authority") -> tuple[Recommendation, ...]:
    """A priority action, on page 4 as number 2."""
    kind = RecommendationKind.PRIORITY
    return (Recommendation(kind=kind, addressee=Addressee(addressee), number=2, text=text, page=4),)


def finding(text: str) -> tuple[Finding, ...]:
    return (Finding(section="help-protection", number=7, text=text, page=3),)


def visited(day: date, subject: Subject | None = Subject.FRONT_DOOR, **fields: object) -> Entry:
    return report(LEEDS, day, **{**VISIT, "subject": subject, **fields})


def told(register: Register, *entries: Entry, of: str = LEEDS, on: date = TODAY) -> Story:
    for entry in entries:
        register.add(entry)
    return story(register.as_of(on), of, register.records)


def only_action(register: Register, *entries: Entry) -> PriorityAction:
    (action,) = told(register, *entries).actions
    return action


def relations(action: PriorityAction) -> list[list[Relation]]:
    return [[remark.relation for remark in later.remarks] for later in action.later]


def test_activities_of_every_family_are_on_one_timeline_in_order_of_fieldwork(register: Register) -> None:
    found = told(register, report(LEEDS, THIRD), visited(SECOND), report(LEEDS, FIRST, **AREA_SEND))
    assert [step.activity.family for step in found.timeline] == ["area-send", "focused-visit", "ilacs"]


def test_a_predecessors_history_is_on_the_timeline_marked_and_is_no_standing(register: Register) -> None:
    old = report(OLD_DORSET, FIRST, family=Family.SIF, kind=Kind.INSPECTION, recommendations=asking())
    found = told(register, old, report(DORSET, THIRD, **VISIT), of=DORSET)
    assert [(step.authority.code, step.is_predecessors) for step in found.timeline] == [
        (OLD_DORSET, True),
        (DORSET, False),
    ]
    assert (found.standing, found.judgements, found.actions) == (None, (), ())
    assert [place.code for place in found.predecessors] == [OLD_DORSET]


def test_an_abolished_authority_names_its_successors(register: Register) -> None:
    assert DORSET in [place.code for place in told(register, of=OLD_DORSET).successors]


def test_the_current_judgements_are_those_of_the_last_graded_inspection(register: Register) -> None:
    found = told(
        register, report(LEEDS, FIRST, grades={"overall": "inadequate"}), report(LEEDS, SECOND), visited(THIRD)
    )
    assert found.standing is not None
    assert found.standing.fieldwork_start == SECOND
    assert [(item.area, item.grade, item.page) for item in found.judgements] == [("overall", "good", 1)]


def test_a_priority_action_nothing_came_after_is_open(register: Register) -> None:
    action = only_action(register, visited(FIRST, recommendations=asking()))
    assert (action.state, action.recommendation.page, action.recommendation.number) == (State.OPEN, 4, 2)
    assert action.why.startswith("No later inspection or visit in the register is known to cover help and protection")


def test_a_later_visit_to_something_else_leaves_it_open(register: Register) -> None:
    other = visited(SECOND, Subject.CARE_LEAVERS, findings=finding("Plans are good."))
    action = only_action(register, visited(FIRST, recommendations=asking()), other)
    assert (action.state, relations(action)) == (State.OPEN, [[]])


def test_a_later_visit_to_the_same_subject_revisits_it(register: Register) -> None:
    action = only_action(register, visited(FIRST, recommendations=asking()), visited(SECOND))
    assert (action.state, relations(action)) == (State.REVISITED, [[Relation.SAME_SUBJECT]])


def test_a_later_grade_of_its_area_is_told_and_never_called_resolved(register: Register) -> None:
    later = report(LEEDS, SECOND, grades={"overall": "good", "help_protection": "outstanding"})
    action = only_action(register, visited(FIRST, recommendations=asking()), later)
    ((remark,),) = (item.remarks for item in action.later)
    assert (remark.relation, remark.page, remark.words) == (
        Relation.GRADE,
        1,
        "Help and protection was judged outstanding",
    )
    assert action.state is State.JUDGED_SINCE
    assert "have to tell whether the action is met" in action.why


def test_care_and_care_leavers_graded_together_tell_of_both(register: Register) -> None:
    later = report(LEEDS, SECOND, grades={"children_in_care_and_care_leavers": "good"})
    action = only_action(register, visited(FIRST, Subject.CARE_LEAVERS, recommendations=asking()), later)
    assert action.state is State.JUDGED_SINCE


def test_a_grade_of_another_area_does_not_tell_of_it(register: Register) -> None:
    later = report(LEEDS, SECOND, grades={"leaders": "good"})
    assert only_action(register, visited(FIRST, recommendations=asking()), later).state is State.OPEN


def test_a_review_of_the_board_alone_judges_nothing(register: Register) -> None:
    review = report(LEEDS, SECOND, family=Family.SIF, kind=Kind.REVIEW, grades={"lscb": "good"})
    assert only_action(register, visited(FIRST, recommendations=asking()), review).state is State.OPEN


def test_later_words_on_priority_action_are_quoted_with_their_page_but_cover_nothing(register: Register) -> None:
    words = "Progress against the area for priority action is slow."
    later = visited(SECOND, Subject.CARE_LEAVERS, findings=finding(words))
    action = only_action(register, visited(FIRST, recommendations=asking()), later)
    ((remark,),) = (item.remarks for item in action.later)
    assert (remark.relation, remark.page, remark.number, remark.text) == (Relation.MENTION, 3, 7, words)
    assert action.state is State.OPEN


def test_an_action_that_is_asked_for_again_says_so(register: Register) -> None:
    again = visited(SECOND, recommendations=asking("Act at last."))
    first, second = told(register, visited(FIRST, recommendations=asking()), again).actions
    assert relations(first) == [[Relation.SAME_SUBJECT, Relation.RAISED_AGAIN]]
    assert second.state is State.OPEN


def test_a_later_activity_without_a_report_is_listed_as_unread(register: Register) -> None:
    silent = statement(Source.OFFICIAL_STATISTICS, LEEDS, SECOND, **VISIT)
    action = only_action(register, visited(FIRST, recommendations=asking()), silent)
    assert [later.read for later in action.later] == [False]
    assert action.state is State.OPEN
    assert "later ones known without their reports: 1" in action.why


def test_an_area_send_action_is_covered_by_the_next_such_inspection_alone(register: Register) -> None:
    first = report(LEEDS, FIRST, **AREA_SEND, recommendations=asking(addressee="partnership"))
    assert only_action(register, first, report(LEEDS, SECOND)).state is State.OPEN
    assert only_action(register, report(LEEDS, THIRD, **AREA_SEND, outcome="1")).state is State.JUDGED_SINCE


def test_actions_of_a_safeguarding_board_are_not_the_authoritys(register: Register) -> None:
    assert told(register, report(LEEDS, FIRST, recommendations=asking(addressee="lscb"))).actions == ()


def test_without_texts_the_page_and_number_are_still_told(register: Register) -> None:
    action = only_action(register, report(LEEDS, FIRST, recommendations=asking(text=None)), report(LEEDS, SECOND))
    assert (action.recommendation.text, action.recommendation.page, action.about.basis) == (None, 4, Basis.LAST_RESORT)
    assert action.state is State.JUDGED_SINCE


def test_a_story_never_uses_what_was_published_later(register: Register) -> None:
    entries = (visited(FIRST, recommendations=asking()), report(LEEDS, THIRD, grades={"help_protection": "good"}))
    found = told(register, *entries, on=SECOND)
    assert [step.activity.fieldwork_start for step in found.timeline] == [FIRST]
    assert [action.state for action in found.open_actions] == [State.OPEN]


def test_records_are_not_read_where_there_is_no_priority_action(register: Register) -> None:
    register.add(report(LEEDS, FIRST))

    def refuse(activities: Sequence[Activity]) -> Iterable[InspectionRecord]:
        raise AssertionError(f"{activities} were read")

    assert story(register.as_of(TODAY), LEEDS, refuse).actions == ()


def test_a_name_that_is_no_authority_is_refused(register: Register) -> None:
    with pytest.raises(UnknownAuthorityError):
        told(register, of="Narnia")


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Ensure care leavers have pathway plans.", ["care-leavers"]),
        ("Review thresholds at the front door.", ["help-protection"]),
        ("Make sure that Looked after children see a doctor.", ["children-in-care"]),
        ("Improve adopters' assessments.", ["adoption"]),
        ("Strengthen management oversight.", ["leaders"]),
        ("Do better.", ["overall", "leaders"]),
    ],
)
def test_the_wording_tells_the_area_where_no_subject_does(text: str, areas: list[str]) -> None:
    (activity,) = activities_of([report(LEEDS, FIRST)])
    assert action_areas(activity, text).areas == tuple(Area(area) for area in areas)


def test_a_visits_subject_outranks_the_wording() -> None:
    (activity,) = activities_of([visited(FIRST, Subject.CARE_LEAVERS)])
    assert action_areas(activity, "Act on referrals.").basis is Basis.SUBJECT


@pytest.mark.parametrize(
    "subject", [item for item in Subject if item not in (Subject.OTHER, Subject.COVID_ARRANGEMENTS)]
)
def test_every_subject_that_says_something_has_an_area(subject: Subject) -> None:
    (activity,) = activities_of([visited(FIRST, subject)])
    assert action_areas(activity, None).basis is Basis.SUBJECT
