"""Whatever dies, nothing that was kept is lost and nothing else is dragged along."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from lineofsight.errors import UsageError
from lineofsight.register import Register, build, workers
from lineofsight.reports.record import InspectionRecord
from tests.register.builders import Folder, record
from tests.register.readers import DIES, SLEEPS, read_json, read_slowly

ROOT = Path(__file__).parents[2]


def fill(folder: Folder, number: int) -> None:
    for day in range(number):
        folder.put(f"{day:02}.pdf", record(start=date(2024, 1, 1) + timedelta(days=day), problems=day % 3))


def test_processes_read_the_same_as_this_process(register: Register, folder: Folder, tmp_path: Path) -> None:
    fill(folder, 6)
    build(register, folder.path, read=read_json, reader_version=1, workers=2)
    with Register.create(tmp_path / "second.sqlite") as second:
        build(second, folder.path, read=read_json, reader_version=1, workers=0)
        assert second.hash == register.hash


def test_a_document_that_kills_its_process_costs_only_itself(register: Register, folder: Folder) -> None:
    fill(folder, 5)
    folder.put("02-deadly.pdf", DIES)
    built = build(register, folder.path, read=read_json, reader_version=1, workers=2)
    assert (built.new, built.failed) == (6, 1)
    assert built.problems["reader-crashed"] == 1
    codes = {found.document.filename: [item.code for item in found.problems] for found in register.records()}
    assert "reader-crashed" in codes["02-deadly.pdf"]
    assert sum("reader-crashed" in found for found in codes.values()) == 1


def test_many_documents_that_kill_their_processes_hold_nothing_up(register: Register, folder: Folder) -> None:
    fill(folder, 12)
    for number in (0, 3, 4, 7, 8, 11):
        folder.put(f"{number:02}-deadly.pdf", DIES + b" " * number)
    built = build(register, folder.path, read=read_json, reader_version=1, workers=3)
    assert (built.new, built.failed) == (18, 6)


def test_a_document_whose_process_died_is_tried_again_by_the_next_build(register: Register, folder: Folder) -> None:
    folder.put("deadly.pdf", DIES)
    build(register, folder.path, read=read_json, reader_version=1, workers=1)
    again = build(register, folder.path, read=read_json, reader_version=1, workers=1)
    assert (again.changed, again.unchanged) == (1, 0)


def test_a_document_that_never_ends_is_ended(
    register: Register, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, 1)
    folder.put("endless.pdf", SLEEPS)
    monkeypatch.setattr(workers, "SECONDS_PER_DOCUMENT", 1)
    built = build(register, folder.path, read=read_json, reader_version=1, workers=1)
    assert (built.new, built.failed) == (2, 1)
    assert built.problems["reader-crashed"] == 1


def test_a_reader_that_cannot_be_sent_is_refused(register: Register, folder: Folder) -> None:
    def read_here(path: Path) -> InspectionRecord:
        return read_json(path)

    fill(folder, 1)
    with pytest.raises(UsageError, match="cannot be sent to other processes"):
        build(register, folder.path, read=read_here, reader_version=1, workers=1)


def test_a_build_killed_half_way_goes_on_where_it_was(register: Register, folder: Folder, tmp_path: Path) -> None:
    fill(folder, 20)
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.register.build_slowly", register.path, folder.path],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while len(register.entries()) < 5 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=10)  # ends when no process that could write is left: none outlives its parent
    kept = len(register.entries())
    assert 5 <= kept < 20
    built = build(register, folder.path, read=read_slowly, reader_version=1, workers=0)
    assert (built.new, built.unchanged) == (20 - kept, kept)
    with Register.create(tmp_path / "uninterrupted.sqlite") as uninterrupted:
        build(uninterrupted, folder.path, read=read_json, reader_version=1, workers=0)
        assert uninterrupted.hash == register.hash
