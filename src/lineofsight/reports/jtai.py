"""Letters after a joint targeted area inspection (JTAI), from 2016: several inspectorates, one theme, no grade.

The letters name no inspector. Lists are narrative to 2020, short from 2022; both are headed alike. What is asked for
is asked of the partnership, but of the authority where an item names it alone.
"""

import re

from lineofsight.pdf import Document
from lineofsight.reports.cover import without_services
from lineofsight.reports.draft import Draft
from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.letters import Opening, read_dates
from lineofsight.reports.outline import outline
from lineofsight.reports.passages import passage_findings, place_passages
from lineofsight.reports.recommendations import read_recommendations
from lineofsight.reports.record import DocumentReference, InspectionRecord, Recommendation
from lineofsight.reports.subjects import joint_subject
from lineofsight.vocabulary import Addressee, Family, Kind

__all__ = ["names_authority_alone", "read"]

_TITLE = re.compile(r"joint targeted area (?:re)?inspection of (?P<about>.+?)[. ]*", re.IGNORECASE)
_THEMED = re.compile(r"the multi-agency responses? to .+ in (?P<where>.+)", re.IGNORECASE)
_THEME_ALONE = re.compile(r"the multi-agency responses? to .+", re.IGNORECASE)
_IN_OPENING = (
    re.compile(r"individual agencies in ([^.]{2,80}?)\.", re.IGNORECASE),
    re.compile(r"multi-agency responses? to [^.]* in ([^.]{2,80}?)\s?\d?\.", re.IGNORECASE),
    re.compile(r"joint inspection (?:of|in) ([^.]{2,60}?)\.", re.IGNORECASE),
)
_OPENING_WORDS = 8
"""Words by which a sentence has said whom it is about."""


def read(document: Document, reference: DocumentReference) -> InspectionRecord:
    """The record of a joint targeted area inspection."""
    draft = Draft(document, reference, Family.JTAI, kind=Kind.JTAI, outcome="narrative")
    placed = place_passages(outline(document), Addressee.PARTNERSHIP)
    opening = Opening([entry.block for entry in placed if not entry.section])
    titles = [plain(block.text) for block in opening.blocks if _TITLE.fullmatch(plain(block.text))]
    read_dates(draft, opening)
    _read_authority(draft, opening)
    draft.subject = joint_subject([*titles, opening.text])
    if draft.subject is None:
        draft.problem("subject-unreadable", "The letter names no theme in words known here.", 1)
    draft.inspectorates = tuple(entry.name for entry in layouts().inspectorates if entry.wording.search(opening.text))
    draft.recommendations = tuple(map(_addressed, read_recommendations(placed)))
    draft.findings = passage_findings(placed)
    return draft.record()


def _read_authority(draft: Draft, opening: Opening) -> None:
    """The authority of the title, else of the sentences that say where the inspection was."""
    names = [
        (name, block.lines[0])
        for block in opening.blocks
        if (title := _TITLE.fullmatch(plain(block.text))) and (name := _where(title["about"]))
    ]
    names += opening.search(*_IN_OPENING)
    if names:
        draft.take_authority([(without_services(name), line) for name, line in names])
    else:
        draft.problem("authority-not-printed", "The letter names no authority where its title leads one to look.", 1)


def _where(about: str) -> str | None:
    """The authority in what a title says the inspection was of; None where that is a theme alone."""
    themed = _THEMED.fullmatch(about)
    if themed:
        return themed["where"]
    return None if _THEME_ALONE.fullmatch(about) else about


def _addressed(item: Recommendation) -> Recommendation:
    alone = names_authority_alone(item.text or "")
    return item.model_copy(update={"addressee": Addressee.AUTHORITY}) if alone else item


def names_authority_alone(text: str) -> bool:
    """Whether a text opens with the authority, and names nobody else who could act."""
    words = layouts().addressees
    opening = " ".join(plain(text).split()[:_OPENING_WORDS])
    return words.authority.search(opening) is not None and words.others.search(plain(text)) is None
