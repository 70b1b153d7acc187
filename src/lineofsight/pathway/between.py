"""What is expected between two inspections: visits, monitoring, meetings, and what has already taken place.

It applies the rules on the time in between. It refuses to know which inspection ends that time (`inspections`).
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lineofsight.frameworks import Likelihood, applicable, later
from lineofsight.frameworks.statements import long_date
from lineofsight.frameworks.timetable import Alternative, Expectation
from lineofsight.pathway.reasons import Fact, Reason, cited, visit_fact
from lineofsight.pathway.situation import Expected, Situation
from lineofsight.pathway.windows import Span, first_possible_day, pause_on
from lineofsight.register import Activity

__all__ = ["in_between"]


def in_between(place: Situation, until: date | None) -> Iterator[Expected]:
    """What is still to be expected before the next inspection, whose window ends on `until` if that is known."""
    found = applicable(place.framework.between_inspections, place.standing.grades, place.on, visits=place.visits)
    for rule in found.certain:
        if expected := _expected(place, rule, until):
            yield expected


def _expected(place: Situation, rule: Expectation, until: date | None) -> Expected | None:
    """What one rule leaves to be expected; None where one of its sets of activities has taken place."""
    after, why = _counted_from(place, rule)
    done = [item for item, visit in after if rule.months is None and visit in _named(rule)]
    counted = Counter(visit for _, visit in after if rule.months is None)
    missing = [_missing(alternative, counted) for alternative in rule.one_of]
    if not all(missing):
        return None
    first, *others = [name for names in missing for name in names]
    span, when = _window(place, rule, first, after, until)
    return Expected(
        activity=first,
        name=place.name_of(first),
        framework=place.framework.id,
        inspects=place.framework.inspects,
        likelihood=rule.likelihood,
        window=None if rule.likelihood is Likelihood.NOT_EXPECTED else span,
        alternatives=tuple(name for name in dict.fromkeys(others) if name != first),
        why=(
            *place.basis,
            *why,
            *(visit_fact(item) for item in done),
            cited(place.framework, "between-inspections", rule),
            *(when if rule.likelihood is not Likelihood.NOT_EXPECTED else ()),
        ),
    )


def _counted_from(place: Situation, rule: Expectation) -> tuple[list[tuple[Activity, str]], tuple[Reason, ...]]:
    """The activities that count towards a rule, by name, and the visit after which they count if one started it."""
    since = [(item, visit.activity) for item, visit in zip(place.standing.since, place.visits, strict=True)]
    if rule.visited is None:
        return since, ()
    meeting = [number for number, visit in enumerate(place.visits) if rule.visited.met_by(visit)]
    last = max(meeting)
    return since[last + 1 :], (visit_fact(since[last][0]),)


def _names(alternative: Alternative) -> list[str]:
    return [activity for activity, _ in alternative.activities]


def _named(rule: Expectation) -> set[str]:
    return {name for alternative in rule.one_of for name in _names(alternative)}


def _missing(alternative: Alternative, done: Counter[str]) -> list[str]:
    """The activities of a set that have not taken place as often as it says; of an unknown number, all are missing."""
    return [name for name, amount in alternative.activities if amount.least is None or done[name] < amount.least]


def _window(
    place: Situation, rule: Expectation, activity: str, after: list[tuple[Activity, str]], until: date | None
) -> tuple[Span | None, tuple[Reason, ...]]:
    """From the first day that notice allows to the end of the period, or of the time between inspections."""
    paused = pause_on(place.on, ((owner, pause) for owner, pause in place.pauses if activity in pause.activities))
    if paused:
        return None, (cited(paused[0], "pauses", paused[1]),)
    earliest, notice = first_possible_day(place.framework, activity, place.on)
    if rule.months is None:
        return Span(earliest, until if until and until >= earliest else None), notice
    starts = [item.fieldwork_start for item, name in after if name == activity and item.fieldwork_start]
    last = max(starts, default=None)
    due = later(last, rule.months, "months") if last else None
    if last and due and due >= earliest:
        return Span(earliest, due), (*notice, Fact(f"The last one known was on {long_date(last)}"))
    return Span(earliest, later(place.on, rule.months, "months")), (*notice, Fact(_ROLLING))


_ROLLING = "No later one is known: one within each such period, counted from the day asked for"
