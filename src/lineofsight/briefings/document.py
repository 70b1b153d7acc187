"""A document as values: headings, paragraphs, tables, pictures, quotations, and the evidence behind its figures.

It knows the parts of a finished document and nothing of how they look (`html`, `word`, `pdf`) or what they say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lineofsight.charts.chart import Chart

__all__ = [
    "Block",
    "Document",
    "Evidence",
    "Figure",
    "Heading",
    "Inline",
    "ListOfPoints",
    "NoteBox",
    "Paragraph",
    "Picture",
    "Quotation",
    "Source",
    "Strong",
    "Table",
    "Text",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text, with the key of the evidence behind it."""

    text: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words to stand out."""

    text: str


Inline = str | Figure | Strong
Text = Sequence[Inline]
"""A run of text: plain words, numbers that lead to their evidence, words that stand out."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is a chapter, 2 a section of it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class ListOfPoints:
    """Points, each a run of text."""

    points: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a heading row; columns named in `right` are set flush right.

    The first column heads its row. Every cell is a run of text.
    """

    caption: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Text]]
    right: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, with a caption below it."""

    chart: Chart
    caption: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A few words of a report, marked as such, with where they stand."""

    text: str
    cited: str


@dataclass(frozen=True, slots=True)
class NoteBox:
    """Blocks set apart in a box: how figures were made, what cannot be concluded."""

    title: str
    blocks: Sequence["Block"]


Block = Heading | Paragraph | ListOfPoints | Table | Picture | Quotation | NoteBox


@dataclass(frozen=True, slots=True)
class Source:
    """One place a figure rests on: whose report, its name and page; the words there if they are on this machine.

    `address` is a link to the report (a file on this machine or where it is published), None where neither is known.
    """

    authority: str
    report: str
    published: str
    page: int | None
    words: str = ""
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a figure: a sentence that says what was counted, and the places it was counted in."""

    key: str
    statement: str
    sources: Sequence[Source]


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document. `made` are pairs of words on how it was made: register, day, version."""

    title: str
    subtitle: str
    summary: Sequence[Text]
    blocks: Sequence[Block]
    evidence: Sequence[Evidence]
    made: Sequence[tuple[str, str]] = ()
    numbers: dict[str, int] = field(init=False)
    """The printed number of each piece of evidence, by its key, in the order of its first mention."""

    def __post_init__(self) -> None:
        known = {item.key for item in self.evidence}
        cited = list(dict.fromkeys(key for key in self._cited() if key in known))
        object.__setattr__(self, "numbers", {key: number for number, key in enumerate(cited, start=1)})

    def cited_evidence(self) -> list[Evidence]:
        """The evidence that a figure leads to, in the order of its number."""
        by_key = {item.key: item for item in self.evidence}
        return [by_key[key] for key in self.numbers]

    def _cited(self) -> Iterator[str]:
        for text in self.summary:
            yield from _keys(text)
        for block in self.blocks:
            yield from _keys_of(block)


def _keys(text: Text) -> Iterator[str]:
    yield from (part.evidence for part in text if isinstance(part, Figure))


def _keys_of(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from _keys(text)
        case ListOfPoints(points):
            yield from (key for point in points for key in _keys(point))
        case Table(rows=rows):
            yield from (key for row in rows for cell in row for key in _keys(cell))
        case NoteBox(blocks=blocks):
            yield from (key for inner in blocks for key in _keys_of(inner))
        case _:
            return
