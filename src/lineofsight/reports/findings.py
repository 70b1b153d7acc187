"""Reads a report's findings: its numbered paragraphs under each judgement area and summary heading."""

from collections.abc import Iterable

from lineofsight.reports.outline import Marker
from lineofsight.reports.record import Finding
from lineofsight.reports.sections import Placed
from lineofsight.vocabulary import Addressee

__all__ = ["read_findings"]

_NO_FINDINGS = {
    "priority",
    "improvement",
    "about-the-area",
    "about-the-inspection",
    "meaning",
    "summary-for-children",
}
_SHORTEST = 40
"""Characters below which an unnumbered paragraph is a caption or a sub-heading."""


def read_findings(placed: Iterable[Placed]) -> tuple[Finding, ...]:
    """Numbered paragraphs with the bullets inside them; in a report without numbers, every paragraph in order."""
    relevant = [
        entry for entry in placed if entry.section not in _NO_FINDINGS and (entry.section or entry.scope != "authority")
    ]
    numbered = sum(entry.block.marker is Marker.NUMBER for entry in relevant) > 1
    findings: list[Finding] = []
    texts: list[list[str]] = []
    for entry in relevant:
        block = entry.block
        opens = block.marker is Marker.NUMBER if numbered else _is_paragraph(entry)
        if opens:
            section = "lscb" if entry.scope is Addressee.LSCB else entry.section
            number = block.number if numbered and block.number is not None else len(findings) + 1
            findings.append(Finding(section=section, number=number, text=None, page=block.page, box=block.box))
            texts.append([block.text])
        elif texts and block.marker is Marker.BULLET and block.left > (findings[-1].box or block.box)[0]:
            texts[-1].append(block.text)
    return tuple(
        finding.model_copy(update={"text": "\n• ".join(parts)}) for finding, parts in zip(findings, texts, strict=True)
    )


def _is_paragraph(entry: Placed) -> bool:
    return entry.block.marker is Marker.PLAIN and len(entry.block.text) >= _SHORTEST and entry.heading is None
