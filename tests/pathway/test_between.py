"""What is expected between two inspections."""

from datetime import date

from lineofsight.frameworks import Likelihood
from lineofsight.pathway import Span
from lineofsight.vocabulary import Kind
from tests.pathway.builders import GOOD, POOR, WEAK, activities_of, ask, find, graded, rules_of, visit

BEFORE = date(2021, 9, 6)
ON = date(2022, 12, 1)


def test_a_good_authority_expects_a_focused_visit_or_a_joint_inspection() -> None:
    expected = find(ask(ON, graded(BEFORE, GOOD)), "focused-visit")
    assert expected.alternatives == ("jtai",)
    assert expected.window is not None
    assert expected.window.latest == find(ask(ON, graded(BEFORE, GOOD)), "short").whole.latest  # type: ignore[union-attr]


def test_a_joint_inspection_takes_its_place() -> None:
    answer = ask(ON, graded(BEFORE, GOOD), visit(date(2022, 5, 9), kind=Kind.JTAI))
    assert "focused-visit" not in activities_of(answer)


def test_an_authority_that_requires_improvement_likely_sees_two() -> None:
    one = ask(ON, graded(BEFORE, WEAK), visit(date(2022, 5, 10)))
    two = ask(ON, graded(BEFORE, WEAK), visit(date(2022, 3, 8)), visit(date(2022, 8, 9)))
    assert find(one, "focused-visit").likelihood is Likelihood.LIKELY
    assert "focused-visit" not in activities_of(two)


def test_visits_before_the_last_inspection_do_not_count() -> None:
    answer = ask(ON, visit(date(2021, 5, 11)), graded(BEFORE, GOOD))
    assert "focused-visit" in activities_of(answer)


def test_the_next_monitoring_visit_comes_within_a_quarter_of_the_last() -> None:
    last = visit(date(2022, 10, 4), kind=Kind.MONITORING_VISIT)
    assert find(ask(ON, graded(BEFORE, POOR), last), "monitoring-visit").window == Span(ON, date(2023, 1, 4))


def test_without_a_recent_one_the_quarter_counts_from_the_day_asked_for() -> None:
    assert find(ask(ON, graded(BEFORE, POOR)), "monitoring-visit").window == Span(ON, date(2023, 3, 1))


def test_every_authority_meets_the_inspectorate_once_a_year() -> None:
    assert find(ask(ON, graded(BEFORE, GOOD)), "annual-engagement-meeting").window == Span(ON, date(2023, 12, 1))


def test_in_the_pandemic_no_visit_has_a_window() -> None:
    answer = ask(date(2020, 6, 1), graded(date(2018, 9, 3), POOR))
    assert find(answer, "monitoring-visit").window is None


class TestPriorityAction:
    def test_a_further_visit_is_likely_in_doubt(self) -> None:
        answer = ask(ON, graded(BEFORE, WEAK), visit(date(2022, 8, 2), 3, priorities=2), visit(date(2022, 2, 1)))
        further = find(answer, "focused-visit")
        assert further.likelihood is Likelihood.LIKELY
        assert "between-inspections.after-priority-action" in rules_of(further)
        assert "in doubt" in further.doubts

    def test_it_counts_for_a_joint_inspection_too(self) -> None:
        answer = ask(ON, graded(BEFORE, GOOD), visit(date(2022, 8, 1), 3, priorities=1, kind=Kind.JTAI))
        assert "between-inspections.after-priority-action" in rules_of(find(answer, "focused-visit"))

    def test_a_visit_that_has_followed_settles_it(self) -> None:
        answer = ask(
            ON,
            graded(BEFORE, WEAK),
            visit(date(2022, 2, 1), 3, priorities=2),
            visit(date(2022, 8, 2)),
        )
        assert "focused-visit" not in activities_of(answer)

    def test_the_clocks_of_the_action_plan_are_shown_even_when_run_out(self) -> None:
        answer = ask(ON, graded(BEFORE, WEAK), visit(date(2022, 2, 1), 3, priorities=2))
        assert [due.key for due in answer.deadlines] == ["draft-plan", "statement-of-action"]
        assert all(due.window and due.window.latest < ON for due in answer.deadlines)


def test_after_an_inadequate_judgement_the_action_plan_is_shown_even_when_run_out() -> None:
    deadlines = {due.key: due for due in ask(ON, graded(BEFORE, POOR)).deadlines}
    assert deadlines.keys() == {"statement-of-action"}
    assert deadlines["statement-of-action"].window is not None
    assert deadlines["statement-of-action"].window.latest == date(2022, 2, 10)


def test_deadlines_of_others_are_shown_only_while_they_run() -> None:
    entry = graded(BEFORE, GOOD)
    assert [due.key for due in ask(date(2021, 11, 2), entry).deadlines] == ["own-publication", "statement-of-action"]
    assert ask(ON, entry).deadlines == ()
