"""The description of one sample: what it is about, what it judges and asks, and how its pages print that.

Page and truth come from this one description, so they cannot drift apart. It knows nothing of drawing
(`samples.sheet`) and nothing of where a line stands in a layout (`samples.layouts`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind, RecommendationKind, Subject
from samples.facts import Days, Facts, Request

__all__ = ["Advice", "Findings", "Judged", "Layout", "Place", "Printing", "Sample", "Trap"]


class Layout(StrEnum):
    """The layouts drawn; each has one function in `samples.layouts`."""

    CHILD_PROTECTION_2012 = "child-protection-2012"
    LOOKED_AFTER_2013 = "looked-after-2013"
    SIF_2014_EARLY = "sif-2014-early"
    SIF_2014_LATE = "sif-2014-late"
    SIF_2015 = "sif-2015"
    SIF_BOARD = "sif-board"
    ILACS_2018_EARLY = "ilacs-2018-early"
    ILACS_2018 = "ilacs-2018"
    ILACS_2021 = "ilacs-2021"
    FOCUSED_VISIT = "focused-visit"
    MONITORING_VISIT = "monitoring-visit"
    JTAI_2016 = "jtai-2016"
    JTAI_2022 = "jtai-2022"
    AREA_SEND = "area-send"


class Trap(StrEnum):
    """Oddities of published layouts that a sample can be asked to show."""

    TABLE_OVER_PAGES = "table-over-pages"
    CENTRED_CELLS = "centred-cells"
    NO_PRIORITY_ITEM = "no-priority-item"
    ITEM_OVER_PAGES = "item-over-pages"
    PREVIOUS_GRADE_IN_PROSE = "previous-grade-in-prose"
    NOTE_NUMBER_APART = "note-number-apart"
    PANDEMIC_PREAMBLE = "pandemic-preamble"
    ADDRESS_DRAWN_LAST = "address-drawn-last"
    PROSE_FINDINGS = "prose-findings"


@dataclass(frozen=True)
class Place:
    """A real authority: its ONS code, short name and Ofsted's number for it."""

    code: str
    name: str
    urn: int


@dataclass(frozen=True)
class Judged:
    """One grade for one area, with the words of the grade as the page prints them."""

    area: Area
    grade: Grade
    printed: str


@dataclass(frozen=True)
class Advice:
    """One top-level recommendation. `number` is the printed number, else its place in its list.

    `nested` are bullets under it; `tag` is a reference to the national framework as printed after it, and
    `national_framework` what the tag means. `term` is the time allowed, where a layout groups by it.
    """

    text: str
    number: int
    kind: RecommendationKind = RecommendationKind.IMPROVEMENT
    addressee: Addressee = Addressee.AUTHORITY
    nested: tuple[str, ...] = ()
    tag: str = ""
    national_framework: tuple[str, ...] = ()
    term: str = ""

    @property
    def printed(self) -> str:
        """The item's own text with its tag, without the bullets nested in it."""
        return f"{self.text} {self.tag}".strip()


@dataclass(frozen=True)
class Findings:
    """How many paragraphs a section of findings has. `section` is a judgement area, or a short heading name."""

    section: str
    paragraphs: int


@dataclass(frozen=True)
class Printing:
    """How a page prints things: wordings and oddities that change no fact.

    `authority` is the name as printed, `dates` the days on site as printed after `dates_label`. `lead` follows
    "Lead inspector:", or is the sentence of a letter that names the inspectors. `title` is the report's, or what
    a joint inspection looked at. `bullet` stands before unnumbered items. `footer_dates` stands in running
    footers instead of the true dates; None prints the true ones.
    """

    authority: str
    dates: str
    dates_label: str = "Inspection dates:"
    lead: str = ""
    title: str = ""
    bullet: str = "\u25fc"
    footer_dates: str | None = None
    traps: frozenset[Trap] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One sample document. `published` is the date it prints, None where it prints none; `listed` the index's."""

    name: str
    layout: Layout
    family: Family
    framework: str
    kind: Kind
    place: Place
    printing: Printing
    fieldwork: tuple[Days, ...]
    listed: date
    published: date | None = None
    lead: str | None = None
    inspectors: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()
    advice: tuple[Advice, ...] = ()
    findings: tuple[Findings, ...] = ()
    outcome: str | None = None
    subject: Subject | None = None
    problems: frozenset[str] = frozenset()

    def has(self, trap: Trap) -> bool:
        """Whether this sample shows `trap`."""
        return trap in self.printing.traps

    def judgement(self, area: Area) -> Judged | None:
        """What is judged for `area`, or None where this sample has no such judgement."""
        return next((judged for judged in self.judged if judged.area is area), None)

    def advice_for(
        self, addressee: Addressee, kind: RecommendationKind = RecommendationKind.IMPROVEMENT
    ) -> tuple[Advice, ...]:
        """The recommendations of one kind to one addressee, as printed."""
        return tuple(item for item in self.advice if item.addressee is addressee and item.kind is kind)

    @property
    def facts(self) -> Facts:
        """What a careful reader would take from the pages."""
        return Facts(
            family=self.family,
            framework=self.framework,
            kind=self.kind,
            authority=self.place.code,
            fieldwork=self.fieldwork,
            published=self.published,
            lead_inspector=self.lead,
            grades=frozenset((judged.area, judged.grade) for judged in self.judged),
            outcome=self.outcome,
            subject=self.subject,
            requests=tuple(
                Request.of(
                    item.kind, item.addressee, item.number, " ".join((item.text, *item.nested)), item.national_framework
                )
                for item in self.advice
            ),
            findings=tuple((each.section, each.paragraphs) for each in self.findings if each.section in set(Area)),
            problems=self.problems,
        )
