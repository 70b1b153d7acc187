"""Readers for tests, sent to worker processes by name. Documents are JSON; some words in them make trouble."""

import os
import signal
import time
from pathlib import Path

from lineofsight.reports.record import InspectionRecord

RAISES, DIES, SLEEPS = b"raises", b"dies", b"sleeps"


def read_json(path: Path) -> InspectionRecord:
    """The record that the file holds as JSON."""
    content = path.read_bytes()
    if content == RAISES:
        raise ValueError("this file makes the reader fail")
    if content.strip() == DIES:
        os.kill(os.getpid(), signal.SIGKILL)
    if content == SLEEPS:
        time.sleep(60)
    return InspectionRecord.model_validate_json(content)


def read_slowly(path: Path) -> InspectionRecord:
    """The same, after a while: so that a build can be met half-way."""
    time.sleep(0.1)
    return read_json(path)


def refuse(path: Path) -> InspectionRecord:
    """No document may be read."""
    raise AssertionError(f"{path} was read")
