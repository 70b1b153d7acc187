"""Small documents in our own words for the tests of single readers: drawn, read, and thrown away."""

from collections.abc import Iterable
from pathlib import Path

from lineofsight.reports import InspectionRecord, read
from samples.blocks import At, Block, Document, Item, Text
from samples.sheet import draw

__all__ = ["bullets", "heading", "read_blocks", "requests"]


def read_blocks(folder: Path, *blocks: Block | str, footer: str = "") -> InspectionRecord:
    """The record of a document of these blocks; plain texts are paragraphs, and every page has a footer and number."""
    path = folder / "document.pdf"
    drawn = tuple(Text(block) if isinstance(block, str) else block for block in blocks)
    draw(Document(drawn, lambda number: (At(72, 40, f"{footer} {number}", 9),)), path)
    return read(path)


def heading(text: str) -> Text:
    """A bold heading of the size of the text."""
    return Text(f"**{text}**", before=6, keep=True)


def bullets(texts: Iterable[str], left: float = 72) -> list[Block]:
    """Items behind a bullet each."""
    return [Item("\u25fc", text, left=left) for text in texts]


def requests(record: InspectionRecord) -> list[tuple[str, str | None]]:
    """What a document asks for, as kind and text."""
    return [(item.kind.value, item.text) for item in record.recommendations]
