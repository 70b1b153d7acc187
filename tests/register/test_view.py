"""As of a day, nothing that became known later has any part in an answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import NotFoundError
from lineofsight.register import Entry, Register, Source
from lineofsight.register.profile import profile
from lineofsight.register.view import view_of
from lineofsight.vocabulary import Area, Family, Grade, Kind
from tests.register.builders import BEDFORD, DORSET, LEEDS, SPRING, judgements, report, statement

PUBLISHED = date(2024, 5, 9)
DAY = timedelta(days=1)


def test_an_activity_is_known_from_the_day_its_document_prints() -> None:
    entry = report(published=PUBLISHED, listed=PUBLISHED + DAY)
    assert view_of([entry], PUBLISHED - DAY).activities == ()
    assert len(view_of([entry], PUBLISHED).activities) == 1


def test_without_a_printed_date_it_is_known_from_the_listings() -> None:
    (activity,) = view_of([report(listed=PUBLISHED)], PUBLISHED).activities
    assert (activity.published, activity.listed, activity.known_from) == (None, PUBLISHED, PUBLISHED)
    assert view_of([report(listed=PUBLISHED)], PUBLISHED - DAY).activities == ()


def test_without_any_date_it_is_in_no_answer_but_listed_with_a_problem(register: Register) -> None:
    register.add(report(published=None))
    assert register.as_of(date.max).activities == ()
    (activity,) = register.activities()
    assert activity.problems == ("no-publication-date",)


def test_the_first_document_speaks_until_the_better_one_is_known() -> None:
    first = report(document="first", problems=1, published=PUBLISHED, grades={"overall": "good"})
    second = report(document="second", published=PUBLISHED + 30 * DAY, grades={"overall": "inadequate"})
    assert view_of([first, second], PUBLISHED).activities[0].grade(Area.OVERALL) is Grade.GOOD
    assert view_of([first, second], PUBLISHED + 30 * DAY).activities[0].grade(Area.OVERALL) is Grade.INADEQUATE


def test_the_latest_graded_inspection_stands_for_its_authority() -> None:
    old, new = report(start=date(2019, 3, 4)), report(grades={"overall": "inadequate"})
    view = view_of([old, new], date(2024, 12, 31))
    assert view.latest()[DORSET].grade(Area.OVERALL) is Grade.INADEQUATE


def test_visits_reviews_and_earlier_families_do_not_stand_for_an_authority() -> None:
    others = [
        report(family=Family.FOCUSED_VISIT, kind=Kind.FOCUSED_VISIT, judgements=()),
        report(BEDFORD, family=Family.SIF, kind=Kind.REVIEW, judgements=judgements(lscb="inadequate")),
        report(LEEDS, family=Family.LOOKED_AFTER, kind=Kind.INSPECTION),
    ]
    assert view_of(others, date.max).latest() == {}
    assert set(view_of(others, date.max).latest([Family.LOOKED_AFTER])) == {LEEDS}


def test_history_is_in_order_of_fieldwork_and_the_authoritys_own() -> None:
    later = report(start=date(2024, 9, 2), published=date(2024, 9, 30))
    view = view_of([later, report(), report(BEDFORD)], date.max)
    assert [activity.fieldwork_start for activity in view.history("Dorset")] == [SPRING, date(2024, 9, 2)]
    assert view.history(LEEDS) == ()


def test_an_activity_not_yet_known_is_not_found() -> None:
    view = view_of([report(published=PUBLISHED)], PUBLISHED - DAY)
    with pytest.raises(NotFoundError, match="on 8 May 2024"):
        view.activity(report().key)
    assert view_of([report(published=PUBLISHED)], PUBLISHED).activity(report().key).published == PUBLISHED


days = st.integers(0, 400).map(lambda n: date(2024, 1, 1) + n * DAY)
places = st.sampled_from([DORSET, BEDFORD, LEEDS])
grades = st.sampled_from(["outstanding", "good", "requires-improvement", "inadequate"]).map(
    lambda grade: {"overall": grade}
)
entries = st.lists(
    st.one_of(
        st.builds(report, places, days, published=days, grades=grades, problems=st.integers(0, 2)),
        st.builds(report, places, days, listed=days, grades=grades),
        st.builds(
            statement,
            st.sampled_from([Source.SECONDARY, Source.OFFICIAL_STATISTICS]),
            places,
            days,
            published=days,
            grades=grades,
        ),
    ),
    max_size=10,
    unique_by=lambda entry: entry.identity,
)


@given(entries, days)
def test_later_facts_never_change_an_earlier_answer(found: list[Entry], day: date) -> None:
    earlier = [entry for entry in found if entry.known_from and entry.known_from <= day]
    with_later, without = view_of(found, day), view_of(earlier, day)
    assert with_later == without
    assert with_later.latest() == without.latest()
    assert profile(with_later).to_json() == profile(without).to_json()
    assert all(activity.known_from and activity.known_from <= day for activity in with_later.activities)
