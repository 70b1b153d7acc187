"""The documents behind records: the file of a report in the folder that was named, or one that somebody handed in.

It finds, reads and draws them, and remembers the last few. What was handed in is never stored, and soon forgotten.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lineofsight.errors import LineOfSightError, NotFoundError
from lineofsight.register.files import ReportFiles
from lineofsight.register.overlay import with_words
from lineofsight.reports.record import InspectionRecord
from lineofsight.web.recent import Recent

if TYPE_CHECKING:
    from lineofsight.pdf.picture import PagePicture
    from lineofsight.reports.marked import Mark

__all__ = ["MOST_HANDED_IN", "Document", "Documents"]

MOST_HANDED_IN = 8
"""How many documents that were handed in are remembered at once."""
_MOST_READ, _MOST_PICTURES = 64, 64


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be drawn: `record` as read from it, with its words, and the `marks` of its values."""

    source: Path | bytes
    sha256: str
    record: InspectionRecord
    marks: tuple["Mark", ...]


class Documents:
    """The documents of a site. `folder` has the files of the reports; without one only what is handed in is there."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._files = ReportFiles(folder) if folder else None
        self._read = Recent[str, Document](_MOST_READ)
        self._handed_in = Recent[str, Document](MOST_HANDED_IN)
        self._pictures = Recent[tuple[str, int, int], "PagePicture"](_MOST_PICTURES)

    def of(self, record: InspectionRecord) -> Document | None:
        """The document a record was read from; None where its file is not in the folder.

        A record that is known without its words is read again.
        """
        reference = record.document
        if self._files is None or not self._files.folder.is_dir() or not reference.sha256:
            return None
        path = self._files.find(reference.sha256, [reference.filename])
        return self._read.get(record.model_dump_json(), lambda: _read(path, record)) if path else None

    def hand_in(self, data: bytes, filename: str) -> Document:
        """Read a document in a process of its own and remember it, in memory only."""
        from lineofsight.reports.reading_apart import read_apart  # noqa: PLC0415  # not needed by other pages

        found = read_apart(data, filename)
        document = Document(data, hashlib.sha256(data).hexdigest(), found.record, found.marks)
        return self._handed_in.keep(document.sha256, document) if found.record.document.pages else document

    def handed_in(self, sha256: str) -> Document:
        """A document that was handed in. Raises NotFoundError once it is forgotten."""
        found = self._handed_in.find(sha256)
        if found is None:
            raise NotFoundError(
                f"That document is not remembered: only the last {MOST_HANDED_IN} are, until the site is closed. "
                "Hand it in again under Reports, Read a report of your own."
            )
        return found

    def picture(self, document: Document, number: int, width: int) -> "PagePicture":
        """The picture of a page. Raises NotFoundError for a page that is not there or cannot be drawn."""
        return self._pictures.get((document.sha256, number, width), lambda: _drawn(document.source, number, width))


def _read(path: Path, record: InspectionRecord) -> Document:
    from lineofsight.pdf import UnreadableDocumentError  # noqa: PLC0415
    from lineofsight.pdf.placed_words import placed_words  # noqa: PLC0415  # not needed by other pages
    from lineofsight.reports import read  # noqa: PLC0415
    from lineofsight.reports.marked import marks  # noqa: PLC0415

    placed = record if record.places else read(path)
    whole = with_words(record, placed)
    try:
        return Document(path, record.document.sha256, whole, marks(placed, placed_words(path)))
    except UnreadableDocumentError:  # which the record says
        return Document(path, record.document.sha256, whole, ())


def _drawn(source: Path | bytes, number: int, width: int) -> "PagePicture":
    from lineofsight.pdf.picture import page_picture  # noqa: PLC0415  # not needed by other pages
    from lineofsight.reports.reading_apart import picture_apart  # noqa: PLC0415

    try:
        if isinstance(source, Path):
            return page_picture(source, number, width)
        return picture_apart(source, number, width)
    except NotFoundError:
        raise
    except LineOfSightError as error:
        raise NotFoundError(f"Page {number} cannot be shown. {error}") from error
