"""Official statistics: the shapes of the catalogue and of `lineofsight.indicators.plain`.

Its lists of words are those of the catalogue, which is slow to import; a test holds them equal.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from lineofsight.vocabulary import Area
from lineofsight.web.api.answers.shape import Shape

__all__ = ["Board", "Figure", "Indicator", "Kind", "Polarity", "Status"]

Polarity = Literal["high", "low", "none"]
Kind = Literal["percentage", "rate", "mean", "count", "money"]
Status = Literal[
    "value",
    "shared-return",
    "outside-life",
    "suppressed",
    "not-available",
    "not-applicable",
    "unreliable",
    "rounded-to-zero",
    "low",
    "false-zero",
    "missing-unexplained",
    "not-listed",
]


class Place(Shape):
    """A place with statistics: an authority, a region or England."""

    code: str
    name: str
    kind: Literal["authority", "region", "nation"]


class Period(Shape):
    """What a figure is for: a year as people write it, its number, and its first and last day."""

    label: str
    year: int
    start: date
    end: date
    release: str


class Observation(Shape):
    """A figure in the indicator's unit, or (`status`) why there is none; `published` is when it usually appears."""

    authority: str
    indicator: str
    period: Period
    value: float | None
    status: Status
    numerator: float | None
    denominator: float | None
    published: date
    source: str
    note: str | None


class Figure(Observation):
    """A figure with the name of its place."""

    name: str


class Interval(Shape):
    """How far chance alone could move a figure, and how that was worked out."""

    low: float
    high: float
    method: str


class Rank(Shape):
    """A place among those ranked, with the range chance allows."""

    position: int
    of: int
    tied: int
    quarter: int
    low: int | None
    high: int | None


class Group(Shape):
    """The middle of a group's figures, and how many it is the middle of."""

    name: str
    median: float | None
    count: int


class Neighbour(Shape):
    """A statistical neighbour with its figure."""

    authority: str
    name: str
    rank: int
    closeness: str
    value: float | None
    status: Status | None


class Change(Shape):
    """From the year before: how far, within which interval, and whether chance hardly explains it."""

    since: str
    difference: float
    low: float | None
    high: float | None
    beyond_chance: bool | None


class Flag(Shape):
    """What moved in a way that chance hardly explains: a question to ask, never a verdict."""

    series: str
    name: str
    rule: str
    since: str
    until: str
    side: int
    statement: str
    how_unusual: float
    chance_of_any: float
    adjusted: float
    also: list[str]
    is_current: bool = Field(description="Whether it is about the latest figure.")


class Row(Shape):
    """One indicator of an authority among others. What has no interval, rank or flag says why."""

    authority: Place
    indicator: str
    observation: Observation | None
    newer_gap: Observation | None
    interval: Interval | None
    no_interval: str
    rank: Rank | None
    no_rank: str
    rests_on_few: bool
    region: Group
    neighbours: list[Neighbour]
    neighbours_edition: int
    neighbours_median: float | None
    england: float | None
    statements: list[str]
    name: str
    group: str
    unit: str
    polarity: Polarity
    change: Change | None
    flag: Flag | None
    not_judged: str


class Review(Shape):
    """How many series were judged, and which flags did not stand across the board."""

    looked_at: int
    rate: float
    false_discovery: float
    dropped: list[str]


class Board(Shape):
    """Every indicator of an authority, and which of them are flagged."""

    authority: Place
    as_of: date | None
    rows: list[Row]
    flagged: list[str]
    review: Review


class Indicator(Shape):
    """One indicator: what it is in plain words, its unit, which end is good, and its sources."""

    id: str
    name: str
    plain: str
    unit: str
    kind: Kind
    polarity: Polarity
    area: Area | None
    group: str
    collection: str
    sources: list[str]
    derived: bool
    numerator: str | None
    denominator: str | None
    denominator_exact: bool
    per: int
    decimals: int
    period: str
    lag_days: int
    year_type: str
    notes: str
