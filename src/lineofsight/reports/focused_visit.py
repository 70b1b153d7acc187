"""Letters after a focused visit, from 2018: one subject looked at closely, no grade.

An area for priority action in such a letter is the strongest public sign of a later decline.
"""

import re

from lineofsight.pdf import Document
from lineofsight.reports.draft import Draft
from lineofsight.reports.layouts import plain
from lineofsight.reports.letters import Opening, names_in, read_authority, read_dates, read_signatory
from lineofsight.reports.outline import outline
from lineofsight.reports.passages import LISTS, passage, passage_findings, place_passages
from lineofsight.reports.recommendations import read_recommendations
from lineofsight.reports.record import DocumentReference, InspectionRecord
from lineofsight.reports.sections import Placed
from lineofsight.reports.subjects import visit_subject
from lineofsight.vocabulary import Addressee, Family, Kind, Subject

__all__ = ["read", "read_visit"]

_VISIT = r"(?:focus+ed|monitoring)(?: assurance)? visit"
_TITLE = re.compile(rf"{_VISIT} (?:to|of) (?P<name>.+?)[. ]*", re.IGNORECASE)
_SENTENCE = re.compile(
    rf"{_VISIT} (?:on [\w ,–-]{{5,60}} )?(?:to|of) (?P<name>.{{2,90}}?)"
    r" (?:(?:on|between|from) \d|carried out|\(|that\b|which\b)",
    re.IGNORECASE,
)


def read(document: Document, reference: DocumentReference) -> InspectionRecord:
    """The record of a focused visit."""
    return read_visit(Draft(document, reference, Family.FOCUSED_VISIT, kind=Kind.FOCUSED_VISIT)).record()


def read_visit(draft: Draft) -> Draft:
    """Fill a draft from the letter after a visit, focused or monitoring."""
    placed = place_passages(outline(draft.document), Addressee.AUTHORITY)
    opening = Opening.of(placed)
    read_dates(draft, opening)
    read_authority(draft, opening.names(_TITLE, _SENTENCE))
    draft.inspectors = names_in(opening.letter)
    read_signatory(draft)
    draft.subject = _subject(opening, placed)
    draft.outcome = "narrative"
    draft.makes_recommendations = any(entry.section in LISTS for entry in placed)
    draft.recommendations = read_recommendations(placed)
    draft.findings = passage_findings(placed)
    _name_what_is_missing(draft)
    return draft


def _subject(opening: Opening, placed: list[Placed]) -> Subject | None:
    """What was looked at: told under a heading of its own, or in the opening."""
    covered = " ".join(plain(block.text) for block in passage(placed, "areas-covered"))
    return visit_subject(covered, is_scope=True) if covered else visit_subject(opening.letter)


def _name_what_is_missing(draft: Draft) -> None:
    if not draft.inspectors:
        draft.problem("inspectors-missing", "No inspector is named in the opening of the letter.", 1)
    if draft.subject is None:
        draft.problem("subject-unreadable", "The letter does not say what was looked at in words known here.", 1)
