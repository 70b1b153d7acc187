"""What happens and when: activities, teams, clocks, routes, intervals, visits in between, themes and pauses.

It knows what each of these sections of a data file may say and how it reads in words; it refuses to compute dates
(`deadlines`) or an authority's future.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, Strict, model_validator

from lineofsight.frameworks.conditions import Condition, VisitTest
from lineofsight.frameworks.statements import AmountField, Confidence, Day, Quantity, Statement, StrictModel, Words
from lineofsight.vocabulary import Kind, Subject

__all__ = [
    "Activity",
    "Alternative",
    "Clock",
    "Event",
    "Expectation",
    "Interval",
    "Likelihood",
    "Pause",
    "Route",
    "Team",
    "Theme",
]


class Event(StrEnum):
    """What starts a clock."""

    SYSTEM_STARTED = "system-started"
    AUTHORITY_CREATED = "authority-created"
    NOTIFIED = "notified"
    FIELDWORK_START = "fieldwork-start"
    FIELDWORK_END = "fieldwork-end"
    REPORT_RECEIVED = "report-received"
    REPORT_PUBLISHED = "report-published"
    PRIORITY_ACTION_LETTER = "priority-action-letter"
    ACTION_PLAN_DUE = "action-plan-due"
    STATEMENT_ACCEPTED = "statement-accepted"

    @property
    def label(self) -> str:
        """The event as a sentence has it: "receipt of the report"."""
        return _EVENT_LABELS[self]


_EVENT_LABELS = {
    Event.SYSTEM_STARTED: "the start of this system of inspection",
    Event.AUTHORITY_CREATED: "the authority’s creation",
    Event.NOTIFIED: "the call",
    Event.FIELDWORK_START: "the first day of fieldwork",
    Event.FIELDWORK_END: "the last day of fieldwork",
    Event.REPORT_RECEIVED: "receipt of the report or letter",
    Event.REPORT_PUBLISHED: "publication",
    Event.PRIORITY_ACTION_LETTER: "a letter with an area for priority action",
    Event.ACTION_PLAN_DUE: "the deadline of the action plan",
    Event.STATEMENT_ACCEPTED: "acceptance of the written statement",
}


class Likelihood(StrEnum):
    """How the field words what will happen."""

    REQUIRED = "required"
    EXPECTED = "expected"
    LIKELY = "likely"
    POSSIBLE = "possible"
    NOT_EXPECTED = "not-expected"

    @property
    def label(self) -> str:
        """The wording: "not expected"."""
        return self.value.replace("-", " ")


class Activity(Statement):
    """One kind of inspection, visit or meeting. `kind` is set where the register has such a kind."""

    name: Words
    kind: Kind | None = None
    text: Words

    @property
    def words(self) -> str:
        """Its name and what it is."""
        return f"{self.name}: {self.text}"


class Team(Quantity):
    """Who inspects: the usual number, and the widest range met."""

    range: AmountField | None = None

    @property
    def words(self) -> str:
        """The usual number, the text, the range."""
        return super().words + (f"; range {self.range}" if self.range else "")


_FORCE = {"law": "by law", "handbook": "by the inspectorate’s rules", "observed": "as observed, not a promise"}


class Clock(Quantity):
    """What is due so long after one of the events in `after`, by whom, and how binding it is.

    `activities` are those it concerns; none named means all. `force`: "law", "handbook" (the inspectorate's own
    rule) or "observed" (what published reports show, no promise). `marks` is the event that happens on its last day.
    """

    name: Words
    after: tuple[Event, ...] = Field(min_length=1)
    who: Literal["authority", "inspectorate", "partnership", "department"]
    force: Literal["law", "handbook", "observed"]
    activities: tuple[Words, ...] = ()
    marks: Event | None = None

    @property
    def words(self) -> str:
        """What is due, when and by whom."""
        after = " or ".join(event.label for event in self.after)
        concerned = f" ({', '.join(self.activities)})" if self.activities else ""
        text = f"; {self.text}" if self.text else ""
        return f"{self.name}{concerned}: {self.measured_words} after {after} ({self.who}, {_FORCE[self.force]}){text}"


class Route(Statement):
    """Which activity comes next for an authority whose last grades meet `when`, and whose visits since `visited`.

    `via` are the activities on the way. `without_judgement`: for an authority that has no grades yet. `finding` names
    what an inspection without grades must have found, or `after` the activity that precedes. Where it applies, the
    routes named in `instead_of` are no more than possible.
    """

    text: Words
    next: Words
    via: tuple[Words, ...] = ()
    after: Words | None = None
    finding: Words | None = None
    when: tuple[Condition, ...] = ()
    visited: VisitTest | None = None
    without_judgement: Annotated[bool, Strict()] = False
    instead_of: tuple[Words, ...] = ()
    likelihood: Likelihood = Likelihood.EXPECTED

    @property
    def words(self) -> str:
        """The rule as a sentence, with how likely it is."""
        return f"{self.text} ({self.likelihood.label})"


class Interval(Quantity):
    """How long after an event the next activity comes, `months_either_side` of it, for those who meet `when`.

    `next` is left out where routes decide what comes. `outcome` is that of the inspection without grades it follows.
    It holds for events from `event_from` to `event_until`, both inclusive.
    """

    next: Words | None = None
    counted_from: Event
    months_either_side: Annotated[int, Strict(), Field(ge=0)] = 0
    when: tuple[Condition, ...] = ()
    without_judgement: Annotated[bool, Strict()] = False
    outcome: Words | None = None
    event_from: Day | None = None
    event_until: Day | None = None

    @property
    def as_met(self) -> bool:
        """Whether it is no rule but what published inspections show."""
        return set(self.confidence) == {Confidence.MEASURED}

    def concerns(self, event: date) -> bool:
        """Whether it holds for an event on this day."""
        return (self.event_from or date.min) <= event <= (self.event_until or date.max)

    @property
    def words(self) -> str:
        """The length, what it is counted from, and for whom."""
        margin = f", {self.months_either_side} months either side" if self.months_either_side else ""
        text = f"; {self.text}" if self.text else ""
        return f"{self.next or 'next inspection'}: {self.measured_words} after {self.counted_from.label}{margin}{text}"

    @model_validator(mode="after")
    def _is_counted_in_months(self) -> Self:
        if self.months is None and self.years is None:
            raise ValueError("needs months or years")
        return self


class Alternative(StrictModel):
    """Activities expected together, each with its number."""

    activities: tuple[tuple[Words, AmountField], ...] = Field(min_length=1)

    def __str__(self) -> str:
        return " and ".join(f"{amount} × {activity}" for activity, amount in self.activities)


def _read_alternatives(value: object) -> object:
    """Tables such as { focused-visit = 1, jtai = 1 } as pairs for validation."""
    if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
        raise ValueError("write a list of tables, each naming activities and their number")
    return [{"activities": tuple(entry.items())} for entry in value]


class Expectation(Statement):
    """What is expected between two inspections of an authority whose grades meet `when`: one of several sets.

    With `visited` only after a visit that meets it, and then counted from that visit on.
    The numbers are for the whole time in between, or for each quarter or year of it.
    """

    text: Words
    when: tuple[Condition, ...] = ()
    visited: VisitTest | None = None
    likelihood: Likelihood
    one_of: Annotated[tuple[Alternative, ...], BeforeValidator(_read_alternatives)] = Field(min_length=1)
    each: Literal["cycle", "year", "quarter"] = "cycle"

    @property
    def months(self) -> int | None:
        """How many months one set is for; None for the whole time in between."""
        return {"year": 12, "quarter": 3}.get(self.each)

    @property
    def words(self) -> str:
        """The rule as a sentence, with how likely it is."""
        return f"{self.text} ({self.likelihood.label})"


class Theme(Statement):
    """A subject that visits or joint inspections look at, as long as it is in use."""

    name: Words
    activity: Words
    subject: Subject | None = None

    @property
    def words(self) -> str:
        """The name of the subject."""
        return self.name


class Pause(Statement):
    """A time without inspections, from `starts` to `ends`; open where no end is known.

    `last_start` and `first_start` are the first days of the last inspection before and the first one after. Where
    `windows_move`, the end of a window that was open or yet to come moves by the length of the pause.
    """

    starts: Day
    text: Words
    activities: tuple[Words, ...] = ()
    last_start: Day | None = None
    first_start: Day | None = None
    windows_move: Annotated[bool, Strict()] = False

    @property
    def words(self) -> str:
        """What was paused."""
        return self.text
