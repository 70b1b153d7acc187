"""Single pages for the tests of pictures and places: cropped, turned, of any size."""

import io
from collections.abc import Callable

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from lineofsight.pdf.picture import PagePicture

Size = tuple[float, float]

A4: Size = (595.0, 842.0)


def page(
    draw: Callable[[Canvas], None], size: Size = A4, *, turn: int = 0, crop: tuple[float, ...] | None = None
) -> bytes:
    """A document of one page, turned clockwise, of which only `crop` (left, bottom, right, top) is shown."""
    file = io.BytesIO()
    # The canvas takes the size of the page as it is shown.
    canvas = Canvas(file, pagesize=size if turn % 180 == 0 else size[::-1], invariant=1)
    canvas.setPageRotation(turn)
    if crop:
        canvas.setCropBox(crop)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def said(text: str, left: float = 200, bottom: float = 500, size: float = 20) -> Callable[[Canvas], None]:
    """Draws one line of text."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, bottom, text)

    return draw


def image(picture: PagePicture) -> Image.Image:
    """The picture in shades of grey."""
    return Image.open(io.BytesIO(picture.png)).convert("L")
