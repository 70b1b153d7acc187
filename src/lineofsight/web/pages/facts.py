"""What a record says, arranged to be read: its facts by field, and its findings by section.

It knows records and the names of their fields in words. Which page shows them is for `reader`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lineofsight.briefings.words import capital, dated, outcome_words
from lineofsight.errors import NotFoundError
from lineofsight.frameworks import get_framework
from lineofsight.register import FIELDS
from lineofsight.reports.record import Finding, InspectionRecord
from lineofsight.vocabulary import Area, Family

__all__ = ["Fact", "Section", "facts", "field_name", "framework_title", "kind_name", "section_title", "sections"]

_NAMES = {
    "authority": "Authority",
    "published": "Published",
    "fieldwork_start": "First day on site",
    "fieldwork_end": "Last day on site",
    "lead_inspector": "Lead inspector",
    "kind": "Kind of inspection",
    "framework": "Framework",
    "subject": "Subject",
    "outcome": "Outcome",
}
_FAMILIES = {
    Family.ILACS: "Inspection of children’s services (ILACS)",
    Family.SIF: "Inspection under the single framework (SIF)",
    Family.JTAI: "Joint targeted area inspection (JTAI)",
    Family.AREA_SEND: "Area SEND inspection",
    Family.LOOKED_AFTER: "Safeguarding and looked after children inspection",
    Family.CHILD_PROTECTION: "Child protection inspection",
    Family.UNKNOWN: "Not recognised",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of a record in words. `field` is the name it is corrected and found under; `note` what to know of it."""

    field: str
    name: str
    value: str
    page: int | None = None
    note: str = ""

    @property
    def can_be_corrected(self) -> bool:
        """Whether people may say that it is something else."""
        return self.field in FIELDS


@dataclass(frozen=True, slots=True)
class Section:
    """A section of findings, each with its field's name."""

    anchor: str
    title: str
    findings: tuple[tuple[str, Finding], ...]


def field_name(field: str) -> str:
    """A field in words: "Grade for help and protection"."""
    if field.startswith("judgement."):
        area = Area(field.removeprefix("judgement."))
        return f"Grade for {area.label if area is Area.LSCB else area.label[0].lower() + area.label[1:]}"
    return _NAMES[field]


def kind_name(word: str) -> str:
    """A word of the vocabulary as people write it: "Front door"; a family by its own name."""
    if word in set(Family):
        return _FAMILIES.get(Family(word), capital(word.replace("-", " ")))
    return capital(word.replace("-", " ").replace("covid", "COVID-19"))


def framework_title(identifier: str) -> str:
    """The title of a framework; its identifier where this version of the package has no such framework."""
    try:
        return get_framework(identifier).title
    except NotFoundError:
        return identifier


def facts(record: InspectionRecord) -> tuple[Fact, ...]:
    """The single facts of a record, in the order of a report's cover; only those that a record of its kind can have."""
    return tuple(_facts(record))


def _facts(record: InspectionRecord) -> Iterator[Fact]:
    pages = {name: place.page for name, place in record.places.items()}
    authority, visited = record.authority, pages.get("fieldwork")
    printed = authority.as_printed if authority else None
    name = (authority.name if authority else None) or "Not known"
    yield _fact("authority", name, pages.get("authority"), f"Printed as “{printed}”" if printed else "")
    yield Fact("family", "Family", kind_name(record.family))
    inferred = "Worked out from the dates or the wording, which do not state it" if record.kind_inferred else ""
    yield _fact("kind", kind_name(record.kind) if record.kind else "Not known", None, inferred)
    yield _fact("framework", framework_title(record.framework) if record.framework else "Not known")
    if record.subject:
        yield _fact("subject", kind_name(record.subject))
    if record.outcome:
        yield _fact("outcome", capital(outcome_words(record) or record.outcome))
    paused = len(record.fieldwork) > 1
    yield _fact("fieldwork_start", _day(record.fieldwork_start), visited)
    note = f"With a pause: {_spans(record)}" if paused else ""
    yield _fact("fieldwork_end", _day(record.fieldwork_end), visited, note)
    note = "" if "published" in pages or not record.published else "Not printed in the document: as it was listed"
    yield _fact("published", _day(record.published), pages.get("published"), note if record.places else "")
    yield _fact("lead_inspector", record.lead_inspector or "Not named", pages.get("lead_inspector"))
    others = [person for person in record.inspectors if person != record.lead_inspector]
    if others:
        yield Fact("inspectors", "Other inspectors", ", ".join(others))
    if record.inspectorates:
        yield Fact("inspectorates", "Inspectorates", ", ".join(record.inspectorates))


def _fact(field: str, value: str, page: int | None = None, note: str = "") -> Fact:
    return Fact(field, _NAMES[field], value, page, note)


def _day(day: date | None) -> str:
    return dated(day) if day else "Not known"


def _spans(record: InspectionRecord) -> str:
    return "; ".join(f"{dated(span.start)} to {dated(span.end)}" for span in record.fieldwork)


def sections(findings: Sequence[Finding]) -> tuple[Section, ...]:
    """The findings by section, in reading order."""
    numbered = [(f"findings.{place}", finding) for place, finding in enumerate(findings, 1)]
    return tuple(
        Section(f"section-{place}", section_title(name), tuple(members))
        for place, (name, members) in enumerate(groupby(numbered, key=lambda item: item[1].section), 1)
    )


def section_title(name: str) -> str:
    """The title of a section of findings: that of its area, else its heading."""
    return Area(name).label if name in set(Area) else capital(name.replace("-", " "))
