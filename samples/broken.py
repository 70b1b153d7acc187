"""Files that cannot be read as reports, or only in part: what arrives when a download or a save has gone wrong.

Each function writes one kind to a path and returns the path; the same arguments give the same bytes. It knows
nothing of what a reader should say about them.
"""

import random
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from samples.catalogue import catalogue
from samples.sheet import PAGE_SIZE
from samples.writing import write

__all__ = [
    "CASES",
    "empty",
    "encrypted",
    "many_pages",
    "mutated",
    "no_pages",
    "noise",
    "scan",
    "truncated",
    "web_page",
]

PASSWORD = "sample"  # noqa: S105 - opens nothing but samples

_NO_PAGES = b"""%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
xref
0 3
0000000000 65535 f\x20
0000000009 00000 n\x20
0000000058 00000 n\x20
trailer
<< /Size 3 /Root 1 0 R >>
startxref
110
%%EOF
"""
_WEB_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><title>Report not found</title></head>
<body><h1>Report not found</h1><p>The file that was asked for is not here.</p></body>
</html>
"""


def encrypted(path: Path, password: str = PASSWORD) -> Path:
    """A PDF that opens only with `password`."""
    lock = StandardEncryption(userPassword=password, ownerPassword=f"{password} owner", strength=128)
    canvas = Canvas(str(path), pagesize=PAGE_SIZE, invariant=1, encrypt=lock)
    canvas.drawString(72, 720, "Inspection of a council behind a password")
    canvas.save()
    return path


def truncated(path: Path, share: float = 0.6, of: bytes | None = None) -> Path:
    """The first `share` of a PDF's bytes, by default of a good sample: a download that broke off."""
    data = _good_sample() if of is None else of
    return _put(path, data[: int(len(data) * share)])


def empty(path: Path) -> Path:
    """A file of no bytes."""
    return _put(path, b"")


def no_pages(path: Path) -> Path:
    """A well-formed PDF whose list of pages is empty."""
    return _put(path, _NO_PAGES)


def scan(path: Path, pages: int = 2) -> Path:
    """A PDF of pictures of pages, without a letter of text."""
    picture = Image.new("L", (595, 842), "white")
    pen = ImageDraw.Draw(picture)
    for line in range(80, 760, 16):
        pen.rectangle((72, line, 420 + line * 7 % 100, line + 6), fill="grey")
    canvas = Canvas(str(path), pagesize=PAGE_SIZE, invariant=1)
    for _ in range(pages):
        canvas.drawInlineImage(picture, 0, 0, *PAGE_SIZE)
        canvas.showPage()
    canvas.save()
    return path


def web_page(path: Path) -> Path:
    """An HTML page saved under a PDF's name."""
    return _put(path, _WEB_PAGE.encode())


def noise(path: Path, seed: int = 0, size: int = 20_000) -> Path:
    """Random bytes."""
    return _put(path, random.Random(seed).randbytes(size))  # noqa: S311 - not for secrets


def many_pages(path: Path, pages: int = 3000) -> Path:
    """A PDF of `pages` pages with a few words each."""
    canvas = Canvas(str(path), pagesize=PAGE_SIZE, invariant=1)
    for page in range(1, pages + 1):
        canvas.drawString(72, 720, f"Page {page} of a document that does not end")
        canvas.showPage()
    canvas.save()
    return path


def mutated(path: Path, seed: int = 0, changes: int = 40, of: bytes | None = None) -> Path:
    """A PDF, by default a good sample, with `changes` bytes set at random."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    data = bytearray(_good_sample() if of is None else of)
    for _ in range(changes if data else 0):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return _put(path, bytes(data))


CASES: Mapping[str, Callable[[Path], Path]] = {
    "encrypted": encrypted,
    "truncated": truncated,
    "empty": empty,
    "no-pages": no_pages,
    "scan": scan,
    "web-page": web_page,
    "noise": noise,
    "many-pages": many_pages,
    "mutated": mutated,
}
"""One file of each kind, by name."""


@cache
def _good_sample() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.pdf"
        write(catalogue()[0], path)
        return path.read_bytes()


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
