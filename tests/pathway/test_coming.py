"""Who is due by a day."""

from datetime import date

from lineofsight.authorities import by_code
from lineofsight.pathway import Coming, Expected, coming, pathways
from lineofsight.pathway.coming import ComingKind, ending_first
from lineofsight.register import Entry
from tests.pathway.builders import GOOD, LEEDS, POOR, graded, view, visit

DORSET = "E06000059"
ON = date(2024, 5, 1)


def ahead(until: date, *entries: Entry, on: date = ON) -> list[tuple[str, str]]:
    places = [by_code(code) for code in (LEEDS, DORSET)]
    return [(item.authority.name, _name(item)) for item in coming(pathways(view(on, *entries), places), until)]


def _name(item: Coming) -> str:
    return item.what.activity if isinstance(item.what, Expected) else item.what.key


LEEDS_GOOD = graded(date(2021, 9, 6), GOOD)
DORSET_GOOD = graded(date(2021, 12, 6), GOOD, DORSET)


def test_inspections_whose_window_begins_in_time_are_listed_the_soonest_first() -> None:
    assert ahead(date(2024, 11, 1), LEEDS_GOOD, DORSET_GOOD) == [("Leeds", "short"), ("Dorset", "short")]


def test_later_windows_are_not() -> None:
    assert ahead(date(2024, 6, 1), LEEDS_GOOD, DORSET_GOOD) == [("Leeds", "short")]


def test_overdue_inspections_come_first() -> None:
    found = ahead(date(2025, 12, 1), DORSET_GOOD, graded(date(2019, 9, 2), POOR), on=date(2025, 6, 2))
    assert found[0] == ("Leeds", "standard")


def test_monitoring_and_deadlines_in_time_are_listed() -> None:
    letter = visit(date(2024, 2, 6), 2, priorities=1, authority=DORSET)
    found = ahead(date(2024, 9, 1), graded(date(2023, 11, 6), POOR), DORSET_GOOD, letter)
    assert ("Leeds", "monitoring-visit") in found
    assert ("Dorset", "statement-of-action") in found
    assert ("Dorset", "draft-plan") not in found  # its last day was 30 April


def test_what_is_merely_possible_is_not_listed() -> None:
    assert ("Leeds", "standard") not in ahead(date(2024, 11, 1), LEEDS_GOOD)


def test_each_is_an_inspection_a_visit_or_a_deadline() -> None:
    letter = visit(date(2024, 2, 6), 2, priorities=1, authority=DORSET)
    answers = pathways(
        view(ON, graded(date(2023, 11, 6), POOR), DORSET_GOOD, letter), [by_code(LEEDS), by_code(DORSET)]
    )
    kinds = {_name(item): item.kind for item in coming(answers, date(2026, 9, 1))}
    assert kinds["monitoring-visit"] is ComingKind.VISIT
    assert kinds["statement-of-action"] is ComingKind.DEADLINE
    assert kinds["standard"] is ComingKind.INSPECTION


def test_what_is_overdue_says_since_when_and_has_no_last_day() -> None:
    answers = pathways(view(date(2025, 6, 2), graded(date(2019, 9, 2), POOR)), [by_code(LEEDS)])
    late, *_ = coming(answers, date(2025, 12, 1))
    assert late.overdue_since is not None
    assert late.overdue_since < date(2025, 6, 2)
    assert late.last is None


def test_the_same_by_last_day_begins_with_what_is_overdue_and_then_with_what_ends_first() -> None:
    entries = (graded(date(2019, 9, 2), POOR), graded(date(2022, 12, 5), GOOD, DORSET), visit(ON, 2, authority=DORSET))
    answers = pathways(view(date(2025, 6, 2), *entries), [by_code(DORSET), by_code(LEEDS)])
    found = ending_first(coming(answers, date(2026, 12, 1)))
    days = [item.last or date.max for item in found if not item.overdue_since]
    assert found[0].overdue_since is not None
    assert len(days) > 1
    assert days == sorted(days)
