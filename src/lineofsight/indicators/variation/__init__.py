"""Variation that means something: change in one series, difference between places, without crying wolf.

Control charts that allow for drift, funnel plots that allow for over-dispersion, volatility, change points, and flags
held down across a whole board. It works on plain sequences of numbers, None at a gap, and knows no indicator and no
authority; docs/explanation/variation.md says what each rule means and where it comes from.
"""

from lineofsight.indicators.variation.autocorrelation import TYPICAL, autocorrelation, pooled_autocorrelation
from lineofsight.indicators.variation.change_points import ChangePoint, ChangePoints, change_points
from lineofsight.indicators.variation.control import Allowance, ControlChart, Phase, Rebase, chart
from lineofsight.indicators.variation.false_alarms import chance, chance_of_any, plain_rate, thresholds
from lineofsight.indicators.variation.flags import Board, Flag, Unjudged, board_flags, review_board
from lineofsight.indicators.variation.funnel import mean_funnel, proportion_funnel, rate_funnel
from lineofsight.indicators.variation.funnel_points import Adjustment, Funnel, FunnelPoint
from lineofsight.indicators.variation.nation import Relative, relative_to_nation
from lineofsight.indicators.variation.overdispersion import Overdispersion, overdispersion
from lineofsight.indicators.variation.rules import BASELINE, NHS, NHS_RULES, Rule, Thresholds
from lineofsight.indicators.variation.series import SeriesInput, fair_chart
from lineofsight.indicators.variation.signals import Signal
from lineofsight.indicators.variation.volatility import VolatilityComparison, compare_volatility, volatility
from lineofsight.indicators.variation.words import Polarity

__all__ = [
    "BASELINE",
    "NHS",
    "NHS_RULES",
    "TYPICAL",
    "Adjustment",
    "Allowance",
    "Board",
    "ChangePoint",
    "ChangePoints",
    "ControlChart",
    "Flag",
    "Funnel",
    "FunnelPoint",
    "Overdispersion",
    "Phase",
    "Polarity",
    "Rebase",
    "Relative",
    "Rule",
    "SeriesInput",
    "Signal",
    "Thresholds",
    "Unjudged",
    "VolatilityComparison",
    "autocorrelation",
    "board_flags",
    "chance",
    "chance_of_any",
    "change_points",
    "chart",
    "compare_volatility",
    "fair_chart",
    "mean_funnel",
    "overdispersion",
    "plain_rate",
    "pooled_autocorrelation",
    "proportion_funnel",
    "rate_funnel",
    "relative_to_nation",
    "review_board",
    "thresholds",
    "volatility",
]
