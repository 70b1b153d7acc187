"""Grades over time are the profile of each day, found faster, and say why an area has fewer grades."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import NotFoundError
from lineofsight.register import Entry, Register, Source, profile
from lineofsight.register.profiles_over_time import GradesOverTime, grades_over_time, views_over_time
from lineofsight.register.view import view_of
from lineofsight.vocabulary import Area, Family, Grade, Kind
from tests.register.builders import BEDFORD, DORSET, LEEDS, SPRING, judgements, report, statement

SUMMER = date(2026, 7, 1)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register.create(tmp_path_factory.mktemp("shipped") / "register.sqlite", snapshot=True) as register:
        yield register


def given_all(register: Register, *entries: Entry) -> Register:
    for entry in entries:
        register.add(entry)
    return register


def south_west(register: Register, *entries: Entry, until: date = SUMMER) -> GradesOverTime:
    """A region small enough for a few entries to be a third of it."""
    return grades_over_time(given_all(register, *entries), until, region="South West")


def years(found: GradesOverTime) -> list[date]:
    return [told.as_of for told in found.profiles]


@pytest.mark.parametrize("region", [None, "South West"])
@pytest.mark.parametrize("until", [SUMMER, date(2021, 4, 1), date(2019, 12, 31)])
def test_every_point_is_exactly_the_profile_of_its_day(shipped: Register, region: str | None, until: date) -> None:
    found = grades_over_time(shipped, until, region=region)
    assert len(found.profiles) > 3
    for told in found.profiles:
        assert told == profile(shipped, as_of=told.as_of, region=region)


NEAR = st.integers(0, 14).map(lambda days: SPRING + timedelta(days=days))
DAYS = st.dates(SPRING, date(2026, 3, 4))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """What some source says of an inspection that began about one time, published soon or late."""
    source, place = draw(st.sampled_from(Source)), draw(st.sampled_from((DORSET, LEEDS)))
    fields: dict[str, Any] = {
        "family": draw(st.sampled_from((Family.ILACS, Family.SIF, Family.JTAI))),
        "published": draw(DAYS | st.none()),
        "problems": draw(st.integers(0, 1)),
    }
    start = draw(NEAR)
    return report(place, start, **fields) if source is Source.REPORT else statement(source, place, start, **fields)


@given(st.lists(entries(), max_size=12, unique_by=lambda entry: entry.identity), st.lists(DAYS, max_size=6))
def test_views_made_from_what_is_new_are_those_made_from_all(told: list[Entry], days: list[date]) -> None:
    for view in views_over_time(told, sorted(days)):
        assert view == view_of(told, view.as_of)


def test_it_ends_on_the_day_asked_for_and_knows_nothing_later(shipped: Register) -> None:
    assert years(grades_over_time(shipped, date(2019, 12, 31)))[-2:] == [date(2018, 12, 31), date(2019, 12, 31)]
    found = grades_over_time(shipped, date(2019, 6, 1))
    assert years(found)[-2:] == [date(2018, 12, 31), date(2019, 6, 1)]
    known = [activity.known_from for told in found.profiles for activity in told.counted]
    assert max(day for day in known if day) <= date(2019, 6, 1)


def test_it_begins_with_the_year_in_which_a_third_had_a_grade(shipped: Register) -> None:
    first = grades_over_time(shipped, SUMMER).profiles[0]
    assert first.authorities * 3 >= first.existing
    before = profile(shipped, as_of=date(first.as_of.year - 1, 12, 31))
    assert before.authorities * 3 < before.existing


def test_without_enough_grades_only_the_day_asked_for_is_told(register: Register) -> None:
    assert years(south_west(register, report(DORSET))) == [SUMMER]
    assert years(grades_over_time(register, date(2000, 1, 1))) == [date(2000, 1, 1)]


def test_no_year_is_told_after_the_last_publication(shipped: Register) -> None:
    found = years(grades_over_time(shipped, date(2099, 6, 1)))
    assert found[-1] == date(2099, 6, 1)
    assert found[-2].year < 2030


def test_without_areas_it_is_of_all_that_were_graded_and_else_of_those_asked_for(register: Register) -> None:
    given_all(register, report(BEDFORD, judgements=judgements(leaders="good", overall="good")))
    assert grades_over_time(register, SUMMER).areas == (Area.OVERALL, Area.LEADERS)
    assert grades_over_time(register, SUMMER, areas=[Area.ADOPTION]).areas == (Area.ADOPTION,)


def test_a_point_tells_the_graded_the_ungraded_and_the_unjudged_of_an_area(register: Register) -> None:
    found = south_west(register, report(DORSET, judgements=judgements(leaders="good"), framework="ilacs-2026"))
    (leaders,) = found.points(Area.LEADERS)
    assert dict(leaders.grades)[Grade.GOOD] == leaders.graded == 1
    assert leaders.ungraded == leaders.unjudged == found.profiles[0].existing - 1
    (overall,) = found.points(Area.OVERALL)
    assert (overall.graded, overall.without) == (0, (("ilacs-2026", 1),))
    assert overall.ungraded == found.profiles[0].existing


def test_a_framework_that_divides_the_areas_otherwise_is_named_with_its_authorities(register: Register) -> None:
    found = south_west(register, report(DORSET, judgements=judgements(leaders="good"), framework="ilacs-2026"))
    (remark,) = found.remarks(Area.OVERALL)
    assert remark.endswith("(2026)” does not grade this area: 1 authority on 1 July 2026.")
    assert found.remarks(Area.LEADERS) == ()


def test_a_grade_that_is_only_missing_from_the_record_is_told_as_that(register: Register) -> None:
    press = statement(Source.SECONDARY, DORSET, family=Family.SIF, kind=Kind.INSPECTION, framework="sif-2013")
    (remark,) = south_west(register, press).remarks(Area.LEADERS)
    assert remark.startswith("No grade in this area is known of some inspections under “Single inspection framework”")


def test_remarks_stand_in_order_of_time_and_tell_the_days(shipped: Register) -> None:
    remarks = grades_over_time(shipped, SUMMER).remarks(Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS)
    assert [remark.split("”")[0] for remark in remarks] == [
        "“Single inspection framework",
        "“Inspection of local authority children’s services (2023)",
        "“Inspection of local authority children’s services (2026)",
    ][: len(remarks)]
    assert " authorities at most, from 31 December " in remarks[0]


def test_an_unknown_region_is_refused(register: Register) -> None:
    with pytest.raises(NotFoundError, match="no region 'Nowhere'"):
        grades_over_time(register, SUMMER, region="Nowhere")
