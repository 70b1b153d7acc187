"""A run chart shows figures, gaps, what was expected, and what is flagged; in the picture, the table and the words."""

import re

from lineofsight.charts import Chart
from lineofsight.charts.palette import MUTED, SERIES
from lineofsight.charts.run_chart import RunPoint, run_chart
from tests.charts.builders import PERCENT

OURS, STANDS_OUT = SERIES[0].light, SERIES[1].light


def run(*points: RunPoint, **options: object) -> Chart:
    return run_chart("Late visits", points, PERCENT, **options)  # type: ignore[arg-type]


def years(*values: float | None) -> list[RunPoint]:
    return [RunPoint(str(2020 + place), value) for place, value in enumerate(values)]


def line_of(chart: Chart) -> str:
    (found,) = re.findall(rf'<path d="([^"]+)" fill="none" stroke="{OURS}" stroke-width="2.5" class', chart.svg)[1:]
    return str(found)


def diamonds(chart: Chart) -> int:
    """Besides the one in the key."""
    return max(
        0, len(re.findall(rf'<path transform="translate\([^"]+" d="M0,-7[^"]+" fill="{STANDS_OUT}"', chart.svg)) - 1
    )


def crosses(chart: Chart) -> int:
    """Besides the one in the key."""
    return max(
        0, len(re.findall(rf'transform="translate[^>]+stroke="{MUTED.light}" stroke-width="1.5"', chart.svg)) - 1
    )


def test_a_period_without_a_figure_is_a_gap_with_its_reason_and_never_a_zero() -> None:
    chart = run(*years(5.0, 6.0), RunPoint("2022", None, "suppressed"), *years(7.0, 8.0))
    assert line_of(chart).count("M") == 2
    assert crosses(chart) == 1
    assert chart.rows[2][:3] == ("2022", None, "suppressed")
    assert "No figure: 2022 (suppressed)." in chart.alternative


def test_higher_figures_stand_higher() -> None:
    steps = re.findall(r"[\d.]+,([\d.]+)", line_of(run(*years(1.0, 5.0, 3.0))))
    first, second, third = map(float, steps)
    assert second < third < first


def test_flagged_points_differ_by_shape_and_are_told_in_words() -> None:
    chart = run(*years(5.0, 6.0), RunPoint("2022", 9.0, is_flagged=True), flags=["It rose."])
    assert diamonds(chart) == 1
    assert chart.rows[2][3] == "yes"
    assert "Flagged: 2022. It rose." in chart.alternative
    assert ">flagged<" in chart.svg


def test_nothing_flagged_is_said_and_needs_no_key() -> None:
    chart = run(*years(5.0, 6.0))
    assert "No point is flagged." in chart.alternative
    assert ">flagged<" not in chart.svg
    assert diamonds(chart) == 0


def test_limits_are_a_band_and_stop_where_nothing_is_expected() -> None:
    with_limits = [RunPoint(str(year), 5.0, lower=4.0, centre=5.0, upper=6.0) for year in (2020, 2021)]
    chart = run(*with_limits, RunPoint("2022", 5.5))
    assert chart.svg.count('fill-opacity="0.13"') == 2
    assert chart.rows[0][4:7] == (5.0, 4.0, 6.0)
    assert chart.rows[2][4:7] == (None, None, None)
    assert "Expected" not in chart.alternative
    assert "Expected in 2021: 4.0% to 6.0%." in run(*with_limits).alternative


def test_the_reference_is_drawn_and_named_at_its_end_apart_from_our_figure() -> None:
    chart = run(RunPoint("2020", 5.0, reference=5.1), RunPoint("2021", 5.0, reference=5.01), reference="Wales")
    (ours,) = re.findall(r'y="([\d.]+)"[^>]*font-weight="bold"[^>]*>5.0%</text>', chart.svg)
    (theirs,) = re.findall(r'y="([\d.]+)"[^>]*>5.0% Wales<', chart.svg)
    assert abs(float(ours) - float(theirs)) > 12
    assert "Wales in 2021: 5.0%." in chart.alternative


def test_a_target_is_drawn_told_and_in_the_table() -> None:
    chart = run(*years(5.0, 6.0), target=7.0)
    assert chart.columns[-1] == "Target"
    assert {row[-1] for row in chart.rows} == {7.0}
    assert "Target: 7.0%." in chart.alternative


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    assert "the axis begins at 60%" in run(*years(91.0, 99.0)).svg
    assert "the axis begins" not in run(*years(1.0, 99.0)).svg


def test_periods_are_labelled_from_the_last_backwards_where_not_all_have_room() -> None:
    chart = run(*(RunPoint(f"{year}/{year + 1}", 1.0) for year in range(1980, 2025)))
    assert ">2024/2025<" in chart.svg
    assert ">2023/2024<" not in chart.svg


def test_one_figure_and_none_at_all_are_told_plainly() -> None:
    assert "5.0% in 2020, the only figure." in run(*years(5.0)).alternative
    assert "No figure in any period." in run(*years(None)).alternative
    assert run().rows == ()
