"""The same files give the same bytes, wherever and whenever they are loaded."""

from pathlib import Path

import polars as pl
import pytest

from lineofsight.errors import NotFoundError
from lineofsight.indicators.loading import STORED, load, write_table
from lineofsight.indicators.snapshot import write_snapshot
from lineofsight.indicators.store import Indicators
from tests.indicators.files import (
    DORSET,
    LEEDS,
    located,
    neighbour_rows,
    write_extract,
    write_open_data,
    write_workbook,
)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "published"
    rows = [("LAC", "2024", place, value) for place, value in ((LEEDS, "85"), (DORSET, "-"))]
    write_extract(folder, rows, {"LAC": "Annual"})
    people = [located(place, "2023", population_estimate="100000") for place in (LEEDS, DORSET)]
    write_open_data(folder / "ons_mid-year_population_estimates_2012_to_2023.csv", people)
    write_workbook(folder / "near 2025.xlsx", neighbour_rows({LEEDS: [("838", "Close")]}))
    return folder


def test_loading_twice_gives_the_same_bytes(published: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        loaded = load(published)
        write_table(tmp_path / name, loaded.curated, loaded.read)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_load_keeps_everything_read_beside_the_curated_rows(published: Path, tmp_path: Path) -> None:
    loaded = load(published)
    write_table(tmp_path / "whole.parquet", loaded.curated, loaded.read)
    table = pl.read_parquet(tmp_path / "whole.parquet")
    assert table.schema == STORED
    assert set(table.filter(~pl.col("curated"))["indicator"]) == {
        "lait:LAC",
        "ons_mid-year_population_estimates:population_estimate",
    }
    assert Indicators.open(tmp_path / "whole.parquet").series("Leeds", "care-rate").values == (85.0,)


def test_the_report_counts_what_was_read_and_what_is_absent(published: Path) -> None:
    report = load(published).report
    assert (report.series, report.observations) == (2, 4)
    assert dict(report.statuses)["missing-unexplained"] == 1
    assert "lait:LACnum" in report.absent
    assert "lait:LAC" not in report.absent
    assert report.unmatched == ()
    assert report.to_json()["statuses"] == dict(report.statuses)


def test_the_snapshot_holds_the_curated_rows_and_the_neighbours(published: Path, tmp_path: Path) -> None:
    write_snapshot(published, tmp_path / "into")
    table = pl.read_parquet(tmp_path / "into" / "observations.parquet")
    assert table["curated"].all()
    assert (tmp_path / "into" / "neighbours.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        f"2025,{LEEDS},1,{DORSET},close"
    ]


def test_a_failed_load_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        write_snapshot(tmp_path / "nothing", tmp_path / "into")
    assert not (tmp_path / "into").exists()
