"""One published figure, or the reason there is none, and a series of them.

It knows what each status means. A figure that is suppressed or missing is never zero and never left out.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.indicators.catalogue import Indicator
from lineofsight.indicators.periods import Period

__all__ = ["NOWHERE_LISTED", "Observation", "Series", "Status"]

NOWHERE_LISTED = "not listed in the sources used"
"""What is said of an indicator of which no source has a row for a place."""


class Status(StrEnum):
    """Whether there is a figure, and if not, what the publisher or the record says instead."""

    VALUE = "value"
    SHARED_RETURN = "shared-return"
    OUTSIDE_LIFE = "outside-life"
    SUPPRESSED = "suppressed"
    NOT_AVAILABLE = "not-available"
    NOT_APPLICABLE = "not-applicable"
    UNRELIABLE = "unreliable"
    ROUNDED_TO_ZERO = "rounded-to-zero"
    LOW = "low"
    FALSE_ZERO = "false-zero"
    MISSING_UNEXPLAINED = "missing-unexplained"
    NOT_LISTED = "not-listed"

    @property
    def has_value(self) -> bool:
        """Whether a figure comes with it."""
        return self in (Status.VALUE, Status.SHARED_RETURN, Status.OUTSIDE_LIFE)

    @property
    def comparable(self) -> bool:
        """Whether the figure is one of this authority's time, fit to stand among others."""
        return self in (Status.VALUE, Status.SHARED_RETURN)

    @property
    def words(self) -> str:
        """The status in a few plain words."""
        return _WORDS[self]


_WORDS = {
    Status.VALUE: "published",
    Status.SHARED_RETURN: "one return shared with another authority",
    Status.OUTSIDE_LIFE: "published for a time when the authority did not exist",
    Status.SUPPRESSED: "suppressed, to protect children",
    Status.NOT_AVAILABLE: "not available",
    Status.NOT_APPLICABLE: "does not apply",
    Status.UNRELIABLE: "withheld as unreliable",
    Status.ROUNDED_TO_ZERO: "above zero, but rounds to it",
    Status.LOW: "above zero, but below half of the last printed digit",
    Status.FALSE_ZERO: "printed as zero, which it cannot be",
    Status.MISSING_UNEXPLAINED: "missing, no reason given",
    Status.NOT_LISTED: "not listed in the source",
}


@dataclass(frozen=True, slots=True)
class Observation:
    """What was published of one indicator for one place and period.

    `value` is in the indicator's unit, None unless the status has one. `numerator` and `denominator` are the counts
    behind it where they are published and agree with it. `published` is an estimate: the period's end and the usual
    lag. `source` names file and series; `note` says what is odd and why, or None.
    """

    authority: str
    indicator: str
    period: Period
    value: float | None
    status: Status
    numerator: float | None
    denominator: float | None
    published: date
    source: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """All observations of one indicator for one place, earliest first, gaps included."""

    authority: str
    name: str
    indicator: Indicator
    observations: tuple[Observation, ...]

    @property
    def latest(self) -> Observation | None:
        """The last observation with a value of the authority's own time, None if there is none."""
        return next((one for one in reversed(self.observations) if one.status.comparable), None)

    @property
    def why_none(self) -> str:
        """Why there is no figure, in words, by the last observation; also of a series without any."""
        return self.observations[-1].status.words if self.observations else NOWHERE_LISTED

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which the periods end."""
        return tuple(one.period.year for one in self.observations)

    @property
    def values(self) -> tuple[float | None, ...]:
        """The values in order of time, None where there is a gap or the authority did not exist."""
        return tuple(one.value if one.status.comparable else None for one in self.observations)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is odd about any of the observations, each thing once."""
        return tuple(dict.fromkeys(one.note for one in self.observations if one.note))
