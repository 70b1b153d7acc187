"""Reading documents in processes of their own, so that one that kills its process takes no other with it.

It knows processes and how they die, and nothing of what a document says. PDFium may only be used by one thread,
and can crash on a broken file: hence processes, and a second try alone for each document that was being read
when a process died, to find the one to blame.
"""

import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lineofsight.errors import UsageError
from lineofsight.register.folder import FoundFile, Job
from lineofsight.reports.record import DocumentReference, InspectionRecord, Problem

__all__ = ["Reader", "Reading", "default_workers", "read_documents", "read_files"]

Reader = Callable[[Path], InspectionRecord]
"""Reads one document; sent to other processes, so it must be a function of a module."""

SECONDS_PER_DOCUMENT = 300
"""A process still busy with one document after this time is ended, where the system can (not on Windows)."""

_CRASHED = "The process that read the document ended, or took too long. Build again to try once more."

_AHEAD = 2
"""Documents handed out per process, so that none waits for work."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one document. `crashed` says that its process died, so that it is worth another try."""

    job: Job
    record: InspectionRecord
    crashed: bool = False


def default_workers(jobs: int) -> int:
    """As many processes as there are processors, but not more than there are documents."""
    return max(1, min(os.cpu_count() or 1, jobs))


def read_documents(jobs: Iterable[Job], read: Reader, workers: int) -> Iterator[Reading]:
    """Read each document, in the order they finish; `workers` 0 reads in this process, without protection.

    A reader that raises, or whose process dies, gives a record of family `unknown` with a problem. Raises UsageError
    if `read` cannot be sent to another process, or processes cannot be started here.
    """
    if workers == 0:
        yield from (Reading(job, _read_safely(read, job.files[0].place)) for job in jobs)
        return
    _check_portable(read)
    waiting = deque(jobs)
    while waiting:
        suspects = deque((yield from _until_one_dies(waiting, read, workers, _AHEAD * workers)))
        while suspects:
            for job in (yield from _until_one_dies(suspects, read, workers=1, ahead=1)):
                yield Reading(job, _unread(job.files[0].place, "reader-crashed", _CRASHED), crashed=True)


def read_files(files: Sequence[Path], read: Reader, workers: int) -> Iterator[InspectionRecord]:
    """The record of each file, in the order given, however long each takes to read."""
    jobs = [Job(str(place), (FoundFile(file.name, file, 0, 0),), known=False) for place, file in enumerate(files)]
    finished: dict[int, InspectionRecord] = {}
    following = 0
    for reading in read_documents(jobs, read, workers):
        finished[int(reading.job.sha256)] = reading.record
        while following in finished:
            yield finished.pop(following)
            following += 1


def _until_one_dies(waiting: deque[Job], read: Reader, workers: int, ahead: int) -> Generator[Reading, None, list[Job]]:
    """Take from `waiting` and read, with at most `ahead` handed out at once; returns those lost with a process."""
    # A build with nothing to read must not pay for these.
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    running: dict[Future[InspectionRecord], Job] = {}
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare_process)
    try:
        _check_started(pool.submit(os.getpid).exception())
        while waiting or running:
            while waiting and len(running) < ahead:
                future = pool.submit(_read_in_time, read, waiting[0].files[0].place, SECONDS_PER_DOCUMENT)
                running[future] = waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                record = future.result()
                yield Reading(running.pop(future), record)
    except BrokenProcessPool:
        return list(running.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return []


def _check_portable(read: Reader) -> None:
    try:
        pickle.dumps(read)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise UsageError(
            f"The reader {read!r} cannot be sent to other processes. Give a function of a module, or workers=0."
        ) from error


def _check_started(error: BaseException | None) -> None:
    if error is not None:
        raise UsageError(
            "Processes to read documents could not be started. In a script, call this below "
            "`if __name__ == '__main__':`, or give workers=0."
        ) from error


def _prepare_process() -> None:
    """Leave Ctrl-C to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_in_time(read: Reader, path: Path, seconds: int) -> InspectionRecord:
    """Read in a process that the system ends if it takes too long: the alarm is not caught."""
    alarm = getattr(signal, "alarm", lambda _: None)
    alarm(seconds)
    record = _read_safely(read, path)
    alarm(0)
    return record


def _read_safely(read: Reader, path: Path) -> InspectionRecord:
    try:
        return read(path)
    except Exception as error:  # a reader should not raise; if it does, the other documents still count
        what = f"The reader failed with {type(error).__name__}: {error}. Report it with the document."
        return _unread(path, "reader-failed", what)


def _unread(path: Path, code: str, message: str) -> InspectionRecord:
    document = DocumentReference(sha256="", filename=path.name)
    return InspectionRecord(document=document, problems=(Problem(code=code, message=message),))
