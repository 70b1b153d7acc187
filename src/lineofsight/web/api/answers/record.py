"""Authorities, their stories, activities and whole records: the shapes of `lineofsight.register.plain`."""

from datetime import date

from pydantic import Field

from lineofsight.register.action_areas import Basis
from lineofsight.register.entries import Source
from lineofsight.register.priority_actions import Relation, State
from lineofsight.reports.record import DocumentReference, InspectionRecord, Judgement
from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind, Subject
from lineofsight.web.api.answers.pathway import Pathway
from lineofsight.web.api.answers.shape import Named, Shape

__all__ = ["Activity", "Authority", "Story", "WholeActivity"]


class Authority(Shape):
    """An authority with its current judgements, those of `latest`; empty before its first graded inspection."""

    code: str
    name: str
    label: str = Field(description="The name, with the year it ended for an abolished authority.")
    region: str
    opened: date | None = Field(description="Its first day, where it was created since the record began.")
    closed: date | None = Field(description="Its last day, where it was abolished.")
    judgements: dict[Area, Grade]
    judgements_published: date | None
    latest: str | None = Field(description="The key of the inspection that gave them.")


class Activity(Shape):
    """One inspection event. `published` is the day it became public."""

    key: str
    authority: Named | None
    family: Family
    framework: str | None
    kind: Kind | None
    kind_inferred: bool = Field(description="Whether the kind was worked out, not printed.")
    fieldwork_start: date | None
    fieldwork_end: date | None
    published: date | None
    lead_inspector: str | None
    outcome: str | None
    subject: Subject | None
    judgements: list[Judgement]
    improvements: int = Field(description="Recommendations to improve, without those to a safeguarding board.")
    priorities: int = Field(description="Areas for priority action, without those of a safeguarding board.")
    findings: int
    source: Source = Field(description="Which source speaks for it.")
    source_note: str | None
    documents: list[DocumentReference]
    corrected: list[str] = Field(description="Fields that show a person's value in place of the one that was read.")


class WholeActivity(Shape):
    """An activity and the whole record that speaks for it; words are null where the register has only facts."""

    activity: Activity
    record: InspectionRecord


class AuthorityWithActivities(Authority):
    """An authority and all its activities, in order of time."""

    activities: list[Activity]


class Remark(Shape):
    """One thing a later report says that bears on a priority action."""

    relation: Relation
    words: str
    page: int | None
    number: int | None
    text: str | None


class Later(Shape):
    """A later activity. Where its report was not `read`, no remark says little."""

    activity: str
    read: bool
    remarks: list[Remark]


class Action(Shape):
    """An area for priority action; no `state` says that it is done, because reports do not."""

    addressee: Addressee
    number: int | None
    text: str | None
    page: int | None
    raised_by: str
    areas: list[Area]
    areas_told_by: Basis
    state: State
    why: str
    later: list[Later]


class Story(AuthorityWithActivities):
    """Everything known of an authority on a day, and what to expect next."""

    predecessors: list[AuthorityWithActivities]
    successors: list[Named]
    priority_actions: list[Action]
    next: Pathway
