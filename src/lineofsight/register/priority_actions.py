"""Priority actions, and what each later inspection or visit says that bears on them.

It tells what was said, and never that an action is done: no inspection closes one by name. "Open" means that nothing
published since covers its area; otherwise the later words and grades are listed for people to judge.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.register.action_areas import ActionAreas, action_areas, areas_of_visit, matching_judgements
from lineofsight.register.activity import Activity
from lineofsight.reports.record import InspectionRecord, Recommendation
from lineofsight.vocabulary import Addressee, Family, RecommendationKind

__all__ = ["Later", "PriorityAction", "Relation", "Remark", "State", "priority_actions", "started"]

_MENTION = re.compile(r"\bpriority\s+actions?\b", re.IGNORECASE)


class Relation(StrEnum):
    """How something a later report says bears on a priority action."""

    GRADE = "grade"
    SAME_SUBJECT = "same-subject"
    SAME_FAMILY = "same-family"
    RAISED_AGAIN = "raised-again"
    MENTION = "mention"


class State(StrEnum):
    """How far the published record has got: nothing since, revisited without a judgement, or judged since."""

    OPEN = "open"
    REVISITED = "revisited"
    JUDGED_SINCE = "judged-since"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a later report says: in our words, and where it stands; `text` is the report's, if it is known."""

    relation: Relation
    words: str
    page: int | None = None
    number: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A later activity. `read` says whether its report's words are in the register: if not, no remark says little."""

    activity: Activity
    remarks: tuple[Remark, ...]
    read: bool

    @property
    def covers(self) -> bool:
        """Whether it looked at what the action is about. Words on priority actions alone do not show that it did."""
        return any(remark.relation is not Relation.MENTION for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class PriorityAction:
    """An area for priority action, who raised it, which areas it is about, and every later activity, oldest first."""

    recommendation: Recommendation
    raised_by: Activity
    about: ActionAreas
    later: tuple[Later, ...]

    @property
    def state(self) -> State:
        """How far the published record has got. No state says that the action is resolved: reports do not."""
        relations = {remark.relation for later in self.later for remark in later.remarks}
        if relations & {Relation.GRADE, Relation.SAME_FAMILY}:
            return State.JUDGED_SINCE
        return State.REVISITED if any(later.covers for later in self.later) else State.OPEN

    @property
    def why(self) -> str:
        """The reason for the state, in words."""
        subject = " and ".join(area.label.lower() for area in self.about.areas) or "the area SEND partnership"
        covering = [later for later in self.later if later.covers]
        if not covering:
            unread = sum(not later.read for later in self.later)
            unseen = f" (later ones known without their reports: {unread})" if unread else ""
            return f"No later inspection or visit in the register is known to cover {subject}{unseen}."
        last = covering[-1]
        said = "; ".join(remark.words for remark in last.remarks if remark.relation is not Relation.MENTION)
        return f"Last covered on {started(last.activity)}: {said}. Its words have to tell whether the action is met."


def priority_actions(
    activities: Sequence[Activity], records: Mapping[str, InspectionRecord]
) -> tuple[PriorityAction, ...]:
    """The priority actions of one authority's activities, given in order of time, with what came later.

    `records` has whole records by the key of their activity. Actions for a safeguarding board are left out, as they
    are in every count of the authority's.
    """
    return tuple(
        _action(item, activity, activities[place + 1 :], records)
        for place, activity in enumerate(activities)
        for item in records[activity.key].recommendations
        if _is_priority(item)
    )


def started(activity: Activity) -> date:
    """The day to order an activity by: the first on site, else the day it became known."""
    return activity.fieldwork_start or activity.known_from or date.min


def _is_priority(item: Recommendation) -> bool:
    return item.kind is RecommendationKind.PRIORITY and item.addressee is not Addressee.LSCB


def _action(
    item: Recommendation, raised_by: Activity, after: Iterable[Activity], records: Mapping[str, InspectionRecord]
) -> PriorityAction:
    about = action_areas(raised_by, item.text)
    later = tuple(_later(activity, records[activity.key], raised_by, about) for activity in after)
    return PriorityAction(item, raised_by, about, later)


def _later(activity: Activity, record: InspectionRecord, raised_by: Activity, about: ActionAreas) -> Later:
    texts = [*(item.text for item in record.recommendations), *(item.text for item in record.findings)]
    remarks = (*_looked_at(activity, raised_by, about), *_raised_again(activity, record, about), *_mentions(record))
    return Later(activity, remarks, read=any(texts))


def _looked_at(activity: Activity, raised_by: Activity, about: ActionAreas) -> Iterable[Remark]:
    for judgement in matching_judgements(about.areas, activity.judgements if activity.is_graded else ()):
        words = f"{judgement.area.label} was judged {judgement.grade.label.lower()}"
        yield Remark(Relation.GRADE, words, judgement.page)
    if raised_by.family is activity.family is Family.AREA_SEND:
        outcome = activity.outcome or "unknown"
        yield Remark(Relation.SAME_FAMILY, f"the partnership was inspected again, outcome {outcome}")
    if activity.subject and activity.subject == raised_by.subject:
        yield Remark(Relation.SAME_SUBJECT, f"the same subject was looked at: {_spoken(activity)}")
    elif set(areas_of_visit(activity)) & set(about.areas):
        yield Remark(Relation.SAME_SUBJECT, f"a subject of the same area was looked at: {_spoken(activity)}")


def _raised_again(activity: Activity, record: InspectionRecord, about: ActionAreas) -> Iterable[Remark]:
    """Priority actions of the later activity in the same area."""
    for item in filter(_is_priority, record.recommendations):
        again = action_areas(activity, item.text)
        same_area = set(again.areas) & set(about.areas)
        if same_area or (not again.areas and not about.areas):
            words = "priority action was asked for again"
            yield Remark(Relation.RAISED_AGAIN, words, item.page, item.number, item.text)


def _mentions(record: InspectionRecord) -> Iterable[Remark]:
    for finding in record.findings:
        if finding.text and _MENTION.search(finding.text):
            words = "a finding speaks of priority action"
            yield Remark(Relation.MENTION, words, finding.page, finding.number, finding.text)
    for item in record.recommendations:
        if item.text and not _is_priority(item) and _MENTION.search(item.text):
            words = "a recommendation speaks of priority action"
            yield Remark(Relation.MENTION, words, item.page, item.number, item.text)


def _spoken(activity: Activity) -> str:
    return (activity.subject or "unknown").replace("-", " ")
