"""Assigns each block of a report to a section: a judgement area, or a part such as recommendations or strengths.

The scope is `authority` or `lscb`: in single-framework reports the safeguarding board has sections of its own under
the same headings. Headings of judgement areas also carry a grade, with which the table is compared.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineofsight.reports.grades import final_grade, parse_grade
from lineofsight.reports.judgement_table import Labels
from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.outline import Block, Marker
from lineofsight.vocabulary import Addressee, Area, Grade

__all__ = ["AreaHeading", "Placed", "place_blocks"]

_TAIL = re.compile(r"[\s:?.]*\d{0,2}$")
_NUMBERING = re.compile(r"^\d(?:\.\d)?\.?\s+")
_KEY_JUDGEMENT = re.compile(r"key judge?ment\b", re.IGNORECASE)
_LONGEST = 230
"""Characters beyond which a block is no heading."""


@dataclass(frozen=True, slots=True)
class AreaHeading:
    """A heading that names a judgement area, with the grade it ends in, if any."""

    area: Area
    grade: Grade | None
    block: Block


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where in the report it stands; `section` is empty where no heading told."""

    block: Block
    section: str
    scope: Addressee
    heading: AreaHeading | None = None


def place_blocks(
    blocks: Sequence[Block], labels: Labels, scope: Addressee = Addressee.AUTHORITY, first_page: int = 1
) -> Iterator[Placed]:
    """Every block from `first_page` on, without the contents page, with its section and scope.

    A heading that nothing is known of ends a section opened by a heading of its own size or smaller.
    """
    section, opened_by, contents, before = "", 0.0, 0, ""
    for block in blocks:
        text, introduced = heading_text(block), _KEY_JUDGEMENT.match(before) is not None
        before = block.text
        if block.page < first_page or block.page == contents:
            continue
        if text is None:
            yield Placed(block, section, scope)
            continue
        size = block.lines[0].size
        part, heading = _part(text), _area_heading(text, block, labels, introduced)
        turned = _scope(text) if block.marker is Marker.HEADING else None
        if part == "contents":
            contents = block.page
            continue
        scope = turned or scope
        if heading:
            section, opened_by = heading.area.value, size
        elif part == "judgements":
            section = section if section in set(Area) else ""
        elif part:
            section, opened_by = part, size
        elif turned or (block.marker is Marker.HEADING and size > opened_by + 0.5):
            section, opened_by = "", size
        yield Placed(block, section, scope, heading)


def heading_text(block: Block) -> str | None:
    """A block's text if it may be a heading: set as one, or a short plain paragraph; else None."""
    if block.marker not in (Marker.HEADING, Marker.PLAIN) or len(block.text) > _LONGEST:
        return None
    return _TAIL.sub("", plain(block.text))


def _part(text: str) -> str | None:
    return next((part.part for part in layouts().parts if part.heading.fullmatch(text)), None)


def _scope(text: str) -> Addressee | None:
    return next((Addressee(entry.scope) for entry in layouts().scopes if entry.heading.fullmatch(text)), None)


def _area_heading(text: str, block: Block, labels: Labels, introduced: bool) -> AreaHeading | None:
    """The area a heading names; a plain paragraph is one only where "Key judgement" introduces it."""
    name, printed = final_grade(text)
    if block.marker is Marker.PLAIN and not introduced:
        return None
    name = _NUMBERING.sub("", name)
    for area, label in labels.items():
        if label.fullmatch(name):
            return AreaHeading(area, parse_grade(printed) if printed else None, block)
    return None
