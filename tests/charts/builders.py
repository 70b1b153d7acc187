"""Charts of every kind, with as little said as a test needs."""

from functools import cache
from xml.etree import ElementTree

from lineofsight.charts import Chart, IntervalGroup, Share, TrendSeries, grade_bars, interval_dots, trend_lines
from lineofsight.vocabulary import Grade

HOSTILE = '<script>alert("x")</script> & #import "$y$" \\u{41} \x07\x00]]>'

SHARE = Share(3, 4, 0.3, 0.95)


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
    )
