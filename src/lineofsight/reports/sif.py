"""Single inspection framework reports, 2013 to 2018: first inspections, re-inspections and reviews of a board alone.

The overall grade stands in a sentence on the cover, the three key judgements and two sub-judgements in a numbered
table, and the safeguarding board's grade on the cover (2014) or in a heading deep inside.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lineofsight.pdf import Document, Line
from lineofsight.reports.draft import Draft
from lineofsight.reports.findings import read_findings
from lineofsight.reports.grades import GRADE, parse_grade
from lineofsight.reports.judgement_table import Labels, Table, read_table
from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.outline import Marker, outline
from lineofsight.reports.recommendations import read_recommendations
from lineofsight.reports.record import DocumentReference, InspectionRecord, Judgement
from lineofsight.reports.sections import place_blocks
from lineofsight.vocabulary import Addressee, Area, Family, Kind

__all__ = ["read"]

_OVERALL = re.compile(
    rf"(?:overall judge?ment is(?: that)?(?: the)?(?: local authority'?s?)?(?: children's services?)?"
    rf"|children's services?(?: (?:in|for|of|provided by) .{{2,120}}?)?)(?: (?:is|are))? ({GRADE})",
    re.IGNORECASE,
)
_BOARD = re.compile(
    rf"(?:safeguarding children(?:'s)? board|lscb)(?: \(\w+\))*(?: (?:is|are))? ({GRADE})",
    re.IGNORECASE,
)
_REINSPECTION = re.compile(r"\bre-? ?inspection of services", re.IGNORECASE)
_SERVICES = re.compile(r"inspection of services", re.IGNORECASE)
_REVIEW = re.compile(r"review of the effectiveness of the local safeguarding children", re.IGNORECASE)
_TABLE_PAGES = 2


def read(document: Document, reference: DocumentReference) -> InspectionRecord:
    """The record of a single-framework report."""
    draft = Draft(document, reference, Family.SIF)
    draft.read_cover()
    draft.kind, draft.kind_inferred = _kind(draft)
    labels = layouts().labels[Family.SIF]
    scope = Addressee.LSCB if draft.kind is Kind.REVIEW else Addressee.AUTHORITY
    blocks = outline(document)
    placed = list(place_blocks(blocks, labels, scope, first_page=2))
    board = _board_judgement(
        draft.cover, [entry.block.lines for entry in placed if entry.block.marker is Marker.HEADING]
    )
    draft.judgements = board
    if draft.kind is not Kind.REVIEW:
        table = _table(document, draft, labels)
        overall = _graded_sentence(_OVERALL, Area.OVERALL, [draft.cover])
        draft.judgements, draft.not_judged = (*overall, *table.judgements, *board), table.not_judged
        draft.check_judgements(entry.heading for entry in placed if entry.heading)
    if not board and (draft.kind is Kind.REVIEW or _REVIEW.search(plain(" ".join(line.text for line in draft.cover)))):
        draft.problem("judgement-missing", "No grade for the safeguarding board can be read.")
    draft.recommendations = read_recommendations(placed)
    draft.findings = read_findings(placed)
    return draft.record()


def _kind(draft: Draft) -> tuple[Kind, bool]:
    """The kind of report, and whether it is inferred.

    Re-inspections stopped carrying a review of the board; from then on, one that forgets to call itself a
    re-inspection is known by that.
    """
    title = plain(" ".join(line.text for line in draft.cover))
    if _REINSPECTION.search(title):
        return Kind.REINSPECTION, False
    if not _SERVICES.search(title):
        return Kind.REVIEW, False
    boardless = draft.started is not None and draft.started >= layouts().sif.reinspections_without_board_from
    if boardless and not _REVIEW.search(title):
        return Kind.REINSPECTION, True
    return Kind.INSPECTION, False


def _table(document: Document, draft: Draft, labels: Labels) -> Table:
    """The table of areas, which may break over the first page."""
    table = read_table(draft.cover, labels)
    if len(table) == len(labels):
        return table
    first = draft.cover[0].page if draft.cover else 1
    return read_table([line for line in document.body() if line.page < first + _TABLE_PAGES], labels)


def _board_judgement(cover: Sequence[Line], headings: Iterable[Sequence[Line]]) -> tuple[Judgement, ...]:
    return _graded_sentence(_BOARD, Area.LSCB, [cover, *headings])


def _graded_sentence(pattern: re.Pattern[str], area: Area, passages: Iterable[Sequence[Line]]) -> tuple[Judgement, ...]:
    """The first passage in which the pattern finds a grade, as a judgement."""
    for lines in passages:
        for match, line in _search(pattern, lines):
            grade = parse_grade(match)
            if grade:
                return (Judgement(area=area, grade=grade, page=line.page, box=line.box, as_printed=match),)
    return ()


def _search(pattern: re.Pattern[str], lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    text = plain(" ".join(line.text for line in lines))
    match = pattern.search(text)
    if match:
        reached = 0
        for line in lines:
            reached += len(plain(line.text)) + 1
            if reached > match.start(1):
                yield match.group(1), line
                return
