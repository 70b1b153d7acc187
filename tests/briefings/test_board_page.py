"""A board as a document."""

from datetime import date

import pytest

from lineofsight.briefings.board_page import board_page
from lineofsight.briefings.document import Picture, Table
from lineofsight.briefings.html import to_html
from lineofsight.indicators.board import board
from lineofsight.indicators.store import SNAPSHOT_FILE, Indicators
from tests.briefings.made_up import chapters, told


@pytest.fixture(scope="module")
def shipped() -> Indicators:
    return Indicators.open(SNAPSHOT_FILE)


def test_every_indicator_stands_in_a_picture_and_a_table(shipped: Indicators) -> None:
    found = board(shipped, "Leeds", date(2026, 3, 15))
    document = board_page(found)
    pictured = sum(len(block.chart.rows) for block in document.blocks if isinstance(block, Picture))
    tabled = sum(len(block.rows) for block in document.blocks if isinstance(block, Table))
    assert pictured == tabled == len(found.rows)
    assert chapters(document)[0] == "What is flagged"
    assert "Children in care" in chapters(document)


def test_flags_come_with_their_whole_statement(shipped: Indicators) -> None:
    found = board(shipped, "Leeds", date(2026, 3, 15))
    said = told(board_page(found))
    assert all(row.flag.statement in said for row in found.flagged if row.flag)


def test_where_nothing_is_flagged_or_known_it_says_so(shipped: Indicators) -> None:
    said = told(board_page(board(shipped, "Isles of Scilly", date(2026, 3, 15))))
    assert "Nothing stands out across the board." in said
    assert "Suppressed, to protect children" in said


def test_it_renders(shipped: Indicators) -> None:
    assert "<svg" in to_html(board_page(board(shipped, "Cumberland")))
