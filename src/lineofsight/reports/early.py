"""Reports of 2012 and 2013, before the single framework: looked after children, and protection of children.

Both print the grades twice: as "Grade 4 (inadequate)" under headings, and in a record of main findings on the last
page, which is read. Both number the sentence that introduces a list, so bullets are the recommendations.
"""

from lineofsight.pdf import Document, Line
from lineofsight.reports.draft import Draft
from lineofsight.reports.findings import read_findings
from lineofsight.reports.judgement_table import read_table
from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.outline import outline
from lineofsight.reports.recommendations import read_recommendations
from lineofsight.reports.record import DocumentReference, InspectionRecord
from lineofsight.reports.sections import place_blocks
from lineofsight.vocabulary import Family, Kind

__all__ = ["read_child_protection", "read_looked_after"]


def read_looked_after(document: Document, reference: DocumentReference) -> InspectionRecord:
    """The record of an inspection of services for looked after children."""
    return _read(document, reference, Family.LOOKED_AFTER)


def read_child_protection(document: Document, reference: DocumentReference) -> InspectionRecord:
    """The record of an inspection of the arrangements for the protection of children."""
    return _read(document, reference, Family.CHILD_PROTECTION)


def _read(document: Document, reference: DocumentReference, family: Family) -> InspectionRecord:
    draft = Draft(document, reference, family, kind=Kind.INSPECTION)
    draft.read_cover()
    labels = layouts().labels[family]
    placed = list(place_blocks(outline(document), labels, first_page=2))
    table = read_table(_record_of_main_findings(document), labels)
    draft.judgements, draft.not_judged = table.judgements, table.not_judged
    draft.check_judgements(entry.heading for entry in placed if entry.heading)
    draft.recommendations = read_recommendations(placed, numbers_first=False)
    draft.findings = read_findings(placed)
    return draft.record()


def _record_of_main_findings(document: Document) -> list[Line]:
    """The lines after the last heading "Record of main findings", else the whole body."""
    lines = list(document.body())
    pattern = next(part.heading for part in layouts().parts if part.part == "record")
    starts = [place for place, line in enumerate(lines) if pattern.fullmatch(plain(line.text))]
    return lines[starts[-1] :] if starts else lines
