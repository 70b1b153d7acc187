"""Official statistics: loaded from published files, curated, and set beside those of other authorities.

Knows figures, their gaps and how they compare. Nothing here knows inspections.
"""

from lineofsight.indicators.catalogue import Catalogue, Collection, Indicator, Kind, Polarity, catalogue
from lineofsight.indicators.compare import Comparison, Group, NeighbourValue, compare, compare_board
from lineofsight.indicators.loading import Loaded, load, write_table
from lineofsight.indicators.neighbours import Neighbour, neighbours
from lineofsight.indicators.observation import Observation, Series, Status
from lineofsight.indicators.periods import Period, Release, YearType
from lineofsight.indicators.places import ENGLAND, Place, PlaceKind, place
from lineofsight.indicators.ranks import Rank
from lineofsight.indicators.rates import Interval
from lineofsight.indicators.report import LoadReport
from lineofsight.indicators.store import Indicators

__all__ = [
    "ENGLAND",
    "Catalogue",
    "Collection",
    "Comparison",
    "Group",
    "Indicator",
    "Indicators",
    "Interval",
    "Kind",
    "LoadReport",
    "Loaded",
    "Neighbour",
    "NeighbourValue",
    "Observation",
    "Period",
    "Place",
    "PlaceKind",
    "Polarity",
    "Rank",
    "Release",
    "Series",
    "Status",
    "YearType",
    "catalogue",
    "compare",
    "compare_board",
    "load",
    "neighbours",
    "place",
    "write_table",
]
