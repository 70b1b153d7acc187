"""As of a day the rules are told as they stood: nothing that began or ended later."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import NotFoundError
from lineofsight.frameworks import all_frameworks
from lineofsight.frameworks.known import framework_known, frameworks_known

TODAY = date(2026, 11, 20)


def test_today_everything_is_told() -> None:
    assert frameworks_known(TODAY, TODAY) == all_frameworks()
    assert framework_known("sector-proposal-2015", TODAY, TODAY).status == "proposal"


def test_an_end_that_lay_ahead_is_not_told() -> None:
    assert framework_known("sif-2013", date(2017, 1, 1), TODAY).ends is None
    assert framework_known("sif-2013", date(2018, 7, 31), TODAY).ends == date(2018, 7, 31)


def test_a_version_that_had_not_begun_is_not_there() -> None:
    assert "ilacs-2018" not in {entry.id for entry in frameworks_known(date(2017, 12, 31), TODAY)}
    with pytest.raises(NotFoundError, match="had begun under ilacs-2018 by 31 December 2017"):
        framework_known("ilacs-2018", date(2017, 12, 31), TODAY)


def test_a_pause_is_told_once_it_began_and_its_end_once_it_came() -> None:
    assert not framework_known("ilacs-2018", date(2020, 1, 1), TODAY).pauses
    during = framework_known("ilacs-2018", date(2021, 1, 1), TODAY).pauses
    assert during
    assert {pause.ends for pause in during if pause.key != "autumn-2020"} == {None}
    assert any(pause.ends for pause in framework_known("ilacs-2018", date(2022, 1, 1), TODAY).pauses)


@given(st.dates(date(2000, 1, 1), TODAY))
def test_no_day_of_any_statement_lies_ahead(day: date) -> None:
    for framework in frameworks_known(day, date.max):
        assert framework.starts
        assert framework.starts <= day
        told = [framework.ends, *(end for _, item in framework.statements() for end in (item.starts, item.ends))]
        assert all(end <= day for end in told if end)
