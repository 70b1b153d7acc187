"""Reasons: the links of a chain that a person can follow from a published fact to what is expected.

A fact says where in the record it stands, a citation which rule it is, how surely that is known and from where. This
module refuses to know which reasons lead to what.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lineofsight.frameworks import Framework, Source, Statement, framework_for, rulebook
from lineofsight.frameworks.statements import long_date
from lineofsight.register import Activity
from lineofsight.register import Source as RecordSource

__all__ = ["Citation", "Fact", "Reason", "cited", "doubts", "graded_fact", "visit_fact"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something published, or reckoned from it.

    `activity` is the key of the activity that says so and `pages` are those of the document, where there are any.
    `doubt` says why the fact may not hold; empty if nothing speaks against it.
    """

    text: str
    activity: str | None = None
    pages: tuple[int, ...] = ()
    doubt: str = ""

    def __str__(self) -> str:
        page = f", page {', '.join(map(str, self.pages))}" if self.pages else ""
        place = f" ({self.activity}{page})" if self.activity else ""
        return f"{self.text}{place}{f' [{self.doubt}]' if self.doubt else ''}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A rule as it holds in a framework: its words, its place in the data, how it is known, and its sources."""

    framework: str
    section: str
    key: str
    statement: Statement = field(compare=False, repr=False)

    @property
    def text(self) -> str:
        """The rule in words."""
        return self.statement.words

    @property
    def rule(self) -> str:
        """Its place in the data: "ilacs-2026 routes.short"."""
        return f"{self.framework} {self.section}.{self.key}"

    @property
    def confidence(self) -> tuple[str, ...]:
        """How it is known."""
        return tuple(map(str, self.statement.confidence))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where it stands, with titles and addresses."""
        return tuple(rulebook().sources[code] for code in self.statement.sources)

    @property
    def note(self) -> str | None:
        """What else is known of it."""
        return self.statement.note

    @property
    def doubt(self) -> str:
        """What has to be shown with it: "in doubt", "own knowledge" or nothing."""
        return self.statement.doubt

    def __str__(self) -> str:
        titles = "; ".join(f"{source.code}: {source.title}" for source in self.sources)
        doubt = f" [{self.doubt}]" if self.doubt else ""
        return f"{self.text}{doubt} ({self.rule}; {', '.join(self.confidence).replace('-', ' ')}; {titles})"


Reason = Fact | Citation


def cited(framework: Framework, section: str, statement: Statement) -> Citation:
    """The citation of a statement in a section of `framework`."""
    return Citation(framework.id, section, statement.key, statement)


def doubts(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Every doubt in a chain, once, in its order; empty where nothing in it is in doubt."""
    return tuple(dict.fromkeys(reason.doubt for reason in reasons if reason.doubt))


def graded_fact(activity: Activity) -> Fact:
    """What an activity found: its grades or its outcome, with the pages they were read from."""
    found = ", ".join(f"{item.area.label.lower()} {item.grade.label.lower()}" for item in activity.judgements)
    if not found:
        found = f"outcome {activity.outcome}" if activity.outcome else "no grades"
    return _fact(activity, found, tuple(sorted({item.page for item in activity.judgements if item.page})))


def visit_fact(activity: Activity) -> Fact:
    """What an activity asked for, where its report or letter is known."""
    if activity.source is not RecordSource.REPORT:
        return _fact(activity, "what it asked for is not known, its letter is not in the register", doubt="not known")
    counts = activity.counts
    return _fact(activity, f"{counts.improvements} to improve, {counts.priorities} for priority action")


def _fact(activity: Activity, found: str, pages: tuple[int, ...] = (), doubt: str = "") -> Fact:
    start = long_date(activity.fieldwork_start) if activity.fieldwork_start else "an unknown day"
    known = f", published {long_date(activity.known_from)}" if activity.known_from else ""
    secondary = "from a secondary source" if activity.source is RecordSource.SECONDARY else ""
    return Fact(f"{_name(activity)} from {start}{known}: {found}", activity.key, pages, doubt or secondary)


def _name(activity: Activity) -> str:
    """Its name in the framework under which it was made, where there is one."""
    framework = framework_for(activity.family, activity.fieldwork_start)
    names = (entry.name for entry in (framework.activities if framework else ()) if entry.kind is activity.kind)
    return next(names, (activity.kind or activity.family).replace("-", " ").capitalize())
