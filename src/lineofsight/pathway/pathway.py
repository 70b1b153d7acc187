"""The pathway: what to expect next for an authority, standing on a day, under the rules in force.

A pure function of a history as of that day and the rules. It puts together what its parts found, and says so where
nothing is known. Each part knows one kind of rule: `inspections`, `between`, `clocks`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lineofsight.authorities import Authority, by_code, find_any_day, successors
from lineofsight.frameworks import Event, Framework, Likelihood, all_frameworks, framework_for
from lineofsight.frameworks.statements import long_date
from lineofsight.pathway.between import in_between
from lineofsight.pathway.clocks import Due, clocks
from lineofsight.pathway.events import is_letter
from lineofsight.pathway.histories import History, histories, started
from lineofsight.pathway.inspections import LIKELIEST_FIRST, inspections
from lineofsight.pathway.reasons import Fact, Reason, graded_fact
from lineofsight.pathway.situation import Expected, Situation, names_of, situation
from lineofsight.register import Activity, Register, View
from lineofsight.vocabulary import Grade

__all__ = ["Pathway", "expect", "expect_under", "following", "pathway_of", "pathways"]


@dataclass(frozen=True, slots=True)
class Pathway:
    """What to expect next for `authority`, standing on the day `on`.

    `frameworks` are the versions of the rules followed, `last` the graded inspection that counts. `expected` holds the
    inspections first, the likeliest before others, then what comes in between. `deadlines` are the clocks that still
    run, and those of action plans after an inadequate judgement or a priority action even when past. `unknown` says
    what cannot be told, and why; it is never empty where nothing is expected.
    """

    authority: Authority
    on: date
    frameworks: tuple[str, ...]
    last: Activity | None
    predecessors: tuple[Authority, ...]
    expected: tuple[Expected, ...]
    deadlines: tuple[Due, ...]
    unknown: tuple[Reason, ...]

    @property
    def name(self) -> str:
        """What the authority is called on the day, with the year it ended if that was before."""
        return self.authority.label_on(self.on)

    @property
    def next_inspection(self) -> Expected | None:
        """The likeliest inspection of children's services to come; None where nothing is known."""
        return next((entry for entry in self.expected if entry.is_graded), None)


def pathway_of(source: Register | View, authority: Authority | str, on: date | None = None) -> Pathway:
    """What to expect next for one authority. A register is asked as of `on`; a view has its own day.

    A name means the authority that has it on the day, else one that had or will have it. Raises UnknownAuthorityError
    for a name that is none.
    """
    view = source.as_of(on or date.today()) if isinstance(source, Register) else source  # noqa: DTZ011
    place = find_any_day(authority, view.as_of) if isinstance(authority, str) else authority
    (history,) = histories(view, [place])
    return expect(history)


def pathways(view: View, authorities: Iterable[Authority] | None = None) -> tuple[Pathway, ...]:
    """What to expect next for these authorities, or for all that existed on the view's day."""
    return tuple(expect(history) for history in histories(view, authorities))


def expect(history: History, frameworks: Sequence[Framework] | None = None) -> Pathway:
    """What to expect next, from a history and the rules in force on its day."""
    rules = all_frameworks() if frameworks is None else frameworks
    if not history.authority.existed_on(history.on):
        return _nothing(history, _absent(history))
    followed = [situation(history, entry, rules) for entry in _in_force(rules, history.on)]
    if not followed:
        return _nothing(history, (Fact(f"No rules known on {long_date(history.on)} say what comes next"),))
    answers = [_answer(place) for place in followed]
    return replace(
        _nothing(history, tuple(reason for _, unknown in answers for reason in unknown)),
        frameworks=tuple(place.framework.id for place in followed),
        last=next((place.standing.last for place in followed if place.framework.grades), None),
        expected=tuple(entry for expected, _ in answers for entry in expected),
        deadlines=_running(history, followed),
    )


Answer = tuple[tuple[Expected, ...], tuple[Reason, ...]]
"""What to expect, and why nothing can be said where that is so; never are both empty."""


def expect_under(framework: Framework, history: History) -> Answer:
    """What one framework alone lets expect, whether or not it was in force, and what it leaves unknown."""
    return _answer(situation(history, framework, [framework]))


def following(activity: Activity) -> tuple[Expected, ...]:
    """What an inspection leads to by itself, standing on the day it was published, by the rules it was made under.

    Empty for a visit, for an authority or framework that is not known, and before publication.
    """
    framework = framework_for(activity.family, activity.fieldwork_start)
    if framework is None or activity.known_from is None or activity.authority_code is None or is_letter(activity):
        return ()
    history = History(by_code(activity.authority_code), activity.known_from, (activity,))
    return _answer(situation(history, framework, all_frameworks()))[0]


def _in_force(frameworks: Sequence[Framework], day: date) -> list[Framework]:
    """The versions that say what comes next: for each thing inspected the latest, those that grade first."""
    latest = {
        entry.inspects: entry
        for entry in frameworks
        if entry.state(day) == "in-force" and (entry.routes or entry.intervals or entry.between_inspections)
    }
    return sorted(latest.values(), key=lambda entry: not entry.grades)


def _expected(place: Situation) -> tuple[Expected, ...]:
    """Inspections and what comes between, one entry for each activity."""
    routed = inspections(place)
    until = next((entry.whole.latest for entry in routed if entry.is_graded and entry.whole), None)
    merged: dict[str, Expected] = {}
    for entry in (*routed, *in_between(place, until)):
        known = merged.get(entry.activity)
        merged[entry.activity] = _merged(known, entry) if known else entry
    steps = [entry.activity for entry in merged.values() if not entry.is_graded and entry.likelihood in _ON_THE_WAY]
    return tuple(_with_steps(entry, steps) if entry.is_graded else entry for entry in merged.values())


def _merged(first: Expected, second: Expected) -> Expected:
    """Two rules about the same activity: the likelier wording, the window that is known, both chains."""
    return replace(
        first,
        likelihood=min(first.likelihood, second.likelihood, key=LIKELIEST_FIRST.index),
        window=first.window or second.window,
        alternatives=tuple(dict.fromkeys((*first.alternatives, *second.alternatives))),
        why=tuple(dict.fromkeys((*first.why, *second.why))),
    )


_ON_THE_WAY = (Likelihood.REQUIRED, Likelihood.EXPECTED, Likelihood.LIKELY)


def _with_steps(entry: Expected, steps: Iterable[str]) -> Expected:
    return replace(entry, preceded_by=tuple(dict.fromkeys((*entry.preceded_by, *steps))))


def _ordered(expected: Iterable[Expected]) -> tuple[Expected, ...]:
    """Inspections with grades first, then the likelier, then the sooner."""

    def place(entry: Expected) -> tuple[bool, int, date]:
        sooner = entry.window.earliest if entry.window else date.max
        return not entry.is_graded, LIKELIEST_FIRST.index(entry.likelihood), sooner

    return tuple(sorted(expected, key=place))


def _running(history: History, followed: Iterable[Situation]) -> tuple[Due, ...]:
    """The clocks since the inspections that count: those still running, and action plans where concern is serious."""
    lasts = [place.standing.last for place in followed if place.standing.last]
    after = min(map(started, lasts), default=date.min)
    inadequate = {last.key for last in lasts if any(item.grade is Grade.INADEQUATE for item in last.judgements)}
    return tuple(
        due
        for activity in history.activities
        if started(activity) >= after and framework_for(activity.family, activity.fieldwork_start)
        for due in clocks(activity)
        if due.window and due.force != "observed"
        if due.window.latest >= history.on
        or due.event is Event.PRIORITY_ACTION_LETTER
        or (due.marks and due.activity in inadequate)
    )


def _answer(place: Situation) -> Answer:
    if expected := _expected(place):
        return _ordered(expected), ()
    return (), (*place.basis, Fact(f"{place.framework.title}: no rule says what comes next", doubt="not known"))


def _absent(history: History) -> tuple[Reason, ...]:
    """What is said of an authority that does not exist on the day."""
    place = history.authority
    if place.opened and history.on < place.opened:
        return (Fact(f"{place.name} was created only on {long_date(place.opened)}"),)
    after = successors(place)
    names = names_of(after, history.on) if after else "no other"
    closed = long_date(place.closed) if place.closed else "an unknown day"
    graded = [item for item in history.activities if item.is_graded]
    return (
        Fact(f"{place.label_on(history.on)} was abolished on {closed}; {names} took over"),
        *(graded_fact(item) for item in graded[-1:]),
    )


def _nothing(history: History, unknown: tuple[Reason, ...]) -> Pathway:
    return Pathway(
        authority=history.authority,
        on=history.on,
        frameworks=(),
        last=None,
        predecessors=tuple(place for place, _ in history.before),
        expected=(),
        deadlines=(),
        unknown=unknown,
    )
