"""The back-test: what the rules would have said of every inspection on the day before it began.

Only what had been published by that day is used. It refuses to judge the rules: it counts, and names every miss.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from statistics import median

from lineofsight.authorities import by_code, predecessors
from lineofsight.frameworks import Window
from lineofsight.pathway.histories import History, histories, started
from lineofsight.pathway.pathway import expect
from lineofsight.pathway.reasons import Citation, Fact, Reason, graded_fact, visit_fact
from lineofsight.pathway.situation import Expected
from lineofsight.register import Activity, Entry, Register
from lineofsight.register.grouping import activities_of
from lineofsight.register.view import view_of
from lineofsight.vocabulary import Area, Family, Kind

__all__ = ["BackTest", "Case", "Figures", "Placed", "backtest"]

_SCOPE = Path(__file__).with_suffix(".toml")


class Placed(StrEnum):
    """Where an inspection began, seen from its window; `UNKNOWN` where none was predicted."""

    INSIDE = "inside"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Case:
    """One inspection and what had been predicted of it.

    `predicted` is None where the rules named no inspection; `by_grades_alone` leaves out everything since the last
    inspection. `whole` is the predicted window without any limit of notice, `stated` that of rules alone, without
    what was merely met. Where another kind came, `explanation` says in a sentence why the rules expected otherwise,
    and `why` is the chain of their reasons with everything public since; both are empty where it was right.
    """

    activity: Activity
    predicted: Kind | None
    by_grades_alone: Kind | None
    starting_grade: str
    whole: Window | None
    stated: Window | None
    explanation: str
    why: tuple[Reason, ...]

    @property
    def is_right(self) -> bool:
        """Whether the kind predicted is the one that came."""
        return self.predicted is self.activity.kind

    @property
    def start(self) -> date:
        """The first day of fieldwork."""
        return self.activity.fieldwork_start or date.min

    def placed(self, window: Window | None) -> Placed:
        """Where it began, seen from `window`."""
        if window is None:
            return Placed.UNKNOWN
        if self.start < window.earliest:
            return Placed.BEFORE
        return Placed.AFTER if self.start > window.latest else Placed.INSIDE


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of cases comes to. Shares are of all `n`; widths are medians in days, None without any window."""

    n: int
    kind_accuracy: float
    kind_accuracy_by_grades_alone: float
    placed: Mapping[Placed, float]
    window_days: int | None
    stated_placed: Mapping[Placed, float]
    stated_window_days: int | None

    @property
    def window_coverage(self) -> float:
        """The share that began inside the predicted window."""
        return self.placed[Placed.INSIDE]

    @property
    def stated_window_coverage(self) -> float:
        """The share that began inside the window by stated rules alone."""
        return self.stated_placed[Placed.INSIDE]


@dataclass(frozen=True, slots=True)
class BackTest:
    """The whole back-test: every case in order of time, and its figures, over all and broken down."""

    since: date
    cases: tuple[Case, ...]

    @property
    def figures(self) -> Figures:
        """The figures over all cases."""
        return _figures(self.cases)

    @property
    def misses(self) -> tuple[Case, ...]:
        """The cases in which another kind was predicted."""
        return tuple(case for case in self.cases if not case.is_right)

    def by_year(self) -> dict[str, Figures]:
        """The figures by year of fieldwork."""
        return self._by(lambda case: str(case.start.year))

    def by_starting_grade(self) -> dict[str, Figures]:
        """The figures by the overall grade before the inspection; "unjudged" for first inspections."""
        return self._by(lambda case: case.starting_grade)

    def _by(self, name: Callable[[Case], str]) -> dict[str, Figures]:
        groups: defaultdict[str, list[Case]] = defaultdict(list)
        for case in self.cases:
            groups[name(case)].append(case)
        return {key: _figures(group) for key, group in sorted(groups.items())}


def backtest(register: Register) -> BackTest:
    """Run it over every inspection in the register that `backtest.toml` covers and whose kind is known."""
    scope = tomllib.loads(_SCOPE.read_text("utf-8"))
    entries = register.entries()
    by_authority: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.authority_code:
            by_authority[entry.authority_code].append(entry)
    tested = [
        item
        for item in activities_of(entries)
        if item.family is Family(scope["family"]) and item.kind and item.authority_code
        if item.fieldwork_start and item.fieldwork_start >= scope["since"]
    ]
    tested.sort(key=lambda item: (item.fieldwork_start or date.min, item.key))
    return BackTest(scope["since"], tuple(_case(item, _the_day_before(item, by_authority)) for item in tested))


def _the_day_before(inspection: Activity, by_authority: Mapping[str, list[Entry]]) -> History:
    """What was known the day before. Entries of other authorities tell nothing, so they are not even grouped."""
    place = by_code(inspection.authority_code or "")
    concerned = [entry for item in (place, *predecessors(place)) for entry in by_authority.get(item.code, ())]
    day = (inspection.fieldwork_start or date.min) - timedelta(days=1)
    (history,) = histories(view_of(concerned, day), [place])
    return history


def _case(inspection: Activity, history: History) -> Case:
    answer = expect(history)
    expected = answer.next_inspection
    judged = replace(history, activities=tuple(item for item in history.activities if item.is_graded))
    grade = answer.last.grade(Area.OVERALL) if answer.last else None
    case = Case(
        activity=inspection,
        predicted=_kind(expected),
        by_grades_alone=_kind(expect(judged).next_inspection),
        starting_grade=str(grade) if grade else "no overall grade" if answer.last else "unjudged",
        whole=expected.whole if expected else None,
        stated=expected.stated if expected else None,
        explanation="",
        why=(),
    )
    return case if case.is_right else _explained(case, history, answer.last, expected)


def _kind(expected: Expected | None) -> Kind | None:
    return Kind(expected.activity) if expected else None


def _explained(case: Case, history: History, last: Activity | None, expected: Expected | None) -> Case:
    """The case with the rules that expected otherwise, and everything published since the last inspection."""
    since = [item for item in history.activities if last and started(item) > started(last)]
    facts = tuple(graded_fact(item) if item.is_graded else visit_fact(item) for item in since)
    rules = expected.why if expected else (Fact("No rule named an inspection"),)
    routes = [reason.text for reason in rules if isinstance(reason, Citation) and reason.section == "routes"]
    public = "; ".join(fact.text for fact in facts) or "nothing published between the two inspections"
    below = [f"{item.area.label.lower()}" for item in last.judgements if item.grade.rank > 2] if last else []
    return replace(
        case,
        explanation=f"Expected by: {'; '.join(routes) or 'no rule'}. Below good at the last inspection: "
        f"{', '.join(below) or 'nothing'}. Since then: {public}.",
        why=(*rules, *facts),
    )


def _figures(cases: Iterable[Case]) -> Figures:
    listed = tuple(cases)
    return Figures(
        n=len(listed),
        kind_accuracy=_share(listed, lambda case: case.is_right),
        kind_accuracy_by_grades_alone=_share(listed, lambda case: case.by_grades_alone is case.activity.kind),
        placed=_placed(listed, lambda case: case.whole),
        window_days=_width(case.whole for case in listed),
        stated_placed=_placed(listed, lambda case: case.stated),
        stated_window_days=_width(case.stated for case in listed),
    )


def _placed(cases: tuple[Case, ...], window: Callable[[Case], Window | None]) -> dict[Placed, float]:
    found = Counter(case.placed(window(case)) for case in cases)
    return {place: found[place] / len(cases) if cases else 0.0 for place in Placed}


def _share(cases: tuple[Case, ...], holds: Callable[[Case], bool]) -> float:
    return sum(map(holds, cases)) / len(cases) if cases else 0.0


def _width(windows: Iterable[Window | None]) -> int | None:
    widths = [(window.latest - window.earliest).days + 1 for window in windows if window]
    return round(median(widths)) if widths else None
