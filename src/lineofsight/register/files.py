"""Finds the file of a document in a folder: by the names it has been seen under, and only if its bytes are the same.

Nothing outside the folder is ever found: names are looked up, never joined to a path, and a link that leads out of
the folder is no file of it.
"""

import hashlib
import os
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lineofsight.register.folder import FoundFile, KnownFile, scan

__all__ = ["ReportFiles"]

_UNSETTLED_NS = 2_000_000_000
"""A folder changed so shortly before it was looked at may change again without its clock showing it."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The files by name as they were when looked at, and what each folder's time of change was then."""

    files: Mapping[str, tuple[FoundFile, ...]] = field(default_factory=dict)
    folders: Mapping[Path, int] = field(default_factory=dict)

    @property
    def is_current(self) -> bool:
        """Whether no folder has gained, lost or renamed anything since."""
        return bool(self.folders) and all(_changed(place) == moment for place, moment in self.folders.items())


class ReportFiles:
    """The reports' files in a folder and its subfolders, looked at when first asked and again when they change.

    Several threads may ask at once.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index = _Index()
        self._known: dict[str, KnownFile] = {}

    def find(self, sha256: str, filenames: Iterable[str] = ()) -> Path | None:
        """The file with exactly these bytes, under one of these names (of which folders are ignored) or its hash's.

        None if there is none. Raises NotFoundError if the folder itself is not there.
        """
        if not self._index.is_current:
            self._index = _look(self.folder)
        names = (*(PurePosixPath(name.replace("\\", "/")).name for name in filenames), f"{sha256}.pdf")
        found = (file for name in dict.fromkeys(names) for file in self._index.files.get(name, ()))
        return next((file.place for file in found if self._hash(file) == sha256), None)

    def _hash(self, file: FoundFile) -> str | None:
        """The hash of a file as it is now, counted once for as long as it stays the same; None if it is gone."""
        try:
            if not file.place.resolve().is_relative_to(self.folder.resolve()):
                return None
            status = file.place.stat()
            known = self._known.get(file.path)
            if known is None or (known.size, known.mtime_ns) != (status.st_size, status.st_mtime_ns):
                with file.place.open("rb") as stream:
                    sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
                known = self._known[file.path] = KnownFile(status.st_size, status.st_mtime_ns, sha256)
        except OSError:
            return None
        return known.sha256


def _look(folder: Path) -> _Index:
    now = time.time_ns()
    places = [Path(place) for place, _, _ in os.walk(folder)]
    folders = {place: moment for place in places if (moment := _changed(place)) is not None}
    files: defaultdict[str, list[FoundFile]] = defaultdict(list)
    for file in scan(folder).files:
        files[file.place.name].append(file)
    settled = {place: moment if moment < now - _UNSETTLED_NS else 0 for place, moment in folders.items()}
    return _Index({name: tuple(found) for name, found in files.items()}, settled)


def _changed(folder: Path) -> int | None:
    """When a name in the folder last changed."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None
