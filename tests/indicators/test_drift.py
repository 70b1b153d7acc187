"""Drift is measured once, kept as data, and used for the series it was measured on."""

from pathlib import Path

import pytest

from lineofsight.indicators.catalogue import Catalogue, catalogue
from lineofsight.indicators.drift import as_input, drift_of, measure_drift, write_drift
from lineofsight.indicators.places import ENGLAND
from lineofsight.indicators.store import SNAPSHOT_FILE, Indicators
from lineofsight.indicators.variation import TYPICAL
from tests.indicators.files import LEEDS, stored


@pytest.mark.parametrize("name", ["care-rate", "turnover-rate", "foster-share"])
def test_what_is_kept_is_what_the_shipped_figures_give(name: str) -> None:
    indicators = Indicators.open(SNAPSHOT_FILE)
    assert measure_drift(indicators, catalogue().indicator(name)) == drift_of(catalogue().indicator(name))


def test_every_indicator_of_the_board_has_a_value_between_nothing_and_one() -> None:
    assert all(0 <= drift_of(one) <= 1 for one in catalogue().board)
    assert len({drift_of(one) for one in catalogue().board}) > 20


def test_slow_series_drift_more_than_those_that_start_anew_each_year() -> None:
    assert drift_of(catalogue().indicator("care-rate")) > drift_of(catalogue().indicator("turnover-rate")) + 0.3


def test_an_indicator_that_was_not_measured_drifts_like_most() -> None:
    assert drift_of(catalogue().indicator("care-rate").model_copy(update={"id": "new-one"})) == TYPICAL


def test_a_series_is_set_beside_its_nation_year_by_year() -> None:
    rows = [
        ("agency-share", LEEDS, 2022, 5.0),
        ("agency-share", LEEDS, 2023, 6.0),
        ("agency-share", ENGLAND, 2023, 16.0),
    ]
    indicators = Indicators(stored(*rows))
    ours, nation = (indicators.series(place, "agency-share") for place in (LEEDS, ENGLAND))
    made = as_input(ours, nation)
    assert made.national == (None, 16.0)
    assert made.relative is not None
    assert made.relative.values == (None, -10.0)
    assert (made.unit, made.polarity) == ("%", "low")


def test_measured_values_are_written_as_the_file_that_is_read(book: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "drift.csv"
    write_drift(Indicators(stored(("late", LEEDS, 2023, 6.0)), book=book), path)
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == "indicator,autocorrelation"
    assert f"late,{TYPICAL:.2f}" in lines
    assert len(lines) == 1 + len(book.board)
