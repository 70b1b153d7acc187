"""The briefing on one authority: what the record says of it on a day, written from its facts.

It puts the parts in order. The same register, day and version of the program give the same document.
"""

from datetime import date
from pathlib import Path

from lineofsight.briefings.actions_part import actions_part
from lineofsight.briefings.authority_facts import authority_facts
from lineofsight.briefings.document import Document
from lineofsight.briefings.method_part import made, method_part
from lineofsight.briefings.next_part import next_part
from lineofsight.briefings.peers_part import compare_part, improved_part
from lineofsight.briefings.report_part import again_part, asks_part, commends_part
from lineofsight.briefings.standing_part import since_part, standing_part
from lineofsight.briefings.words import dated
from lineofsight.register.store import Register

__all__ = ["authority_briefing"]

_RULES = (
    "An authority stands by its latest published inspection with grades of children’s services; a predecessor’s grades "
    "are shown and are not its own. Everything told here had been published by the day.",
    "What is asked for comes from the recommendations and areas for priority action of the report, each under the area "
    "that its first code mostly bears on. Strengths and weaknesses are counted in passages of its findings.",
    "Others are compared by their latest inspection, each authority once. What was asked of a safeguarding board is "
    "left out.",
)
_OF_THEMES = (commends_part, again_part, compare_part, improved_part)
"""What can be written only of an inspection whose report was coded."""


def authority_briefing(
    register: Register, name: str, as_of: date, *, since: date | None = None, reports: Path | None = None
) -> Document:
    """The briefing on an authority, by name or code, as of a day.

    What came after its latest inspection is told; with `since`, whatever was published from that day on. `reports` is
    a folder with the reports' files, to which the evidence then leads. Raises UnknownAuthorityError for a name that is
    no authority's on the day.
    """
    found = authority_facts(register, name, as_of, since, reports)
    parts = [
        standing_part(found),
        since_part(found),
        next_part(found),
        actions_part(found),
        asks_part(found),
        *(part(found) for part in _OF_THEMES if found.raised),
        method_part(register, as_of, _RULES),
    ]
    scope = [
        ("Authority", found.story.authority.code),
        ("Since", since.isoformat() if since else "its latest inspection"),
    ]
    return Document(
        title=f"{found.name}: children’s services as inspected",
        subtitle=f"As published by {dated(as_of)}; {found.story.authority.region}",
        summary=[point for part in parts for point in part.points],
        blocks=[block for part in parts for block in part.blocks],
        evidence=found.ledger.evidence,
        made=made(register, as_of, scope),
    )
