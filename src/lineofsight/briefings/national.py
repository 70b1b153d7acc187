"""The national briefing: what the record says on a day, written from its facts.

It puts the parts in order. The same register, day and version of the program give the same document.
"""

from datetime import date
from pathlib import Path

from lineofsight.briefings.commended_part import commended_part
from lineofsight.briefings.context_part import contrast_part, region_part
from lineofsight.briefings.document import Document
from lineofsight.briefings.facts import facts
from lineofsight.briefings.grade_part import grade_part
from lineofsight.briefings.method_part import made, method_part
from lineofsight.briefings.movement_part import movement_part
from lineofsight.briefings.theme_part import raised_part, shared_part
from lineofsight.briefings.words import dated
from lineofsight.register.store import Register

__all__ = ["national_briefing"]

_THEMES = (
    "Themes are counted in authorities, each by one report, never in sentences. What is asked for comes from "
    "recommendations and areas for priority action; they stand in no section, so that a code’s own area decides where "
    "it is shown. What findings tell comes from the section on the area, sentence by sentence."
)


def national_briefing(
    register: Register,
    as_of: date,
    *,
    since: date | None = None,
    framework: str | None = None,
    reports: Path | None = None,
) -> Document:
    """The briefing as of a day, of one framework or all graded inspections.

    Movement is told for what was published from `since` on. `reports` is a folder with the reports' files, to which
    the evidence then leads. Raises NotFoundError if nothing had been published, or for an unknown framework.
    """
    found = facts(register, as_of, since, framework, reports)
    parts = [
        grade_part(found),
        movement_part(found),
        raised_part(found),
        commended_part(found),
        shared_part(found),
        contrast_part(found),
        region_part(found),
        method_part(
            register,
            as_of,
            [found.profile.rules.sentence(as_of), _THEMES],
            found.shares(found.choice()).readings.uncoded,
        ),
    ]
    scope = _framework_name(framework) if framework else "all graded inspections"
    return Document(
        title="Inspections of children’s services: the national picture",
        subtitle=f"As published by {dated(as_of)}; {scope}; {len(found.counted)} authorities",
        summary=[point for part in parts for point in part.points],
        blocks=[block for part in parts for block in part.blocks],
        evidence=found.ledger.evidence,
        made=made(
            register,
            as_of,
            [
                ("Since", since.isoformat() if since else "the start"),
                ("Framework", framework or "all graded inspections"),
            ],
        ),
    )


def _framework_name(framework: str) -> str:
    from lineofsight.frameworks import get_framework  # noqa: PLC0415  # slow to import

    return get_framework(framework).title
