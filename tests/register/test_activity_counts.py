"""How many authorities had which activity in which year."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from lineofsight.errors import UsageError
from lineofsight.register import ActivityCounts, Entry, Source, count_activity
from lineofsight.register.grouping import activities_of
from lineofsight.vocabulary import Family, Kind
from tests.register.builders import BEDFORD, DORSET, LEEDS, report, statement
from tests.register.test_view import entries

VISIT: dict[str, Any] = {"family": Family.FOCUSED_VISIT, "kind": Kind.FOCUSED_VISIT, "judgements": ()}
JANUARY, DECEMBER = date(2024, 1, 8), date(2023, 12, 4)


def counted(*told: Entry, **options: object) -> ActivityCounts:
    return count_activity(activities_of(told), **options)  # type: ignore[arg-type]


def test_an_authority_visited_twice_in_a_year_is_one_authority_with_two_activities() -> None:
    counts = counted(report(DORSET, JANUARY, **VISIT), report(DORSET, date(2024, 6, 3), **VISIT))
    found = counts.count(2024, "focused-visit")
    assert (found.authorities, found.activities) == (1, 2)


def test_every_family_has_its_place_and_the_graded_ones_go_by_kind() -> None:
    told = (
        report(DORSET, JANUARY, kind=Kind.SHORT),
        report(LEEDS, JANUARY, family=Family.SIF, kind=Kind.REINSPECTION),
        report(LEEDS, JANUARY, family=Family.LOOKED_AFTER, kind=Kind.INSPECTION),
        report(BEDFORD, JANUARY, family=Family.AREA_SEND, kind=Kind.AREA_SEND, judgements=()),
    )
    assert counted(*told).names == ("short", "reinspection", "area-send", "looked-after")


def test_the_year_is_of_publication_or_of_the_first_day_on_site() -> None:
    told = report(DORSET, DECEMBER, published=date(2024, 2, 1))
    assert counted(told).years == (2024,)
    assert counted(told, by="fieldwork").years == (2023,)


def test_an_activity_without_the_date_asked_by_is_left_out_and_told() -> None:
    counts = counted(report(DORSET, JANUARY, published=None), report(LEEDS, JANUARY))
    assert counts.undated == 1
    assert "1 activities without that date are left out" in " ".join(counts.rules())


def test_years_asked_for_include_their_ends() -> None:
    told = [report(DORSET, date(year, 3, 4)) for year in range(2019, 2025)]
    assert counted(*told, first=2020, last=2022).years == (2020, 2021, 2022)


def test_years_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(UsageError, match="give the earlier year first"):
        counted(first=2024, last=2023)


def test_what_is_known_only_from_statistics_is_told() -> None:
    told = (report(DORSET, JANUARY), statement(Source.OFFICIAL_STATISTICS, LEEDS, JANUARY))
    counts = counted(*told)
    assert counts.sources() == {Source.REPORT: 1, Source.OFFICIAL_STATISTICS: 1}
    assert "1 from report, 1 from official-statistics" in " ".join(counts.rules())


def test_an_event_that_two_sources_tell_of_is_counted_once_by_the_better() -> None:
    counts = counted(report(DORSET, JANUARY), statement(Source.OFFICIAL_STATISTICS, DORSET, JANUARY))
    assert counts.sources() == {Source.REPORT: 1}


def test_the_reach_of_the_register_is_told_whatever_years_are_asked_for() -> None:
    told = [report(DORSET, date(year, 3, 4), **VISIT) for year in (2019, 2024)]
    (reach,) = counted(*told, first=2024).coverage
    assert (reach.name, reach.first.year, reach.last.year) == ("focused-visit", 2019, 2024)


def test_a_year_without_an_activity_counts_nothing() -> None:
    assert counted(report(DORSET, JANUARY)).count(2024, "jtai").activities == 0


def test_an_activity_of_no_known_authority_adds_to_no_count_of_authorities() -> None:
    counts = counted(report(None, JANUARY))
    found = counts.count(2024, "standard")
    assert (found.authorities, found.activities, counts.unnamed) == (0, 1, 1)


@given(entries)
def test_every_dated_activity_is_counted_exactly_once(told: list[Entry]) -> None:
    activities = activities_of(told)
    counts = count_activity(activities)
    assert sum(item.activities for item in counts.counts) + counts.undated == len(activities)
    assert all(item.authorities <= item.activities for item in counts.counts)
    assert all(sum(dict(item.sources).values()) == item.activities for item in counts.counts)
