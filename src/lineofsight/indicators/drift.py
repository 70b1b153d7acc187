"""How much of one year's figure is left in the next, for each indicator: measured once on all authorities, and kept.

`python -m lineofsight.indicators.drift` measures it anew from the figures that ship with the package. It knows series
and their nation's; what is made of drift is for `variation`.
"""

import csv
from functools import cache
from pathlib import Path

from lineofsight.authorities import all_authorities
from lineofsight.indicators.catalogue import Indicator, Kind
from lineofsight.indicators.observation import Series
from lineofsight.indicators.places import ENGLAND
from lineofsight.indicators.store import SNAPSHOT_FILE, Indicators
from lineofsight.indicators.variation import TYPICAL, SeriesInput, pooled_autocorrelation
from lineofsight.indicators.variation import Polarity as Direction

__all__ = ["DRIFT_FILE", "as_input", "drift_of", "measure_drift", "write_drift"]

DRIFT_FILE = Path(__file__).with_name("drift.csv")
"""The measured values that ship with the package."""

_COLUMNS = ("indicator", "autocorrelation")
_DIRECTIONS: dict[str, Direction] = {"high": "high", "low": "low", "none": "none"}


def as_input(series: Series, nation: Series, autocorrelation: float = TYPICAL) -> SeriesInput:
    """A series as the charts of `variation` judge it: beside its nation's figures of the same years."""
    one = series.indicator
    national = dict(zip(nation.years, nation.values, strict=True))
    return SeriesInput(
        id=one.id,
        name=one.name,
        periods=tuple(seen.period.label for seen in series.observations),
        values=series.values,
        unit=_unit(one),
        polarity=_DIRECTIONS[one.polarity.value],
        national=tuple(national.get(year) for year in series.years),
        autocorrelation=autocorrelation,
    )


def drift_of(indicator: Indicator) -> float:
    """The autocorrelation from one year to the next, without the nation's movement; a typical one if not measured."""
    return _kept().get(indicator.id, TYPICAL)


def measure_drift(indicators: Indicators, indicator: Indicator) -> float:
    """The pooled autocorrelation of one indicator over all authorities that have figures."""
    nation = indicators.series(ENGLAND, indicator)
    inputs = (as_input(indicators.series(authority, indicator), nation) for authority in all_authorities())
    found = [relative.values for one in inputs if (relative := one.relative)]
    return round(pooled_autocorrelation(found), 2)


def write_drift(indicators: Indicators, path: Path = DRIFT_FILE) -> None:
    """Measure every indicator of the board and keep it as the file that `drift_of` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows((one.id, f"{measure_drift(indicators, one):.2f}") for one in indicators.book.board)


@cache
def _kept() -> dict[str, float]:
    with DRIFT_FILE.open(encoding="utf-8", newline="") as file:
        return {row["indicator"]: float(row["autocorrelation"]) for row in csv.DictReader(file)}


def _unit(one: Indicator) -> str:
    """The unit as `variation` writes it behind a figure."""
    match one.kind:
        case Kind.PERCENTAGE:
            return "%"
        case Kind.RATE:
            return f"per {one.per:,}"
        case Kind.MONEY:
            return "£"
        case _:
            return ""


if __name__ == "__main__":
    write_drift(Indicators.open(SNAPSHOT_FILE))
