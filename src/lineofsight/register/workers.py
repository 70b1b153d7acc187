"""Reading documents in processes of their own, so that one that kills its process takes no other with it.

It knows processes and how they die, and nothing of what a document says. PDFium may only be used by one thread,
and can crash on a broken file: hence processes, each given one document at a time over a pipe of its own, so that
it is always known which document a process died of.
"""

import multiprocessing
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

from lineofsight.errors import UsageError
from lineofsight.register.folder import FoundFile, Job
from lineofsight.reports.record import DocumentReference, InspectionRecord

__all__ = ["SECONDS_PER_DOCUMENT", "Reader", "Reading", "default_workers", "read_documents", "read_files"]

Reader = Callable[[Path], InspectionRecord]
"""Reads one document; sent to other processes, so it must be a function of a module."""

SECONDS_PER_DOCUMENT = 300
"""A process still busy with one document after this time is ended."""

_CRASHED = "The process that read the document ended, or took too long. Build again to try once more."
_READY = "ready"
"""What a process says first: one that cannot even start has no document to blame."""


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
    pool: list[_Process] = []
    try:
        while waiting or any(process.job for process in pool):
            while len(pool) < workers and len(pool) < len(waiting) + sum(process.job is not None for process in pool):
                pool.append(_Process.start(read))
            for process in _speaking(pool):
                said = list(process.listen())
                # Handed on before the last record is used, so that no process waits for that.
                if process.is_idle and waiting:
                    process.hand(waiting.popleft())
                yield from said
            pool = [process for process in pool if not process.is_over]
    finally:
        for process in pool:
            process.end()


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


@dataclass(slots=True)
class _Process:
    """A process that reads, seen from here: `job` is what it is busy with, `until` when that is too long."""

    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    until: float = float("inf")
    is_ready: bool = False
    is_over: bool = False

    @property
    def is_idle(self) -> bool:
        """Whether it could read a document now."""
        return self.is_ready and self.job is None and not self.is_over

    @classmethod
    def start(cls, read: Reader) -> Self:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(there, read), daemon=True)
        process.start()
        there.close()  # so that the pipe ends when the process does
        return cls(process, here)

    def hand(self, job: Job) -> None:
        """Give it a document to read; if it died meanwhile, the next `listen` finds out."""
        self.job, self.until = job, time.monotonic() + SECONDS_PER_DOCUMENT
        with suppress(OSError):
            self.pipe.send(job.files[0].place)

    def listen(self) -> Iterator[Reading]:
        """What it has to say: nothing at first, then a record; or that its document ended it, or took too long."""
        try:
            said = self.pipe.recv() if self.pipe.poll() else None
        except (EOFError, OSError):
            said = None
        if said == _READY:
            self.is_ready = True
        elif isinstance(said, InspectionRecord) and self.job:
            yield Reading(self.job, said)
            self.job, self.until = None, float("inf")
        else:
            yield from self._give_up()

    def _give_up(self) -> Iterator[Reading]:
        self.end()
        if not self.is_ready:
            raise UsageError(
                "Processes to read documents could not be started. In a script, call this below "
                "`if __name__ == '__main__':`, or give workers=0."
            )
        if self.job:
            document = DocumentReference(sha256="", filename=self.job.files[0].place.name)
            record = InspectionRecord.unread(document, "reader-crashed", _CRASHED)
            yield Reading(self.job, record, crashed=True)
            self.job = None

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.is_over = True
        self.pipe.close()
        self.process.kill()
        self.process.join()


def _speaking(pool: Sequence[_Process]) -> list[_Process]:
    """Those with something to say, or busy for too long; waits until there is one."""
    soonest = min(process.until for process in pool)
    left = None if soonest == float("inf") else max(0.0, soonest - time.monotonic())
    ready = wait([process.pipe for process in pool], left)
    now = time.monotonic()
    return [process for process in pool if process.pipe in ready or process.until <= now]


def _serve(pipe: Connection, read: Reader) -> None:
    """The life of a process that reads: one document after another, until the pipe ends, as it does with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            pipe.send(_read_safely(read, pipe.recv()))


def _check_portable(read: Reader) -> None:
    try:
        pickle.dumps(read)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise UsageError(
            f"The reader {read!r} cannot be sent to other processes. Give a function of a module, or workers=0."
        ) from error


def _read_safely(read: Reader, path: Path) -> InspectionRecord:
    try:
        return read(path)
    except Exception as error:  # a reader should not raise; if it does, the other documents still count
        return InspectionRecord.failed(DocumentReference(sha256="", filename=path.name), error)
