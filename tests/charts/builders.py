"""Charts of every kind, with as little said as a test needs."""

from functools import cache
from xml.etree import ElementTree

from lineofsight.charts import Chart, IntervalGroup, Share, TrendSeries, grade_bars, interval_dots, trend_lines
from lineofsight.charts.axis import Unit
from lineofsight.charts.board import BoardCell, board
from lineofsight.charts.funnel_chart import Frame, FunnelDot, FunnelLimit, funnel_chart
from lineofsight.charts.neighbour_dots import DotRow, neighbour_dots
from lineofsight.charts.run_chart import RunPoint, run_chart
from lineofsight.vocabulary import Grade

HOSTILE = '<script>alert("x")</script> & #import "$y$" \\u{41} \x07\x00]]>'

SHARE = Share(3, 4, 0.3, 0.95)

PERCENT = Unit("% of visits", 1, after="%")

KINDS = ("grade_bars", "interval_dots", "trend_lines", "run_chart", "neighbour_dots", "funnel_chart", "board")


def bars(*counts: tuple[Grade, int], label: str = "Overall effectiveness", title: str = "Grades") -> Chart:
    """One bar."""
    return grade_bars(title, [(label, counts)])


def parsed(svg: str) -> ElementTree.Element:
    """The root of a drawing."""
    return ElementTree.fromstring(svg)  # noqa: S314  # our own


@cache
def every_kind(words: str = "Plans") -> tuple[Chart, ...]:
    """A chart of each kind, with the same words wherever it takes any."""
    return (
        bars((Grade.GOOD, 2), (Grade.INADEQUATE, 1), label=words, title=words),
        interval_dots(words, [IntervalGroup(words, [(words, SHARE), ("B", SHARE)])], axis=words),
        trend_lines(words, [TrendSeries(words, [(2023, SHARE), (2024, SHARE)])], axis=words),
        run_chart(words, [RunPoint(words, 1.0), RunPoint("2024", None, words)], PERCENT, flags=[words]),
        neighbour_dots(words, [DotRow(words, 1.0, 0.5, 2.0), DotRow("B", None, note=words)], PERCENT, [(words, 1.5)]),
        funnel_chart(
            words,
            [FunnelDot(words, 100, 1.0, is_ours=True), FunnelDot("B", 50, 9.0, beyond=3.0)],
            [FunnelLimit(3.0, [(10, 0.0, 8.0), (100, 0.5, 4.0)])],
            Frame(2.0, PERCENT, words),
        ),
        board(words, [BoardCell(words, "1%", "2024", words, words, (1.0, 2.0), (None, 1.0), words, frozenset({1}))]),
    )
