"""Every chart, once: as SVG for pages and documents, each with its table of figures and alternative text."""

from lineofsight.charts.axis import Unit
from lineofsight.charts.board import BoardCell, board
from lineofsight.charts.chart import Chart
from lineofsight.charts.funnel_chart import Frame, FunnelDot, FunnelLimit, funnel_chart
from lineofsight.charts.grade_bars import grade_bars
from lineofsight.charts.grades_over_time import GradeColumn, grade_columns
from lineofsight.charts.interval_dots import interval_dots
from lineofsight.charts.neighbour_dots import DotRow, neighbour_dots
from lineofsight.charts.run_chart import RunPoint, run_chart
from lineofsight.charts.share import IntervalGroup, Share, TrendSeries
from lineofsight.charts.tile_map import Tile, tile_map
from lineofsight.charts.timeline import timeline
from lineofsight.charts.timeline_items import TimelineEvent, TimelineWindow
from lineofsight.charts.trend_lines import trend_lines

__all__ = [
    "BoardCell",
    "Chart",
    "DotRow",
    "Frame",
    "FunnelDot",
    "FunnelLimit",
    "GradeColumn",
    "IntervalGroup",
    "RunPoint",
    "Share",
    "Tile",
    "TimelineEvent",
    "TimelineWindow",
    "TrendSeries",
    "Unit",
    "board",
    "funnel_chart",
    "grade_bars",
    "grade_columns",
    "interval_dots",
    "neighbour_dots",
    "run_chart",
    "tile_map",
    "timeline",
    "trend_lines",
]
