"""What comes next and why: the shapes of `lineofsight.pathway.plain`."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from lineofsight.frameworks import Confidence, Event, Likelihood
from lineofsight.web.api.answers.shape import Named, Shape

__all__ = ["Deadline", "Due", "Expected", "ExpectedOf", "Pathway"]


class Window(Shape):
    """First and last day; the last is null where no rule gives one."""

    earliest: date
    latest: date | None


class Fact(Shape):
    """Something published, or reckoned from it, with the key and pages of the report that says so."""

    fact: str
    activity: str | None
    pages: list[int]
    doubt: str | None


class CitedSource(Shape):
    """A source of a rule."""

    code: str
    title: str
    address: str | None


class Citation(Shape):
    """A rule, how surely it is known and from where; `doubt` has to be shown with it."""

    rule: str
    text: str
    confidence: list[Confidence]
    sources: list[CitedSource]
    note: str | None
    doubt: str | None


Reason = Fact | Citation


class Expected(Shape):
    """An activity to expect. `why` is the chain of facts and rules, `doubts` every doubt in it."""

    activity: str
    name: str
    framework: str
    inspects: str
    likelihood: Likelihood
    window: Window | None
    window_by_rules: Window | None = Field(description="Before any limit of notice, and by stated rules alone.")
    overdue_since: date | None
    preceded_by: list[str]
    alternatives: list[str]
    doubts: list[str]
    why: list[Reason]


class Due(Shape):
    """What is due by whom, counted from which event, within which days, and how binding that is."""

    key: str
    name: str
    concerns: list[str]
    who: str
    force: Literal["law", "handbook", "observed"]
    event: Event
    counted_from: date
    window: Window | None
    activity: str | None
    framework: str
    doubts: list[str]
    why: list[Reason]


class Pathway(Shape):
    """What to expect next for an authority, standing on the day `on`; `unknown` says what cannot be told, and why."""

    authority: Named
    on: date
    frameworks: list[str]
    last: str | None = Field(description="The key of the graded inspection that counts.")
    predecessors: list[Named]
    expected: list[Expected]
    deadlines: list[Due]
    unknown: list[Reason]


class NamedInRegion(Named):
    """An authority and its region."""

    region: str


class ExpectedOf(Expected):
    """An activity to expect in an authority."""

    type: Literal["expected"]
    authority: NamedInRegion


class DeadlineOf(Due):
    """What falls due in an authority."""

    type: Literal["deadline"]
    authority: NamedInRegion


Deadline = Annotated[ExpectedOf | DeadlineOf, Field(discriminator="type")]
"""One thing to come in an authority."""
