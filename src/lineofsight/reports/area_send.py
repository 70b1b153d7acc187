"""Reports of area SEND inspections, from 2023: one of three outcomes in a sentence, and lists in unmarked tables.

The days of the previous inspection, printed under those of this one, are not read. When the next inspection is due
is kept as a finding of the section `next-inspection`.
"""

import re
from collections.abc import Iterable, Sequence
from math import inf

from lineofsight.pdf import Document, Line, Role, Word
from lineofsight.reports.cover import find_fieldwork, person
from lineofsight.reports.draft import Draft
from lineofsight.reports.jtai import names_authority_alone
from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.letters import Opening, find_days, is_name, read_authority
from lineofsight.reports.outline import Marker, outline
from lineofsight.reports.passages import LISTS, passage, passage_findings, place_passages
from lineofsight.reports.record import DocumentReference, Finding, InspectionRecord, Recommendation
from lineofsight.reports.sections import Placed
from lineofsight.reports.unmarked_rows import Row, column_edge, read_rows, split_line
from lineofsight.vocabulary import Addressee, Family, Kind, RecommendationKind

__all__ = ["read"]

_TITLE = re.compile(
    r"area (?:send|special educational needs\b.{0,40}) (?:(?:full|monitoring) )?inspection of (?:the )?"
    r"(?P<name>.+?)(?: (?:local )?area partnership)?\W*",
    re.IGNORECASE,
)
_NEXT = re.compile(r"next (?:full )?(?:area send |re-?)?(?:full )?inspection|monitoring inspection", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s+\d{1,3}$")
_LEAD = re.compile(r"\blead\b", re.IGNORECASE)


def read(document: Document, reference: DocumentReference) -> InspectionRecord:
    """The record of an area SEND inspection."""
    draft = Draft(document, reference, Family.AREA_SEND, kind=Kind.AREA_SEND, inspectorates=("Ofsted", "CQC"))
    placed = place_passages(outline(document), Addressee.PARTNERSHIP)
    _read_cover(draft, placed)
    _read_outcome(draft, placed)
    _read_team(draft, placed)
    draft.recommendations = tuple(item for kind in LISTS for item in _recommendations(placed, kind))
    draft.findings = tuple(map(_with_next_inspection, passage_findings(placed)))
    return draft.record()


def _read_cover(draft: Draft, placed: Sequence[Placed]) -> None:
    cover = Opening.of(placed)
    days = find_fieldwork(cover.lines)
    if days:
        draft.take_fieldwork(*days)
        _compare_footers(draft)
    else:
        draft.problem("dates-unreadable", "The cover's inspection dates cannot be read.", 1)
    read_authority(draft, cover.names(_TITLE))


def _compare_footers(draft: Draft) -> None:
    """Name the first footer that prints other dates than the cover."""
    for page in draft.document.pages:
        for line in page.lines:
            text = _PAGE_NUMBER.sub("", line.text) if line.role is Role.FOOTER else ""
            printed = find_days(text)
            if printed and printed[0] != draft.fieldwork:
                message = f"The footer prints other dates than the cover: {text[printed[1] :]}."
                draft.problem("dates-disagree", message, page.number)
                return


def _read_outcome(draft: Draft, placed: Sequence[Placed]) -> None:
    stated = plain(" ".join(block.text for block in passage(placed, "outcome")))
    draft.outcome = next((entry.outcome for entry in layouts().outcomes if entry.wording.search(stated)), None)
    if draft.outcome is None:
        draft.problem("outcome-unreadable", "No sentence under the heading of the outcome states one of the three.", 1)


def _read_team(draft: Draft, placed: Sequence[Placed]) -> None:
    """The team in two columns, Ofsted's on the left; its lead leads the inspection."""
    header, body = _table(placed, "inspection-team")
    edge = column_edge(header, "Care", "CQC") or inf
    left, right = zip(*(split_line(line, edge) for line in body), strict=True) if body else ((), ())
    ofsted = [(name, line, _text(words)) for words, line in zip(left, body, strict=True) if (name := _name(words))]
    others = [name for words in right if (name := _name(words))]
    draft.inspectors = tuple(dict.fromkeys([*(name for name, *_ in ofsted), *others]))
    leads = [(name, line) for name, line, text in ofsted if _LEAD.search(text)] or [entry[:2] for entry in ofsted]
    draft.take_lead_inspector(leads[0] if leads else None)


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _name(words: Iterable[Word]) -> str | None:
    name = person(_text(words))
    return name if name and is_name(name) else None


def _table(placed: Iterable[Placed], section: str) -> tuple[list[Line], list[Line]]:
    """The lines of a section's headings and those of its body."""
    header: list[Line] = []
    body: list[Line] = []
    for entry in placed:
        if entry.section == section:
            (header if entry.block.marker is Marker.HEADING else body).extend(entry.block.lines)
    return header, body


def _recommendations(placed: Sequence[Placed], section: str) -> list[Recommendation]:
    header, body = _table(placed, section)
    rows = read_rows(body, column_edge(header, "Area"))
    return [_recommendation(RecommendationKind(section), number, row) for number, row in enumerate(rows, start=1)]


def _recommendation(kind: RecommendationKind, number: int, row: Row) -> Recommendation:
    alone = names_authority_alone(row.responsible, row.responsible)
    return Recommendation(
        kind=kind,
        addressee=Addressee.AUTHORITY if alone else Addressee.PARTNERSHIP,
        number=number,
        text=row.text,
        page=row.page,
        box=row.box,
    )


def _with_next_inspection(finding: Finding) -> Finding:
    tells = finding.section == "outcome" and _NEXT.search(plain(finding.text or ""))
    return finding.model_copy(update={"section": "next-inspection"}) if tells else finding
