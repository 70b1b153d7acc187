"""An authority's story: everything known of it on one day, on one timeline, with what came before it.

It puts together what other modules tell; what bears on a priority action is decided in `priority_actions`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import Authority, find, predecessors, successors
from lineofsight.register.activity import Activity
from lineofsight.register.priority_actions import PriorityAction, State, priority_actions, started
from lineofsight.register.view import View
from lineofsight.reports.record import InspectionRecord, Judgement

__all__ = ["Records", "Step", "Story", "story"]

Records = Callable[[Sequence[Activity]], Iterable[InspectionRecord]]
"""What gives the whole records of activities, in their order: `Register.records`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One activity on the timeline, and whose it is: the authority's own or a predecessor's."""

    activity: Activity
    authority: Authority
    is_predecessors: bool


@dataclass(frozen=True, slots=True)
class Story:
    """What was known of an authority on `as_of`.

    `standing` is its own latest graded inspection, None before the first: a predecessor's grades are history, and so
    are its priority actions. `timeline` is in order of time on site; `actions` in the order they were raised.
    """

    authority: Authority
    as_of: date
    standing: Activity | None
    timeline: tuple[Step, ...]
    predecessors: tuple[Authority, ...]
    successors: tuple[Authority, ...]
    actions: tuple[PriorityAction, ...]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The current judgements with their pages; they were published on `standing.known_from`."""
        return self.standing.judgements if self.standing else ()

    @property
    def open_actions(self) -> tuple[PriorityAction, ...]:
        """The priority actions that nothing published since is known to cover."""
        return tuple(action for action in self.actions if action.state is State.OPEN)


def story(view: View, authority: Authority | str, records: Records) -> Story:
    """The story of an authority, by name, code or itself, as known on the day of the view.

    `records` reads whole records and is asked once, for the authority's own activities: `register.records`.
    Raises UnknownAuthorityError for a name that is none.
    """
    place = authority if isinstance(authority, Authority) else find(authority, view.as_of)
    own = sorted(view.history(place), key=started)
    before = _all_before(place)
    steps = [Step(activity, place, is_predecessors=False) for activity in own]
    steps += [Step(activity, other, is_predecessors=True) for other in before for activity in view.history(other)]
    return Story(
        authority=place,
        as_of=view.as_of,
        standing=view.latest().get(place.code),
        timeline=tuple(sorted(steps, key=lambda step: (started(step.activity), step.activity.key))),
        predecessors=before,
        successors=successors(place) if place.is_closed_on(view.as_of) else (),
        actions=_actions(own, records),
    )


def _actions(own: Sequence[Activity], records: Records) -> tuple[PriorityAction, ...]:
    """Read from the first activity with a priority action on; nothing is read where there is none."""
    first = next((place for place, activity in enumerate(own) if activity.counts.priorities), len(own))
    told = own[first:]
    whole = {activity.key: record for activity, record in zip(told, records(told), strict=True)} if told else {}
    return priority_actions(told, whole)


def _all_before(place: Authority) -> tuple[Authority, ...]:
    """Its predecessors, and theirs."""
    nearest = predecessors(place)
    return tuple(dict.fromkeys((*nearest, *(older for other in nearest for older in _all_before(other)))))
