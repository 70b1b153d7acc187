"""Which inspection comes next: routes by the last judgements and by visits since, with their windows.

It applies routes and intervals. It refuses to know what happens between inspections (`between`).
"""

from collections.abc import Iterable, Iterator

from lineofsight.frameworks import Applicable, Likelihood, Window, applicable
from lineofsight.frameworks.timetable import Interval, Route
from lineofsight.pathway.reasons import Fact, Reason, cited, visit_fact
from lineofsight.pathway.situation import Expected, Situation
from lineofsight.pathway.windows import Reckoning, reckon

__all__ = ["LIKELIEST_FIRST", "inspections"]

_OPEN = "a judgement or letter that is not known could decide this either way"
LIKELIEST_FIRST = list(Likelihood)
_UNRECORDED = Fact("The register holds no such activities: it may have taken place", doubt="may have taken place")
_UNROUTED = Likelihood.EXPECTED
"""An interval that names what comes next needs no route."""


def inspections(place: Situation) -> tuple[Expected, ...]:
    """The inspections that routes and intervals lead to, the likeliest first, one entry for each kind."""
    routes = applicable(
        place.framework.routes, place.standing.grades, place.on, visits=place.visits, outcome=place.outcome
    )
    intervals = applicable(place.framework.intervals, place.standing.grades, place.on, outcome=place.outcome).certain
    leads = [route.next for route in (*routes.certain, *routes.open)]
    if not routes.certain:
        leads += [entry.next for entry in intervals if entry.next]
    expected = [_expected(place, activity, routes, intervals) for activity in dict.fromkeys(leads)]
    return tuple(sorted(expected, key=lambda entry: LIKELIEST_FIRST.index(entry.likelihood)))


def _expected(place: Situation, activity: str, routes: Applicable[Route], intervals: tuple[Interval, ...]) -> Expected:
    certain = [route for route in routes.certain if route.next == activity]
    leading = certain or [route for route in routes.open if route.next == activity]
    reckoning = Reckoning() if place.is_visit(activity) else _when(place, activity, intervals)
    return Expected(
        activity=activity,
        name=place.name_of(activity),
        framework=place.framework.id,
        inspects=place.framework.inspects,
        is_graded=bool(place.framework.grades) and not place.is_visit(activity),
        likelihood=min((_likelihood(route, routes) for route in leading), key=LIKELIEST_FIRST.index, default=_UNROUTED),
        window=reckoning.span,
        whole=reckoning.whole,
        stated=reckoning.stated,
        overdue_since=reckoning.overdue_since,
        preceded_by=tuple(dict.fromkeys(step for route in leading for step in route.via)),
        why=(
            *place.basis,
            *(reason for route in leading for reason in _followed(place, route, routes)),
            *reckoning.why,
            *([_UNRECORDED] if reckoning.overdue_since and not place.is_recorded(activity) else []),
            *_later_rules(place, reckoning.whole),
        ),
    )


def _when(place: Situation, activity: str, intervals: Iterable[Interval]) -> Reckoning:
    """When an inspection is to be expected, by the intervals that name it and those that name none."""
    counted = [entry for entry in intervals if entry.next in (activity, None)]
    return reckon(
        place.framework, activity, intervals=counted, happened=place.happened, on=place.on, pauses=place.pauses
    )


def _outranking(route: Route, routes: Applicable[Route]) -> list[Route]:
    return [other for other in routes.certain if route.key in other.instead_of]


def _likelihood(route: Route, routes: Applicable[Route]) -> Likelihood:
    """As the rule words it; no more than possible where another outranks it, or where it is undecided."""
    certain = route in routes.certain and not _outranking(route, routes)
    return route.likelihood if certain else max(route.likelihood, Likelihood.POSSIBLE, key=LIKELIEST_FIRST.index)


def _followed(place: Situation, route: Route, routes: Applicable[Route]) -> Iterator[Reason]:
    """The route, what since the last inspection met it, what outranks it, and whether it is undecided."""
    if route.visited:
        for activity, visit in zip(place.standing.since, place.visits, strict=True):
            met = route.visited.met_by(visit)
            if met is not False:
                yield visit_fact(activity)
    yield cited(place.framework, "routes", route)
    for other in _outranking(route, routes):
        yield cited(place.framework, "routes", other)
    if route not in routes.certain:
        yield Fact(f"Undecided: {_OPEN}", doubt="undecided")


def _later_rules(place: Situation, whole: Window | None) -> tuple[Reason, ...]:
    """A warning where the window reaches beyond the last day of the rules followed."""
    ends = place.framework.ends
    if ends is None or whole is None or whole.latest <= ends:
        return ()
    return (Fact("The rules followed may end before this window does", doubt="rules change"),)
