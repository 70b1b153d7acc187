"""What was published in a span, and which way grades moved."""

from datetime import date

import pytest

from lineofsight.errors import UsageError
from lineofsight.register import Change, Direction, Entry, Register, changes
from lineofsight.vocabulary import Area, Family, Grade, Kind
from tests.register.builders import DORSET, LEEDS, judgements, report

OLD_DORSET = "E10000009"
SINCE = date(2024, 1, 1)


def published(day: date, authority: str = DORSET, **fields: object) -> Entry:
    return report(authority, day.replace(day=1), published=day, **fields)  # type: ignore[arg-type]


def told(register: Register, *entries: Entry, since: date = SINCE, until: date | None = None) -> tuple[Change, ...]:
    for entry in entries:
        register.add(entry)
    return changes(register, since, until)


def test_what_was_published_in_the_span_is_told_oldest_first_its_ends_included(register: Register) -> None:
    days = [date(2023, 12, 31), SINCE, date(2024, 3, 9), date(2024, 6, 30), date(2024, 7, 1)]
    found = told(register, *(published(day, LEEDS) for day in days), until=date(2024, 6, 30))
    assert [change.activity.known_from for change in found] == days[1:4]


def test_each_grade_is_set_beside_the_one_before(register: Register) -> None:
    before = {"overall": "good", "leaders": "good", "help-protection": "good"}
    now = {"overall": "inadequate", "leaders": "outstanding", "help-protection": "good", "care-leavers": "good"}
    (change,) = told(register, published(date(2019, 2, 4), grades=before), published(date(2024, 5, 9), grades=now))
    assert {item.area: item.direction for item in change.movements} == {
        Area.OVERALL: Direction.DECLINED,
        Area.LEADERS: Direction.IMPROVED,
        Area.HELP_PROTECTION: Direction.UNCHANGED,
        Area.CARE_LEAVERS: None,
    }
    assert change.previous is not None
    assert change.previous.known_from == date(2019, 2, 4)


def test_visits_between_inspections_are_told_without_movement(register: Register) -> None:
    visit = published(date(2024, 3, 9), family=Family.FOCUSED_VISIT, kind=Kind.FOCUSED_VISIT, judgements=())
    first, second = told(register, published(date(2019, 2, 4)), visit, published(date(2024, 5, 9)))
    assert (first.movements, first.previous) == ((), None)
    assert second.previous is not None
    assert second.previous.family is Family.ILACS


def test_a_predecessors_grades_are_shown_but_are_no_movement(register: Register) -> None:
    old = report(OLD_DORSET, date(2016, 2, 24), family=Family.SIF, published=date(2016, 5, 23))
    (change,) = told(register, old, published(date(2024, 5, 9)))
    assert [item.direction for item in change.movements] == [None]
    assert change.previous is None
    assert [item.authority_code for item in change.predecessors] == [OLD_DORSET]


def test_adequate_and_requires_improvement_are_the_same_point_of_the_scale(register: Register) -> None:
    old = published(date(2019, 2, 4), judgements=judgements(overall="adequate"))
    (change,) = told(register, old, published(date(2024, 5, 9), grades={"overall": "requires-improvement"}))
    assert change.movements[0].previous is Grade.ADEQUATE
    assert change.movements[0].direction is Direction.UNCHANGED


def test_nothing_published_after_the_span_has_a_part_in_it(register: Register) -> None:
    first = told(register, published(date(2024, 3, 9)), until=date(2024, 6, 30))
    later = told(register, published(date(2024, 9, 9), grades={"overall": "inadequate"}), until=date(2024, 6, 30))
    assert first == later


def test_a_region_limits_what_is_told(register: Register) -> None:
    for entry in (published(date(2024, 3, 9), DORSET), published(date(2024, 3, 9), LEEDS)):
        register.add(entry)
    (change,) = changes(register, SINCE, region="South West")
    assert change.activity.authority_name == "Dorset"


def test_a_span_that_ends_before_it_begins_is_refused(register: Register) -> None:
    with pytest.raises(UsageError, match="give the earlier day first"):
        changes(register, date(2024, 2, 1), date(2024, 1, 1))
