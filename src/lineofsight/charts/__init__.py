"""Every chart, once: as SVG for pages and documents, each with its table of figures and alternative text."""

from lineofsight.charts.chart import Chart
from lineofsight.charts.grade_bars import grade_bars
from lineofsight.charts.interval_dots import interval_dots
from lineofsight.charts.share import IntervalGroup, Share, TrendSeries
from lineofsight.charts.trend_lines import trend_lines

__all__ = ["Chart", "IntervalGroup", "Share", "TrendSeries", "grade_bars", "interval_dots", "trend_lines"]
