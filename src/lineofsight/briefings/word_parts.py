"""The parts a Word document is made of: runs, links, bookmarks, paragraphs, tables, as XML of WordprocessingML.

It knows the order and names the format asks for (ECMA-376, part 1, chapter 17) and nothing of briefings. Text becomes
XML only here, and only escaped; parts are put together as strings and parsed once, ten times faster than one by one.
"""

from collections.abc import Iterable, Sequence
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

__all__ = ["Xml", "bookmarked", "box", "cell", "element", "field", "link", "paragraph", "parsed", "run", "table"]

Xml = NewType("Xml", str)
"""Well-formed XML: never words of a document."""

_LINE, _WASH, _EDGE = "C3C9CD", "F3F4F5", "1D5FA8"


def element(tag: str, *children: Xml, **attributes: object) -> Xml:
    """An element by its prefixed tag, with attributes of the main namespace and children in order."""
    given = "".join(f" w:{name}={quoteattr(str(value))}" for name, value in attributes.items())
    return Xml(f"<{tag}{given}>{''.join(children)}</{tag}>")


def parsed(parts: Iterable[Xml]) -> list[BaseOxmlElement]:
    """The parts as elements, to be put into a document."""
    return list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(parts)}</w:body>"))


def run(text: str, style: str | None = None, *, bold: bool = False) -> Xml:
    """A run of text, in a character style or bold."""
    marks = (element("w:rStyle", val=style) if style else "") + (element("w:b") if bold else "")
    return Xml(f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def field(instruction: str) -> Xml:
    """A field that Word works out, such as PAGE."""
    return element("w:fldSimple", run("1"), instr=instruction)


def link(runs: Iterable[Xml], *, anchor: str = "", relation: str = "") -> Xml:
    """A link to a bookmark of the document (`anchor`) or, by the id of a relationship, to an address outside."""
    goal = f"w:anchor={quoteattr(anchor)}" if anchor else f"r:id={quoteattr(relation)}"
    return Xml(f"<w:hyperlink {goal}>{''.join(runs)}</w:hyperlink>")


def bookmarked(name: str, number: int, content: Xml) -> Xml:
    """Content between the two ends of a bookmark; `number` is its own in the document."""
    return Xml(f"{element('w:bookmarkStart', id=number, name=name)}{content}{element('w:bookmarkEnd', id=number)}")


def paragraph(style: str, content: Iterable[Xml], *, right: bool = False) -> Xml:
    """A paragraph in a style (by its id), flush right if asked."""
    side = [element("w:jc", val="right")] if right else []
    return element("w:p", element("w:pPr", element("w:pStyle", val=style), *side), *content)


def cell(width: int, *content: Xml) -> Xml:
    """A cell of a table; widths are in twentieths of a point."""
    return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), *content)


def table(caption: str, widths: Sequence[int], head: Sequence[Xml], rows: Iterable[Sequence[Xml]]) -> Xml:
    """A ruled table of cells, its heading row repeated on every page, no row broken across pages."""
    whole = element("w:cantSplit")
    set_rows = [
        element("w:tr", element("w:trPr", whole, element("w:tblHeader")), *head),
        *(element("w:tr", element("w:trPr", whole), *row) for row in rows),
    ]
    told = [element("w:tblLook", val="00A0", firstRow=1, firstColumn=1), element("w:tblCaption", val=caption)]
    lines = [_line(side, 4, _LINE) for side in ("top", "bottom", "insideH")]
    return _table(widths, lines, (50, 0, 50, 120), told, set_rows)


def box(content: Sequence[Xml], width: int, *, strong: bool = False) -> Xml:
    """Content, the last of it a paragraph, set apart on a wash with an edge at its left."""
    shade = element("w:shd", val="clear", color="auto", fill=_WASH)
    inside = element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa"), shade), *content)
    edge = _line("left", 24, _EDGE if strong else _LINE)
    return _table([width], [edge], (140, 220, 80, 220), [], [element("w:tr", inside)])


def _line(side: str, eighths: int, colour: str) -> Xml:
    return element(f"w:{side}", val="single", sz=eighths, space=0, color=colour)


def _table(
    widths: Sequence[int],
    lines: Sequence[Xml],
    margins: tuple[int, int, int, int],
    told: Sequence[Xml],
    rows: Sequence[Xml],
) -> Xml:
    """A table; `margins` of its cells are those at the top, left, bottom and right."""
    sides = zip(("top", "left", "bottom", "right"), margins, strict=True)
    properties = [
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblInd", w=margins[1], type="dxa"),
        element("w:tblBorders", *lines),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *(element(f"w:{side}", w=space, type="dxa") for side, space in sides)),
        *told,
    ]
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", element("w:tblPr", *properties), grid, *rows)
