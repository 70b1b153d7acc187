"""The situation of one authority under one framework on one day: everything that rules look at, put together once.

And what every room of the pathway hands on: an expected activity. It refuses to know how rules are applied.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import Authority
from lineofsight.frameworks import Framework, Likelihood, Visit, Window
from lineofsight.frameworks.statements import long_date
from lineofsight.pathway.events import VISITS, Happenings, creation, events_of, system_start
from lineofsight.pathway.histories import History, Standing, standing
from lineofsight.pathway.reasons import Fact, Reason, cited, doubts, graded_fact
from lineofsight.pathway.windows import Paused, Span
from lineofsight.register import GRADED_FAMILIES

__all__ = ["Expected", "Situation", "names_of", "situation"]


@dataclass(frozen=True, slots=True)
class Expected:
    """An activity to expect next.

    `activity` is its name in the rules ("short", "focused-visit") of `framework`, `inspects` what those inspect;
    `alternatives` are activities that may come in its place, `preceded_by` those on the way to it. `window` is None
    where no rule tells when. `whole` is the window before any limit of notice and `stated` that by rules alone; both
    are None where no interval was counted. `overdue_since` is the last day of a window that has passed. `is_graded`
    says that it is an inspection with grades. `why` is the chain of reasons, in order.
    """

    activity: str
    name: str
    framework: str
    inspects: str
    likelihood: Likelihood
    window: Span | None
    why: tuple[Reason, ...]
    is_graded: bool = False
    whole: Window | None = None
    stated: Window | None = None
    overdue_since: date | None = None
    preceded_by: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """Every doubt that it rests on; empty where nothing in its chain is in doubt."""
        return doubts(self.why)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules of `framework` look at, standing on the day `on`.

    `visits` are the activities since the last inspection as the framework names them. `basis` holds the first links
    of every chain: the inspection that counts and how its judgements are read, or why there is none.
    """

    history: History
    framework: Framework
    standing: Standing
    visits: tuple[Visit, ...]
    happened: Happenings
    pauses: tuple[Paused, ...]
    basis: tuple[Reason, ...]

    @property
    def on(self) -> date:
        """The day stood on."""
        return self.history.on

    @property
    def outcome(self) -> str | None:
        """The outcome of the last inspection, where those have no grades."""
        return self.standing.last.outcome if self.standing.last else None

    def name_of(self, activity: str) -> str:
        """An activity's name for people."""
        return next((entry.name for entry in self.framework.activities if entry.key == activity), activity)

    def is_recorded(self, activity: str) -> bool:
        """Whether the register holds activities of this kind, so that one which took place would be known."""
        return any(entry.key == activity and entry.kind for entry in self.framework.activities)

    def is_visit(self, activity: str) -> bool:
        """Whether it is a visit between inspections, and no inspection itself."""
        return any(entry.key == activity and entry.kind in VISITS for entry in self.framework.activities)


def situation(history: History, framework: Framework, frameworks: Iterable[Framework]) -> Situation:
    """Put together what the rules of `framework` need; pauses come from every version for the same inspections."""
    related = [entry for entry in frameworks if entry.inspects == framework.inspects and entry.status == "framework"]
    families = {family for entry in (framework, *related) for family in entry.families}
    found = standing(history.activities, framework, families & set(GRADED_FAMILIES) if framework.grades else families)
    return Situation(
        history=history,
        framework=framework,
        standing=found,
        visits=found.visits(framework),
        happened={
            **creation(history.authority),
            **system_start(framework, related, found.last),
            **(events_of(found.last, framework) if found.last else {}),
        },
        pauses=tuple((entry, pause) for entry in related for pause in entry.pauses if pause.stated_in == entry.id),
        basis=_basis(history, framework, found),
    )


def _basis(history: History, framework: Framework, found: Standing) -> tuple[Reason, ...]:
    if found.last is None:
        return _unjudged(history, framework)
    return (graded_fact(found.last), *(cited(framework, "readings", reading) for reading in found.readings))


def names_of(places: Iterable[Authority], on: date) -> str:
    """Authorities as a sentence lists them on a day: "Bournemouth (to 2019), Poole (to 2019) and Dorset"."""
    *others, last = (place.label_on(on) for place in places)
    return f"{', '.join(others)} and {last}" if others else last


def _unjudged(history: History, framework: Framework) -> tuple[Reason, ...]:
    """What is said of an authority without an inspection of its own that counts."""
    place, matter = history.authority, framework.title.split(" (")[0]
    name = place.label_on(history.on)
    if not history.before:
        missing = "it may be missing from the register" if place.opened is None else ""
        return (
            Fact(
                f"{matter}: none of {name} published by {long_date(history.on)} is known",
                doubt=missing,
            ),
        )
    before = names_of((old for old, _ in history.before), history.on)
    own = Fact(f"{matter}: {name} starts without a judgement of its own; it took over from {before}")
    graded = ([item for item in found if item.is_graded] for _, found in history.before)
    return (own, *(graded_fact(found[-1]) for found in graded if found and framework.grades))
