"""Every clock after a real event, in English working days."""

from datetime import date

import pytest

from lineofsight.errors import UsageError
from lineofsight.frameworks import Event, Window, get_framework
from lineofsight.pathway import Due, clocks, clocks_after, rules_on
from lineofsight.register import Activity
from lineofsight.vocabulary import Family, Kind
from tests.pathway.builders import GOOD, LEEDS, graded, visit
from tests.register.builders import report


def by_key(found: tuple[Due, ...]) -> dict[str, Due]:
    return {due.key: due for due in found}


def test_a_priority_action_letter_starts_the_clocks_of_draft_and_final_plan() -> None:
    letter = Activity.of([visit(date(2025, 11, 19), 4, priorities=1)])  # published on 14 January 2026
    found = by_key(clocks(letter))
    assert found["draft-plan"].window == Window(date(2026, 1, 14), date(2026, 2, 11))
    assert found["statement-of-action"].window == Window(date(2026, 1, 14), date(2026, 4, 24))  # Easter left out
    assert found["statement-of-action"].force == "law"


def test_a_letter_without_priority_action_asks_for_no_plan() -> None:
    assert "statement-of-action" not in by_key(clocks(Activity.of([visit(date(2025, 11, 19), 4)])))


def test_a_report_starts_the_clocks_of_publication_and_action() -> None:
    found = by_key(clocks(Activity.of([graded(date(2025, 3, 3), GOOD)])))
    assert {"own-publication", "statement-of-action", "report"} <= found.keys()
    assert found["report"].event is Event.FIELDWORK_END


def test_what_counts_from_receipt_is_shown_as_doubtful() -> None:
    found = by_key(clocks(Activity.of([graded(date(2025, 3, 3), GOOD)])))
    assert "true day earlier" in found["own-publication"].doubts
    assert found["report"].doubts == ()


def test_clocks_come_soonest_first_and_the_unknown_last() -> None:
    found = clocks_after(Event.NOTIFIED, date(2026, 11, 23), get_framework("ilacs-2026"), "short")
    assert [due.key for due in found] == ["on-site", "child-level-lists"]
    assert found[0].window == Window(date(2026, 11, 30), date(2026, 11, 30))
    assert found[1].window is None
    assert "in doubt" in found[1].doubts


def test_an_activity_of_the_future_has_clocks_too() -> None:
    found = by_key(clocks_after(Event.FIELDWORK_END, date(2027, 3, 5), get_framework("ilacs-2026"), "standard"))
    assert found["report"].window == Window(date(2027, 4, 21), date(2027, 4, 21))


def test_another_framework_can_be_asked_for() -> None:
    activity = Activity.of([graded(date(2025, 3, 3), GOOD)])
    assert by_key(clocks(activity, get_framework("sif-2013")))["own-publication"].framework == "sif-2013"


def test_an_activity_without_rules_of_its_own_names_the_remedy() -> None:
    unknown = Activity.of([report(LEEDS, date(2011, 3, 7), family=Family.CHILD_PROTECTION, kind=Kind.INSPECTION)])
    with pytest.raises(UsageError, match="--framework"):
        clocks(unknown)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2015, 6, 1), "sif-2013"),
        (date(2018, 3, 1), "ilacs-2018"),
        (date(2026, 3, 31), "ilacs-2023"),
        (date(2026, 4, 1), "ilacs-2026"),
    ],
)
def test_the_rules_on_a_day_are_the_latest_in_force(day: date, expected: str) -> None:
    rules = rules_on(day)
    assert rules is not None
    assert rules.id == expected


def test_there_are_days_without_rules() -> None:
    assert rules_on(date(2005, 1, 3)) is None
