"""On the official statistics, plain rules cry wolf and calibrated ones do not: the figures of the documentation."""

import re
from pathlib import Path

import polars as pl
import pytest

from lineofsight.indicators.variation import (
    SeriesInput,
    chart,
    pooled_autocorrelation,
    relative_to_nation,
    review_board,
)

MEASURES = {
    "ReReferral": "%",
    "Continue_Assess_Comp": "%",
    "Section_47": "per 10,000",
    "CPP_rate": "per 10,000",
    "PrevRegCPR": "%",
    "LAC": "per 10,000",
    "LACStable_2016on": "%",
    "CareLeaverAcc": "%",
    "Work_Force_Agecy_Rate": "%",
    "Work_Force_Vac_Rate": "%",
    "Work_Force_TO_Rate": "%",
}
Values = tuple[float | None, ...]


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, dict[str, Values]]:
    """For each measure the yearly series of every authority, and of England."""
    source = shared / "data" / "lait" / "bds_long_0.parquet"
    if not source.is_file():
        pytest.skip("the official statistics (../shared/data/lait) are not here")
    rows = pl.read_parquet(source).filter(pl.col("Short Desc").is_in(list(MEASURES)))
    kept = rows.select(
        "Short Desc", "LA and Regions", "LA Number", "Years", pl.col("Values").cast(pl.Float64, strict=False)
    )
    found: dict[str, dict[str, dict[str, float | None]]] = {measure: {} for measure in MEASURES}
    for measure, place, number, label, value in kept.iter_rows():
        year = re.match(r"\d{4}", label)
        if year and (number is not None or place == "England"):
            found[measure].setdefault(place, {})[year[0]] = value
    return {
        measure: {place: tuple(by[year] for year in sorted(by)) for place, by in places.items()}
        for measure, places in found.items()
    }


def test_plain_charts_flag_a_third_of_the_series_and_calibrated_ones_a_tenth(
    published: dict[str, dict[str, Values]],
) -> None:
    boards: dict[str, list[SeriesInput]] = {}
    plain = 0
    for measure, places in published.items():
        national, unit = places["England"], MEASURES[measure]
        own = {place: values for place, values in places.items() if place != "England"}
        relative = [relative_to_nation(values, national, unit).values for values in own.values()]
        pooled = pooled_autocorrelation(relative)
        years = tuple(str(year) for year in range(len(national)))
        for place, values in own.items():
            plain += bool(chart(values).signals)
            item = SeriesInput(measure, measure, years, values, unit, "none", national, pooled)
            boards.setdefault(place, []).append(item)
    reviewed = [review_board(board) for board in boards.values()]
    judged = sum(board.looked_at for board in reviewed)
    alone = sum(len(board.flags) + len(board.dropped) for board in reviewed)
    kept = sum(len(board.flags) for board in reviewed)
    assert judged > 1500
    assert 0.3 < plain / judged < 0.55
    assert 0.05 < alone / judged < 0.16
    assert 0.02 < kept / judged < 0.08


def test_numbers_in_care_drift_and_repeat_plans_do_not(published: dict[str, dict[str, Values]]) -> None:
    assert pooled_autocorrelation(published["LAC"].values()) > 0.8
    assert pooled_autocorrelation(published["PrevRegCPR"].values()) < 0.5
