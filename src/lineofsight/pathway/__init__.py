"""What comes next: from an authority's history and the rules, the activities to expect, when, how likely and why.

It asks the register what was known on a day and the frameworks what follows from it. It holds no date and no rule of
its own.
"""

from lineofsight.pathway.backtest import BackTest, Case, Figures, Placed, backtest
from lineofsight.pathway.calendars import calendar
from lineofsight.pathway.checks import Checked, Irregularity, check_all
from lineofsight.pathway.clocks import Due, clocks, clocks_after, rules_on
from lineofsight.pathway.coming import Coming, coming
from lineofsight.pathway.countdown import deadline_countdown, until, window_countdown
from lineofsight.pathway.histories import History, histories
from lineofsight.pathway.pathway import Pathway, expect, expect_under, following, pathway_of, pathways
from lineofsight.pathway.plain import (
    plain_backtest,
    plain_checked,
    plain_coming,
    plain_due,
    plain_expected,
    plain_pathway,
)
from lineofsight.pathway.reasons import Citation, Fact, Reason
from lineofsight.pathway.situation import Expected
from lineofsight.pathway.windows import Span

__all__ = [
    "BackTest",
    "Case",
    "Checked",
    "Citation",
    "Coming",
    "Due",
    "Expected",
    "Fact",
    "Figures",
    "History",
    "Irregularity",
    "Pathway",
    "Placed",
    "Reason",
    "Span",
    "backtest",
    "calendar",
    "check_all",
    "clocks",
    "clocks_after",
    "coming",
    "deadline_countdown",
    "expect",
    "expect_under",
    "following",
    "histories",
    "pathway_of",
    "pathways",
    "plain_backtest",
    "plain_checked",
    "plain_coming",
    "plain_due",
    "plain_expected",
    "plain_pathway",
    "rules_on",
    "until",
    "window_countdown",
]
