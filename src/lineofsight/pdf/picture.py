"""Pictures of pages, as PNG: what a reader of the paper sees, to hold what was read against.

It draws one page at a time and knows nothing of its words (`lineofsight.pdf.placed_words`).
"""

import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from lineofsight.errors import DataError, NotFoundError, UsageError
from lineofsight.pdf.turns import opened

__all__ = ["WIDEST", "NoSuchPageError", "PagePicture", "UndrawablePageError", "page_picture"]

WIDEST = 2400
"""Pixels: sharp enough for any screen."""
_MOST_PIXELS = 12_000_000
"""A page of the usual shape has under nine million at the widest; a strip miles long is no page of a report."""
_COLOURS = 128
"""Enough for letters, logos and tables; a quarter of the bytes of full colour."""


class NoSuchPageError(NotFoundError):
    """The document has no page of this number."""


class UndrawablePageError(DataError):
    """The page is there, but damaged, or of a size that cannot be drawn."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG. `width` and `height` are pixels, `page_width` and `page_height` points, turned as it is shown.

    `pages` is how many the document has.
    """

    png: bytes
    number: int
    pages: int
    width: int
    height: int
    page_width: float
    page_height: float


def page_picture(source: Path | bytes, number: int, width: int = 900) -> PagePicture:
    """The picture of page `number` (1 is the first), `width` pixels wide.

    Raises UnreadableDocumentError for a document that cannot be opened, NoSuchPageError and UndrawablePageError for
    its page, UsageError for a width that is not from 1 to `WIDEST`.
    """
    if not 1 <= width <= WIDEST:
        raise UsageError(f"A page cannot be drawn {width} pixels wide: ask for 1 to {WIDEST}.")
    with opened(source) as pdf:
        pages = len(pdf)
        if not 1 <= number <= pages:
            raise NoSuchPageError(f"There is no page {number}: the document has pages 1 to {pages}.")
        try:
            page = pdf[number - 1]
            page_width, page_height = page.get_size()
            picture = _drawn(page, number, width)
        except pdfium.PdfiumError as error:
            message = f"Page {number} is damaged and cannot be drawn: fetch the document again."
            raise UndrawablePageError(message) from error
    return PagePicture(_png(picture), number, pages, *picture.size, page_width, page_height)


def _drawn(page: pdfium.PdfPage, number: int, width: int) -> Image.Image:
    """The page in colour, a copy that outlives the document."""
    page_width, page_height = page.get_size()
    if min(page_width, page_height) <= 0 or width * width * page_height / page_width > _MOST_PIXELS:
        size = f"{page_width:.0f} by {page_height:.0f} points"
        raise UndrawablePageError(f"Page {number} is {size}, which cannot be drawn {width} pixels wide: ask for fewer.")
    bitmap = page.render(scale=width / page_width)
    try:
        drawn: Image.Image = bitmap.to_pil().convert("RGB")
        return drawn.crop((0, 0, width, drawn.height)) if drawn.width != width else drawn.copy()
    finally:
        bitmap.close()


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(file, "PNG")
    return file.getvalue()
