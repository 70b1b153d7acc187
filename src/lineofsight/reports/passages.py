"""Places the blocks of a letter, or of a report without grades, in passages, and reads its paragraphs as findings.

A passage begins with its heading and ends with the next; `section` is its short name. Judgement areas and the
two parts of single-framework reports are not known here: `sections` has those.
"""

from collections.abc import Iterable, Iterator, Sequence

from lineofsight.pdf import Line
from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.outline import Block, Marker, join_lines
from lineofsight.reports.recommendations import is_nested
from lineofsight.reports.record import Finding
from lineofsight.reports.sections import Placed, heading_text
from lineofsight.vocabulary import Addressee

__all__ = ["LISTS", "passage", "passage_findings", "place_passages"]

LISTS = ("priority", "improvement")
"""The sections whose items are recommendations."""

_SHARED = (*LISTS, "strengths")
_NO_FINDINGS = {
    "",
    *LISTS,
    "about-the-area",
    "about-the-inspection",
    "areas-covered",
    "inspection-team",
    "next-steps",
    "partnership-details",
}
_LONG = 80
"""Characters from which a block is prose, whose last sentence ends with its mark."""
_SHORTEST = 40
"""Characters below which a paragraph is a caption."""


def place_passages(blocks: Iterable[Block], addressee: Addressee) -> list[Placed]:
    """Every block up to the closing words, with its section; `addressee` is whom the document asks to act.

    A heading that nothing is known of belongs to its section, unless prose follows where a list stood.
    """
    mended = _mended(part for block in blocks for part in _parted(block))
    placed: list[Placed] = []
    section, listed = "", False
    for block, following in zip(mended, [*mended[1:], None], strict=True):
        if block.marker is Marker.PLAIN and _closes(block.text):
            break
        named = _name(block)
        if named:
            section, listed = named, False
        elif listed and block.marker is Marker.HEADING and following and following.marker is Marker.PLAIN:
            section, listed = "findings", False
        listed = listed or (section in _SHARED and block.marker is Marker.BULLET)
        placed.append(Placed(block, section, addressee))
    return placed


def _closes(text: str) -> bool:
    return layouts().closing.start.match(plain(text)) is not None


def _name(block: Block) -> str | None:
    """The section that a block is the heading of."""
    text = heading_text(block)
    if text is None:
        return None
    shared = (part for part in layouts().parts if part.part in _SHARED)
    return next((part.part for part in (*layouts().passages, *shared) if part.heading.fullmatch(text)), None)


def _parted(block: Block) -> Iterator[Block]:
    """An item apart from a heading or closing words that stand as far in as its text, and so passed for it."""
    inner = block.lines[1:] if block.marker is not Marker.HEADING else []
    end = next((place for place, line in enumerate(inner, start=1) if _interrupts(line)), None)
    if end is None:
        yield block
        return
    yield Block(block.marker, block.lines[:end], block.number, join_lines(block.parts[:end]))
    heading = Block(Marker.HEADING, [block.lines[end]], text=block.lines[end].text)
    if _name(heading):
        yield heading
        end += 1
    if block.lines[end:]:
        yield Block(Marker.PLAIN, block.lines[end:], text=join_lines(block.parts[end:]))


def _interrupts(line: Line) -> bool:
    """Whether a line inside an item is a heading known here, of more than a word, or begins the closing words."""
    is_heading = line.text[0].isupper() and " " in line.text and _name(Block(Marker.HEADING, [line], text=line.text))
    return bool(is_heading) or _closes(line.text)


def _mended(blocks: Iterable[Block]) -> list[Block]:
    """Blocks with paragraphs put together again that a page's end or a word cut by a hyphen had parted."""
    mended: list[Block] = []
    for block in blocks:
        before = mended[-1] if mended else None
        if before and _goes_on(before, block):
            text = join_lines([before.text, block.text])
            mended[-1] = Block(before.marker, [*before.lines, *block.lines], before.number, text)
        else:
            mended.append(block)
    return mended


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a plain block goes on with an unfinished one: in lower case, or where long prose was cut."""
    if block.marker is not Marker.PLAIN or before.marker is Marker.HEADING or _closes(block.text):
        return False
    if before.text.endswith((".", ":", "?")):
        return False
    last = before.lines[-1]
    # Two lines that a hyphen joins are one line here, so that the next stands two lines below.
    cut = last.page != block.page or last.box[1] < last.bottom - last.size / 2
    return block.text[:1].islower() or (cut and before.marker is Marker.PLAIN and len(before.text) > _LONG)


def passage(placed: Iterable[Placed], section: str) -> list[Block]:
    """The blocks of one section, without its headings."""
    return [entry.block for entry in placed if entry.section == section and entry.block.marker is not Marker.HEADING]


def passage_findings(placed: Sequence[Placed]) -> tuple[Finding, ...]:
    """Every paragraph and bullet of the findings, numbered from 1; nested bullets belong to theirs.

    Bullets after a paragraph that ends in a colon are nested in it, unless it introduces its whole section.
    """
    found: list[tuple[Placed, list[str]]] = []
    hosting = False
    for before, entry in zip([None, *placed], placed, strict=False):
        block = entry.block
        if entry.section in _NO_FINDINGS or block.marker is Marker.HEADING:
            continue
        host = found[-1][0] if found and found[-1][0].section == entry.section else None
        if host and block.marker is Marker.BULLET and (hosting or _holds(host.block, block)):
            found[-1][1].append(block.text)
        elif len(block.text) >= _SHORTEST:
            introduces = before is None or before.section != entry.section or before.block.marker is Marker.HEADING
            hosting = block.marker is not Marker.BULLET and block.text.endswith(":") and not introduces
            found.append((entry, [block.text]))
    return tuple(
        Finding(
            section=entry.section,
            number=number,
            text="\n• ".join(texts),
            page=entry.block.page,
            box=entry.block.box,
        )
        for number, (entry, texts) in enumerate(found, start=1)
    )


def _holds(block: Block, bullet: Block) -> bool:
    return block.marker is Marker.BULLET and is_nested(bullet, block)
