"""The folder of collected reports: documents named by the hash of their bytes, their listing, and what was asked.

Every file is written beside its place and then moved there, so that a run stopped at any moment leaves whole files:
first the document, then its line in `index.csv`, then the note that it was collected. A run that goes on repeats at
most what was not noted. Nothing from the network becomes part of a path.
"""

import csv
import hashlib
import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lineofsight.authorities import Authority
from lineofsight.errors import DataError
from lineofsight.reports.fetching import Validators
from lineofsight.reports.listing_pages import Link

__all__ = ["COLUMNS", "PageNote", "Shelf"]

COLUMNS = ("file", "urn", "local_authority", "link_text", "published", "url")
"""The columns of `index.csv`, as `lineofsight.register` reads them."""

_INDEX = "index.csv"
_NOTES = ".collect.json"
_UNFINISHED = ".collect-"
_START_ANEW = "Delete it to ask for every page again; documents already here are not fetched twice."


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PageNote(_Strict):
    """What a page listed when it was last read, and by which selectors."""

    links: tuple[Link, ...]
    selectors: str
    validators: Validators = Validators()


class _DocumentNote(_Strict):
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    validators: Validators = Validators()


class _Notes(BaseModel):
    """Pages and documents by address."""

    model_config = ConfigDict(extra="forbid")

    version: Literal[1] = 1
    pages: dict[str, PageNote] = {}
    documents: dict[str, _DocumentNote] = {}


class Shelf:
    """What `folder` holds. Opening reads only; the folder is made when something is first kept.

    Raises DataError for an `index.csv` or notes that cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notes = self._read_notes()
        self._header, rows = self._read_index()
        self._listed = {row["file"] for row in rows}
        self._addresses = {row["url"] for row in rows if row["url"] and (folder / row["file"]).is_file()}

    def page(self, address: str) -> PageNote | None:
        """What is noted about a page."""
        return self._notes.pages.get(address)

    def keep_page(self, address: str, note: PageNote) -> None:
        """Note what a page listed."""
        if self._notes.pages.get(address) != note:
            self._notes.pages[address] = note
            self._write_notes()

    def holds(self, url: str) -> bool:
        """Whether the document of an address is here, be it collected or listed by someone else."""
        return url in self._addresses or self.validators(url) is not None

    def validators(self, url: str) -> Validators | None:
        """By what to ask again for a document that was collected; None if it was not."""
        note = self._notes.documents.get(url)
        return note.validators if note and self._place(note.sha256).is_file() else None

    def keep(self, authority: Authority, link: Link, content: bytes, validators: Validators) -> tuple[Path, bool]:
        """Store a document with its listing; says where it is, and whether its bytes were not here before."""
        sha256 = hashlib.sha256(content).hexdigest()
        place = self._place(sha256)
        fresh = not place.exists()
        if fresh:
            self._replace(place, content)
        self._list(place.name, authority, link)
        self._notes.documents[link.url] = _DocumentNote(sha256=sha256, validators=validators)
        self._write_notes()
        return place, fresh

    def relist(self, authority: Authority, link: Link) -> None:
        """Give a document that is here its line in the index, should it have lost it."""
        if note := self._notes.documents.get(link.url):
            self._list(self._place(note.sha256).name, authority, link)

    def tidy(self) -> None:
        """Remove what an interrupted run left unfinished."""
        for left in self._folder.glob(f"{_UNFINISHED}*"):
            left.unlink(missing_ok=True)

    def _place(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.pdf"

    def _list(self, file: str, authority: Authority, link: Link) -> None:
        """Add a line to the index, as its header orders it; lines already there stay byte for byte."""
        if file in self._listed:
            return
        cells = (file, authority.urn, authority.name, link.text, link.published or "", link.url)
        row = dict(zip(COLUMNS, cells, strict=True))
        index = self._folder / _INDEX
        before = index.read_bytes() if index.exists() else _line(self._header)
        ending = b"" if before.endswith(b"\n") else b"\n"
        self._replace(index, before + ending + _line([row.get(column, "") for column in self._header]))
        self._listed.add(file)

    def _read_index(self) -> tuple[Sequence[str], list[dict[str, str]]]:
        index = self._folder / _INDEX
        try:
            with index.open(encoding="utf-8-sig", newline="") as stream:
                reader = csv.DictReader(stream, strict=True, restval="")
                rows = list(reader)
        except FileNotFoundError:
            return COLUMNS, []
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise DataError(f"{index} cannot be read: {error}. Mend it, or collect into another folder.") from error
        if missing := [column for column in COLUMNS if column not in (reader.fieldnames or ())]:
            what = f"{index}, line 1: the columns {', '.join(missing)} are missing"
            raise DataError(f"{what}. Add them, or collect into another folder.")
        return reader.fieldnames or COLUMNS, rows

    def _read_notes(self) -> _Notes:
        notes = self._folder / _NOTES
        try:
            return _Notes.model_validate_json(notes.read_bytes())
        except FileNotFoundError:
            return _Notes()
        except (OSError, ValidationError) as error:
            raise DataError(f"{notes} cannot be used: {error}. {_START_ANEW}") from error

    def _write_notes(self) -> None:
        self._replace(self._folder / _NOTES, self._notes.model_dump_json().encode())

    def _replace(self, place: Path, content: bytes) -> None:
        """Write a file whole or not at all. Raises DataError if it cannot be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = self._folder / f"{_UNFINISHED}{os.getpid()}"
            with unfinished.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(place)
        except OSError as error:
            raise DataError(f"{place} cannot be written: {error.strerror}. Free it, or collect elsewhere.") from error


def _line(cells: Sequence[object]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()
