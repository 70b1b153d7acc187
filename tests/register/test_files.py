"""A document's file is the one with its bytes, inside the folder, and nothing else."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lineofsight.errors import NotFoundError
from lineofsight.register import files
from lineofsight.register.files import ReportFiles
from tests.register.builders import Folder

REPORT, OTHER = b"the report", b"another report"


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def held(folder: Folder) -> ReportFiles:
    """The files of the folder; what a test puts there comes before it first asks, or after."""
    return ReportFiles(folder.path)


def test_a_file_is_found_by_name_in_any_subfolder(folder: Folder, held: ReportFiles) -> None:
    folder.put("letters/2024/report.pdf", REPORT)
    assert held.find(hash_of(REPORT), ["report.pdf"]) == folder.path / "letters/2024/report.pdf"


def test_any_of_several_names_will_do(folder: Folder, held: ReportFiles) -> None:
    folder.put("second.pdf", REPORT)
    assert held.find(hash_of(REPORT), ["first.pdf", "letters/second.pdf"]) == folder.path / "second.pdf"


def test_a_file_of_the_same_name_with_other_content_is_not_it(folder: Folder, held: ReportFiles) -> None:
    folder.put("a/report.pdf", OTHER)
    assert held.find(hash_of(REPORT), ["report.pdf"]) is None
    folder.put("b/report.pdf", REPORT)
    assert held.find(hash_of(REPORT), ["report.pdf"]) == folder.path / "b/report.pdf"


def test_a_collected_file_is_found_by_its_hash_alone(folder: Folder, held: ReportFiles) -> None:
    folder.put(f"{hash_of(REPORT)}.pdf", REPORT)
    assert held.find(hash_of(REPORT)) == folder.path / f"{hash_of(REPORT)}.pdf"


def test_a_file_is_found_as_soon_as_it_is_there_and_no_longer_than_that(folder: Folder, held: ReportFiles) -> None:
    assert held.find(hash_of(REPORT), ["report.pdf"]) is None
    folder.put("new/report.pdf", REPORT)
    assert held.find(hash_of(REPORT), ["report.pdf"])
    (folder.path / "new/report.pdf").unlink()
    assert held.find(hash_of(REPORT), ["report.pdf"]) is None


def test_a_file_that_was_overwritten_is_noticed(folder: Folder, held: ReportFiles) -> None:
    folder.put("report.pdf", OTHER)
    assert held.find(hash_of(OTHER), ["report.pdf"])
    folder.put("report.pdf", REPORT)
    assert held.find(hash_of(OTHER), ["report.pdf"]) is None
    assert held.find(hash_of(REPORT), ["report.pdf"])


def test_an_unchanged_folder_is_looked_at_and_its_files_read_only_once(
    folder: Folder, held: ReportFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.put("report.pdf", REPORT)
    os.utime(folder.path, (1_600_000_000, 1_600_000_000))
    assert held.find(hash_of(REPORT), ["report.pdf"])
    monkeypatch.setattr(files, "scan", None)
    monkeypatch.setattr(hashlib, "file_digest", None)
    assert held.find(hash_of(REPORT), ["report.pdf"])
    assert held.find(hash_of(OTHER), ["unknown.pdf"]) is None


def test_a_link_that_leads_out_of_the_folder_is_no_file_of_it(
    folder: Folder, held: ReportFiles, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "report.pdf").write_bytes(REPORT)
    (folder.path / "report.pdf").symlink_to(outside / "report.pdf")
    (folder.path / "linked").symlink_to(outside)
    assert held.find(hash_of(REPORT), ["report.pdf"]) is None


def test_a_link_within_the_folder_is_followed(folder: Folder, held: ReportFiles) -> None:
    folder.put("real.pdf", REPORT)
    (folder.path / "report.pdf").symlink_to(folder.path / "real.pdf")
    assert held.find(hash_of(REPORT), ["report.pdf"]) == folder.path / "report.pdf"


def test_the_folder_itself_may_be_a_link(folder: Folder, tmp_path: Path) -> None:
    folder.put("report.pdf", REPORT)
    (tmp_path / "link").symlink_to(folder.path)
    assert ReportFiles(tmp_path / "link").find(hash_of(REPORT), ["report.pdf"])


@pytest.mark.parametrize("name", ["../outside.pdf", "/outside.pdf", "..\\outside.pdf", "", "..", "a\0b.pdf"])
def test_no_name_leads_out_of_the_folder(name: str, folder: Folder, held: ReportFiles, tmp_path: Path) -> None:
    (tmp_path / "outside.pdf").write_bytes(REPORT)
    assert held.find(hash_of(REPORT), [name, str(tmp_path / "outside.pdf")]) is None
    assert held.find("../outside", []) is None


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"no folder .*nowhere"):
        ReportFiles(tmp_path / "nowhere").find(hash_of(REPORT), ["report.pdf"])


def test_many_may_ask_at_once(folder: Folder, held: ReportFiles) -> None:
    contents = [f"report {number}".encode() for number in range(40)]
    for number, content in enumerate(contents):
        folder.put(f"{number}.pdf", content)
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda number: held.find(hash_of(contents[number]), [f"{number}.pdf"]), range(40))
    assert [path and path.name for path in found] == [f"{number}.pdf" for number in range(40)]
