"""The command as people run it: where it listens, what it answers, and that it ends cleanly whatever it is doing."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from lineofsight.register import Register
from tests.web import sites
from tests.web.html import first

SERVED = pytest.mark.skipif(sys.platform == "win32", reason="Signals are not had on Windows.")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serving") / "register.sqlite"
    Register.create(path).close()
    return path


@contextmanager
def served(register: Path, *options: str, scratch: Path | None = None) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running command, and the address it told."""
    command = [sys.executable, "-m", "lineofsight", "serve", "--no-browser", "--register", str(register), *options]
    environment = os.environ | {"COLUMNS": "200"} | ({"TMPDIR": str(scratch)} if scratch else {})
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            assert process.stdout
            yield process, process.stdout.readline().partition(" ")[0].strip().rstrip("/")
        finally:
            process.kill()


def test_it_tells_where_it_is_and_answers_there(register: Path) -> None:
    with served(register, "--port", "0") as (_, address):
        assert address.startswith("http://127.0.0.1:")
        assert httpx.get(f"{address}/api/v1", timeout=30).json()["name"] == "lineofsight"


def test_a_port_asked_for_and_taken_is_a_plain_error(register: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with served(register, "--port", str(port)) as (process, said):
            assert said == ""
            assert process.stderr
            assert f"127.0.0.1 port {port} cannot be listened on" in process.stderr.read()
            assert process.wait(10) == 2


@SERVED
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_at_once_when_asked_to(register: Path, sent: signal.Signals, code: int) -> None:
    with served(register, "--port", "0") as (process, address):
        assert httpx.get(f"{address}/api/v1", timeout=30).status_code == 200
        process.send_signal(sent)
        assert process.wait(10) == code
        assert process.stderr
        assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="The children of a process are told by /proc.")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_document_being_read_is_let_go_and_not_left_behind(
    register: Path, tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    report = sites.a_report(tmp_path)
    with served(register, "--port", "0", scratch=scratch) as (process, address):
        form = httpx.get(f"{address}/reports/read", timeout=30).text
        token = first(LexborHTMLParser(form), "input[name=token]").attributes["value"]
        sender = threading.Thread(target=_hand_in, args=(address, token, report))
        sender.start()
        child = _child_of(process.pid)
        os.kill(child, signal.SIGSTOP)  # as if the document took very long
        assert list(scratch.glob("lineofsight-*/draft.pdf"))
        assert httpx.get(f"{address}/data/api", timeout=10).status_code == 200  # nobody else waits for it
        start = time.monotonic()
        process.send_signal(sent)
        assert process.wait(20) == code
        assert time.monotonic() - start < 10
        sender.join(10)
    assert list(scratch.iterdir()) == []
    assert not Path(f"/proc/{child}").exists()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="The children of a process are told by /proc.")
def test_a_download_being_made_is_let_go_and_not_left_behind(register: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with served(register, "--port", "0", scratch=scratch) as (process, address):
        assert httpx.get(f"{address}/data/api", timeout=30).status_code == 200
        fetcher = threading.Thread(target=_fetch, args=(f"{address}/data/files/register.zip",))
        fetcher.start()
        child = _child_of(process.pid)
        os.kill(child, signal.SIGSTOP)
        assert list(scratch.glob("lineofsight-*"))
        assert httpx.get(f"{address}/data/api", timeout=10).status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 143
        fetcher.join(10)
    assert list(scratch.iterdir()) == []
    assert not Path(f"/proc/{child}").exists()


def _fetch(address: str) -> None:
    with suppress(httpx.HTTPError):
        httpx.get(address, timeout=60)


def _hand_in(address: str, token: str, report: Path) -> None:
    with suppress(httpx.HTTPError), report.open("rb") as file:
        httpx.post(f"{address}/reports/read", data={"token": token}, files={"file": ("draft.pdf", file)}, timeout=60)


def _child_of(pid: int) -> int:
    """The process that does the work; told apart from the one that Python starts to look after others."""
    for _ in range(1000):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text():
                    return int(child)
        time.sleep(0.01)
    raise AssertionError("no process was started to do the work")
