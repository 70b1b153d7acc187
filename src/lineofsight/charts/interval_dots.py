"""Shares with their intervals: a dot and whiskers for each, one row a group, several series told apart by mark.

It draws intervals it is given and never works one out.
"""

from collections.abc import Iterator, Sequence

from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import NARROW
from lineofsight.charts.interval_picture import interval_picture
from lineofsight.charts.palette import MARKS
from lineofsight.charts.share import SHARE_COLUMNS, IntervalGroup
from lineofsight.charts.svg import finish

__all__ = ["interval_dots"]


def interval_dots(title: str, groups: Sequence[IntervalGroup], axis: str = "Share, with its interval") -> Chart:
    """The groups in the order given, on an axis from 0 to 100%; `axis` says what is measured.

    Raises ValueError for more series than there are marks to tell them apart (four).
    """
    series = list(dict.fromkeys(name for group in groups for name, _ in group.shares))
    if len(series) > len(MARKS):
        raise ValueError(f"{len(series)} series cannot be told apart in one chart: draw at most {len(MARKS)}.")
    alternative = _alternative(groups, axis)
    return Chart(
        title=title,
        alternative=alternative,
        columns=("Group", "Series", *SHARE_COLUMNS),
        rows=tuple((group.label, name, *share.cells) for group in groups for name, share in group.shares),
        svg=finish(interval_picture(groups, series, axis), title, alternative),
        narrow=finish(interval_picture(groups, series, axis, NARROW), title, alternative),
    )


def _alternative(groups: Sequence[IntervalGroup], axis: str) -> str:
    several = any(len(group.shares) > 1 for group in groups)
    told = (f"{group.label}: {', '.join(_in_words(group, several))}." for group in groups)
    return " ".join([f"Dots with whiskers, one row for each group. {axis}.", *told])


def _in_words(group: IntervalGroup, several: bool) -> Iterator[str]:
    for name, share in group.shares:
        yield f"{name} {share.label}" if several else share.label
