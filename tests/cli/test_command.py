"""The installed command itself, run in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = [
    *("collect", "framework", "next", "due", "deadlines", "calendar", "judgements"),
    "read",
    "build",
    "authority",
    "profile",
    "changes",
    "activity",
    "watch",
    "themes",
    "search",
    "briefing",
    "indicators",
    "questions",
    "serve",
    "reconcile",
    "secondary",
    "correct",
    "corrections",
    "export",
]


def _command(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "lineofsight", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def test_help_lists_every_command() -> None:
    ran = _command("--help")
    assert ran.returncode == 0
    assert all(command in ran.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    ran = _command(command, "--help")
    assert ran.returncode == 0
    assert "Usage" in ran.stdout


def test_the_version_is_the_packages() -> None:
    from lineofsight import __version__  # noqa: PLC0415

    assert _command("--version").stdout.strip() == f"lineofsight {__version__}"


def test_a_newcomer_gets_the_national_history_at_once(tmp_path: Path) -> None:
    ran = _command("profile", "--as-of", "2022-07-19", LINEOFSIGHT_REGISTER=str(tmp_path / "own" / "register.sqlite"))
    assert ran.returncode == 0, ran.stderr
    assert "150 reports of 150 authorities" in " ".join(ran.stdout.split())


def test_a_wrong_command_is_wrong_use() -> None:
    ran = _command("profle")
    assert ran.returncode == 2
    assert "profile" in ran.stderr


def test_output_cut_short_by_the_reader_is_no_error(tmp_path: Path) -> None:
    environment = {**os.environ, "LINEOFSIGHT_REGISTER": str(tmp_path / "register.sqlite")}
    with subprocess.Popen(
        [sys.executable, "-m", "lineofsight", "authority", "Kent", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
