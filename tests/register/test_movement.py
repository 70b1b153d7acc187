"""Movement is counted area by area, and nothing is called movement that has no grade before."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.register import Change, Direction, Register, changes
from lineofsight.register.changes import Movement
from lineofsight.register.movement import has_moved, movement_by_area
from lineofsight.vocabulary import Area, Family, Grade, Kind
from tests.register.builders import DORSET, LEEDS, report

SINCE = date(2024, 1, 1)


def told(register: Register) -> tuple[Change, ...]:
    """Leeds: overall better, leaders the same, care leavers graded for the first time. Dorset: overall worse."""
    register.add(report(LEEDS, date(2019, 2, 4), grades={"overall": "good", "leaders": "good"}))
    register.add(report(DORSET, date(2019, 2, 4), grades={"overall": "good"}))
    now = {"overall": "outstanding", "leaders": "good", "care-leavers": "good"}
    register.add(report(LEEDS, date(2024, 2, 5), grades=now))
    register.add(report(DORSET, date(2024, 2, 5), grades={"overall": "inadequate"}))
    register.add(report(DORSET, date(2024, 5, 7), family=Family.FOCUSED_VISIT, kind=Kind.FOCUSED_VISIT, judgements=()))
    return changes(register, SINCE)


def test_each_graded_area_is_told_in_the_order_of_areas(register: Register) -> None:
    found = movement_by_area(told(register))
    assert [item.area for item in found] == [Area.OVERALL, Area.LEADERS, Area.CARE_LEAVERS]


def test_inspections_stand_under_the_way_their_grade_moved(register: Register) -> None:
    overall, leaders, leavers = movement_by_area(told(register))
    assert [change.activity.authority_code for change in overall.improved] == [LEEDS]
    assert [change.activity.authority_code for change in overall.declined] == [DORSET]
    assert [change.activity.authority_code for change in leaders.unchanged] == [LEEDS]
    assert (leavers.compared, leavers.graded) == (0, 1)


def test_a_change_has_moved_in_an_area_or_in_any(register: Register) -> None:
    dorset, leeds, visit = sorted(told(register), key=lambda change: (not change.movements, _name(change)))
    assert has_moved(leeds, Direction.IMPROVED)
    assert has_moved(leeds, Direction.UNCHANGED, Area.LEADERS)
    assert not has_moved(leeds, Direction.IMPROVED, Area.LEADERS)
    assert not has_moved(dorset, Direction.IMPROVED)
    assert not any(has_moved(visit, direction) for direction in Direction)


def _name(change: Change) -> str:
    return change.activity.authority_name or ""


GRADES = st.sampled_from(Grade)
MOVEMENTS = st.builds(Movement, st.sampled_from(Area), GRADES, st.none() | GRADES)


@given(st.lists(st.lists(MOVEMENTS, max_size=4, unique_by=lambda item: item.area), max_size=6))
def test_every_grade_counts_once_in_its_area(given_movements: list[list[Movement]]) -> None:
    found = movement_by_area([Change(None, tuple(items)) for items in given_movements])  # type: ignore[arg-type]
    assert sum(item.graded for item in found) == sum(map(len, given_movements))
