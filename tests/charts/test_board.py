"""A board of small multiples: a cell for each series, drawn fast, with what is flagged in shape, word and table."""

import re
import time

from lineofsight.charts import Chart
from lineofsight.charts.board import BoardCell, board
from lineofsight.charts.palette import SERIES


def cell(name: str = "Late visits", **fields: object) -> BoardCell:
    return BoardCell(**{"name": name, "figure": "12.3%", "period": "2024", "values": (1.0, 2.0, 3.0)} | fields)  # type: ignore[arg-type]


def lines_of(chart: Chart) -> list[str]:
    return re.findall(rf'<path d="([^"]+)" fill="none" stroke="{SERIES[0].light}" stroke-width="2"', chart.svg)[1:]


def test_every_cell_has_name_figure_period_change_and_others() -> None:
    chart = board("T", [cell(change="+1.0 on 2023", others="neighbours 9.0")])
    for words in ("Late visits", "12.3%", "2024", "+1.0 on 2023", "neighbours 9.0"):
        assert f">{words}<" in chart.svg
    assert chart.rows == (("Late visits", "12.3%", "2024", "+1.0 on 2023", "neighbours 9.0", None),)


def test_a_flag_is_a_shape_a_word_and_a_sentence() -> None:
    chart = board("T", [cell(flag="It rose.", flagged=frozenset({2})), cell("Other")])
    assert chart.svg.count(">flagged<") == 1
    assert "Flagged: 1." in chart.alternative
    assert "flagged: It rose." in chart.alternative
    assert chart.rows[0][-1] == "It rose."


def test_a_flag_of_earlier_years_only_is_marked_as_such() -> None:
    assert ">flagged earlier<" in board("T", [cell(flag="It rose.", flagged=frozenset({0}))]).svg


def test_a_gap_is_a_gap_and_a_lone_figure_still_shows() -> None:
    chart = board("T", [cell(values=(1.0, 2.0, None, 3.0, None, 4.0, 5.0))])
    assert lines_of(chart)[0].count("M") == 2
    assert len(re.findall(rf'transform="translate[^>]+fill="{SERIES[0].light}"', chart.svg)) == 2


def test_a_series_without_figures_keeps_its_cell_empty() -> None:
    chart = board("T", [cell(figure="No figure", period="", values=(None, None))])
    assert lines_of(chart) == []
    assert chart.rows[0][:3] == ("Late visits", "No figure", None)


def test_a_series_that_never_moves_is_drawn_too() -> None:
    assert lines_of(board("T", [cell(values=(5.0, 5.0))]))


def test_three_cells_stand_in_a_row_and_the_drawing_grows_with_them() -> None:
    heights = [
        float(board("T", [cell()] * count).svg.split('viewBox="0 0 680 ')[1].split('"')[0]) for count in (3, 4, 6)
    ]
    assert heights[0] < heights[1] == heights[2]


def test_sixty_cells_take_far_less_than_a_second() -> None:
    start = time.process_time()
    board("T", [cell(values=tuple(map(float, range(12))), reference=tuple(map(float, range(12))))] * 60)
    assert time.process_time() - start < 0.5


def test_a_board_of_nothing_is_a_chart() -> None:
    assert board("T", []).rows == ()
