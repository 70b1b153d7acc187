"""A person's correction shows in place of what was read, says who and why, and outlives every re-read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import NotFoundError, UnknownAuthorityError, UsageError
from lineofsight.register import FIELDS, Correction, Register, Source, correct, withdraw
from lineofsight.register.overlay import lay_over
from lineofsight.reports.record import DateRange
from lineofsight.vocabulary import Area, Grade, Kind, Subject
from tests.register.builders import BEDFORD, DORSET, SPRING, record, report, statement

KEY = report().key
WHO = ("A. Reader", "The page says otherwise")


def shown(register: Register, key: str = KEY) -> Grade | None:
    return register.activity(key).grade(Area.OVERALL)


def test_a_corrected_grade_shows_and_says_who_and_why(register: Register) -> None:
    register.add(report(grades={"overall": "good"}))
    made = correct(register, KEY, "judgement.overall", "Inadequate", *WHO)
    (applied,) = register.activity(KEY).corrections
    assert shown(register) is Grade.INADEQUATE
    assert register.activity(KEY).corrected_fields == {"judgement.overall"}
    assert (applied.read, applied.correction) == ("good", made)
    assert (made.author, made.reason) == WHO
    assert abs(datetime.now(UTC) - made.made_at) < timedelta(minutes=1)


def test_a_record_tells_that_it_was_corrected(register: Register) -> None:
    register.add(report(lead_inspector="Jane Exampel"))
    correct(register, KEY, "lead_inspector", "Jane Example", *WHO)
    (found,) = register.records()
    assert found.lead_inspector == "Jane Example"
    assert [problem.code for problem in found.problems] == ["corrected"]
    assert "read as Jane Exampel, corrected to Jane Example by A. Reader" in found.problems[0].message


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected"),
    [
        ("fieldwork_start", "2024-03-05", "fieldwork_start", date(2024, 3, 5)),
        ("fieldwork_end", "2024-03-20", "fieldwork_end", date(2024, 3, 20)),
        ("published", "2024-06-01", "known_from", date(2024, 6, 1)),
        ("kind", "short", "kind", Kind.SHORT),
        ("authority", "Bedford", "authority_code", BEDFORD),
        ("lead_inspector", "Jane  Example", "lead_inspector", "Jane Example"),
        ("framework", "ilacs-2018", "framework", "ilacs-2018"),
        ("subject", "front-door", "subject", Subject.FRONT_DOOR),
        ("outcome", "2", "outcome", "2"),
    ],
)
def test_each_field_can_be_corrected(
    register: Register, field: str, value: str, attribute: str, expected: object
) -> None:
    register.add(report())
    correct(register, KEY, field, value, *WHO)
    (activity,) = register.activities()
    assert getattr(activity, attribute) == expected
    assert activity.corrected_fields == {field}


def test_a_grade_that_is_not_on_the_page_can_be_taken_out_and_one_that_is_put_in(register: Register) -> None:
    register.add(report(grades={"overall": "good", "leaders": "good"}))
    correct(register, KEY, "judgement.overall", None, *WHO)
    correct(register, KEY, "judgement.help-protection", "inadequate", *WHO)
    (activity,) = register.activities()
    grades = {item.area: item.grade for item in activity.judgements}
    assert grades == {Area.LEADERS: Grade.GOOD, Area.HELP_PROTECTION: Grade.INADEQUATE}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("grade", "good", "no field 'grade'.*judgement.overall"),
        ("judgement.everything", "good", "no field 'judgement.everything'"),
        ("judgement.overall", "very good", "'very good' is not a value.*requires-improvement"),
        ("published", "1 June 2024", "not a date. Write it as year-month-day"),
        ("kind", "long", "not a value for this field. Use one of standard"),
        ("outcome", "4", "Use one of 1, 2, 3, narrative"),
        ("lead_inspector", "  ", "value is empty"),
        ("published", None, "cannot be without published"),
        ("fieldwork_start", "2024-04-01", "cannot start on 2024-04-01 and end on 2024-03-15"),
    ],
)
def test_a_value_the_field_cannot_hold_is_refused(
    register: Register, field: str, value: str | None, message: str
) -> None:
    register.add(report())
    with pytest.raises(UsageError, match=message):
        correct(register, KEY, field, value, *WHO)
    assert register.corrections() == []


def test_what_is_not_there_cannot_be_corrected_to(register: Register) -> None:
    register.add(report())
    with pytest.raises(UnknownAuthorityError):
        correct(register, KEY, "authority", "Narnia", *WHO)
    with pytest.raises(NotFoundError, match="framework"):
        correct(register, KEY, "framework", "ilacs-1066", *WHO)
    with pytest.raises(NotFoundError, match="no activity"):
        correct(register, "nothing", "kind", "short", *WHO)


@pytest.mark.parametrize("who", [("", "reason"), ("author", " ")])
def test_a_correction_needs_author_and_reason(register: Register, who: tuple[str, str]) -> None:
    register.add(report())
    with pytest.raises(UsageError, match="A correction needs its"):
        correct(register, KEY, "kind", "short", *who)


def test_a_withdrawn_correction_shows_what_was_read_and_stays_on_record(register: Register) -> None:
    register.add(report())
    before = register.hash
    made = correct(register, KEY, "judgement.overall", "inadequate", *WHO)
    assert register.hash != before
    withdraw(register, made.id, "B. Reader", "Page 2 settles it")
    assert shown(register) is Grade.GOOD
    assert register.hash == before
    (kept,) = register.corrections(KEY)
    assert (kept.withdrawn_by, kept.withdrawal_reason) == ("B. Reader", "Page 2 settles it")
    with pytest.raises(UsageError, match="withdrawn already"):
        withdraw(register, made.id, *WHO)
    with pytest.raises(NotFoundError, match="no correction 99"):
        withdraw(register, 99, *WHO)


def test_a_correction_survives_a_re_read(register: Register) -> None:
    register.add(report(document="same"))
    correct(register, KEY, "judgement.overall", "inadequate", *WHO)
    register.add(report(document="same", grades={"overall": "outstanding"}))
    assert shown(register) is Grade.INADEQUATE
    assert register.activity(KEY).corrections[0].read == "outstanding"


def test_it_follows_the_document_when_a_better_reader_changes_the_key(register: Register) -> None:
    unread = report(None, document="same")
    register.add(unread)
    correct(register, unread.key, "lead_inspector", "Jane Example", *WHO)
    register.add(report(DORSET, document="same"))
    assert register.activity(KEY).lead_inspector == "Jane Example"


def test_it_follows_the_key_when_the_document_comes_in_other_bytes(register: Register) -> None:
    register.add(report(document="old", problems=1))
    correct(register, KEY, "judgement.overall", "inadequate", *WHO)
    register.add(report(document="new"))
    assert register.activity(KEY).documents[0].filename == "new.pdf"
    assert shown(register) is Grade.INADEQUATE


def test_what_statistics_say_can_be_corrected_more_than_once(register: Register) -> None:
    register.add(statement(Source.OFFICIAL_STATISTICS))
    correct(register, KEY, "fieldwork_start", "2024-03-05", *WHO)
    moved = "E06000059-ilacs-2024-03-05"
    correct(register, moved, "judgement.overall", "inadequate", *WHO)
    assert shown(register, moved) is Grade.INADEQUATE
    assert [found.fieldwork_start for found in register.records(register.activities())] == [date(2024, 3, 5)]


def test_corrections_that_follow_from_each_other_follow_to_other_bytes(register: Register) -> None:
    register.add(report(document="old", problems=1))
    correct(register, KEY, "fieldwork_start", "2024-03-05", *WHO)
    moved = "E06000059-ilacs-2024-03-05"
    correct(register, moved, "judgement.overall", "inadequate", *WHO)
    register.add(report(document="new"))
    assert register.activity(moved).documents[0].filename == "new.pdf"
    assert shown(register, moved) is Grade.INADEQUATE
    assert len(register.corrections(moved)) == 2


def test_a_corrected_date_moves_the_activity_and_can_be_corrected_again(register: Register) -> None:
    register.add(report())
    correct(register, KEY, "fieldwork_start", "2024-03-05", *WHO)
    moved = "E06000059-ilacs-2024-03-05"
    correct(register, moved, "fieldwork_start", "2024-03-06", *WHO)
    assert [activity.key for activity in register.activities()] == ["E06000059-ilacs-2024-03-06"]


def test_a_corrected_authority_joins_what_other_sources_say(register: Register) -> None:
    misread = report(BEDFORD)
    for entry in (misread, statement(Source.OFFICIAL_STATISTICS, DORSET)):
        register.add(entry)
    correct(register, misread.key, "authority", "Dorset", *WHO)
    (activity,) = register.activities()
    assert activity.sources == (Source.REPORT, Source.OFFICIAL_STATISTICS)


def test_a_corrected_publication_date_moves_the_day_it_is_known_from(register: Register) -> None:
    register.add(report(published=date(2024, 5, 9)))
    correct(register, KEY, "published", "2024-05-01", *WHO)
    assert len(register.as_of(date(2024, 5, 1)).activities) == 1


def test_a_pause_stays_when_the_first_day_is_corrected(register: Register) -> None:
    spans = (DateRange(start=SPRING, end=date(2024, 3, 8)), DateRange(start=date(2024, 3, 13), end=date(2024, 3, 15)))
    register.add(report(fieldwork=spans))
    correct(register, KEY, "fieldwork_start", "2024-03-05", *WHO)
    (activity,) = register.activities()
    assert activity.fieldwork == (DateRange(start=date(2024, 3, 5), end=date(2024, 3, 8)), spans[1])


grades = st.sampled_from(list(Grade))
steps = st.lists(st.one_of(grades, st.integers(0, 5)), max_size=8)


@given(grades, steps)
def test_the_last_correction_that_stands_shows(read: Grade, history: list[Grade | int]) -> None:
    """A grade is a correction made; a number withdraws the correction at that place, if it is there."""
    made: list[Correction] = []
    for step in history:
        now = datetime(2024, 6, 1, tzinfo=UTC) + timedelta(minutes=len(made))
        if isinstance(step, Grade):
            made.append(Correction(len(made), KEY, frozenset(), "judgement.overall", step, *WHO, now))
        elif step < len(made):
            made[step] = replace(made[step], withdrawn_at=now)
    (laid,) = lay_over([report(grades={"overall": read})], made)
    standing = [correction.value for correction in made if correction.is_active]
    assert laid.record.grade(Area.OVERALL) == (standing[-1] if standing else read)
    assert len(laid.applied) == bool(standing)


@given(st.sampled_from(FIELDS))
def test_corrections_of_another_activity_change_nothing(field: str) -> None:
    value = "2024-03-05"
    other = Correction(1, "another", frozenset({"another"}), field, value, *WHO, datetime.now(UTC))
    entry = report()
    (laid,) = lay_over([entry], [other])
    assert laid.record.judgements == record().judgements
    assert laid.applied == ()
