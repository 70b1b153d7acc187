"""Steadiness is compared over the same years, with the same neighbours."""

from lineofsight.indicators.board import board
from lineofsight.indicators.neighbours import neighbours
from lineofsight.indicators.steadiness import steadiness
from lineofsight.indicators.store import Indicators
from tests.indicators.files import ENGLAND, LEEDS, stored

NAME = "caseload"
NEAR = [one.authority for one in neighbours(LEEDS)]
YEARS = range(2014, 2026)


def made(ours: float, near: float) -> Indicators:
    """Series that swing about 20 by so much; one neighbour begins late."""
    rows = [(NAME, LEEDS, year, 20 + ours * (-1) ** year) for year in YEARS]
    rows += [(NAME, ENGLAND, year, 20.0) for year in YEARS]
    rows += [
        (NAME, code, year, 20 + near * (-1) ** (year + place)) for place, code in enumerate(NEAR) for year in YEARS
    ]
    late = [row for row in rows if row[1] != NEAR[0] or row[2] > 2023]
    return Indicators(stored(*late))


def test_the_least_steady_comes_first_and_a_short_series_is_left_out() -> None:
    indicators = made(4.0, 1.0)
    found = steadiness(indicators, board(indicators, LEEDS).row(NAME))
    assert (found.rank, found.of) == (1, 10)
    assert found.neighbours[0] is None
    assert found.p_value is not None
    assert found.p_value < 0.05


def test_a_steady_series_comes_last() -> None:
    indicators = made(0.5, 3.0)
    assert steadiness(indicators, board(indicators, LEEDS).row(NAME)).rank == 10


def test_without_figures_nothing_is_compared() -> None:
    indicators = made(1.0, 1.0)
    assert steadiness(indicators, board(indicators, LEEDS).row("agency-share")).rank is None
