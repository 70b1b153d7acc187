"""A whole board: every indicator with figure, change, comparison and flag, as known on a day, and soon."""

import time
from datetime import date

import pytest

from lineofsight.errors import NotFoundError, UnknownAuthorityError, UsageError
from lineofsight.indicators.board import Board, board
from lineofsight.indicators.catalogue import Polarity, catalogue
from lineofsight.indicators.plain import plain_board
from lineofsight.indicators.store import SNAPSHOT_FILE, Indicators
from lineofsight.indicators.variation import Rebase
from tests.indicators.files import ENGLAND, LEEDS, stored

SHARE, MEAN = "repeat-referral-share", "caseload"
YEARS = range(2014, 2026)


@pytest.fixture(scope="module")
def shipped() -> Indicators:
    return Indicators.open(SNAPSHOT_FILE)


def made(ours: list[float], nation: list[float] | None = None, indicator: str = SHARE) -> Indicators:
    """Twelve years of one indicator of Leeds and of England."""
    theirs = nation or [20.0 + year % 3 for year in range(len(ours))]
    rows = [
        (indicator, code, year, value)
        for code, values in ((LEEDS, ours), (ENGLAND, theirs))
        for year, value in zip(YEARS, values, strict=True)
    ]
    return Indicators(stored(*rows))


STEADY = [20.0, 21.0, 19.5, 20.5, 21.0, 20.0, 19.0, 20.5, 20.0, 21.0, 19.5, 20.5]
SHOT_UP = [*STEADY[:-1], 60.0]


def flags(found: Board) -> list[str]:
    return [row.indicator.id for row in found.flagged]


def test_it_has_every_indicator_of_the_catalogue_in_its_order(shipped: Indicators) -> None:
    found = board(shipped, "Leeds")
    assert [row.indicator for row in found.rows] == list(catalogue().board)
    assert sum(len(rows) for _, rows in found.by_group()) == len(found.rows)


def test_a_board_takes_well_under_a_second(shipped: Indicators) -> None:
    board(shipped, "Kent")
    start = time.process_time()
    board(shipped, "Leeds")
    assert time.process_time() - start < 1


def test_a_leap_is_flagged_and_a_steady_series_is_not() -> None:
    assert flags(board(made(SHOT_UP), LEEDS)) == [SHARE]
    assert flags(board(made(STEADY), LEEDS)) == []


def test_what_all_of_england_did_is_no_movement_of_ours() -> None:
    with_england = [value + leap for value, leap in zip(STEADY, [0.0] * 11 + [40.0], strict=True)]
    assert flags(board(made(with_england, [*[20.0] * 11, 60.0]), LEEDS)) == []


def test_a_flag_tells_what_happened_where_and_how_sure_that_is() -> None:
    (row,) = board(made(SHOT_UP), LEEDS).flagged
    assert row.flag is not None
    assert row.is_current
    assert row.flagged <= {10, 11}
    assert 11 in row.flagged
    assert row.happened.startswith("Repeat referrals")
    assert row.flag.statement.startswith(row.happened)
    assert 0 < row.flag.how_unusual < 0.05


def test_a_flag_of_earlier_years_is_kept_apart() -> None:
    (row,) = board(made([*STEADY[:5], 60.0, *STEADY[6:]]), LEEDS).flagged
    assert not row.is_current
    assert row.flagged <= {4, 5, 6}


def test_flags_about_the_latest_figure_come_first(shipped: Indicators) -> None:
    for name in ("Leeds", "Thurrock", "Birmingham"):
        current = [row.is_current for row in board(shipped, name).flagged]
        assert current == sorted(current, reverse=True)


def test_a_person_can_begin_a_new_baseline_with_a_reason() -> None:
    level = [*STEADY[:4], *(value + 40 for value in STEADY[4:])]
    decided = {SHARE: [Rebase("2017/18", "A. Analyst", "recording changed")]}
    assert flags(board(made(level), LEEDS)) == [SHARE]
    assert flags(board(made(level), LEEDS, rebases=decided)) == []


def test_counts_are_not_judged_because_they_follow_size(shipped: Indicators) -> None:
    row = board(shipped, "Leeds").row("population-0-17")
    assert row.unjudged == "a count follows the size of the authority"
    assert row.flag is None


@pytest.mark.parametrize("name", ["City of London", "Isles of Scilly"])
def test_the_smallest_authorities_are_shown_but_not_judged(shipped: Indicators, name: str) -> None:
    found = board(shipped, name)
    assert found.review.looked_at == 0
    assert found.flagged == ()
    assert any(row.latest for row in found.rows)
    assert all(row.unjudged for row in found.rows)


def test_a_series_too_short_to_judge_says_so() -> None:
    rows = [(SHARE, code, year, 20.0 + year % 4) for code in (LEEDS, ENGLAND) for year in (2023, 2024, 2025)]
    row = board(Indicators(stored(*rows)), LEEDS).row(SHARE)
    assert "too few" in row.unjudged
    assert row.change is not None


def test_a_series_without_figures_keeps_its_row() -> None:
    row = board(made(STEADY), LEEDS).row("care-rate")
    assert (row.latest, row.change, row.flag, row.flagged, row.happened) == (None, None, None, frozenset(), "")
    assert row.comparison.no_interval == "there is no figure"


def test_a_board_of_an_earlier_day_knows_nothing_later(shipped: Indicators) -> None:
    day = date(2021, 6, 30)
    found = board(shipped, "Leeds", day)
    seen = [one for row in found.rows for one in (*row.series.observations, *row.nation.observations)]
    assert max(one.published for one in seen) <= day
    assert found.row("care-rate").comparison.edition == 2021
    assert all(row.latest.published <= day for row in found.rows if row.latest)


def test_a_gap_stays_a_gap_between_years_of_a_cyberattack(shipped: Indicators) -> None:
    row = board(shipped, "Hackney").row("referral-rate")
    assert [row.series.values[row.series.years.index(year)] for year in (2021, 2022)] == [None, None]
    assert row.judged.values == row.series.values


def test_directions_are_told_as_the_catalogue_has_them(shipped: Indicators) -> None:
    for row in board(shipped, "Leeds").rows:
        assert row.judged.polarity == row.indicator.polarity
    assert {row.indicator.polarity for row in board(shipped, "Leeds").rows} == set(Polarity)


def test_only_authorities_have_boards(shipped: Indicators) -> None:
    with pytest.raises(UsageError):
        board(shipped, "London")
    with pytest.raises(UnknownAuthorityError):
        board(shipped, "Narnia")
    with pytest.raises(NotFoundError, match="indicators list"):
        board(shipped, "Leeds").row("vibes")


def test_as_plain_values_it_has_everything(shipped: Indicators) -> None:
    told = plain_board(board(shipped, "Leeds"))
    (care,) = (row for row in told["rows"] if row["indicator"] == "care-rate")
    assert told["authority"]["code"] == LEEDS
    assert len(told["rows"]) == len(catalogue().board)
    assert care["unit"] == "children per 10,000 children"
    assert care["change"]["low"] < care["change"]["difference"] < care["change"]["high"]
    flagged = [row["indicator"] for row in told["rows"] if row["flag"]]
    assert sorted(told["flagged"]) == sorted(flagged)
    assert all({"statement", "how_unusual", "is_current"} <= set(row["flag"]) for row in told["rows"] if row["flag"])
