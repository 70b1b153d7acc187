"""One framework: everything its rules say, statement by statement, with dates, doubts and sources."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lineofsight.frameworks import Framework, InspectionKind, Source, Statement
from lineofsight.frameworks.describing import section_title
from lineofsight.frameworks.framework import State
from lineofsight.frameworks.known import framework_known
from lineofsight.frameworks.plain import sources_of
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route, Table
from lineofsight.web.pages.facts import kind_name
from lineofsight.web.pages.frameworks import STATE_WORDS
from lineofsight.web.site import Site

__all__ = ["CHAPTERS", "ROUTES", "Chapter", "FrameworkContent", "Line", "Section"]

CHAPTERS = (
    ("judged", "What is judged", ("judgements", "grades", "overall-rules", "readings", "outcomes")),
    ("activities", "Inspections, visits and meetings", ("activities", "off-site", "on-site", "team")),
    ("next", "What follows", ("routes", "intervals", "between-inspections", "monitoring", "consequences")),
    ("deadlines", "Deadlines", ("deadlines",)),
    ("evaluated", "What inspectors look at", ("topics", "themes", "national-framework")),
    ("authority", "What the authority brings", ("self-evaluation", "engagement-meeting")),
    ("history", "Pauses and changes", ("pauses", "amendments", "background")),
    ("open", "What is not known", ("open-questions",)),
)
"""The chapters of a framework's page: anchor, title and sections."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement, and under which anchor it stands."""

    anchor: str
    statement: Statement

    @property
    def when(self) -> tuple[str, ...]:
        """Its conditions in words; none where it has none."""
        return tuple(map(str, getattr(self.statement, "when", ())))


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the rules with its statements."""

    name: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sections that belong together."""

    anchor: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class FrameworkContent:
    """What the page shows. `kinds` are the inspections whose notice and length the rules fix."""

    framework: Framework
    state: State
    state_words: str
    reports: tuple[str, ...]
    kinds: tuple[InspectionKind, ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[Source, ...]

    @property
    def anchors(self) -> tuple[tuple[str, str], ...]:
        """What is on the page."""
        glance = [("at-a-glance", "Notice, length and team")] if self.kinds else []
        return (*glance, *((chapter.anchor, chapter.title) for chapter in self.chapters), ("sources", "Sources"))

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return sum(len(section.lines) for chapter in self.chapters for section in chapter.sections)

    @property
    def doubts(self) -> dict[str, int]:
        """How many of them are in doubt, and how many rest on own knowledge."""
        found = (line.statement.doubt for chapter in self.chapters for part in chapter.sections for line in part.lines)
        return dict(Counter(filter(None, found)))


def _framework(site: Site, asked: Asked) -> Answer:
    found = framework_known(asked.place["identifier"], asked.day, site.today)
    state = found.state(asked.day)
    every = {section.name: section for section in _sections(found)}
    chapters = tuple(
        Chapter(anchor, title, sections)
        for anchor, title, names in CHAPTERS
        if (sections := tuple(every[name] for name in names if name in every))
    )
    kinds = (found.kind(entry.kind) for entry in found.activities if entry.kind)
    content = FrameworkContent(
        framework=found,
        state=state,
        state_words=STATE_WORDS[state],
        reports=tuple(map(kind_name, found.families)),
        kinds=tuple(kind for kind in kinds if kind),
        chapters=chapters,
        sources=sources_of(found),
    )
    trail = (("Frameworks", "/frameworks"),)
    downloads = {"statements": _table(found)}
    return Page("framework.html.j2", found.title, "frameworks", content, trail=trail, downloads=downloads)


def _sections(framework: Framework) -> Iterator[Section]:
    seen: Counter[str] = Counter()
    grouped: dict[str, list[Line]] = {}
    for name, statement in framework.statements():
        anchor = f"{name}-{statement.key}"
        seen[anchor] += 1
        again = f"-{seen[anchor]}" if seen[anchor] > 1 else ""
        grouped.setdefault(name, []).append(Line(f"{anchor}{again}", statement))
    for name, lines in grouped.items():
        yield Section(name, section_title(name), tuple(lines))


def _table(framework: Framework) -> Table:
    columns = (
        "Section",
        "Name",
        "What holds",
        "Doubt",
        "From",
        "To",
        "How it is known",
        "Sources",
        "Stated in",
        "Note",
    )
    rows = [
        (
            *(section, item.key, item.words, item.doubt or None, item.starts, item.ends),
            *(";".join(item.confidence), ";".join(item.sources), item.stated_in, item.note),
        )
        for section, item in framework.statements()
    ]
    return Table(columns, rows)


ROUTES = (Route("/frameworks/{identifier}", _framework),)
