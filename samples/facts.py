"""The facts of a document in a form that can be compared: those a sample prints, and those a reader found.

`sample.facts == Facts.of(record)` is the whole comparison. Texts are compared by their words, so that bullets,
line ends and typographic marks play no part; nothing else is forgiven.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind, RecommendationKind, Subject

if TYPE_CHECKING:
    from lineofsight.reports.record import InspectionRecord

__all__ = ["Days", "Facts", "Request"]

Days = tuple[date, date]
"""First and last day on site, inclusive."""

_FRAMEWORK_TAG = re.compile(r"\([^()]*national\s+framework\s*\)\s*\.?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Request:
    """One recommendation, its text reduced to its words. A reference to the national framework is not text."""

    kind: RecommendationKind
    addressee: Addressee
    number: int | None
    words: str
    national_framework: tuple[str, ...]

    @classmethod
    def of(
        cls,
        kind: RecommendationKind,
        addressee: Addressee,
        number: int | None,
        text: str | None,
        national_framework: tuple[str, ...],
    ) -> "Request":
        """A request with `text` reduced to its words."""
        words = " ".join(re.findall(r"[^\W_]+", _FRAMEWORK_TAG.sub("", text or "").casefold()))
        return cls(kind, addressee, number, words, national_framework)


@dataclass(frozen=True)
class Facts:
    """What a document says. `authority` is its ONS code; `findings` counts paragraphs per judgement area.

    Left out, because they depend on how a reader words them: `as_printed`, pages, messages, inspectors, and
    findings outside judgement areas.
    """

    family: Family
    framework: str | None
    kind: Kind | None
    authority: str | None
    fieldwork: tuple[Days, ...]
    published: date | None
    lead_inspector: str | None
    grades: frozenset[tuple[Area, Grade]]
    outcome: str | None
    subject: Subject | None
    requests: tuple[Request, ...]
    findings: tuple[tuple[str, int], ...]
    problems: frozenset[str]

    @classmethod
    def of(cls, record: "InspectionRecord") -> "Facts":
        """The facts of a record that was read from a document."""
        sections = Counter(finding.section for finding in record.findings if finding.section in set(Area))
        return cls(
            family=record.family,
            framework=record.framework,
            kind=record.kind,
            authority=record.authority.code if record.authority else None,
            fieldwork=tuple((days.start, days.end) for days in record.fieldwork),
            published=record.published,
            lead_inspector=record.lead_inspector,
            grades=frozenset((judgement.area, judgement.grade) for judgement in record.judgements),
            outcome=record.outcome,
            subject=record.subject,
            requests=tuple(
                Request.of(item.kind, item.addressee, item.number, item.text, item.national_framework)
                for item in record.recommendations
            ),
            findings=tuple(sections.items()),
            problems=frozenset(problem.code for problem in record.problems),
        )
