"""Reads a document that somebody handed in: in a process of its own, with its places, leaving nothing behind.

The bytes are on disk only while they are read, in a folder of this user's alone, and in no log at all.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lineofsight.pdf import UnreadableDocumentError
from lineofsight.pdf.picture import PagePicture, page_picture
from lineofsight.pdf.placed_words import placed_words
from lineofsight.reports import read
from lineofsight.reports.marked import Mark, marks
from lineofsight.reports.own_process import ProcessEndedError, in_own_process
from lineofsight.reports.record import DocumentReference, InspectionRecord

__all__ = ["ReadApart", "picture_apart", "read_apart", "safe_name"]

_NOT_IN_NAMES = re.compile(r"[^\w .,()&'’+-]+")
_REMEDY = "Check that it opens, and that it is a report and nothing more."
_LONGEST_NAME = 200
"""Bytes; its end is kept."""


@dataclass(frozen=True, slots=True)
class ReadApart:
    """A record, boxes and places included, and the marks of its values on the pages."""

    record: InspectionRecord
    marks: tuple[Mark, ...] = ()


def read_apart(data: bytes, filename: str, seconds: float = 30) -> ReadApart:
    """What a document says and where, read in another process within `seconds`.

    `filename` only names it, whatever is written there. Like `read`, it never raises for what the document is: one
    that cannot be read, takes too long (`reading-took-too-long`) or ends its process (`reader-crashed`) gives a
    record of family `unknown` with the problem named.
    """
    name = safe_name(filename)
    with _on_disk(data, name) as path:
        try:
            return in_own_process(_read, path, seconds=seconds)
        except ProcessEndedError as error:
            document = DocumentReference(sha256=hashlib.sha256(data).hexdigest(), filename=name)
            code = "reading-took-too-long" if error.took_too_long else "reader-crashed"
            return ReadApart(InspectionRecord.unread(document, code, f"{name} was not read. {error} {_REMEDY}"))


def picture_apart(data: bytes, number: int, width: int = 900, seconds: float = 30) -> PagePicture:
    """The picture of a page, drawn in another process within `seconds`.

    Raises what `page_picture` raises, and ProcessEndedError where it takes too long or ends its process.
    """
    with _on_disk(data, "document.pdf") as path:
        return in_own_process(page_picture, path, number, width, seconds=seconds)


@contextmanager
def _on_disk(data: bytes, name: str) -> Iterator[Path]:
    """The bytes as a file, for as long as another process needs them."""
    with TemporaryDirectory(prefix="lineofsight-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path


def safe_name(filename: str) -> str:
    """A file's own name, without folders and without characters that mean something to a system or a page."""
    own = _NOT_IN_NAMES.sub("_", re.split(r"[/\\]", filename)[-1]).strip(" .")
    own = own.encode()[-_LONGEST_NAME:].decode(errors="ignore")
    return own.lstrip(" .") or "document.pdf"


def _read(path: Path) -> ReadApart:
    record = read(path)
    try:
        return ReadApart(record, marks(record, placed_words(path)))
    except UnreadableDocumentError:  # which the record says
        return ReadApart(record)
