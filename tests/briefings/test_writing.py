"""Documents come out as files, whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from lineofsight.briefings import Document, write_document
from lineofsight.errors import UsageError

SMALL = Document("Small", "", [["One point."]], [], [])


def test_each_format_is_a_file_of_its_own(tmp_path: Path) -> None:
    written = write_document(SMALL, tmp_path / "new" / "folder", "briefing", ["pdf", "html", "docx"])
    assert [path.relative_to(tmp_path / "new" / "folder").name for path in written] == [
        "briefing.pdf",
        "briefing.html",
        "briefing.docx",
    ]
    assert [path.read_bytes()[:4] for path in written] == [b"%PDF", b"<!do", b"PK\x03\x04"]


def test_a_file_of_the_same_name_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("old")
    write_document(SMALL, tmp_path, "a", ["html", "html"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
    assert "One point." in (tmp_path / "a.html").read_text("utf-8")


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="as odt: choose from html, docx, pdf"):
        write_document(SMALL, tmp_path, "a", ["html", "odt"])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", ".", "..", "../a", "a/b", "/a", ".hidden", "a\x00b", "a\nb"])
def test_a_name_is_no_way_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no name for a file"):
        write_document(SMALL, tmp_path, name, ["html"])


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(UsageError, match=r"taken cannot be written to: .*Choose a folder"):
        write_document(SMALL, tmp_path / "taken", "a", ["html"])


def test_naming_a_document_loads_none_of_what_prints_it() -> None:
    heavy = {"docx", "jinja2", "typst", "vl_convert"}
    code = f"import sys, lineofsight.briefings; print(sorted({heavy!r} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
