"""Grades counted and themes counted: the shapes of profiles, of prevalence and of the coder's agreement."""

from datetime import date
from typing import Literal

from pydantic import Field

from lineofsight.register.codings import Part
from lineofsight.register.entries import Source
from lineofsight.themes.choice import By, Told
from lineofsight.vocabulary import Area, Family, Grade, Kind
from lineofsight.web.api.answers.shape import Shape

__all__ = ["Passage", "Profile", "Themes"]


class Counting(Shape):
    """By which rules a profile counts, in values and (`rules`) in words, and who is not in it."""

    count: Literal["authorities", "reports"]
    date: Literal["published", "fieldwork"]
    inspections: Literal["latest", "first", "all"]
    families: list[Family]
    framework: str | None
    kind: Kind | None
    region: str | None
    abolished: Literal["exclude", "include"]
    rules: str
    authorities: int
    reports: int
    existing_authorities: int
    unjudged: list[str]
    abolished_left_out: list[str]
    without_overall: int
    sources: dict[Source, int]


class Profile(Shape):
    """How often each grade was given in each area, as of a day."""

    as_of: date
    counting: Counting
    areas: dict[Area, dict[Grade, int]]


class Interval(Shape):
    """A share and its 95% interval, from 0 to 1."""

    share: float
    low: float
    high: float


class Share(Interval):
    """A code or theme: in how many of the inspections it is raised, surely or at most, and in which."""

    id: str
    name: str
    raised: int
    of: int
    sure: int = Field(description="Those that raise it in a passage the coder had no doubt of.")
    most: int = Field(description="Also those where it is only doubted.")
    adjusted: Interval | None = Field(description="Corrected for the coder's errors, where these were measured.")
    activities: list[str]


class CodeScore(Shape):
    """How the coder does with one code."""

    code: str
    expected: int
    precision: float
    recall: float
    f1: float


class Score(Shape):
    """How the coder does against reading, over all decisions and as the mean of codes."""

    passages: int
    micro_f1: float
    macro_f1: float
    codes: list[CodeScore]


class Reviewed(Score):
    """How the coder does against people who decided passages drawn at random."""

    part: Part
    reviewers: list[str]
    alpha: float | None
    alpha_among_reviewers: float | None
    micro: Interval
    macro: Interval


class Agreement(Shape):
    """How far the coder's codes can be leant on: what has to stand beside every share."""

    reading: Score
    reading_of_findings: Score
    reviewers: list[Reviewed]


class Themes(Shape):
    """In what share of the chosen inspections each code or theme is raised, most first."""

    as_of: date
    part: Told
    by: By
    of: int = Field(description="How many inspections count: those whose passages were coded.")
    uncoded: list[str]
    rules: str
    found: list[Share]
    agreement: Agreement


class Author(Shape):
    """Whose inspection a passage is from."""

    code: str | None
    name: str | None


class Passage(Shape):
    """A recommendation or finding behind a share; `text` is null where the register has only facts."""

    authority: Author
    activity: str
    family: Family
    published: date | None
    document: str
    identity: str
    part: Part
    position: int = Field(description="Its place in its part, from 0.")
    page: int | None
    section: str | None
    weaknesses: list[str]
    strengths: list[str]
    unsure: list[str]
    decided: bool = Field(description="Whether a person decided its codes.")
    text: str | None
