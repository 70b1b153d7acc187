"""Turns the lines of a document into headings, numbered paragraphs, bullets and plain paragraphs.

Layout alone decides: weight and size make a heading; a number or a bullet at the margin opens an item; what is
indented beyond its marker continues it. No wording is known here.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from lineofsight.pdf import Document, Line
from lineofsight.reports.record import Box

__all__ = ["Block", "Marker", "outline"]

_NUMBER = re.compile(r"(\d{1,3})\s?\.(?!\d)\s*(.*)", re.DOTALL)
_BULLET = re.compile(r"[\u2022\u25a0-\u25ff\uf000-\uf0ff\x83\u00b7]\s*|[\u2010-\u2015\u2212\u2500-]\s+|o\s(?=[A-Za-z])")
_INDENT = 4.0
"""Points beyond its marker at which a line continues an item."""
_SAME_SIZE = 0.6
"""Points by which the lines of one heading may differ."""


class Marker(StrEnum):
    """What opens a block."""

    HEADING = "heading"
    NUMBER = "number"
    BULLET = "bullet"
    PLAIN = "plain"


@dataclass(slots=True)
class Block:
    """One heading, item or paragraph; `number` only with `Marker.NUMBER`; `left` is that of its marker."""

    marker: Marker
    lines: list[Line]
    number: int | None = None
    text: str = ""
    parts: list[str] = field(default_factory=list)

    @property
    def page(self) -> int:
        """The page it starts on."""
        return self.lines[0].page

    @property
    def left(self) -> float:
        """Left edge of its first line, in points."""
        return self.lines[0].left

    @property
    def box(self) -> Box:
        """The box of its lines on the page it starts on; how far right it reaches is taken from the longest line."""
        lines = [line for line in self.lines if line.page == self.page]
        right = max(lines, key=lambda line: len(line.text)).box[2]
        return (min(line.left for line in lines), lines[-1].bottom, right, lines[0].top)


def outline(document: Document) -> list[Block]:
    """The body of a document as blocks in reading order."""
    lines = list(document.body())
    normal = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0] if lines else 0.0
    blocks: list[Block] = []
    for line in lines:
        opened = _open(line, normal)
        if blocks and _continues(blocks[-1], line, opened):
            blocks[-1].lines.append(line)
            blocks[-1].parts.append(line.text)
        else:
            blocks.append(opened)
    for block in blocks:
        block.text = join_lines(block.parts)
    return blocks


def _open(line: Line, normal: float) -> Block:
    """The block this line would open."""
    numbered = _NUMBER.match(line.text)
    if numbered and not numbered.group(2)[:1].islower():
        return Block(Marker.NUMBER, [line], int(numbered.group(1)), parts=[numbered.group(2)])
    bullet = _BULLET.match(line.text)
    if bullet:
        return Block(Marker.BULLET, [line], parts=[line.text[bullet.end() :]])
    is_heading = (line.bold or line.size > normal + 0.9) and any(character.isalpha() for character in line.text)
    return Block(Marker.HEADING if is_heading else Marker.PLAIN, [line], parts=[line.text])


def _continues(block: Block, line: Line, opened: Block) -> bool:
    """Whether a line goes on with the block before it, rather than opening one of its own."""
    last = block.lines[-1]
    in_item = block.marker in (Marker.NUMBER, Marker.BULLET)
    indented = in_item and line.left > block.left + _INDENT
    if opened.marker in (Marker.NUMBER, Marker.BULLET):
        return opened.marker is Marker.NUMBER and _is_wrapped_number(block, opened)
    if Marker.HEADING in (opened.marker, block.marker):
        # Bold words at the start of a line inside an item are no heading.
        joins = opened.marker is block.marker or (indented and line.bold and not block.lines[0].bold)
        return joins and abs(line.size - last.size) < _SAME_SIZE and _is_close(last, line)
    if indented or _is_beside(last, line):
        return True
    if in_item:
        return _is_close(last, line) and not last.text.endswith((".", ":", "?")) and line.text[:1].islower()
    return _is_close(last, line) or (line.page != last.page and line.text[:1].islower())


def _is_wrapped_number(block: Block, opened: Block) -> bool:
    """A line of an item that happens to start with a number: indented like the item's other lines."""
    if block.marker not in (Marker.NUMBER, Marker.BULLET, Marker.PLAIN):
        return False
    if block.marker is Marker.NUMBER and opened.number == (block.number or 0) + 1:
        return False
    if len(block.lines) > 1:
        return abs(opened.left - block.lines[-1].left) < _INDENT < opened.left - block.left
    return opened.left > block.left + 2 * _INDENT and block.marker is not Marker.PLAIN


def _is_beside(last: Line, line: Line) -> bool:
    """Whether a line goes on to the right of the last one, as after a raised reference mark."""
    return line.page == last.page and line.left > last.left and abs(line.middle - last.middle) < last.size * 0.6


def _is_close(last: Line, line: Line) -> bool:
    """Whether a line follows the last one without a paragraph's gap."""
    return line.page == last.page and -1 < last.middle - line.middle < 1.62 * max(last.size, line.size)


def join_lines(parts: list[str]) -> str:
    """Lines put together to running text: words cut at a hyphen and stray punctuation close up."""
    text = ""
    for part in parts:
        if (
            not text
            or (text.endswith(("-", "–")) and text[-2:-1].isalnum() and part[:1].isalnum())
            or part[:1] in ",.;:)"
        ):
            text += part
        else:
            text += " " + part
    return " ".join(text.split())
