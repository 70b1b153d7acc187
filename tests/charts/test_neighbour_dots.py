"""Places among others: highest first, each with its interval, and no place lost because it has no figure."""

import re

import pytest

from lineofsight.charts import Chart
from lineofsight.charts.neighbour_dots import DotRow, neighbour_dots
from lineofsight.charts.palette import SERIES
from tests.charts.builders import PERCENT


def dots(*rows: DotRow, groups: tuple[tuple[str, float], ...] = ()) -> Chart:
    return neighbour_dots("Late visits", rows, PERCENT, groups)


def names(chart: Chart) -> list[str]:
    return re.findall(r'text-anchor="end"[^>]*>([A-Z][a-z]+)</text>', chart.svg)


def test_rows_stand_highest_first_and_those_without_a_figure_last_with_the_reason() -> None:
    chart = dots(DotRow("Low", 1.0), DotRow("None", None, note="suppressed"), DotRow("High", 9.0))
    assert names(chart) == ["High", "Low", "None"]
    assert ">suppressed<" in chart.svg
    assert chart.rows[2] == ("None", None, None, None, "suppressed")
    assert chart.alternative.endswith("High: 9.0%. Low: 1.0%. None: suppressed.")


def test_our_place_differs_by_shape_and_weight_and_is_named_as_such() -> None:
    chart = dots(DotRow("Ours", 5.0, 4.0, 6.0, is_ours=True), DotRow("Theirs", 4.0))
    assert f'd="M0,-7L7,0L0,7L-7,0Z" fill="{SERIES[1].light}"' in chart.svg
    assert re.search(r'font-weight="bold"[^>]*>Ours<', chart.svg)
    assert "Ours, the place looked at: 5.0% (4.0% to 6.0%)." in chart.alternative


def test_whiskers_reach_from_low_to_high_and_are_left_out_without_an_interval() -> None:
    whiskers = re.compile(rf'd="M([\d.]+),[\d.]+L([\d.]+),[\d.]+" fill="none" stroke="{SERIES[0].light}"')
    narrow, wide = (dots(DotRow("A", 5.0, 5 - by, 5 + by), DotRow("B", 0.0), DotRow("C", 10.0)) for by in (1.0, 2.0))
    (one,), (other,) = (whiskers.findall(chart.svg) for chart in (narrow, wide))
    assert 2 * (float(one[1]) - float(one[0])) == pytest.approx(float(other[1]) - float(other[0]), abs=0.2)
    assert not whiskers.findall(dots(DotRow("A", 5.0)).svg)


def test_groups_are_told_apart_by_their_dashes() -> None:
    chart = dots(DotRow("A", 5.0), groups=(("England", 4.0), ("London", 6.0)))
    assert len(set(re.findall(r'stroke-dasharray="([^"]+)"', chart.svg))) == 1
    assert ">England 4.0%<" in chart.svg
    assert chart.rows[-1] == ("London", 6.0, None, None, "drawn as a line")


def test_more_groups_than_dashes_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 3"):
        dots(DotRow("A", 5.0), groups=tuple((str(place), 1.0) for place in range(4)))


def test_a_chart_of_nothing_is_a_chart() -> None:
    assert dots().rows == ()
