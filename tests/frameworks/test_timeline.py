"""The timeline of frameworks is a chart with its table."""

from datetime import date

from lineofsight.frameworks import all_frameworks
from lineofsight.frameworks.known import frameworks_known
from lineofsight.frameworks.timeline import timeline

DAY = date(2026, 11, 20)


def test_the_table_has_every_version_with_dates_and_no_proposal() -> None:
    chart = timeline(all_frameworks())
    assert [row[1] for row in chart.rows] == [entry.id for entry in all_frameworks() if entry.starts]
    assert ("sif-2013", "2013-11-01", "2018-07-31") in {(row[1], row[3], row[4]) for row in chart.rows}


def test_without_a_day_none_is_marked_so_that_pages_stay_the_same() -> None:
    assert "As of" not in timeline(all_frameworks()).svg
    assert "As of 20 November 2026" in timeline(all_frameworks(), DAY).svg


def test_pauses_say_what_was_paused() -> None:
    assert "<title>Paused: " in timeline(all_frameworks()).svg


def test_before_any_version_there_is_a_picture_of_nothing() -> None:
    chart = timeline(frameworks_known(date(2005, 1, 1), DAY), date(2005, 1, 1))
    assert chart.rows == ()
    assert chart.alternative == "No framework has dates."
