"""One series of a board: what it measures, and the chart by which it is judged.

It knows which direction is usually hoped for only to repeat it; judging is by the chart alone.
"""

from dataclasses import dataclass

from lineofsight.errors import UsageError
from lineofsight.indicators.variation.autocorrelation import TYPICAL
from lineofsight.indicators.variation.control import Allowance, ControlChart, Rebase, chart
from lineofsight.indicators.variation.false_alarms import RATE
from lineofsight.indicators.variation.nation import Relative, relative_to_nation
from lineofsight.indicators.variation.words import Polarity

__all__ = ["SeriesInput", "fair_chart"]


@dataclass(frozen=True, slots=True)
class SeriesInput:
    """One series of a board, in order of time; None at a gap. `unit` is "%" for percentages.

    `polarity`: whether a "high" or a "low" figure is usually hoped for, or "none". `national` are the nation's figures
    for the same periods: with them the series is judged by what is left without the nation's movement.
    `autocorrelation` is the pooled value of this indicator (see `pooled_autocorrelation`). `rebases`: decisions that
    began a new baseline. Raises UsageError when periods, values and national figures differ in number.
    """

    id: str
    name: str
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    unit: str = ""
    polarity: Polarity = "none"
    national: tuple[float | None, ...] | None = None
    autocorrelation: float = TYPICAL
    rebases: tuple[Rebase, ...] = ()

    def __post_init__(self) -> None:
        lengths = {len(self.periods), len(self.values), len(self.periods if self.national is None else self.national)}
        if len(lengths) > 1:
            raise UsageError(f"Series {self.id} needs as many values, and national figures, as it has periods.")

    @property
    def relative(self) -> Relative | None:
        """The series without the nation's movement, if the nation's figures are known."""
        return None if self.national is None else relative_to_nation(self.values, self.national, self.unit)


def fair_chart(item: SeriesInput, rate: float = RATE) -> ControlChart:
    """The chart by which a board judges a series: it allows for drift, and shows the series `relative` where it can."""
    relative = item.relative
    return chart(
        relative.values if relative else item.values,
        item.periods,
        rebases=item.rebases,
        allowance=Allowance(item.autocorrelation, rate),
    )
