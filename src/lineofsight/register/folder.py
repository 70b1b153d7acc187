"""A folder of documents against what the register knows: which must be read, and which need not even be opened.

It looks at files and compares. It reads no document and changes no register.
"""

import hashlib
import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lineofsight.errors import NotFoundError
from lineofsight.register.entries import Listing

__all__ = ["FoundFile", "Job", "Known", "KnownDocument", "KnownFile", "Plan", "Scan", "make_plan", "scan"]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file on disk; `path` is relative to the folder, with forward slashes."""

    path: str
    place: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What a file was when the register last saw it."""

    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document the register has. `reader_version` is 0 if it was never read here to the end."""

    reader_version: int
    listing: Listing


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows before a build: files of this folder by path, documents of any by sha256."""

    files: Mapping[str, KnownFile]
    documents: Mapping[str, KnownDocument]


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: the files that hold it, the first of which is read. `known` says it was met before."""

    sha256: str
    files: tuple[FoundFile, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build has to do. `documents` gives the files that hold each document, by sha256.

    `missing` were in the folder once and are no more, `unopened` are there and cannot be opened.
    """

    documents: Mapping[str, tuple[FoundFile, ...]]
    jobs: tuple[Job, ...]
    missing: tuple[str, ...]
    unopened: tuple[str, ...]

    @property
    def copies(self) -> tuple[str, ...]:
        """The files that hold the same bytes as one before them."""
        return tuple(sorted(file.path for files in self.documents.values() for file in files[1:]))


@dataclass(frozen=True, slots=True)
class Scan:
    """What is in a folder: its PDF files by path, and the paths of files and folders that cannot be looked at."""

    files: tuple[FoundFile, ...]
    unopened: tuple[str, ...]


def scan(folder: Path) -> Scan:
    """The PDF files under `folder`. Raises NotFoundError if there is no such folder."""
    if not folder.is_dir():
        raise NotFoundError(f"There is no folder {folder}. Give the folder that holds the reports.")
    files, unopened = [], []
    barred: list[OSError] = []
    for place, _, names in os.walk(folder, onerror=barred.append):
        for path in (Path(place, name) for name in names if name.lower().endswith(".pdf") and name[0] != "."):
            relative = path.relative_to(folder).as_posix()
            if path.is_file():
                status = path.stat()
                files.append(FoundFile(relative, path, status.st_size, status.st_mtime_ns))
            else:
                unopened.append(relative)
    unopened += [Path(error.filename).relative_to(folder).as_posix() for error in barred]
    return Scan(tuple(sorted(files, key=lambda file: file.path)), tuple(unopened))


def make_plan(found: Scan, known: Known, reader_version: int) -> Plan:
    """What to do about the files found, given what the register knows. Opens only files it has not seen as they are."""
    holders: defaultdict[str, list[FoundFile]] = defaultdict(list)
    unopened = list(found.unopened)
    for file in found.files:
        try:
            holders[_sha256(file, known.files.get(file.path))].append(file)
        except OSError:
            unopened.append(file.path)
    documents = {sha256: tuple(files) for sha256, files in holders.items()}
    return Plan(
        documents=documents,
        jobs=tuple(
            Job(sha256, files, known=sha256 in known.documents or any(file.path in known.files for file in files))
            for sha256, files in documents.items()
            if sha256 not in known.documents or known.documents[sha256].reader_version < reader_version
        ),
        missing=tuple(sorted(set(known.files) - {file.path for file in found.files})),
        unopened=tuple(sorted(unopened)),
    )


def _sha256(file: FoundFile, known: KnownFile | None) -> str:
    """The hash of the file's bytes; of an untouched file, the one already known."""
    if known and (known.size, known.mtime_ns) == (file.size, file.mtime_ns):
        return known.sha256
    with file.place.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
