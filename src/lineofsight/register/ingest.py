"""Building the register from a folder of documents: only what is new or changed is read, and one at a time kept.

It plans (`folder`), has documents read (`workers`) and keeps each in a transaction of its own, so that a build that
is killed loses at most the documents being read, and the next one goes on from there.
"""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lineofsight.register.bookkeeping import drop_replaced, folder_mark, load_known, note_files, note_listings
from lineofsight.register.entries import Entry, Listing
from lineofsight.register.folder import Job, Known, KnownFile, Plan, make_plan, scan
from lineofsight.register.listing import Index, find_index, read_index
from lineofsight.register.overlay import lay_over
from lineofsight.register.store import Register, put
from lineofsight.register.workers import Reader, Reading, default_workers, read_documents
from lineofsight.vocabulary import Family

__all__ = ["BuildReport", "Progress", "build"]

Progress = Callable[[int, int, str], None]
"""Called after each document read: how many are done, of how many to read, and the file's path in the folder."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `new`, `changed` and `unchanged` are all documents found, each once.

    `changed` were met before and read again: other bytes in the same file, a newer reader, or facts known only from
    the snapshot. `failed` of the new and changed ones could not be read; `problems` counts the problems of those
    read, by code. `copies` are files with the same bytes as another, `missing` were in the folder once and stay in
    the register, `unopened` could not be opened. `listed_twice` and `listed_missing` are files the listing repeats,
    or names though they are not there.
    """

    new: int
    changed: int
    unchanged: int
    failed: int
    problems: Mapping[str, int]
    copies: tuple[str, ...]
    missing: tuple[str, ...]
    unopened: tuple[str, ...]
    listed_twice: tuple[str, ...]
    listed_missing: tuple[str, ...]
    seconds: float


def build(
    register: Register,
    folder: Path,
    *,
    index: Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    read: Reader | None = None,
    reader_version: int | None = None,
) -> BuildReport:
    """Bring `register` up to date with the PDF files under `folder`.

    `index` is the listing, by default the `index.csv` of the folder or its parent. `workers` processes read, by
    default one per processor; 0 reads in this process. `read` and its version default to `lineofsight.reports`.
    Raises NotFoundError without the folder, DataError for a listing that cannot be used, UsageError if processes
    cannot be started; a document that cannot be read is counted, not raised.
    """
    started = time.perf_counter()
    read, version = _reader(read, reader_version)
    mark = folder_mark(folder)
    with register.reading() as session:
        known = load_known(session, mark)
    plan = make_plan(scan(folder), known, version)
    listed = _index(index, folder)
    listings = _listings(plan, known, listed)
    _note_unread(register, mark, plan, known, listings)
    failed, problems = 0, Counter[str]()
    workers = default_workers(len(plan.jobs)) if workers is None else workers
    for done, reading in enumerate(read_documents(plan.jobs, read, workers), start=1):
        entry = _entry(reading, listings[reading.job.sha256], version)
        _keep(register, mark, entry, reading.job)
        failed += _is_unread(entry)
        problems.update(problem.code for laid in lay_over([entry], ()) for problem in laid.record.problems)
        if progress:
            progress(done, len(plan.jobs), reading.job.files[0].path)
    return _report(plan, listed, failed, problems, time.perf_counter() - started)


def _reader(read: Reader | None, version: int | None) -> tuple[Reader, int]:
    if read is None or version is None:
        from lineofsight import reports  # noqa: PLC0415  # what an injected reader does not need

        return read or reports.read, version or reports.READER_VERSION
    return read, version


def _index(index: Path | None, folder: Path) -> Index:
    place = index or find_index(folder)
    return read_index(place, folder) if place else Index()


def _listings(plan: Plan, known: Known, listed: Index) -> dict[str, Listing]:
    """The listing of each document: of its first file that is listed, else what the register has already."""
    kept = {sha256: document.listing for sha256, document in known.documents.items()}
    fresh = {
        sha256: listed.listings[file.path]
        for sha256, files in plan.documents.items()
        for file in reversed(files)
        if file.path in listed.listings
    }
    return {sha256: fresh.get(sha256) or kept.get(sha256) or Listing() for sha256 in plan.documents}


def _note_unread(register: Register, mark: str, plan: Plan, known: Known, listings: Mapping[str, Listing]) -> None:
    """Bring files and listings of documents that need no reading up to date, if anything about them is new."""
    to_read = {job.sha256 for job in plan.jobs}
    unread = {sha256: files for sha256, files in plan.documents.items() if sha256 not in to_read}
    relisted = {sha256: listings[sha256] for sha256 in unread if listings[sha256] != known.documents[sha256].listing}
    moved = {
        sha256: files
        for sha256, files in unread.items()
        if any(known.files.get(file.path) != KnownFile(file.size, file.mtime_ns, sha256) for file in files)
    }
    if relisted or moved:
        with register.writing() as session:
            drop_replaced(session, note_files(session, mark, moved))
            note_listings(session, relisted)


def _entry(reading: Reading, listing: Listing, version: int) -> Entry:
    """What the document says; one whose process died has no reader version, so that the next build tries again."""
    document = reading.record.document.model_copy(
        update={"sha256": reading.job.sha256, "filename": reading.job.files[0].place.name}
    )
    record = reading.record.model_copy(update={"document": document})
    return Entry(record=record, listing=listing, reader_version=0 if reading.crashed else version)


def _keep(register: Register, mark: str, entry: Entry, job: Job) -> None:
    """Keep a document in one transaction, in place of the one its file held before, unless it says nothing."""
    with register.writing() as session:
        put(session, entry)
        displaced = note_files(session, mark, {job.sha256: job.files})
        if not _is_unread(entry):
            drop_replaced(session, displaced)


def _is_unread(entry: Entry) -> bool:
    return entry.record.family is Family.UNKNOWN


def _report(plan: Plan, listed: Index, failed: int, problems: Mapping[str, int], seconds: float) -> BuildReport:
    known = sum(job.known for job in plan.jobs)
    found = {file.path for files in plan.documents.values() for file in files} | set(plan.unopened)
    return BuildReport(
        new=len(plan.jobs) - known,
        changed=known,
        unchanged=len(plan.documents) - len(plan.jobs),
        failed=failed,
        problems=dict(sorted(problems.items())),
        copies=plan.copies,
        missing=plan.missing,
        unopened=plan.unopened,
        listed_twice=listed.listed_twice,
        listed_missing=tuple(sorted(set(listed.listings) - found)),
        seconds=seconds,
    )
