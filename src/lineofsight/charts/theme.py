"""How charts look: type, grid and colours, set once; and the way from an Altair chart to a finished picture.

It knows nothing of what a chart says.
"""

import altair
import vl_convert

from lineofsight.charts.palette import AXIS, GRID, INK, MUTED
from lineofsight.charts.svg import FONTS, finish

__all__ = ["WIDTH", "draw"]

WIDTH = 680
"""The width of every chart, in units of its own; pages scale it."""

_TEXT_SIZE = 13

_CONFIGURATION = altair.Config(
    aria=False,
    background="transparent",
    font=FONTS,
    padding={"left": 2, "right": 40, "top": 6, "bottom": 4},
    view=altair.ViewConfig(stroke=None),
    axis=altair.AxisConfig(
        domainColor=AXIS.light,
        gridColor=GRID.light,
        labelColor=INK.light,
        labelFontSize=_TEXT_SIZE,
        labelLimit=0,
        tickColor=AXIS.light,
        titleColor=MUTED.light,
        titleFontSize=_TEXT_SIZE,
        titleFontWeight="normal",
        titlePadding=10,
    ),
    legend=altair.LegendConfig(
        labelColor=INK.light,
        labelFontSize=_TEXT_SIZE,
        labelLimit=0,
        orient="top",
        symbolOpacity=1,
        symbolSize=90,
        title=None,
    ),
    title=altair.TitleConfig(anchor="start", color=INK.light, fontSize=_TEXT_SIZE, frame="group", offset=8),
    text=altair.MarkConfig(color=INK.light, fontSize=_TEXT_SIZE),
)


def draw(chart: altair.LayerChart | altair.FacetChart | altair.ConcatChart, title: str, alternative: str) -> str:
    """The chart in the house's look, as a whole SVG element."""
    specification = chart.properties(config=_CONFIGURATION).to_dict()
    return finish(vl_convert.vegalite_to_svg(specification), title, alternative)
