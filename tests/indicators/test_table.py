"""All figures can be had as one table, and those of one indicator for all places."""

from datetime import date

import pytest

from lineofsight.indicators.catalogue import Catalogue
from lineofsight.indicators.observation import Status
from lineofsight.indicators.store import Indicators
from tests.indicators.files import DORSET, ENGLAND, LEEDS, stored


@pytest.fixture
def indicators(book: Catalogue) -> Indicators:
    rows = stored(
        ("late", LEEDS, 2022, 10.0),
        ("late", LEEDS, 2023, "suppressed"),
        ("late", ENGLAND, 2023, 11.0),
        ("late", DORSET, 2024, "missing-unexplained"),
        ("distance", LEEDS, 2024, 3.0),
    )
    return Indicators(rows, book=book)


def test_figures_come_by_place_and_then_in_time_gaps_included(indicators: Indicators) -> None:
    found = indicators.values("late")
    assert [(seen.authority, seen.period.year) for seen in found] == sorted(
        (seen.authority, seen.period.year) for seen in found
    )
    assert [seen.value for seen in indicators.values("late", codes=[LEEDS])] == [10.0, None]
    assert indicators.values("late", codes=[]) == []


def test_figures_count_from_the_day_they_are_usually_published(indicators: Indicators) -> None:
    published = indicators.values("late", codes=[LEEDS])[0].published
    assert len(indicators.values("late", published)) == 1
    assert indicators.table(published).height == 1
    assert indicators.table(date(published.year, 1, 1)).height == 0


def test_the_table_says_when_each_figure_is_there(indicators: Indicators) -> None:
    row = indicators.table().row(0, named=True)
    assert row["published"] == indicators.values(row["indicator"], codes=[row["authority"]])[0].published
    assert indicators.table().height == 5


def test_statuses_are_counted(indicators: Indicators) -> None:
    assert indicators.statuses() == {Status.VALUE: 3, Status.SUPPRESSED: 1, Status.MISSING_UNEXPLAINED: 1}
    assert indicators.statuses(date(2000, 1, 1)) == {}
