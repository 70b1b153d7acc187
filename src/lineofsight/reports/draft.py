"""A record in the making: what every family of reports shares, from the cover to the problems.

A family reader fills a `Draft` and turns it into an `InspectionRecord`. Contradictions are recorded as problems;
the cover wins.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lineofsight.authorities import resolve
from lineofsight.frameworks import Framework, framework_for
from lineofsight.pdf import Document, Line, Role
from lineofsight.printed_dates import PrintedRange, parse_ranges
from lineofsight.reports.cover import (
    find_authority,
    find_fieldwork,
    find_lead_inspector,
    find_published,
    find_team,
)
from lineofsight.reports.record import (
    AuthorityReference,
    DateRange,
    DocumentReference,
    Finding,
    InspectionRecord,
    Judgement,
    Place,
    Problem,
    Recommendation,
)
from lineofsight.reports.sections import AreaHeading
from lineofsight.vocabulary import Area, Family, Kind, Subject

__all__ = ["Draft"]

_FOOTER_PAGE = re.compile(r"\s+\d{1,3}$")
_LONGEST_FIELDWORK = timedelta(days=120)


@dataclass(slots=True)
class Draft:
    """What is known of a document so far; `record()` seals it.

    `makes_recommendations` is false for a document that rightly makes none.
    """

    document: Document
    reference: DocumentReference
    family: Family
    kind: Kind | None = None
    kind_inferred: bool = False
    authority: AuthorityReference | None = None
    fieldwork: tuple[PrintedRange, ...] = ()
    published: date | None = None
    lead_inspector: str | None = None
    inspectors: tuple[str, ...] = ()
    inspectorates: tuple[str, ...] = ()
    outcome: str | None = None
    subject: Subject | None = None
    makes_recommendations: bool = True
    judgements: tuple[Judgement, ...] = ()
    not_judged: frozenset[Area] = frozenset()
    recommendations: tuple[Recommendation, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def cover(self) -> list[Line]:
        """The body of the first page that has any."""
        for page in self.document.pages:
            lines = [line for line in page.lines if line.role is Role.BODY]
            if lines:
                return lines
        return []

    @property
    def started(self) -> date | None:
        """The first day on site."""
        return self.fieldwork[0].start if self.fieldwork else None

    @property
    def framework(self) -> Framework | None:
        """The version of the rules in force when fieldwork started."""
        return framework_for(self.family, self.started)

    def problem(self, code: str, message: str, page: int | None = None) -> None:
        """Record something wrong or contradictory."""
        self.problems.append(Problem(code=code, message=message, page=page))

    def read_cover(self) -> None:
        """Fill authority, fieldwork, publication date and inspectors."""
        cover = self.cover
        self._read_fieldwork(cover)
        self._read_authority(cover)
        published = find_published(cover)
        if published:
            self.published = published[0]
            self.note("published", published[1])
        everything = list(self.document.body())
        self.take_lead_inspector(find_lead_inspector(everything))
        self.inspectors = find_team(everything)

    def _read_fieldwork(self, cover: Sequence[Line]) -> None:
        found = find_fieldwork(cover)
        if found is None:
            self.problem("dates-unreadable", "The cover's inspection dates cannot be read.", 1)
            return
        self.take_fieldwork(*found)
        self._compare_footers(found[0])

    def take_fieldwork(
        self, ranges: tuple[PrintedRange, ...], line: Line, longest: timedelta = _LONGEST_FIELDWORK
    ) -> None:
        """Take the days on site as read from `line`, and name a range too long to be true."""
        self.fieldwork = ranges
        self.note("fieldwork", line)
        for entry in ranges:
            if entry.end - entry.start > longest:
                message = f"{entry.start} to {entry.end} is too long for an inspection."
                self.problem("dates-implausible", message, line.page)

    def _compare_footers(self, ranges: tuple[PrintedRange, ...]) -> None:
        seen: set[str] = set()
        for page in self.document.pages:
            for line in page.lines:
                if line.role is Role.BODY or line.role is Role.FOOTNOTE:
                    continue
                text = _FOOTER_PAGE.sub("", line.text)
                printed = parse_ranges(text, year=ranges[0].start.year) if text not in seen else ()
                seen.add(text)
                if printed and printed != ranges and len(text) > 5:
                    self.problem(
                        "dates-disagree",
                        f"The footer prints other dates than the cover: {text}.",
                        page.number,
                    )

    def _read_authority(self, cover: Sequence[Line]) -> None:
        found = find_authority(cover)
        if found is None:
            self.problem("authority-not-printed", "The cover names no authority where its title leads one to look.", 1)
            return
        self.take_authority([found])

    def take_authority(self, names: Sequence[tuple[str, Line]]) -> None:
        """Take the first of several printed names that means an authority, else the first, with a problem."""
        on = self.fieldwork[-1].end if self.fieldwork else None
        resolved = [(resolve(printed, on), line) for printed, line in names]
        resolution, line = next((entry for entry in resolved if entry[0].authority), resolved[0])
        authority = resolution.authority
        self.note("authority", line)
        self.authority = AuthorityReference(
            code=authority.code if authority else None,
            name=authority.name if authority else None,
            as_printed=resolution.printed,
        )
        if authority is None:
            self.problem(f"authority-{resolution.reason}", resolution.explanation, line.page)

    def take_lead_inspector(self, found: tuple[str, Line] | None) -> None:
        """Take the lead inspector as read, or name the lack of one."""
        if found is None:
            self.problem("lead-inspector-missing", "No lead inspector is named.")
            return
        self.lead_inspector, line = found
        self.note("lead_inspector", line)

    def note(self, name: str, line: Line) -> None:
        """Note the line a single fact was read from."""
        self.places[name] = Place(page=line.page, box=line.box, text=line.text)

    def check_judgements(self, headings: Iterable[AreaHeading] = ()) -> None:
        """Compare the judgements with those the framework has, and with the grades in the report's headings."""
        areas = {judgement.area: judgement for judgement in self.judgements}
        framework = self.framework
        for area in sorted(self.not_judged):
            self.problem("not-judged", f"The report says that {area} was not judged.")
        if framework:
            for area in framework.areas:
                if area not in areas and area not in self.not_judged:
                    self.problem(
                        "judgement-missing",
                        f"No grade for {area} can be read, though {framework.id} has one.",
                    )
            for area in areas.keys() - set(framework.areas) - set(framework.optional_areas):
                self.problem("judgement-unexpected", f"A grade for {area} is printed, though {framework.id} has none.")
        for heading in headings:
            table = areas.get(heading.area)
            if table and heading.grade and heading.grade is not table.grade:
                self.problem(
                    "table-disagrees-with-heading",
                    f"The table grades {heading.area} {table.grade}, the heading says {heading.grade}.",
                    heading.block.page,
                )

    def record(self) -> InspectionRecord:
        """The finished record."""
        if self.makes_recommendations and not self.recommendations:
            self.problem("no-recommendations", "No recommendation was found.")
        framework = self.framework
        if framework is None and self.started:
            self.problem("no-framework-for-date", f"No {self.family} framework was in force on {self.started}.")
        return InspectionRecord(
            document=self.reference,
            family=self.family,
            framework=framework.id if framework else None,
            kind=self.kind,
            kind_inferred=self.kind_inferred,
            authority=self.authority,
            fieldwork_start=self.started,
            fieldwork_end=self.fieldwork[-1].end if self.fieldwork else None,
            fieldwork=tuple(DateRange(start=entry.start, end=entry.end) for entry in self.fieldwork),
            published=self.published,
            lead_inspector=self.lead_inspector,
            judgements=self.judgements,
            inspectors=self.inspectors,
            inspectorates=self.inspectorates,
            outcome=self.outcome,
            subject=self.subject,
            recommendations=self.recommendations,
            findings=self.findings,
            problems=tuple(self.problems),
            places=self.places,
        )
