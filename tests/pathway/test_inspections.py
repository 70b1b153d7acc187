"""Which inspection comes next, when, and why."""

from datetime import date

import pytest

from lineofsight.authorities import by_code
from lineofsight.frameworks import Likelihood, Window
from lineofsight.pathway import Citation, Fact, Span, following, pathway_of
from lineofsight.register import Activity
from lineofsight.vocabulary import Family, Kind
from tests.pathway.builders import (
    GOOD,
    LEEDS,
    POOR,
    WEAK,
    activities_of,
    ask,
    find,
    graded,
    rules_of,
    view,
    visit,
    visit_without_letter,
)
from tests.register.builders import report

BEFORE = date(2021, 9, 6)
ON = date(2022, 12, 1)
SHORTLY = date(2024, 6, 3)


@pytest.mark.parametrize("grade", ["good", "outstanding"])
def test_good_and_outstanding_lead_to_a_short_inspection(grade: str) -> None:
    following = ask(ON, graded(BEFORE, dict.fromkeys(GOOD, grade))).next_inspection
    assert following is not None
    assert (following.activity, following.likelihood) == ("short", Likelihood.EXPECTED)


def test_a_standard_inspection_remains_possible_for_good_authorities() -> None:
    assert find(ask(ON, graded(BEFORE, GOOD)), "standard").likelihood is Likelihood.POSSIBLE


def test_requires_improvement_leads_to_a_standard_inspection() -> None:
    following = ask(ON, graded(BEFORE, WEAK)).next_inspection
    assert following is not None
    assert following.activity == "standard"


def test_inadequate_leads_to_monitoring_and_then_a_standard_inspection() -> None:
    answer = ask(ON, graded(BEFORE, POOR))
    following = find(answer, "standard")
    assert "monitoring-visit" in following.preceded_by
    assert find(answer, "monitoring-visit").likelihood is Likelihood.EXPECTED
    assert find(answer, "focused-visit").likelihood is Likelihood.NOT_EXPECTED


def test_an_inspection_is_due_within_six_months_of_its_third_anniversary() -> None:
    stated = find(ask(ON, graded(BEFORE, GOOD)), "short").stated
    assert stated is not None
    assert (stated.earliest, stated.latest) == (date(2024, 3, 6), date(2025, 3, 6))


def test_what_was_met_widens_the_window_beyond_the_stated_rule() -> None:
    following = find(ask(ON, graded(BEFORE, GOOD)), "short")
    assert following.whole is not None
    assert following.stated is not None
    assert following.whole.latest > following.stated.latest
    assert "intervals.observed-good" in rules_of(following)


def test_the_chain_leads_from_the_inspection_with_its_page_over_the_rules_to_the_window() -> None:
    following = find(ask(ON, graded(BEFORE, GOOD)), "short")
    first, *others = following.why
    assert isinstance(first, Fact)
    assert first.activity == f"{LEEDS}-ilacs-{BEFORE}"
    assert first.pages == (1,)
    rules = [reason for reason in others if isinstance(reason, Citation)]
    assert [rule.rule for rule in rules][:2] == ["ilacs-2018 routes.short", "ilacs-2018 intervals.next-inspection"]
    assert all(rule.sources and rule.sources[0].title for rule in rules)


def test_a_window_never_begins_before_the_notice_that_has_to_be_given() -> None:
    friday_before_christmas = date(2024, 12, 20)
    following = find(ask(friday_before_christmas, graded(BEFORE, GOOD)), "short")
    assert following.window is not None
    assert following.window.earliest == date(2024, 12, 31)  # five working days on, over three bank holidays


def test_a_window_that_has_passed_is_overdue_and_has_no_last_day() -> None:
    following = find(ask(date(2025, 12, 1), graded(BEFORE, GOOD)), "short")
    assert following.overdue_since == date(2025, 7, 6)
    assert following.window == Span(date(2025, 12, 8), None)


class TestFocusedVisitsOfGoodAuthorities:
    def test_a_priority_action_since_points_to_a_standard_inspection(self) -> None:
        answer = ask(ON, graded(BEFORE, GOOD), visit(date(2022, 6, 1), 2, priorities=1))
        following = answer.next_inspection
        assert following is not None
        assert (following.activity, following.likelihood) == ("standard", Likelihood.LIKELY)
        assert find(answer, "short").likelihood is Likelihood.POSSIBLE
        assert "routes.standard-after-priority-action" in rules_of(find(answer, "short"))

    def test_that_rule_is_shown_as_doubt(self) -> None:
        answer = ask(ON, graded(BEFORE, GOOD), visit(date(2022, 6, 1), 2, priorities=1))
        assert "in doubt" in find(answer, "standard").doubts

    def test_a_priority_action_before_the_last_inspection_counts_no_more(self) -> None:
        answer = ask(ON, visit(date(2020, 2, 4), 2, priorities=1), graded(BEFORE, GOOD))
        assert activities_of(answer)[0] == "short"

    def test_a_letter_published_later_is_not_known_yet(self) -> None:
        answer = ask(ON, graded(BEFORE, GOOD), visit(date(2022, 11, 1), 2, priorities=1))
        assert activities_of(answer)[0] == "short"

    @pytest.mark.parametrize(("improvements", "expected"), [(3, "short"), (4, "standard")])
    def test_many_improvements_point_to_a_standard_inspection(self, improvements: int, expected: str) -> None:
        assert activities_of(ask(ON, graded(BEFORE, GOOD), visit(date(2022, 6, 1), improvements)))[0] == expected

    def test_a_visit_without_its_letter_decides_nothing_and_is_shown_as_doubt(self) -> None:
        answer = ask(ON, graded(BEFORE, GOOD), visit_without_letter(date(2022, 6, 1)))
        assert activities_of(answer)[0] == "short"
        assert find(answer, "standard").likelihood is Likelihood.POSSIBLE

    def test_a_priority_action_of_a_joint_inspection_does_not(self) -> None:
        answer = ask(ON, graded(BEFORE, GOOD), visit(date(2022, 6, 1), 2, priorities=1, kind=Kind.JTAI))
        assert activities_of(answer)[0] == "short"


class TestFrom2026:
    ON = date(2026, 11, 2)
    FIVE = ("leaders", "help_protection", "children_in_care", "care_leavers")

    def after(self, *grades: str) -> list[str]:
        answer = ask(self.ON, graded(SHORTLY, dict(zip(self.FIVE, grades, strict=True))))
        return [entry.activity for entry in answer.expected if entry.is_graded]

    def test_good_leaders_and_two_good_practice_judgements_lead_to_a_short_inspection(self) -> None:
        assert self.after("good", "good", "outstanding", "inadequate") == ["short"]

    def test_good_leaders_alone_do_not(self) -> None:
        assert self.after("good", "good", "requires-improvement", "requires-improvement") == ["standard"]

    def test_nor_does_good_practice_without_good_leaders(self) -> None:
        assert self.after("requires-improvement", "good", "good", "good") == ["standard"]

    def test_an_inadequate_judgement_makes_monitoring_possible_in_doubt(self) -> None:
        answer = ask(self.ON, graded(SHORTLY, dict.fromkeys(self.FIVE, "inadequate")))
        monitoring = find(answer, "monitoring-visit")
        assert monitoring.likelihood is Likelihood.POSSIBLE
        assert "in doubt" in monitoring.doubts

    def test_an_old_judgement_on_care_and_leavers_together_is_read_as_both_in_doubt(self) -> None:
        answer = ask(self.ON, graded(BEFORE, {**GOOD, "help_protection": "requires-improvement"}))
        following = answer.next_inspection
        assert following is not None
        assert following.activity == "short"
        assert "readings.care-and-care-leavers" in rules_of(following)
        assert "in doubt" in following.doubts

    def test_a_missing_judgement_that_could_decide_leaves_both_possible(self) -> None:
        answer = ask(self.ON, graded(SHORTLY, {"leaders": "good", "help_protection": "good"}))
        found = {entry.activity: entry.likelihood for entry in answer.expected if entry.is_graded}
        assert found == {"short": Likelihood.POSSIBLE, "standard": Likelihood.POSSIBLE}
        assert "undecided" in find(answer, "short").doubts

    def test_rules_that_end_before_the_window_are_named(self) -> None:
        assert "rules change" in find(ask(date(2026, 3, 2), graded(date(2025, 1, 20), GOOD)), "short").doubts


class TestThePandemic:
    EARLIER = date(2018, 9, 3)

    def test_within_the_pause_the_kind_is_known_and_the_window_is_not(self) -> None:
        following = find(ask(date(2020, 6, 1), graded(self.EARLIER, WEAK)), "standard")
        assert following.window is None
        assert "pauses.pandemic" in rules_of(following)

    def test_after_the_pause_the_window_has_moved_by_its_length(self) -> None:
        stated = find(ask(date(2021, 9, 1), graded(self.EARLIER, WEAK)), "standard").stated
        assert stated is not None
        assert (stated.latest - date(2022, 3, 3)).days == (stated.earliest - date(2021, 3, 3)).days == 468

    def test_the_move_is_shown_as_own_knowledge(self) -> None:
        assert "own knowledge" in find(ask(date(2021, 9, 1), graded(self.EARLIER, WEAK)), "standard").doubts

    def test_before_it_began_nobody_knew(self) -> None:
        stated = find(ask(date(2020, 3, 2), graded(self.EARLIER, WEAK)), "standard").stated
        assert stated is not None
        assert stated.latest == date(2022, 3, 3)

    def test_a_later_inspection_is_not_touched(self) -> None:
        assert "pauses.pandemic" not in rules_of(find(ask(ON, graded(BEFORE, WEAK)), "standard"))


class TestReorganisedAuthorities:
    CUMBRIA, CUMBERLAND = "E10000006", "E06000063"

    def test_a_successor_starts_unjudged_and_shows_its_predecessor(self) -> None:
        answer = ask(date(2023, 6, 1), graded(date(2022, 9, 20), WEAK, self.CUMBRIA), authority=self.CUMBERLAND)
        assert answer.last is None
        assert answer.predecessors == (by_code(self.CUMBRIA),)
        following = find(answer, "standard")
        assert "routes.new-authority" in rules_of(following)
        assert f"{self.CUMBRIA}-ilacs-2022-09-20" in [
            reason.activity for reason in following.why if isinstance(reason, Fact)
        ]

    def test_its_window_counts_from_its_creation(self) -> None:
        whole = find(ask(date(2023, 6, 1), authority=self.CUMBERLAND), "standard").whole
        assert whole is not None
        assert (whole.earliest, whole.latest) == (date(2024, 4, 1), date(2026, 1, 1))

    def test_an_abolished_authority_expects_nothing_and_names_who_followed(self) -> None:
        answer = ask(date(2026, 1, 5), graded(date(2022, 9, 20), WEAK, self.CUMBRIA), authority=self.CUMBRIA)
        assert answer.expected == ()
        assert "Cumberland" in str(answer.unknown[0])

    def test_an_authority_yet_to_come_says_so(self) -> None:
        answer = ask(date(2022, 1, 5), authority=self.CUMBERLAND)
        assert answer.expected == ()
        assert "was created only on 1 April 2023" in str(answer.unknown[0])

    def test_an_abolished_name_still_means_its_authority(self) -> None:
        assert pathway_of(view(date(2026, 1, 5)), "Cumbria").authority == by_code(self.CUMBRIA)


def test_an_authority_never_inspected_says_that_its_inspection_may_be_missing() -> None:
    answer = ask(ON)
    following = find(answer, "standard")
    assert following.window is None
    assert "it may be missing from the register" in following.doubts
    assert "not known" in following.doubts


class TestTheSingleFramework:
    def test_a_good_authority_waits_for_the_next_cycle(self) -> None:
        answer = ask(date(2015, 6, 1), graded(date(2014, 3, 3), GOOD, family=Family.SIF, kind=Kind.INSPECTION))
        assert find(answer, "inspection").whole is not None

    def test_an_inadequate_one_is_inspected_again_after_its_action_plan(self) -> None:
        poor = {"overall": "inadequate", "leaders": "inadequate", "help_protection": "inadequate"}
        poor["children_in_care"] = "inadequate"
        answer = ask(date(2017, 6, 1), graded(date(2016, 9, 5), poor, family=Family.SIF, kind=Kind.INSPECTION))
        again = find(answer, "reinspection")
        assert again.preceded_by[:2] == ("action-planning-visit", "monitoring-visit")
        assert "deadlines.statement-of-action" in rules_of(again)
        assert "true day earlier" in again.doubts

    def test_the_first_cycle_under_the_new_system_takes_in_everybody(self) -> None:
        answer = ask(date(2019, 6, 3), graded(date(2014, 3, 3), GOOD, family=Family.SIF, kind=Kind.INSPECTION))
        stated = find(answer, "short").stated
        assert stated is not None
        assert (stated.earliest, stated.latest) == (date(2018, 1, 1), date(2021, 1, 1))


class TestAreaInspections:
    def test_the_third_outcome_leads_to_monitoring_and_a_full_inspection(self) -> None:
        send = report(LEEDS, date(2025, 3, 3), family=Family.AREA_SEND, kind=Kind.AREA_SEND, judgements=(), outcome="3")
        answer = ask(date(2026, 1, 5), send, graded(SHORTLY, GOOD))
        monitoring, full = find(answer, "monitoring-inspection"), find(answer, "area-send")
        assert monitoring.whole is not None
        assert full.whole is not None
        assert (monitoring.whole.latest, full.whole.latest) == (date(2026, 9, 3), date(2028, 3, 3))
        assert not full.is_graded

    def test_what_the_register_never_holds_may_have_taken_place(self) -> None:
        send = report(LEEDS, date(2023, 3, 6), family=Family.AREA_SEND, kind=Kind.AREA_SEND, judgements=(), outcome="3")
        assert "may have taken place" in find(ask(date(2026, 1, 5), send), "monitoring-inspection").doubts


def test_a_day_before_all_rules_says_that_none_are_known() -> None:
    answer = ask(date(2010, 1, 4))
    assert answer.expected == ()
    assert "No rules known" in str(answer.unknown[0])


class TestWhatAnInspectionLeadsTo:
    def test_an_inadequate_one_leads_to_monitoring_within_a_quarter_and_an_inspection(self) -> None:
        found = {entry.activity: entry for entry in following(Activity.of([graded(BEFORE, POOR)]))}
        assert found["monitoring-visit"].window == Span(date(2021, 11, 1), date(2022, 2, 1))
        assert found["standard"].stated == Window(date(2024, 3, 6), date(2025, 3, 6))

    def test_a_visit_leads_to_none_by_itself(self) -> None:
        assert following(Activity.of([visit(BEFORE, 3)])) == ()
