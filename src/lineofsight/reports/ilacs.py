"""ILACS inspection reports, from January 2018: a table of three to five grades on the cover.

Which areas are graded follows from the table itself and is checked against the framework in force when fieldwork
started. The kind (standard or short) is hardly ever printed and is inferred from the days on site.
"""

from datetime import date, timedelta

from lineofsight.pdf import Document
from lineofsight.reports.draft import Draft
from lineofsight.reports.findings import read_findings
from lineofsight.reports.judgement_table import read_table
from lineofsight.reports.layouts import layouts
from lineofsight.reports.outline import outline
from lineofsight.reports.recommendations import read_recommendations
from lineofsight.reports.record import DocumentReference, InspectionRecord
from lineofsight.reports.sections import place_blocks
from lineofsight.vocabulary import Family, Kind

__all__ = ["read"]

_SATURDAY = 5


def read(document: Document, reference: DocumentReference) -> InspectionRecord:
    """The record of an ILACS inspection report."""
    draft = Draft(document, reference, Family.ILACS)
    draft.read_cover()
    labels = layouts().labels[Family.ILACS]
    table = read_table(draft.cover, labels)
    draft.judgements, draft.not_judged = table.judgements, table.not_judged
    placed = list(place_blocks(outline(document), labels))
    draft.check_judgements(entry.heading for entry in placed if entry.heading and entry.block.page > 1)
    draft.recommendations = read_recommendations(placed)
    draft.findings = read_findings(placed)
    draft.kind, draft.kind_inferred = _kind(draft), True
    return draft.record()


def _kind(draft: Draft) -> Kind | None:
    """Short if the working week of a short inspection holds its longest stay, else standard.

    A team may come back for some days later; that does not make a short inspection a standard one.
    """
    framework = draft.framework
    short = framework.kind(Kind.SHORT) if framework else None
    if short is None or short.on_site_days is None:
        return None
    longest = max(_weekdays(entry.start, entry.end) for entry in draft.fieldwork)
    return Kind.SHORT if longest <= short.on_site_days else Kind.STANDARD


def _weekdays(start: date, end: date) -> int:
    days = (start + timedelta(days=offset) for offset in range((end - start).days + 1))
    return sum(day.weekday() < _SATURDAY for day in days)
