"""A framework: one dated version of the inspection system, as sections of statements.

It knows which sections there are, that they must fit together, and how to look things up in them; it refuses to
know files (`loading`) and other versions (`versions`, `differences`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self, TypeVar, get_args

from pydantic import Field, model_validator

from lineofsight.frameworks.judging import Guide, Judgement, Label, Outcome, OverallRule, Reading, Role, TopicList
from lineofsight.frameworks.statements import Confidence, Day, Quantity, Statement, StrictModel, Words
from lineofsight.frameworks.timetable import Activity, Clock, Event, Expectation, Interval, Pause, Route, Team, Theme
from lineofsight.vocabulary import Area, Family, Grade, Kind

__all__ = ["SECTIONS", "Framework", "InspectionKind", "State"]

State = Literal["proposal", "future", "in-force", "past"]
Said = TypeVar("Said", bound=Statement)


@dataclass(frozen=True, slots=True)
class InspectionKind:
    """Everything a framework fixes of one kind of activity; None where it fixes nothing."""

    activity: Activity
    notice: Clock | None
    off_site: Quantity | None
    on_site: Quantity | None
    team: Team | None

    @property
    def on_site_days(self) -> int | None:
        """Working days on site, where the rules fix one number."""
        working_days = self.on_site.working_days if self.on_site else None
        return working_days.exact if working_days else None


class Framework(StrictModel):
    """One dated version of a set of inspection rules.

    `starts` and `ends`, both inclusive, bound the first day of fieldwork, never the day of publication; `ends` is None
    while no end is known, `starts` only for a proposal. `amends`: the version whose rules hold unless this one says
    otherwise; `replaces`: the version it came after with rules of its own. `inspects` says what is inspected.
    """

    id: Words
    title: Words
    inspects: Words
    status: Literal["framework", "proposal"]
    summary: Words
    families: tuple[Family, ...] = ()
    starts: Day | None = None
    ends: Day | None = None
    amends: Words | None = None
    replaces: Words | None = None
    sources: tuple[Words, ...] = Field(min_length=1)
    confidence: tuple[Confidence, ...] = Field(min_length=1)
    note: Words | None = None

    judgements: tuple[Judgement, ...] = ()
    grades: tuple[Label, ...] = ()
    readings: tuple[Reading, ...] = ()
    overall_rules: tuple[OverallRule, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    activities: Annotated[tuple[Activity, ...], Field(min_length=1)]
    off_site: tuple[Quantity, ...] = ()
    on_site: tuple[Quantity, ...] = ()
    team: tuple[Team, ...] = ()
    deadlines: tuple[Clock, ...] = ()
    routes: tuple[Route, ...] = ()
    intervals: tuple[Interval, ...] = ()
    between_inspections: tuple[Expectation, ...] = ()
    monitoring: tuple[Quantity, ...] = ()
    consequences: tuple[Quantity, ...] = ()
    themes: tuple[Theme, ...] = ()
    topics: tuple[TopicList, ...] = ()
    self_evaluation: tuple[Quantity, ...] = ()
    engagement_meeting: tuple[Quantity, ...] = ()
    national_framework: tuple[Guide, ...] = ()
    pauses: tuple[Pause, ...] = ()
    amendments: tuple[Quantity, ...] = ()
    background: tuple[Quantity, ...] = ()
    open_questions: tuple[Quantity, ...] = ()

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas every report grades."""
        return tuple(judgement.area for judgement in self.judgements if not judgement.optional)

    @property
    def optional_areas(self) -> tuple[Area, ...]:
        """The areas that only some reports grade."""
        return tuple(judgement.area for judgement in self.judgements if judgement.optional)

    @property
    def scale(self) -> tuple[Grade, ...]:
        """The grades in use, best first."""
        return tuple(dict.fromkeys(label.key for label in self.grades))

    @property
    def has_overall(self) -> bool:
        """Whether there is an overall judgement."""
        return any(judgement.role is Role.OVERALL for judgement in self.judgements)

    @property
    def previous(self) -> str | None:
        """The identifier of the version before this one, if any."""
        return self.amends or self.replaces

    def applies_to(self, family: Family, started: date) -> bool:
        """Whether an inspection of `family` that started on `started` is made under this version."""
        return family in self.families and self.state(started) == "in-force"

    def state(self, day: date) -> State:
        """Whether on `day` this is a proposal, yet to come, in force for new inspections, or past."""
        if self.status == "proposal" or self.starts is None:
            return "proposal"
        return "future" if day < self.starts else "past" if self.ends and self.ends < day else "in-force"

    def kind(self, kind: Kind) -> InspectionKind | None:
        """The rules for one kind of activity, or None where this version has no such kind."""
        activity = next((entry for entry in self.activities if entry.kind is kind), None)
        if activity is None:
            return None
        notices = (clock for clock in self.deadlines if Event.NOTIFIED in clock.after)
        return InspectionKind(
            activity,
            notice=_latest([clock for clock in notices if activity.key in clock.activities]),
            off_site=_latest([entry for entry in self.off_site if entry.key == activity.key]),
            on_site=_latest([entry for entry in self.on_site if entry.key == activity.key]),
            team=_latest([entry for entry in self.team if entry.key == activity.key]),
        )

    def statements(self) -> Iterator[tuple[str, Statement]]:
        """Every statement with the name of its section as data files write it, in the order of the sections."""
        for section in SECTIONS:
            for statement in getattr(self, section):
                yield section.replace("_", "-"), statement

    @model_validator(mode="after")
    def _is_dated(self) -> Self:
        if self.status == "framework" and self.starts is None:
            raise ValueError("starts is missing; only a proposal has no first day")
        if self.starts and self.ends and self.ends < self.starts:
            raise ValueError(f"ends on {self.ends}, before it starts on {self.starts}")
        if self.amends and self.replaces:
            raise ValueError("has both amends and replaces; keep one")
        return self


def _latest(statements: list[Said]) -> Said | None:
    """The one that holds last."""
    return max(statements, key=lambda entry: entry.ends or date.max, default=None)


def _statement_class(annotation: object) -> type[Statement] | None:
    """The class of statement in a section's annotation, None for a field of the header."""
    inner = next(iter(get_args(annotation)), None)
    return inner if isinstance(inner, type) and issubclass(inner, Statement) else None


SECTIONS = {
    name: found for name, field in Framework.model_fields.items() if (found := _statement_class(field.annotation))
}
"""The sections of a framework in reading order, each with the class of its statements."""
