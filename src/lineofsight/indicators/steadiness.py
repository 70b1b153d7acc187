"""How unsteady an authority's series is beside the same series of its neighbours.

It lines up years and hands them to `variation`, which says what is unsteady and how sure that is.
"""

from datetime import date

from lineofsight.indicators.board import Row
from lineofsight.indicators.store import Indicators
from lineofsight.indicators.variation import VolatilityComparison, compare_volatility

__all__ = ["steadiness"]


def steadiness(indicators: Indicators, row: Row, as_of: date | None = None) -> VolatilityComparison:
    """The yearly changes of a series beside those of the neighbours, over the years of the authority's own series."""
    years = row.series.years
    near = []
    for one in row.comparison.neighbours:
        series = indicators.series(one.neighbour.authority, row.indicator, as_of)
        known = dict(zip(series.years, series.values, strict=True))
        near.append([known.get(year) for year in years])
    return compare_volatility(row.series.values, near, row.judged.national)
