"""Where every word of a document stands on the picture of its page: as shares of the page, from its upper left corner.

Crop and turn of a page are settled here, so that a share is the same in points and in pixels. Furniture is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from lineofsight.pdf.document import Box, Line, Page, Role
from lineofsight.pdf.text import TextReader
from lineofsight.pdf.turns import opened

__all__ = ["Frame", "PageBox", "PlacedWord", "PlacedWords", "placed_words"]

_WORD = re.compile(r"\S+")
_MARGIN = 0.1
"""Share of a font's height by which its letters may stand out above and below; rows do not touch at this."""


@dataclass(frozen=True, slots=True)
class PageBox:
    """A part of page `page` (1 is the first): all from 0 to 1, shares of the page's width and height as shown."""

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What is shown of a page: the shown part in points, and its turn in degrees clockwise (0, 90, 180 or 270)."""

    page: int
    shown: Box
    turn: int = 0

    def share(self, box: Box) -> PageBox:
        """A box in points as the part of the shown page it is; what lies outside is cut off."""
        left, bottom, right, top = self.shown
        across = [_share(edge - left, right - left) for edge in (box[0], box[2])]
        down = [_share(top - edge, top - bottom) for edge in (box[3], box[1])]
        for _ in range(self.turn // 90):
            across, down = [1 - down[1], 1 - down[0]], across
        return PageBox(self.page, across[0], down[0], across[1] - across[0], down[1] - down[0])


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word, or that part of one cut at a line's end that stands on one line."""

    text: str
    box: PageBox


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """The words of a document's body in reading order, and the frame of each of its pages, the first page first."""

    frames: tuple[Frame, ...]
    words: tuple[PlacedWord, ...]


def placed_words(source: Path | bytes) -> PlacedWords:
    """The words of a document and their places; none for a scan.

    Raises UnreadableDocumentError for a document that cannot be opened.
    """
    with opened(source) as pdf:
        pages, _ = _WordReader(pdf).read()
        frames = tuple(_frame(pdf, page) for page in pages)
        words = (word for page, frame in zip(pages, frames, strict=True) for word in _words(page, frame))
        return PlacedWords(frames, tuple(words))


class _WordReader(TextReader):
    """Measures letters with the height of their font, not of their shape, so that the words of a line are level."""

    def measure(self, page: int, first: int, last: int) -> Box:
        """The box from the first to the last character."""
        letter = self._letter(page, first)
        return letter if first == last else _around(letter, self._letter(page, last))

    def _letter(self, page: int, place: int) -> Box:
        left, bottom, right, top = self._text_pages[page].get_charbox(place, loose=True)
        margin = _MARGIN * (top - bottom)
        return (left, bottom - margin, right, top + margin)


def _frame(pdf: pdfium.PdfDocument, page: Page) -> Frame:
    if not page.lines:  # nothing on it to place, and possibly damaged
        return Frame(page.number, (0.0, 0.0, page.width or 1.0, page.height or 1.0))
    shown = pdf[page.number - 1]
    return Frame(page.number, shown.get_bbox(), shown.get_rotation())


def _words(page: Page, frame: Frame) -> Iterator[PlacedWord]:
    for line in page.lines:
        if line.role is Role.BODY:
            for match in _WORD.finditer(line.text):
                for text, box in _level_parts(line, match.start(), match.end()):
                    yield PlacedWord(text, frame.share(box))


def _level_parts(line: Line, start: int, end: int) -> Iterator[tuple[str, Box]]:
    """A word as it stands on one line, or the parts of one that PDFium joined at a hyphen where the line ends."""
    first, last = (line.box_within(place, place) for place in (start, end - 1))
    if _is_level(first, last):
        yield line.text[start:end], _around(first, last)
        return
    cut = next(place for place in range(start, end) if not _is_level(first, line.box_within(place, place)))
    yield line.text[start:cut], line.box_within(start, cut - 1)
    yield from _level_parts(line, cut, end)


def _is_level(box: Box, other: Box) -> bool:
    """Whether two letters stand on one line: the middle of one is within the height of the other."""
    middle = (other[1] + other[3]) / 2
    return box[1] <= middle <= box[3] or other[1] <= (box[1] + box[3]) / 2 <= other[3]


def _share(length: float, whole: float) -> float:
    return min(max(length / whole, 0.0), 1.0) if whole else 0.0


def _around(box: Box, other: Box) -> Box:
    return (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))
