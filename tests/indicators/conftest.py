"""A small catalogue, and no file of a person's own."""

from pathlib import Path

import pytest

from lineofsight.indicators.catalogue import Catalogue
from tests.indicators.files import small_catalogue


@pytest.fixture(autouse=True)
def _nothing_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LINEOFSIGHT_INDICATORS", str(tmp_path / "own" / "indicators.parquet"))


@pytest.fixture
def book(tmp_path: Path) -> Catalogue:
    return small_catalogue(tmp_path)
