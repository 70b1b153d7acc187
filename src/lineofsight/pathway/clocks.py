"""Clocks: everything due after a real event, in working days, for past and future days.

It applies a framework's clocks to the days of an activity, or to one event a person names. It refuses to know what
is inspected next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.errors import UsageError
from lineofsight.frameworks import Deadline, Event, Framework, Window, all_frameworks, deadlines, framework_for
from lineofsight.pathway.events import Happened, events_of
from lineofsight.pathway.reasons import Fact, Reason, cited, doubts
from lineofsight.register import GRADED_FAMILIES, Activity
from lineofsight.vocabulary import Family

__all__ = ["Due", "clocks", "clocks_after", "rules_on"]


_BINDING = {"law": "law", "handbook": "inspectorate’s rule", "observed": "as observed, no promise"}


@dataclass(frozen=True, slots=True)
class Due:
    """What is due by a clock, within `window`; None where the length of the clock is not known.

    `concerns` are the kinds of activity that the clock is for; none named means all.
    `event` on the day `counted_from` started the clock, and its last day `marks` an event in turn, such as the
    deadline of an action plan. `activity` is the key of the activity, None for an event that
    a person named. `force` says how binding it is: "law", "handbook" or "observed".
    """

    key: str
    name: str
    concerns: tuple[str, ...]
    who: str
    force: str
    event: Event
    counted_from: date
    window: Window | None
    marks: Event | None
    activity: str | None
    framework: str
    why: tuple[Reason, ...]

    @property
    def binding(self) -> str:
        """How binding it is, in words."""
        return _BINDING[self.force]

    @property
    def doubts(self) -> tuple[str, ...]:
        """Every doubt that it rests on."""
        return doubts(self.why)


def clocks(activity: Activity, framework: Framework | None = None) -> tuple[Due, ...]:
    """Everything due after the known events of an activity, the soonest first, what has no known length last.

    Without a framework, by the one the activity was made under. Raises UsageError if there is none.
    """
    rules = framework or _rules_of(activity)
    found: dict[str, Due] = {}
    for item in events_of(activity, rules).values():
        for deadline in deadlines(rules, item.event, item.day, activity.kind):
            found.setdefault(deadline.clock.key, _due(rules, deadline, item, activity.key))
    return _soonest(found.values())


def clocks_after(event: Event, day: date, framework: Framework, activity: str | None = None) -> tuple[Due, ...]:
    """Everything due because `event` happens on `day`; with `activity` only what concerns that kind."""
    happened = Happened(event, day, (Fact(f"{event.label}: {day}"),))
    return _soonest(_due(framework, entry, happened, None) for entry in deadlines(framework, event, day, activity))


def rules_on(day: date, families: Iterable[Family] = GRADED_FAMILIES) -> Framework | None:
    """The version in force on `day` for inspections of these families; where two overlap, the later one."""
    wanted = set(families)
    found = [entry for entry in all_frameworks() if entry.state(day) == "in-force" and wanted & set(entry.families)]
    return found[-1] if found else None


def _rules_of(activity: Activity) -> Framework:
    framework = framework_for(activity.family, activity.fieldwork_start)
    if framework is None:
        raise UsageError(
            f"No framework holds for {activity.key} ({activity.family}, on site from {activity.fieldwork_start}): "
            "name one with --framework."
        )
    return framework


def _due(framework: Framework, deadline: Deadline, happened: Happened, activity: str | None) -> Due:
    clock = deadline.clock
    return Due(
        key=clock.key,
        name=clock.name,
        concerns=clock.activities,
        who=clock.who,
        force=clock.force,
        event=happened.event,
        counted_from=happened.day,
        window=deadline.window,
        marks=clock.marks,
        activity=activity,
        framework=framework.id,
        why=(*happened.why, cited(framework, "deadlines", clock)),
    )


def _soonest(found: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(found, key=lambda due: (due.window.latest if due.window else date.max, due.key)))
