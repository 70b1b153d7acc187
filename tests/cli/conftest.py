"""The commands as a person runs them, on registers of their own."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import samples
from lineofsight.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    out: str
    error: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in this process, with the user's own register in a folder of the test."""
    monkeypatch.setenv("LINEOFSIGHT_REGISTER", str(tmp_path / "own.sqlite"))

    def run_command(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["lineofsight", *(str(argument) for argument in arguments)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 1
        printed = capsys.readouterr()
        return Ran(printed.out, printed.err, code)

    return run_command


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of generated sample reports with its listing."""
    folder = tmp_path_factory.mktemp("reports")
    samples.write_all(folder)
    return folder
