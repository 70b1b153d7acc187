"""How far a figure moved from an earlier one of the same place, and whether chance alone could explain it.

It compares two figures. Whether a series as a whole does anything special is asked of `variation`.
"""

from dataclasses import dataclass
from math import hypot

from lineofsight.indicators.catalogue import Indicator, Kind
from lineofsight.indicators.observation import Observation, Series
from lineofsight.indicators.rates import interval_of

__all__ = ["Change", "change_between", "last_change"]


@dataclass(frozen=True, slots=True)
class Change:
    """From `before` to `now`, in the indicator's unit (percentage points for a share).

    `low` and `high` are the 95% interval of the difference, None where the counts behind either figure are unknown.
    """

    indicator: Indicator
    before: Observation
    now: Observation
    difference: float
    low: float | None
    high: float | None

    @property
    def beyond_chance(self) -> bool | None:
        """Whether chance alone hardly explains it; None where that cannot be told."""
        return None if self.low is None or self.high is None else not self.low <= 0 <= self.high

    @property
    def words(self) -> str:
        """As people write it: "+1.2 points on 2023/24 (95% interval −0.3 to +2.7)"."""
        what = " points" if self.indicator.kind is Kind.PERCENTAGE else ""
        spread = "" if self.low is None else f" (95% interval {self.signed(self.low)} to {self.signed(self.high)})"
        return f"{self.signed(self.difference)}{what} on {self.before.period.label}{spread}"

    def signed(self, value: float | None) -> str:
        """A difference with its sign."""
        number = self.indicator.number(abs(value or 0.0))
        pounds = "£" if self.indicator.kind is Kind.MONEY else ""
        sign = "" if not number.strip("0.,") else "−" if (value or 0) < 0 else "+"
        return f"{sign}{pounds}{number}"


def change_between(before: Observation, now: Observation, indicator: Indicator) -> Change | None:
    """The change from one figure to another, None unless both have a value of the authority's own time.

    Its interval is put together from those of the two figures (Zou and Donner 2008, Stat. Med. 27; for shares this is
    Newcombe's), as if they were about different children. Where many are the same, as of those in care on one day and
    a year later, it is too wide rather than too narrow.
    """
    if before.value is None or now.value is None or not (before.status.comparable and now.status.comparable):
        return None
    difference = now.value - before.value
    earlier, later = interval_of(before, indicator), interval_of(now, indicator)
    if earlier is None or later is None:
        return Change(indicator, before, now, difference, None, None)
    low = difference - hypot(now.value - later.low, earlier.high - before.value)
    high = difference + hypot(later.high - now.value, before.value - earlier.low)
    return Change(indicator, before, now, difference, low, high)


def last_change(series: Series, years: int = 1) -> Change | None:
    """From the figure `years` before the latest one, or the last known before that, to the latest; None without."""
    now = series.latest
    if now is None:
        return None
    earlier = (one for one in reversed(series.observations) if one.period.year <= now.period.year - years)
    before = next((one for one in earlier if one.status.comparable), None)
    return change_between(before, now, series.indicator) if before else None
