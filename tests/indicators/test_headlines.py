"""The indicators shown first where there is no room for all."""

from pathlib import Path

import pytest

from lineofsight.errors import DataError
from lineofsight.indicators.catalogue import CATALOGUE_FILE, catalogue, load_catalogue


def test_ten_indicators_of_the_board_are_headlines() -> None:
    book = catalogue()
    assert len(set(book.headlines)) == 10
    assert set(book.headlines) <= {one.id for one in book.board}


def test_a_headline_must_be_an_indicator(tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    path.write_text(CATALOGUE_FILE.read_text("utf-8").replace('"care-rate",', '"nothing",', 1), "utf-8")
    with pytest.raises(DataError, match="headlines: 'nothing' is no indicator"):
        load_catalogue(path)
