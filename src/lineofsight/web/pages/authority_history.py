"""An authority's judgements, priority actions and activities, arranged for its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lineofsight.authorities import Authority
from lineofsight.briefings.words import capital, named, outcome_words, some, source_words
from lineofsight.register.activity import Activity
from lineofsight.register.changes import Change, Direction, Movement, changes
from lineofsight.register.entries import Source
from lineofsight.register.priority_actions import Later, PriorityAction, Remark, State
from lineofsight.register.standing import grade_in
from lineofsight.register.store import Register
from lineofsight.register.story import Step, Story
from lineofsight.vocabulary import Area, Family, Grade
from lineofsight.web.page import Table

__all__ = [
    "ActionGroup",
    "Actions",
    "GradedColumn",
    "JudgementRow",
    "Judgements",
    "StepRow",
    "actions",
    "grade_labels",
    "judgements",
    "steps",
    "steps_table",
    "subject_words",
]


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A current grade, the page it was read from, and the one before; `direction` is None where none was of the same.

    `is_of_both` says that children in care and care leavers were graded together before.
    """

    area: Area
    grade: Grade
    page: int | None
    before: Grade | None
    direction: Direction | None
    is_of_both: bool


@dataclass(frozen=True, slots=True)
class GradedColumn:
    """A graded inspection of the history; `whose` names a predecessor whose it was."""

    activity: Activity
    name: str
    whose: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """The current judgements, the inspection before them, and all grades: areas down, inspections across."""

    standing: Activity
    source: str
    previous: Activity | None
    rows: tuple[JudgementRow, ...]
    columns: tuple[GradedColumn, ...]
    grades: tuple[tuple[Area, tuple[Grade | None, ...]], ...]

    @property
    def table(self) -> Table:
        """All grades, an inspection a row."""
        areas = [area for area, _ in self.grades]
        rows = [
            [
                *(column.activity.key, column.name, column.whose or None, column.activity.known_from),
                *grade_labels(column.activity, areas),
            ]
            for column in self.columns
        ]
        return Table(("Key", "Inspection", "Predecessor", "Published", *(area.label for area in areas)), rows)


def grade_labels(activity: Activity | None, areas: Iterable[Area]) -> tuple[str | None, ...]:
    """The grades of an activity for these areas, as tables have them; None where it gave none."""
    grades = [activity.grade(area) if activity else None for area in areas]
    return tuple(grade.label if grade else None for grade in grades)


def judgements(register: Register, told: Story) -> Judgements | None:
    """How it stands and stood; None before its first graded inspection and those of its predecessors."""
    graded = [step for step in told.timeline if step.activity.is_graded]
    if told.standing is None or told.standing.known_from is None:
        return None
    pages = {item.area: item.page for item in told.judgements}
    change = _change(register, told.standing, told.standing.known_from, told.as_of)
    own = [item for item in change.movements if item.area is not Area.LSCB]
    rows = tuple(_judgement(item, pages[item.area], change.previous) for item in sorted(own, key=_place))
    areas = [area for area in Area if area is not Area.LSCB and any(step.activity.grade(area) for step in graded)]
    return Judgements(
        standing=told.standing,
        source="" if told.standing.source is Source.REPORT else source_words(told.standing),
        previous=change.previous,
        rows=rows,
        columns=tuple(
            GradedColumn(step.activity, capital(named(step.activity)), _whose(step, told.as_of)) for step in graded
        ),
        grades=tuple((area, tuple(step.activity.grade(area) for step in graded)) for area in areas),
    )


def _place(item: Movement) -> int:
    return list(Area).index(item.area)


def _judgement(item: Movement, page: int | None, previous: Activity | None) -> JudgementRow:
    both = None
    if previous and item.previous is None and item.area in (Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS):
        both = grade_in(previous, item.area)
    return JudgementRow(item.area, item.grade, page, item.previous or both, item.direction, is_of_both=both is not None)


def _change(register: Register, standing: Activity, known_from: date, as_of: date) -> Change:
    found = changes(register, known_from, as_of)
    return next(change for change in found if change.activity.key == standing.key)


def _whose(step: Step, on: date) -> str:
    return step.authority.label_on(on) if step.is_predecessors else ""


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Priority actions of one report to which the same happened since, and what was said of them later."""

    raised_by: Activity
    name: str
    why: str
    actions: tuple[PriorityAction, ...]
    remarks: tuple[tuple[Activity, Remark], ...]


@dataclass(frozen=True, slots=True)
class Actions:
    """The priority actions that nothing judged since, in groups, and how many were followed by a judgement."""

    left: tuple[ActionGroup, ...]
    open: int
    judged_since: int

    @property
    def total(self) -> int:
        """How many the register holds."""
        return sum(len(group.actions) for group in self.left) + self.judged_since


def actions(told: Story) -> Actions:
    """Its own priority actions by how far the published record has got."""
    left = [action for action in told.actions if action.state is not State.JUDGED_SINCE]
    groups = groupby(left, lambda action: (action.raised_by.key, action.why))
    return Actions(
        left=tuple(_group(tuple(members)) for _, members in groups),
        open=len(told.open_actions),
        judged_since=len(told.actions) - len(left),
    )


def _group(members: tuple[PriorityAction, ...]) -> ActionGroup:
    first = members[0]
    said: dict[tuple[str, int | None, str], tuple[Activity, Remark]] = {}
    later: list[Later] = [item for action in members for item in action.later]
    for item in later:
        for remark in item.remarks:
            said.setdefault((item.activity.key, remark.page, remark.words), (item.activity, remark))
    return ActionGroup(first.raised_by, subject_words(first.raised_by), first.why, members, tuple(said.values()))


@dataclass(frozen=True, slots=True)
class StepRow:
    """An activity of the timeline. `asked` says how much it asked for, empty where its report is not here."""

    activity: Activity
    authority: Authority
    whose: str
    name: str
    outcome: str
    asked: str
    source: str


def steps(told: Story) -> tuple[StepRow, ...]:
    """All activities, the latest first."""
    return tuple(_row(step, told.as_of) for step in reversed(told.timeline))


def _row(step: Step, on: date) -> StepRow:
    activity, is_read = step.activity, step.activity.source is Source.REPORT
    return StepRow(
        activity=activity,
        authority=step.authority,
        whose=_whose(step, on),
        name=subject_words(activity),
        outcome=outcome_words(activity),
        asked=_asked(activity) if is_read else "",
        source="" if is_read else source_words(activity),
    )


def subject_words(activity: Activity) -> str:
    """What it was, with what it looked at: "Focused visit: front door"."""
    if activity.family is Family.UNKNOWN:
        return "Document of no known kind"
    about = f": {activity.subject.replace('-', ' ')}" if activity.subject else ""
    return capital(f"{named(activity)}{about}")


def _asked(activity: Activity) -> str:
    counts = activity.counts
    told = [some(counts.improvements, "point to improve", "points to improve")] if counts.improvements else []
    told += [some(counts.priorities, "priority action")] if counts.priorities else []
    return capital(", ".join(told)) or "Nothing listed"


def steps_table(rows: tuple[StepRow, ...]) -> Table:
    """The activities as figures."""
    columns = (
        *("Key", "Authority", "What", "First day", "Last day", "Published", "Overall grade", "For leaders", "Outcome"),
        *("To improve", "Priority actions", "Source"),
    )
    return Table(
        columns,
        [
            [
                *(row.activity.key, row.authority.name, row.name),
                *(row.activity.fieldwork_start, row.activity.fieldwork_end, row.activity.known_from),
                *grade_labels(row.activity, (Area.OVERALL, Area.LEADERS)),
                row.outcome or None,
                *((row.activity.counts.improvements, row.activity.counts.priorities) if row.asked else (None, None)),
                str(row.activity.source),
            ]
            for row in rows
        ],
    )
