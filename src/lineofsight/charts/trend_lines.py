"""Shares by year with the band of their intervals: one small panel for each series, all on one scale.

It draws what it is given: a year without a share is a gap, never bridged.
"""

from collections.abc import Sequence

from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import NARROW
from lineofsight.charts.share import SHARE_COLUMNS, TrendSeries
from lineofsight.charts.svg import finish
from lineofsight.charts.trend_picture import trend_picture

__all__ = ["trend_lines"]


def trend_lines(title: str, series: Sequence[TrendSeries], axis: str = "Share, with its interval") -> Chart:
    """One panel for each series, in the order given, from 0 to a little over the highest interval."""
    alternative = _alternative(series, axis)
    return Chart(
        title=title,
        alternative=alternative,
        columns=("Series", "Year", *SHARE_COLUMNS),
        rows=tuple((line.name, year, *share.cells) for line in series for year, share in line.points),
        svg=finish(trend_picture(series, axis), title, alternative),
        narrow=finish(trend_picture(series, axis, NARROW), title, alternative),
    )


def _alternative(series: Sequence[TrendSeries], axis: str) -> str:
    told = (f"{line.name}: {_in_words(line)}." for line in series)
    return " ".join([f"Lines by year, one panel for each series. {axis}.", *told])


def _in_words(line: TrendSeries) -> str:
    known = sorted((year, share.value, share.label) for year, share in line.points if share.value is not None)
    if not known:
        return "no share in any year"
    (start, _, first), (end, _, last) = known[0], known[-1]
    if start == end:
        return f"{first} in {start}"
    peak, _, most = max(known, key=lambda point: point[1])
    between = "" if peak in {start, end} else f", at most {most} in {peak}"
    return f"from {first} in {start} to {last} in {end}{between}"
