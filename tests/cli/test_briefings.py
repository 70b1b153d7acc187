"""Briefings as a newcomer writes them, from the history that ships."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from lineofsight.cli.app import app
from lineofsight.errors import NotFoundError, UsageError


@pytest.fixture(autouse=True)
def _own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINEOFSIGHT_REGISTER", str(tmp_path / "own" / "register.sqlite"))


def test_the_national_picture_of_a_day(tmp_path: Path) -> None:
    asked = ["briefing", "national", "--as-of", "2018-10-10", "--framework", "ilacs-2018", "--into", str(tmp_path)]
    ran = CliRunner().invoke(app, [*asked, "--format", "html"])
    assert ran.exit_code == 0, ran.output
    page = (tmp_path / "national-ilacs-2018-2018-10-10.html").read_text("utf-8")
    assert "5 of 16 (31%)" in page
    assert ", page " in page or "page 2" in page


def test_one_authority_in_all_formats(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["briefing", "authority", "Dorset", "--as-of", "2025-06-30", "--into", str(tmp_path)])
    assert ran.exit_code == 0, ran.output
    assert {path.name for path in tmp_path.glob("dorset-2025-06-30.*")} == {
        f"dorset-2025-06-30.{ending}" for ending in ("html", "docx", "pdf")
    }


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    early = CliRunner().invoke(app, ["briefing", "national", "--as-of", "2001-01-01", "--into", str(tmp_path)])
    assert isinstance(early.exception, NotFoundError)
    odd = CliRunner().invoke(app, ["briefing", "national", "--format", "odt", "--into", str(tmp_path)])
    assert isinstance(odd.exception, UsageError)
