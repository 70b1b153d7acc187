"""The calendar of one authority."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from lineofsight.pathway import Pathway, calendar
from tests.pathway.builders import GOOD, POOR, ask, graded, visit

BEFORE = date(2021, 9, 6)
ON = date(2022, 12, 1)


def answer(on: date = ON) -> Pathway:
    return ask(on, graded(BEFORE, GOOD), visit(date(2022, 9, 6), 2, priorities=1))


def events(made: bytes) -> list[Event]:
    return Calendar.from_ical(made).events


def event(made: bytes, name: str) -> Event:
    (found,) = [entry for entry in events(made) if name in str(entry.summary)]
    return found


def identifiers(made: bytes) -> dict[str, str]:
    return {str(entry.summary): str(entry.uid) for entry in events(made)}


def test_the_same_register_and_day_give_the_same_bytes() -> None:
    assert calendar(answer()) == calendar(answer())


def test_it_can_be_read_back_whole() -> None:
    made = calendar(answer())
    assert Calendar.from_ical(made).to_ical() == made


def test_windows_are_whole_days_with_the_last_one_inside() -> None:
    expected = next(entry for entry in answer().expected if entry.activity == "standard")
    found = event(calendar(answer()), "Standard")
    assert expected.window is not None
    assert found.start == expected.window.earliest
    assert found.end - timedelta(days=1) == expected.window.latest


def test_deadlines_are_single_days() -> None:
    found = event(calendar(answer()), "Draft")
    assert found.duration == timedelta(days=1)


def test_stamps_come_from_the_day_asked_for() -> None:
    assert {entry.DTSTAMP for entry in events(calendar(answer()))} == {datetime(2022, 12, 1, tzinfo=UTC)}


def test_identifiers_are_unique_and_last_from_day_to_day() -> None:
    today, later = identifiers(calendar(answer())), identifiers(calendar(answer(ON + timedelta(days=45))))
    assert len(set(today.values())) == len(today)
    assert today == later


def test_identifiers_survive_a_change_of_rules() -> None:
    before = identifiers(calendar(ask(date(2022, 12, 30), graded(BEFORE, GOOD))))
    after = identifiers(calendar(ask(date(2023, 1, 2), graded(BEFORE, GOOD))))
    assert before == after


def test_a_new_inspection_makes_new_entries() -> None:
    later = ask(date(2025, 9, 1), graded(BEFORE, GOOD), graded(date(2025, 3, 3), GOOD))
    assert not set(identifiers(calendar(answer())).values()) & set(identifiers(calendar(later)).values())


def test_what_is_not_expected_or_has_no_window_is_left_out() -> None:
    paused = calendar(ask(date(2020, 6, 1), graded(date(2018, 9, 3), POOR)))
    named = " ".join(identifiers(paused))
    assert "Annual engagement meeting" in named
    assert not any(name in named for name in ("Standard", "Monitoring", "Focused"))


def test_every_entry_tells_why() -> None:
    assert all("1. " in str(entry.description) for entry in events(calendar(answer())))
