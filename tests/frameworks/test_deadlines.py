"""Dates that follow from events: counted as the rules count, never earlier for a later event."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.frameworks import Event, Framework, all_frameworks, deadlines, get_framework, window
from lineofsight.vocabulary import Kind

frameworks = st.sampled_from(all_frameworks())
events = st.sampled_from(Event)
days = st.dates(date(2013, 1, 1), date(2030, 1, 1))


def due(framework: str, event: Event, day: date, activity: str | None = None) -> dict[str, str]:
    found = deadlines(get_framework(framework), event, day, activity)
    return {deadline.clock.key: str(deadline.window) for deadline in found}


def test_after_a_report_the_authority_publishes_it_and_writes_its_statement() -> None:
    assert due("ilacs-2023", Event.REPORT_RECEIVED, date(2025, 3, 3)) == {
        "own-publication": "2025-03-03 to 2025-04-14",
        "statement-of-action": "2025-03-03 to 2025-06-13",
    }


def test_after_a_focused_visit_with_priority_action_a_draft_plan_is_due_first() -> None:
    found = deadlines(get_framework("ilacs-2023"), Event.PRIORITY_ACTION_LETTER, date(2025, 3, 3), Kind.FOCUSED_VISIT)
    assert [deadline.clock.key for deadline in found] == ["draft-plan", "statement-of-action"]
    assert found[0].window is not None
    assert found[0].window.latest == date(2025, 3, 31)


def test_the_draft_plan_did_not_exist_before_august_2018() -> None:
    assert "draft-plan" not in due("ilacs-2018", Event.PRIORITY_ACTION_LETTER, date(2018, 7, 31))
    assert "draft-plan" in due("ilacs-2018", Event.PRIORITY_ACTION_LETTER, date(2018, 8, 1))


@pytest.mark.parametrize(
    ("framework", "ended", "expected"),
    [
        ("ilacs-2018", date(2019, 11, 8), "2019-12-09"),  # 21 working days
        ("ilacs-2018", date(2021, 11, 5), "2021-12-17"),  # 30 working days
        ("ilacs-2023", date(2024, 9, 6), "2024-10-15"),  # 27 working days
        ("ilacs-2023", date(2024, 4, 12), "None"),  # reports waited for elections
        ("sif-2013", date(2016, 9, 30), "2016-11-21"),  # 36 working days
    ],
)
def test_reports_come_out_as_soon_as_they_did_in_that_period(framework: str, ended: date, expected: str) -> None:
    assert due(framework, Event.FIELDWORK_END, ended)["report"] == expected


def test_the_plan_of_a_joint_inspection_of_2018_was_due_on_11_may() -> None:
    found = due("jtai-2016", Event.REPORT_RECEIVED, date(2018, 1, 30))
    assert found["statement-of-action"].endswith("to 2018-05-11")


def test_an_unknown_clock_is_listed_last_and_says_so() -> None:
    found = deadlines(get_framework("ilacs-2023"), Event.FIELDWORK_END, date(2025, 3, 14), Kind.STANDARD)
    assert str(found[-1]) == "Draft report for a check of accuracy: unknown [in doubt]"
    assert found[-1].window is None


def test_a_deadline_cites_its_rule() -> None:
    (deadline,) = deadlines(get_framework("ilacs-2023"), Event.NOTIFIED, date(2025, 3, 3), Kind.FOCUSED_VISIT)
    assert str(deadline) == "Inspectors on site: 2025-03-10 [in doubt]"
    assert deadline.rule.endswith("[in doubt] (own knowledge, uncertain: K; ilacs-2018, deadlines.visit-on-site)")


def test_the_next_inspection_is_expected_within_six_months_of_its_third_anniversary() -> None:
    (interval,) = (entry for entry in get_framework("ilacs-2023").intervals if entry.key == "next-inspection")
    assert str(window(interval, date(2023, 1, 31))) == "2025-07-31 to 2026-07-31"
    assert str(window(interval, date(2024, 2, 29))) == "2026-08-29 to 2027-08-29"


def test_measured_fractions_of_years_widen_to_whole_months() -> None:
    (observed,) = (entry for entry in get_framework("ilacs-2023").intervals if entry.key == "observed-good")
    assert str(window(observed, date(2022, 1, 10))) == "2024-11-10 to 2025-11-10"  # 2.9 and 3.8 years


def test_a_team_is_no_length_of_time() -> None:
    assert window(get_framework("ilacs-2023").team[0], date(2025, 3, 3)) is None


@given(frameworks, events, days, st.integers(0, 600))
def test_a_later_event_never_has_an_earlier_deadline(framework: Framework, event: Event, day: date, later: int) -> None:
    first = {(entry.clock.key, entry.clock.activities): entry.window for entry in deadlines(framework, event, day)}
    for entry in deadlines(framework, event, day + timedelta(later)):
        before = first.get((entry.clock.key, entry.clock.activities))
        if before and entry.window:
            assert before.earliest <= entry.window.earliest
            assert before.latest <= entry.window.latest


@given(frameworks, events, days)
def test_nothing_is_due_before_its_event(framework: Framework, event: Event, day: date) -> None:
    for deadline in deadlines(framework, event, day):
        if deadline.window:
            assert day <= deadline.window.earliest <= deadline.window.latest
