"""Frameworks: the rules in force on the day, all versions on one line of time, and what changed between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.charts import Chart
from lineofsight.frameworks import Confidence, Difference, Framework, diff
from lineofsight.frameworks.framework import State
from lineofsight.frameworks.known import frameworks_known
from lineofsight.frameworks.timeline import timeline
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route, Table
from lineofsight.web.site import Site

__all__ = ["ROUTES", "STATE_WORDS", "FrameworksContent", "VersionRow", "options"]

STATE_WORDS: dict[State, str] = {
    "in-force": "in force",
    "past": "past",
    "future": "yet to come",
    "proposal": "a proposal, never in force",
}


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version and how it stands on the day; `change` is from the version before it, where that is told too."""

    framework: Framework
    state: State
    change: Difference | None

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return STATE_WORDS[self.state]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many statements are new, changed and gone since the version before."""
        changes = self.change.changes if self.change else ()
        new, gone = sum(not item.before for item in changes), sum(not item.after for item in changes)
        return new, len(changes) - new - gone, gone


@dataclass(frozen=True, slots=True)
class FrameworksContent:
    """What the page shows; `options` are the versions to choose from, the latest first."""

    rows: tuple[VersionRow, ...]
    options: tuple[tuple[str, str], ...]
    confidences: tuple[tuple[str, str], ...]

    @property
    def in_force(self) -> tuple[VersionRow, ...]:
        """Those in force on the day, in the order in which each thing came to be inspected."""
        order = list(dict.fromkeys(row.framework.inspects for row in self.rows))
        there = (row for row in self.rows if row.state == "in-force")
        return tuple(sorted(there, key=lambda row: order.index(row.framework.inspects)))

    @property
    def changed(self) -> tuple[VersionRow, ...]:
        """Those that came into force after another, the latest first."""
        return tuple(row for row in reversed(self.rows) if row.change and row.state != "proposal")


CONFIDENCES = (
    (Confidence.SEEN, "read in a publication"),
    (Confidence.MEASURED, "counted in published reports or statistics"),
    (Confidence.OWN_KNOWLEDGE, "known to those who wrote the data; no publication was seen"),
    (Confidence.UNCERTAIN, "in doubt"),
)


def _frameworks(site: Site, asked: Asked) -> Answer:
    found = frameworks_known(asked.day, site.today)
    rows = tuple(_rows(found, asked))
    columns = ("Identifier", "Framework", "What is inspected", "First start", "Last start", "State")
    cells = [
        (item.id, item.title, item.inspects, item.starts, item.ends, row.words)
        for row in rows
        for item in [row.framework]
    ]
    content = FrameworksContent(
        rows, options(found), tuple((item.value.replace("-", " "), words) for item, words in CONFIDENCES)
    )
    downloads: dict[str, Chart | Table] = {"timeline": timeline(found, asked.day), "frameworks": Table(columns, cells)}
    return Page("frameworks.html.j2", "Frameworks", "frameworks", content, downloads=downloads)


def options(found: Sequence[Framework]) -> tuple[tuple[str, str], ...]:
    """The versions to choose from, the latest first and proposals last."""
    latest = sorted(found, key=lambda entry: entry.starts or date.min, reverse=True)
    return tuple((entry.id, f"{entry.id}: {entry.title}") for entry in latest)


def _rows(found: Iterable[Framework], asked: Asked) -> Iterable[VersionRow]:
    told = {framework.id: framework for framework in found}
    for framework in told.values():
        before = told.get(framework.previous or "")
        yield VersionRow(framework, framework.state(asked.day), diff(before, framework) if before else None)


ROUTES = (Route("/frameworks", _frameworks),)
