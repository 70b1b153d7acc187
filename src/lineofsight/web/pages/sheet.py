"""A page of a document as it is shown: its picture, and over it a box for every value that was read there.

It knows where boxes stand on a picture. What they hold is told by `reader`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.errors import NotFoundError
from lineofsight.pdf.placed_words import PageBox
from lineofsight.reports.marked import Mark
from lineofsight.web.asking import Asked
from lineofsight.web.documents import Document
from lineofsight.web.page import File
from lineofsight.web.site import Site

__all__ = ["ACROSS", "LARGE", "Marked", "Rectangle", "Sheet", "picture_file", "sheet"]

ACROSS = 1000
"""How wide a sheet is in its own units; heights are in the same."""
LARGE = 1800
_WIDTH = 1100
_AIR = 3.0
_ROOM, _NARROWEST, _TALLEST = 30.0, 450.0, 520.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a sheet, in its units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Marked:
    """A value that was read on the sheet: the name of its field, what it is, and its boxes, one for each row."""

    field: str
    label: str
    boxes: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be shown. `picture` is the address of its picture; `close_up` the part around the field asked for."""

    number: int
    pages: int
    picture: str
    height: float
    marked: tuple[Marked, ...]
    close_up: Rectangle | None


def sheet(site: Site, base: str, document: Document, number: int, field: str) -> Sheet:
    """Page `number` of a document whose pages are under `base`. Raises NotFoundError where it cannot be shown."""
    picture = site.documents.picture(document, number, _WIDTH)
    height = round(ACROSS * picture.page_height / picture.page_width, 1)
    here = tuple(_marked(mark, number, height) for mark in document.marks if mark.on(number))
    active = next((mark for mark in here if mark.field == field), None)
    return Sheet(
        number=number,
        pages=picture.pages,
        picture=f"{base}/pages/{number}.png",
        height=height,
        marked=here,
        close_up=_close_up(active.boxes, height) if active else None,
    )


def picture_file(site: Site, asked: Asked, document: Document, *, is_kept: bool = True) -> File:
    """The picture of the page that the address names. Raises NotFoundError for one that is not there."""
    number = asked.place["number"]
    if not number.isascii() or not number.isdigit() or len(number) > 5:
        raise NotFoundError(f"There is no page {number!r}: pages have numbers.")
    width = LARGE if asked.among("size", ("large",)) else _WIDTH
    return File(site.documents.picture(document, int(number), width).png, "image/png", is_kept=is_kept)


def _marked(mark: Mark, number: int, height: float) -> Marked:
    return Marked(mark.field, mark.label, tuple(_rectangle(box, height) for box in mark.on(number)))


def _rectangle(box: PageBox, height: float) -> Rectangle:
    """The box on the sheet, with a little air around its words."""
    return Rectangle(
        x=round(box.left * ACROSS - _AIR, 1),
        y=round(box.top * height - _AIR, 1),
        width=round(box.width * ACROSS + 2 * _AIR, 1),
        height=round(box.height * height + 2 * _AIR, 1),
    )


def _close_up(boxes: Iterable[Rectangle], height: float) -> Rectangle:
    """The part of a sheet around these boxes, and of long texts their beginning."""
    boxes = tuple(boxes)
    left = max(min(box.x for box in boxes) - _ROOM, 0.0)
    right = max(max(box.x + box.width for box in boxes) + _ROOM, left + _NARROWEST)
    top = max(min(box.y for box in boxes) - _ROOM, 0.0)
    bottom = min(max(box.y + box.height for box in boxes) + _ROOM, height, top + _TALLEST)
    left = max(min(left, ACROSS - _NARROWEST), 0.0)
    return Rectangle(round(left, 1), round(top, 1), round(min(right, ACROSS) - left, 1), round(bottom - top, 1))
