"""Does one piece of work in a process of its own, which is ended when it takes too long and may die without harm.

For work on files that nobody vouches for, or that would keep others waiting. It knows processes, not what they do; many
documents of one's own are read faster by processes that stay (`lineofsight.register.workers`).
"""

import multiprocessing
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import BoundedSemaphore
from typing import Any, TypeVar

from lineofsight.errors import DataError, LineOfSightError

__all__ = ["ProcessEndedError", "end_all", "in_own_process"]

T = TypeVar("T")

_AT_ONCE = BoundedSemaphore(2)
"""So that many requests at once wait for each other instead of filling the machine with processes."""
_running: set[SpawnProcess] = set()
_ended = 0
"""How often all work was ended: what was asked for before that is not begun any more."""
_MEMORY = 3_000_000_000
"""Bytes of address space a process may take; the longest report needs a tenth."""


class ProcessEndedError(DataError):
    """The work was not done. `took_too_long` says that it was ended; otherwise its process failed or died."""

    def __init__(self, message: str, *, took_too_long: bool = False) -> None:
        super().__init__(message)
        self.took_too_long = took_too_long


@dataclass(frozen=True, slots=True)
class _Raised:
    """An error as it is sent: some cannot be, as they are made from more than their message."""

    kind: type[LineOfSightError]
    message: str
    details: dict[str, Any]

    def again(self) -> LineOfSightError:
        error = self.kind.__new__(self.kind, self.message)
        error.__dict__.update(self.details)
        return error


def in_own_process(work: Callable[..., T], *arguments: object, seconds: float) -> T:
    """What `work`, a function of a module, returns for the arguments, all of which can be pickled.

    Arguments must be short, a path instead of a document: a process that dies before it has read more than its pipe
    holds would be waited for without end.
    Raises the LineOfSightError that it raises; ProcessEndedError if it takes longer than `seconds` (waiting for
    others to end included), raises anything else, or dies.
    """
    until, round_ = time.monotonic() + seconds, _ended
    if not _AT_ONCE.acquire(timeout=seconds):
        raise ProcessEndedError("Too much is being worked on at once: try again later.", took_too_long=True)
    try:
        said = _done(work, arguments, until, round_)
    finally:
        _AT_ONCE.release()
    if isinstance(said, _Raised):
        raise said.again()
    return said


def end_all() -> None:
    """End whatever is being worked on or waits for its turn, so that nobody waits for it: who asked is told so."""
    global _ended  # noqa: PLW0603  # what waits for its turn has to know
    _ended += 1
    for process in tuple(_running):
        process.kill()


def _done(work: Callable[..., T], arguments: tuple[object, ...], until: float, round_: int) -> T | _Raised:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(there, work, arguments), daemon=True)
    try:
        process.start()
        _running.add(process)
        if round_ != _ended:  # asked only now, when whoever ends all finds it among what is running
            raise ProcessEndedError("It was ended before it began.")
        there.close()  # so that the pipe ends when the process does
        if not here.poll(max(0.0, until - time.monotonic())):
            raise ProcessEndedError("It took too long and was ended.", took_too_long=True)
        said: T | _Raised | ProcessEndedError = here.recv()
    except (EOFError, OSError) as error:
        raise ProcessEndedError("Its process ended before the work was done.") from error
    finally:
        here.close()
        if process.pid is not None:
            process.kill()
            process.join()
            _running.discard(process)
    if isinstance(said, ProcessEndedError):
        raise said
    return said


def _serve(pipe: Connection, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    """The life of the process. It says nothing but its result: no traceback, which could quote the document."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    _limit()
    said: object
    try:
        said = work(*arguments)
    except LineOfSightError as error:
        said = _Raised(type(error), str(error), vars(error))
    except Exception as error:
        said = ProcessEndedError(f"It failed with {type(error).__name__}. Report it with the document.")
    with suppress(OSError):
        pipe.send(said)


def _limit() -> None:
    """Bound the memory, and leave no image of it on disk should the process die; where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # not on every system

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
