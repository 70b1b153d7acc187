"""How far chance alone could move a rate: the 95% interval of one figure, from the counts behind it.

Shares have Wilson's interval, rates of events the exact Poisson interval. There is none without counts, and none for
averages, sums and money, whose spread is not published.
"""

from dataclasses import dataclass

from lineofsight.chance import wilson_ends
from lineofsight.indicators.catalogue import Indicator, Kind
from lineofsight.indicators.observation import Observation

__all__ = ["Interval", "interval_of", "poisson_interval", "rests_on_few", "why_no_interval"]

_FEW = 10
"""Below so many children on either side of a share, or behind a rate, one child more or less shows."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The range that would hold the underlying level in 95 of 100 such cases, in the indicator's unit; and how made."""

    low: float
    high: float
    method: str

    def holds(self, value: float) -> bool:
        """Whether a value lies inside."""
        return self.low <= value <= self.high


def interval_of(seen: Observation, indicator: Indicator) -> Interval | None:
    """The interval of a figure, or None where `why_no_interval` says why."""
    if why_no_interval(seen, indicator) or seen.numerator is None or seen.denominator is None:
        return None
    share = indicator.kind is Kind.PERCENTAGE
    low, high = (wilson_ends if share else poisson_interval)(seen.numerator, seen.denominator)
    doubts = [
        "from the published rate, as the count itself is not published" if indicator.numerator is None else "",
        "with a stand-in denominator" if not indicator.denominator_exact else "",
        "approximate, as full-time equivalents are no heads" if "full-time" in indicator.unit else "",
    ]
    method = ", ".join(["Wilson" if share else "exact Poisson", *filter(None, doubts)])
    return Interval(low * indicator.per, high * indicator.per, method)


def why_no_interval(seen: Observation, indicator: Indicator) -> str:
    """Why a figure has no interval, in words; empty where it has one."""
    if seen.value is None:
        return "there is no figure"
    if indicator.kind not in (Kind.PERCENTAGE, Kind.RATE):
        return "the spread behind averages, counts and money is not published"
    if indicator.denominator is None:
        return "the counts behind it are not published here"
    if seen.denominator is None:
        return "the counts behind it are missing for this year, or do not give the published figure"
    return ""


def rests_on_few(seen: Observation, indicator: Indicator) -> bool:
    """Whether so few children stand behind a figure that one of them shows in it."""
    if seen.numerator is None or seen.denominator is None:
        return False
    others = seen.denominator - seen.numerator if indicator.kind is Kind.PERCENTAGE else _FEW
    return min(seen.numerator, others) < _FEW


def poisson_interval(numerator: float, denominator: float) -> tuple[float, float]:
    """The exact interval for a count of events by what it is divided by (Garwood 1936, by the gamma distribution)."""
    from scipy.special import gammaincinv  # noqa: PLC0415  # slow to import, and only rates need it

    low = float(gammaincinv(numerator, 0.025)) if numerator > 0 else 0.0
    return low / denominator, float(gammaincinv(numerator + 1, 0.975)) / denominator
