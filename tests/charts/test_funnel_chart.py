"""A funnel plot: size along, figure up, limits that narrow, and names only for those that lie outside or are ours."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.charts import Chart
from lineofsight.charts.funnel_chart import Frame, FunnelDot, FunnelLimit, funnel_chart
from lineofsight.charts.palette import SERIES
from tests.charts.builders import PERCENT

LIMITS = [FunnelLimit(sigma, [(10, 5 - sigma, 5 + sigma), (100, 5 - sigma / 3, 5 + sigma / 3)]) for sigma in (2.0, 3.0)]


def funnel(*dots: FunnelDot) -> Chart:
    return funnel_chart("Late visits", dots, LIMITS, Frame(5.0, PERCENT, "visits"))


def named(chart: Chart) -> list[str]:
    return re.findall(r'paint-order="stroke"[^>]*>([^<]+)</text>', chart.svg)


def test_ours_and_those_beyond_the_widest_limits_are_named_others_not() -> None:
    chart = funnel(
        FunnelDot("Ours", 50, 5.0, is_ours=True),
        FunnelDot("Outside", 90, 9.0, beyond=3.0),
        FunnelDot("Near the edge", 30, 7.5, beyond=2.0),
        FunnelDot("Inside", 70, 5.0),
    )
    assert named(chart) == ["Ours", "Outside"]


def test_the_words_say_where_ours_lies_and_how_many_lie_outside() -> None:
    dots = [FunnelDot("Ours", 50, 8.2, beyond=3.0, is_ours=True), FunnelDot("B", 40, 2.9, beyond=-2.0)]
    told = funnel(*dots).alternative
    assert "Ours, the place looked at: 8.2% of size 50, above the upper limit of 3 sigma." in told
    assert "Of 2 places 1 lie above and 1 below the limits of 2 sigma." in told
    assert "Of 2 places 1 lie above and 0 below the limits of 3 sigma." in told


def test_groups_differ_by_shape() -> None:
    chart = funnel(FunnelDot("A", 50, 5.0, is_ours=True), FunnelDot("B", 40, 4.0, is_near=True), FunnelDot("C", 9, 5.0))
    shapes = {found[:6] for found in re.findall(r'transform="translate[^>]+ d="([^"]+)"', chart.svg)}
    assert len(shapes) == 3
    assert chart.rows == (
        ("A", 50, 5.0, None, "looked at"),
        ("B", 40, 4.0, None, "neighbours"),
        ("C", 9, 5.0, None, None),
    )


def test_limits_narrow_with_size_and_differ_by_dashes() -> None:
    chart = funnel(FunnelDot("A", 100, 9.0), FunnelDot("B", 50, 1.0))
    assert chart.svg.count('stroke-dasharray="5 3"') == 3
    assert ">limits of 3 sigma<" in chart.svg


@given(st.lists(st.tuples(st.floats(1, 1000), st.floats(0, 100)), min_size=1, max_size=30))
def test_no_name_stands_on_another(places: list[tuple[float, float]]) -> None:
    chart = funnel(*(FunnelDot(f"Place {n}", size, value, 3.0) for n, (size, value) in enumerate(places)))
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*text-anchor="(\w+)"[^>]*>(Place \d+)</text>', chart.svg)
    spans = []
    for x, y, anchor, words in found:
        start = float(x) - (len(words) * 6.8 if anchor == "end" else 0)
        spans.append((start, start + len(words) * 6.8, float(y)))
    for place, (left, right, y) in enumerate(spans):
        assert not any(
            left < end - 1 and start < right - 1 and abs(y - other) < 12 for start, end, other in spans[:place]
        )


def test_ours_is_drawn_last_so_that_nothing_hides_it() -> None:
    chart = funnel(FunnelDot("A", 50, 5.0, is_ours=True), FunnelDot("B", 50, 5.0))
    marks = re.findall(r'<path transform="translate\([^)]+\)" d="[^"]+" fill="([^"]+)"', chart.svg)
    assert marks[-1] == SERIES[1].light
