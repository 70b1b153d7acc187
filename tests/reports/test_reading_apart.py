"""A document somebody hands in is read in a process of its own, whatever it does to it, and leaves nothing behind."""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Semaphore

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import samples
from lineofsight.pdf import UnreadableDocumentError
from lineofsight.pdf.picture import NoSuchPageError, page_picture
from lineofsight.reports import own_process, reading_apart
from lineofsight.reports.own_process import ProcessEndedError, in_own_process
from lineofsight.reports.reading_apart import ReadApart, picture_apart, read_apart, safe_name
from samples import Facts

SAMPLE = samples.catalogue()[0]
SECRET = "words that must not be repeated"  # noqa: S105


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("apart") / "report.pdf"
    samples.write(SAMPLE, path)
    return path.read_bytes()


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _sleep(*_: object) -> ReadApart:
    time.sleep(60)
    raise AssertionError


def _die(*_: object) -> ReadApart:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _fail(*_: object) -> ReadApart:
    raise KeyError(SECRET)


def test_a_report_is_read_with_its_places_and_marks(report: bytes, scratch: Path) -> None:
    apart = read_apart(report, "handed in.pdf")
    assert Facts.of(apart.record) == SAMPLE.facts
    assert apart.record.document.filename == "handed in.pdf"
    assert {"authority", "fieldwork"} <= apart.record.places.keys()
    assert all(finding.box for finding in apart.record.findings)
    assert len(apart.marks) > len(apart.record.findings)
    assert list(scratch.iterdir()) == []


def test_what_is_no_report_is_a_record_with_its_problem(scratch: Path) -> None:
    apart = read_apart(b"<html>nothing here", "../../etc/evil<script>.pdf")
    assert [problem.code for problem in apart.record.problems] == ["not-a-pdf"]
    assert apart.record.document.filename == "evil_script_.pdf"
    assert apart.marks == ()
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("work", "seconds", "code"),
    [(_sleep, 0.2, "reading-took-too-long"), (_die, 30, "reader-crashed"), (_fail, 30, "reader-crashed")],
)
def test_a_reading_that_does_not_end_well_is_a_named_problem(
    work: Callable[[Path], ReadApart],
    seconds: float,
    code: str,
    report: bytes,
    scratch: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(reading_apart, "_read", work)
    apart = read_apart(report, "odd.pdf", seconds)
    assert apart.record.family == "unknown"
    assert [problem.code for problem in apart.record.problems] == [code]
    assert len(apart.record.document.sha256) == 64
    assert list(scratch.iterdir()) == []
    assert SECRET not in apart.record.model_dump_json() + "".join(capfd.readouterr())


def test_a_process_that_takes_too_long_is_ended_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(ProcessEndedError, match="took too long") as caught:
        in_own_process(_sleep, seconds=0.2)
    assert caught.value.took_too_long
    assert time.monotonic() - began < 5


def test_many_at_once_wait_for_each_other_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_process, "_AT_ONCE", Semaphore(0))
    with pytest.raises(ProcessEndedError, match="Too much is being worked on"):
        in_own_process(_sleep, seconds=0.1)


class _TurnThatComesTooLate(Semaphore):
    def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
        own_process.end_all()
        return super().acquire(blocking, timeout)


def test_ending_all_ends_also_what_waits_for_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_process, "_AT_ONCE", _TurnThatComesTooLate())
    with pytest.raises(ProcessEndedError, match="before it began"):
        in_own_process(_sleep, seconds=30)


def test_a_page_is_drawn_apart_as_it_is_here(report: bytes) -> None:
    assert picture_apart(report, 2, 300) == page_picture(report, 2, 300)


def test_errors_come_back_as_they_were_raised(report: bytes) -> None:
    with pytest.raises(NoSuchPageError, match="no page 400"):
        picture_apart(report, 400)
    with pytest.raises(UnreadableDocumentError) as caught:
        picture_apart(b"nothing", 1)
    assert caught.value.code == "not-a-pdf"


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("report.pdf", "report.pdf"),
        ("C:\\Users\\me\\Torbay (2).pdf", "Torbay (2).pdf"),
        ("/etc/passwd", "passwd"),
        ("..", "document.pdf"),
        ("", "document.pdf"),
        ("a\0b\n.pdf", "a_b_.pdf"),
        (".hidden.pdf", "hidden.pdf"),
    ],
)
def test_a_name_is_only_a_name(given_name: str, name: str) -> None:
    assert safe_name(given_name) == name


@given(st.text(max_size=300))
@example("名" * 300)
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert Path("folder", safe).parent == Path("folder")
    assert 0 < len(safe.encode()) <= 255
    assert safe not in {".", ".."}
    assert safe_name(safe) == safe
