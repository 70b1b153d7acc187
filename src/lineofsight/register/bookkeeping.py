"""What the register remembers of files between builds: where each document was seen, and what its listing says.

It reads and writes rows inside transactions that others open.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from lineofsight.register.entries import Listing
from lineofsight.register.folder import FoundFile, Known, KnownDocument, KnownFile
from lineofsight.register.loading import listing_of
from lineofsight.register.models import DocumentRow, EntryRow, FileRow
from lineofsight.register.rows import listing_columns

__all__ = ["drop_replaced", "folder_mark", "load_known", "note_files", "note_listings"]


def folder_mark(folder: Path) -> str:
    """What stands for `folder` in the register: a digest, so that a copied register tells no one's paths."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def load_known(session: Session, folder: str) -> Known:
    """What the register knows of the files of a folder (by its mark) and of all documents."""
    files = session.scalars(select(FileRow).where(FileRow.folder == folder))
    documents = session.scalars(select(DocumentRow))
    return Known(
        files={row.path: KnownFile(row.size, row.mtime_ns, row.sha256) for row in files},
        documents={row.sha256: KnownDocument(row.reader_version, listing_of(row)) for row in documents},
    )


def note_files(session: Session, folder: str, documents: Mapping[str, Iterable[FoundFile]]) -> set[str]:
    """Remember where documents (by sha256) are now, and say which documents had been in those files before."""
    displaced = set()
    for sha256, files in documents.items():
        for file in files:
            row = session.get(FileRow, (folder, file.path))
            if row is None:
                row = FileRow(folder=folder, path=file.path)
                session.add(row)
            elif row.sha256 != sha256:
                displaced.add(row.sha256)
            row.size, row.mtime_ns, row.sha256 = file.size, file.mtime_ns, sha256
    session.flush()
    return displaced


def drop_replaced(session: Session, displaced: Collection[str]) -> None:
    """Drop those of the displaced documents that are in no file any more: others took their places."""
    held_elsewhere = exists().where(FileRow.sha256 == EntryRow.identity)
    session.execute(delete(EntryRow).where(EntryRow.identity.in_(displaced), ~held_elsewhere))


def note_listings(session: Session, listings: Mapping[str, Listing]) -> None:
    """Keep what the listing says of documents (by sha256) that need no reading."""
    for sha256, listing in listings.items():
        session.execute(update(DocumentRow).where(DocumentRow.sha256 == sha256).values(listing_columns(listing)))
