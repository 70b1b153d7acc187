"""An activity as people meet it: one inspection event, with the facts of the source that speaks for it.

It holds facts only; where they come from is said by `source`, how entries became an activity by `grouping`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.register.entries import AppliedCorrection, Counts, Entry, Source
from lineofsight.register.overlay import finished_record
from lineofsight.reports.record import DateRange, DocumentReference, Judgement
from lineofsight.vocabulary import Area, Family, Grade, Kind, Subject

__all__ = ["GRADED_FAMILIES", "Activity"]

GRADED_FAMILIES = (Family.ILACS, Family.SIF)
"""The families whose grades make up an authority's standing; earlier ones are counted only when asked for."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One inspection event.

    `published` is the publication date the document prints or the source states, `listed` the listing's; use
    `known_from`, the first of them that is there. `documents` are all documents that tell of it, `identities` those
    of all entries that do, and `sources` the kinds of source; what speaks for the activity comes first in each.
    """

    key: str
    identities: tuple[str, ...]
    source: Source
    source_note: str | None
    sources: tuple[Source, ...]
    authority_code: str | None
    authority_name: str | None
    authority_as_printed: str | None
    family: Family
    framework: str | None
    kind: Kind | None
    kind_inferred: bool
    fieldwork_start: date | None
    fieldwork_end: date | None
    fieldwork: tuple[DateRange, ...]
    published: date | None
    listed: date | None
    lead_inspector: str | None
    inspectors: tuple[str, ...]
    outcome: str | None
    subject: Subject | None
    judgements: tuple[Judgement, ...]
    counts: Counts
    problems: tuple[str, ...]
    documents: tuple[DocumentReference, ...]
    corrections: tuple[AppliedCorrection, ...]

    @property
    def known_from(self) -> date | None:
        """The day it became public: as printed, else as listed; None if nothing tells, and then in no as-of answer."""
        return self.published or self.listed

    @property
    def is_graded(self) -> bool:
        """Whether it graded the authority: a review or a grade of the safeguarding board alone did not."""
        return self.kind is not Kind.REVIEW and any(item.area is not Area.LSCB for item in self.judgements)

    @property
    def corrected_fields(self) -> frozenset[str]:
        """The fields that show a person's value in place of the one that was read."""
        return frozenset(applied.correction.field for applied in self.corrections)

    def grade(self, area: Area) -> Grade | None:
        """The grade for `area`, or None where it has none."""
        return next((judgement.grade for judgement in self.judgements if judgement.area == area), None)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Activity":
        """The activity that these entries tell of, the one that speaks for it first."""
        members = tuple(entries)
        entry = members[0]
        record = finished_record(entry)
        authority = record.authority
        return cls(
            key=entry.key,
            identities=tuple(member.identity for member in members),
            source=entry.source,
            source_note=entry.note,
            sources=tuple(dict.fromkeys(member.source for member in members)),
            authority_code=authority.code if authority else None,
            authority_name=authority.name if authority else None,
            authority_as_printed=authority.as_printed if authority else None,
            family=record.family,
            framework=record.framework,
            kind=record.kind,
            kind_inferred=record.kind_inferred,
            fieldwork_start=record.fieldwork_start,
            fieldwork_end=record.fieldwork_end,
            fieldwork=record.fieldwork,
            published=entry.record.published,
            listed=entry.listing.published,
            lead_inspector=record.lead_inspector,
            inspectors=record.inspectors,
            outcome=record.outcome,
            subject=record.subject,
            judgements=record.judgements,
            counts=entry.counts,
            problems=tuple(problem.code for problem in entry.record.problems),
            documents=tuple(member.record.document for member in members if member.origin),
            corrections=entry.applied,
        )
