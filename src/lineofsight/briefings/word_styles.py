"""An empty Word document in the house's look: A4, British English, its styles, nothing that changes from day to day.

It knows how a briefing looks in Word and nothing of what it says.
"""

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from lineofsight.briefings.printing import LANGUAGE

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import CharacterStyle

__all__ = ["LINK", "NUMBER", "TEXT_WIDTH", "empty_document", "reproducible"]

TEXT_WIDTH = Cm(16.6)
LINK, NUMBER = "Hyperlink", "EvidenceNumber"
"""The ids of the styles of links and of the numbers of evidence."""

_FONT = "Arial"
_INK, _MUTED, _BLUE = "0B0C0C", "50565B", "1A5EA6"
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_FIRST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a paragraph style looks; sizes and spaces in points."""

    name: str
    size: float
    before: float = 0
    after: float = 6
    colour: str = _INK
    bold: bool = False
    italic: bool = False
    keep_next: bool = False
    left: float = 0


_LOOKS = (
    _Look("Normal", 10.5, after=7),
    _Look("Title", 24, after=4, bold=True),
    _Look("Subtitle", 13, after=14, colour=_MUTED),
    _Look("Heading 1", 17, before=22, after=7, bold=True, keep_next=True),
    _Look("Heading 2", 13, before=16, after=5, bold=True, keep_next=True),
    _Look("Heading 3", 11, before=12, after=4, bold=True, keep_next=True),
    _Look("Heading 4", 10.5, before=10, after=4, bold=True, keep_next=True),
    _Look("List Bullet", 10.5, after=3),
    _Look("Quote", 10.5, before=6, after=2, italic=True, keep_next=True, left=14),
    _Look("Quote Source", 9, after=10, colour=_MUTED, left=14),
    _Look("Caption", 9, before=8, after=5, colour=_INK, bold=True, keep_next=True),
    _Look("Picture", 10.5, before=8, after=4, keep_next=True),
    _Look("Picture Caption", 9, after=12, colour=_MUTED),
    _Look("Cell", 9, after=0),
    _Look("Cell Heading", 9, after=0, bold=True),
    _Look("Small", 8.5, before=4, after=8, colour=_MUTED),
    _Look("Box Heading", 11, after=5, bold=True, keep_next=True),
    _Look("Evidence", 9.5, before=8, after=2, keep_next=True),
    _Look("Source", 8, after=2, left=14),
    _Look("Header", 8.5, after=0, colour=_MUTED),
    _Look("Footer", 8.5, after=0, colour=_MUTED),
)


def empty_document(title: str, subtitle: str) -> "WordDocument":
    """A document of one empty A4 section with every style a briefing uses, and its properties."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH.cm) / 2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    _set_styles(made)
    _set_properties(made, title, subtitle)
    return made


def _set_styles(made: "WordDocument") -> None:
    defaults = made.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.find(qn("w:lang")).set(qn("w:val"), LANGUAGE)
    fonts = defaults.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), _FONT)
    for look in _LOOKS:
        _set_style(made, look)
    link = _new_style(made, LINK)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(_BLUE), True
    number = _new_style(made, NUMBER)
    number.font.color.rgb, number.font.superscript = RGBColor.from_string(_BLUE), True


def _new_style(made: "WordDocument", name: str) -> "CharacterStyle":
    style: CharacterStyle = made.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    return style


def _set_style(made: "WordDocument", look: _Look) -> None:
    """Give a style its look, and take from a built-in one the theme's colours, type and rules."""
    styles = made.styles
    style = styles[look.name] if look.name in styles else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    for tag in ("w:rPr", "w:pPr/w:pBdr", "w:pPr/w:contextualSpacing"):
        for found in style.element.xpath(tag):
            found.getparent().remove(found)
    font, space = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, look.italic
    font.color.rgb = RGBColor.from_string(look.colour)
    space.space_before, space.space_after, space.line_spacing = Pt(look.before), Pt(look.after), 1.15
    space.keep_with_next = look.keep_next
    if look.left:
        space.left_indent = Pt(look.left)


def _set_properties(made: "WordDocument", title: str, subtitle: str) -> None:
    told = made.core_properties
    told.title, told.subject, told.language = title[:255], subtitle[:255], LANGUAGE
    told.author = told.comments = told.keywords = told.last_modified_by = ""
    told.created = told.modified = _NO_DAY
    told.revision = 1
    package = made.part.package
    for relation, found in list(package.rels.items()):
        if found.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # a picture of somebody else's page
            del package.rels[relation]


def reproducible(made: "WordDocument") -> bytes:
    """The document as a file that bears no time of making."""
    saved, again = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _FIRST_ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
