"""Letters after a joint targeted area inspection (JTAI), from 2016: several inspectorates, one theme, no grade.

The letters name no inspector. Lists are narrative to 2020, short from 2022; both are headed alike. What is asked for
is asked of the partnership, but of the authority where an item names it alone.
"""

import re

from lineofsight.pdf import Document
from lineofsight.reports.draft import Draft
from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.letters import Opening, read_authority, read_dates
from lineofsight.reports.outline import outline
from lineofsight.reports.passages import passage_findings, place_passages
from lineofsight.reports.recommendations import read_recommendations
from lineofsight.reports.record import DocumentReference, InspectionRecord, Recommendation
from lineofsight.reports.subjects import joint_subject
from lineofsight.vocabulary import Addressee, Family, Kind

__all__ = ["names_authority_alone", "read"]

_TITLE = re.compile(
    r"joint targeted area (?:re)?inspection of (?:the multi-agency responses? to .+ in )?"
    r"(?P<name>(?!the multi-agency).+?)[. ]*",
    re.IGNORECASE,
)
_SENTENCES = (
    re.compile(r"individual agencies in (?P<name>[^.]{2,80}?)\.", re.IGNORECASE),
    re.compile(r"multi-agency responses? to [^.]* in (?P<name>[^.]{2,80}?)\s?\d?\.", re.IGNORECASE),
)
_FIRST_WORDS = 4
"""Words by which a sentence that begins with who must act has said so."""


def read(document: Document, reference: DocumentReference) -> InspectionRecord:
    """The record of a joint targeted area inspection."""
    draft = Draft(document, reference, Family.JTAI, kind=Kind.JTAI, outcome="narrative")
    placed = place_passages(outline(document), Addressee.PARTNERSHIP)
    opening = Opening.of(placed)
    read_dates(draft, opening)
    read_authority(draft, opening.names(_TITLE, *_SENTENCES))
    draft.subject = joint_subject(opening.letter)
    if draft.subject is None:
        draft.problem("subject-unreadable", "The letter names no theme in words known here.", 1)
    draft.inspectorates = tuple(entry.name for entry in layouts().inspectorates if entry.wording.search(opening.letter))
    draft.recommendations = tuple(map(_addressed, read_recommendations(placed)))
    draft.findings = passage_findings(placed)
    return draft.record()


def _addressed(item: Recommendation) -> Recommendation:
    text = item.text or ""
    alone = names_authority_alone(" ".join(text.split()[:_FIRST_WORDS]), text)
    return item.model_copy(update={"addressee": Addressee.AUTHORITY}) if alone else item


def names_authority_alone(who: str, text: str) -> bool:
    """Whether the words that say who must act name the authority, and all of the text nobody else who could."""
    words = layouts().addressees
    return words.authority.search(plain(who)) is not None and words.others.search(plain(text)) is None
