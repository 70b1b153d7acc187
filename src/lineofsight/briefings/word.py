"""A document as Word: real headings, tables and captions, charts with alternative text, links from figure to evidence.

It sets what `printing` made ready with the parts of `word_parts` in the styles of `word_styles`.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm, Twips

from lineofsight.briefings.document import (
    Block,
    Document,
    Evidence,
    Heading,
    ListOfPoints,
    NoteBox,
    Paragraph,
    Picture,
    Quotation,
    Source,
    Strong,
    Table,
    Text,
)
from lineofsight.briefings.printing import Mention, Words, link_of, name_of, passages, prepared, running
from lineofsight.briefings.word_parts import (
    Xml,
    bookmarked,
    box,
    cell,
    element,
    field,
    link,
    paragraph,
    parsed,
    run,
    table,
)
from lineofsight.briefings.word_styles import LINK, NUMBER, TEXT_WIDTH, empty_document, reproducible

__all__ = ["to_docx"]

_WORDS = Words()
_TALLEST = Cm(21)
"""A picture leaves room on its page for its caption."""

_INSET = 440
"""What a box takes from the width of what is in it, in twentieths of a point."""


def to_docx(document: Document) -> bytes:
    """The document as a Word file; every figure leads to its evidence, and the evidence back to the figure."""
    return reproducible(_Setting(prepared(document)).made)


class _Setting:
    """One document being set: its numbering of bookmarks and pictures, and what it links to outside."""

    def __init__(self, document: Document) -> None:
        self.made = empty_document(document.title, document.subtitle)
        self._ids = count(1)
        self._addresses: dict[str, str] = {}
        self._set_margins(document.title)
        end = self.made.element.body.sectPr
        for part in parsed(self._parts(document)):
            end.addprevious(part)

    def _set_margins(self, title: str) -> None:
        section = self.made.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = running(title)
        for footer in (section.first_page_footer, section.footer):
            footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            footer.paragraphs[0]._p.extend(parsed([field("PAGE")]))

    def _parts(self, document: Document) -> Iterator[Xml]:
        width = TEXT_WIDTH.twips
        yield paragraph("Title", [run(document.title)])
        if document.subtitle:
            yield paragraph("Subtitle", [run(document.subtitle)])
        if document.summary:
            yield paragraph("Heading1", [run(_WORDS.summary)])
            yield from (box(list(self._points(document.summary)), width, strong=True), _gap())
        yield from self._blocks(document.blocks, width)
        yield from self._proofs(document.cited_evidence())
        yield from _made(document)

    def _blocks(self, blocks: Iterable[Block], width: int) -> Iterator[Xml]:
        for block in blocks:
            match block:
                case Heading(text, level):
                    yield paragraph(f"Heading{min(level, 4)}", [run(text)])
                case Paragraph(text):
                    yield paragraph("Normal", self._runs(text))
                case ListOfPoints(points):
                    yield from self._points(points)
                case Table():
                    yield from self._table(block, width)
                case Picture():
                    yield from self._picture(block, width)
                case Quotation(text, cited):
                    yield paragraph("Quote", [run(f"“{text}”")])
                    yield paragraph("QuoteSource", [run(cited)])
                case NoteBox(title, inner):
                    heading = paragraph("BoxHeading", [run(title)])
                    yield from (box([heading, *self._blocks(inner, width - _INSET)], width), _gap())

    def _points(self, points: Iterable[Text]) -> Iterator[Xml]:
        for point in points:
            yield paragraph("ListBullet", self._runs(point))

    def _runs(self, text: Text) -> Iterator[Xml]:
        for part in text:
            match part:
                case Mention(text=words, number=number, is_first=is_first):
                    linked = link([run(words), run(str(number), NUMBER)], anchor=f"evidence_{number}")
                    yield self._bookmarked(f"mention_{number}", linked) if is_first else linked
                case Strong(words):
                    yield run(words, bold=True)
                case str():
                    yield run(part)

    def _bookmarked(self, name: str, content: Xml) -> Xml:
        return bookmarked(name, next(self._ids), content)

    def _table(self, block: Table, width: int) -> Iterator[Xml]:
        widths = _widths(block, width)
        flush = [column in block.right for column in block.columns]

        def cells(style: str, texts: Iterable[Iterable[Xml]]) -> list[Xml]:
            return [
                cell(wide, paragraph(style, text, right=right))
                for wide, text, right in zip(widths, texts, flush, strict=True)
            ]

        yield paragraph("Caption", [run(block.caption)])
        head = cells("CellHeading", ([run(column)] for column in block.columns))
        rows = (cells("Cell", (self._runs(text) for text in row)) for row in block.rows)
        yield table(block.caption, widths, head, rows)
        yield paragraph("Small", [run(block.note)] if block.note else [])

    def _picture(self, block: Picture, width: int) -> Iterator[Xml]:
        chart = block.chart
        picture = io.BytesIO(chart.to_png())
        _, image = self.made.part.get_or_add_image(picture)
        wide, high = image.scaled_dimensions(width=Twips(width))
        size = {"height": _TALLEST} if high > _TALLEST else {"width": wide}
        inline = self.made.part.new_pic_inline(picture, **size)
        for name, value in {"id": str(next(self._ids)), "title": chart.title, "descr": chart.alternative}.items():
            inline.docPr.set(name, value)
        yield paragraph("Picture", [element("w:r", element("w:drawing", Xml(inline.xml)))])
        yield paragraph("PictureCaption", [run(block.caption)])

    def _proofs(self, evidence: Sequence[Evidence]) -> Iterator[Xml]:
        if not evidence:
            return
        yield paragraph("Heading1", [run(_WORDS.evidence)])
        yield paragraph("Small", [run(_WORDS.about_evidence)])
        for number, item in enumerate(evidence, start=1):
            name = self._bookmarked(f"evidence_{number}", run(f"{number}. ", bold=True))
            back = link([run(_WORDS.back, LINK)], anchor=f"mention_{number}")
            yield paragraph("Evidence", [name, run(f"{item.statement} "), back])
            for passage in passages(item.sources):
                yield paragraph("Source", self._passage(passage))

    def _passage(self, sources: Sequence[Source]) -> Iterator[Xml]:
        for place, source in enumerate(sources):
            if place:
                yield run("; ")
            address = link_of(source)
            name = name_of(source)
            yield link([run(name, LINK)], relation=self._relation(address)) if address else run(name)
            if source.words:
                yield run(f": “{source.words}”")

    def _relation(self, address: str) -> str:
        """The id of the relationship to an address; each address has one."""
        if address not in self._addresses:
            name = self._addresses[address] = f"address{len(self._addresses) + 1}"
            self.made.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
        return self._addresses[address]


def _widths(block: Table, width: int) -> list[int]:
    """The width shared out by the longest text of each column, within reason."""
    texts = [[name, *(_plain(row[place]) for row in block.rows)] for place, name in enumerate(block.columns)]
    weights = [min(max(map(len, column)), 40) + 4 for column in texts]
    return [width * weight // sum(weights) for weight in weights]


def _gap() -> Xml:
    """An empty line after a box, without which Word joins it to a table that follows."""
    return paragraph("Cell", [])


def _plain(text: Text) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in text)


def _made(document: Document) -> Iterator[Xml]:
    if document.made:
        yield paragraph("Heading3", [run(_WORDS.made)])
    for name, value in document.made:
        yield paragraph("Small", [run(f"{name}: ", bold=True), run(value)])
