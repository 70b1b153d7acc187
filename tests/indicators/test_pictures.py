"""Indicators as charts: the same figures, gaps, limits and flags as the board has."""

import pytest

from lineofsight.errors import UsageError
from lineofsight.indicators.board import Board, board
from lineofsight.indicators.pictures import board_pictures, funnel_picture, neighbour_picture, run_picture
from lineofsight.indicators.store import SNAPSHOT_FILE, Indicators


@pytest.fixture(scope="module")
def shipped() -> Indicators:
    return Indicators.open(SNAPSHOT_FILE)


@pytest.fixture(scope="module")
def leeds(shipped: Indicators) -> Board:
    return board(shipped, "Leeds")


def test_a_series_over_time_has_every_year_and_its_gaps_with_their_reasons(shipped: Indicators) -> None:
    row = board(shipped, "Hackney").row("referral-rate")
    chart = run_picture(row)
    told = {str(cells[0]): cells for cells in chart.rows}
    assert len(told) == len(row.series.observations)
    assert told["2020/21"][1:3] == (None, "not available")
    assert told["2024/25"][1] == row.latest.value if row.latest else False


def test_years_before_an_authority_are_not_drawn_as_gaps(shipped: Indicators) -> None:
    row = board(shipped, "North Northamptonshire").row("care-rate")
    assert run_picture(row).rows[0][0] == "2021/22"
    assert len(row.series.observations) > len(run_picture(row).rows)


def test_flagged_points_are_those_of_the_flag_and_said_in_words(leeds: Board) -> None:
    for row in leeds.flagged:
        chart = run_picture(row)
        flagged = {row.series.observations[place].period.label for place in row.flagged}
        assert {cells[0] for cells in chart.rows if cells[3]} == flagged
        assert row.happened in chart.alternative


def test_a_point_is_flagged_as_beyond_a_limit_exactly_where_it_lies_outside_the_band(shipped: Indicators) -> None:
    rows = [row for name in ("Leeds", "Birmingham", "Bradford") for row in board(shipped, name).flagged]
    beyond = [row for row in rows if row.flag and row.flag.rule == "beyond-limit"]
    assert beyond
    for row in beyond:
        for place in row.flagged:
            value, lower, upper = (run_picture(row).rows[place][column] for column in (1, 5, 6))
            assert isinstance(value, float)
            assert isinstance(lower, float)
            assert isinstance(upper, float)
            assert not lower < value < upper


def test_limits_of_a_share_stay_between_nothing_and_all(leeds: Board) -> None:
    cells = [cell for row in run_picture(leeds.row("plan-in-time-share")).rows for cell in row[4:7]]
    assert all(cell is None or (isinstance(cell, float) and 0 <= cell <= 100) for cell in cells)


def test_a_series_that_is_not_judged_has_no_limits(leeds: Board) -> None:
    chart = run_picture(leeds.row("population-0-17"))
    assert {row[4:7] for row in chart.rows} == {(None, None, None)}


def test_neighbours_have_intervals_and_those_without_a_figure_stay(shipped: Indicators) -> None:
    found = board(shipped, "Hackney").row("caseload").comparison
    chart = neighbour_picture(found)
    told = {row[0]: row for row in chart.rows}
    assert len(told) >= 11
    assert told["Westminster"][1] is None
    assert told["Westminster"][4] == "not available"
    assert {"England", "London", "Middle of the neighbours"} <= set(told)


def test_a_shared_return_is_said_beside_its_figure(shipped: Indicators) -> None:
    chart = neighbour_picture(board(shipped, "North Northamptonshire").row("agency-share").comparison)
    assert chart.rows[[row[0] for row in chart.rows].index("North Northamptonshire")][4] == (
        "one return shared with another authority"
    )


def test_a_count_is_not_set_beside_medians(leeds: Board) -> None:
    assert "England" not in {row[0] for row in neighbour_picture(leeds.row("population-0-17").comparison).rows}


@pytest.mark.parametrize("name", ["repeat-referral-share", "care-rate"])
def test_a_funnel_has_all_authorities_that_count_and_ours(shipped: Indicators, leeds: Board, name: str) -> None:
    chart = funnel_picture(shipped, leeds.row(name).comparison)
    places = {row[0] for row in chart.rows}
    assert 140 < len(places) < 154
    assert "City of London" not in places
    (ours,) = (row for row in chart.rows if row[4] == "looked at")
    assert ours[0] == "Leeds"
    assert ours[2] == pytest.approx(leeds.row(name).comparison.observation.value, abs=0.6)  # type: ignore[union-attr]
    assert sum(row[4] == "neighbours" for row in chart.rows) == 10


def test_a_shared_return_stands_in_a_funnel_once(shipped: Indicators) -> None:
    found = board(shipped, "North Northamptonshire").row("agency-share").comparison
    places = {row[0] for row in funnel_picture(shipped, found).rows}
    assert "North Northamptonshire" in places
    assert "West Northamptonshire" not in places
    assert len(places & {"Kingston upon Thames", "Richmond upon Thames"}) == 1


@pytest.mark.parametrize("name", ["caseload", "plan-in-time-share", "spend-per-child"])
def test_no_funnel_is_drawn_without_counts(shipped: Indicators, leeds: Board, name: str) -> None:
    with pytest.raises(UsageError, match="counts behind the figures"):
        funnel_picture(shipped, leeds.row(name).comparison)


def test_a_board_has_a_cell_for_every_indicator_and_fits_pages(leeds: Board) -> None:
    pictures = [picture for _, group in board_pictures(leeds) for picture in group]
    assert sum(len(picture.rows) for picture in pictures) == len(leeds.rows)
    assert max(len(picture.rows) for picture in pictures) <= 15
    flagged = [row[0] for picture in pictures for row in picture.rows if row[5]]
    assert flagged == [row.indicator.name for row in leeds.rows if row.flag]
