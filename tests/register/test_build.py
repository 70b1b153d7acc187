"""A build reads what is new or changed, keeps each document whole, and does nothing twice."""

import os
from datetime import date
from pathlib import Path

import pytest

from lineofsight.errors import DataError, NotFoundError
from lineofsight.register import BuildReport, Register, build, load_snapshot, write_snapshot
from lineofsight.vocabulary import Area, Grade
from tests.register.builders import BEDFORD, DORSET, LEEDS, Folder, record
from tests.register.readers import RAISES, read_json, refuse


def run(register: Register, folder: Folder, reader_version: int = 1, **options: object) -> BuildReport:
    """A build in this process."""
    settings: dict[str, object] = {"read": read_json, "workers": 0} | options
    return build(register, folder.path, reader_version=reader_version, **settings)  # type: ignore[arg-type]


def counts(built: BuildReport) -> tuple[int, int, int, int]:
    return built.new, built.changed, built.unchanged, built.failed


def two_reports(folder: Folder) -> None:
    folder.put("dorset.pdf", record(DORSET, published=date(2024, 5, 9)))
    folder.put("north/leeds.PDF", record(LEEDS, published=date(2024, 5, 9)))


def test_every_pdf_under_the_folder_is_read_in_the_order_of_their_paths(register: Register, folder: Folder) -> None:
    two_reports(folder)
    folder.put("notes.txt", b"not a report")
    folder.put(".hidden.pdf", b"not a report either")
    seen: list[tuple[int, int, str]] = []
    built = run(register, folder, progress=lambda done, total, name: seen.append((done, total, name)))
    assert counts(built) == (2, 0, 0, 0)
    assert seen == [(1, 2, "dorset.pdf"), (2, 2, "north/leeds.PDF")]
    assert [activity.authority_name for activity in register.activities()] == ["Dorset", "Leeds"]


def test_a_second_build_reads_nothing_and_changes_nothing(register: Register, folder: Folder) -> None:
    two_reports(folder)
    run(register, folder)
    before = register.hash
    built = run(register, folder, read=refuse, workers=None)
    assert counts(built) == (0, 0, 2, 0)
    assert register.hash == before


def test_a_touched_file_is_looked_at_but_not_read(register: Register, folder: Folder) -> None:
    two_reports(folder)
    run(register, folder)
    os.utime(folder.path / "dorset.pdf", (1, 1))
    assert counts(run(register, folder, read=refuse)) == (0, 0, 2, 0)


def test_an_untouched_file_is_not_even_opened(
    register: Register, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_reports(folder)
    run(register, folder)

    def closed(*_: object) -> None:
        raise AssertionError("a file was opened")

    monkeypatch.setattr(Path, "open", closed)
    assert counts(run(register, folder)) == (0, 0, 2, 0)


def test_a_moved_file_is_not_read_again_and_not_missed(register: Register, folder: Folder) -> None:
    two_reports(folder)
    run(register, folder)
    (folder.path / "dorset.pdf").rename(folder.path / "elsewhere.pdf")
    built = run(register, folder, read=refuse)
    assert (counts(built), built.missing) == ((0, 0, 2, 0), ("dorset.pdf",))


def test_another_report_in_the_same_file_replaces_the_one_before(register: Register, folder: Folder) -> None:
    two_reports(folder)
    run(register, folder)
    folder.put("dorset.pdf", record(DORSET, grades={"overall": "inadequate"}, published=date(2024, 5, 9)))
    assert counts(run(register, folder)) == (0, 1, 1, 0)
    (activity,) = register.activities(authority=DORSET)
    assert activity.grade(Area.OVERALL) is Grade.INADEQUATE
    assert len(activity.documents) == 1


def test_files_that_swap_their_names_are_both_kept(register: Register, folder: Folder) -> None:
    two_reports(folder)
    run(register, folder)
    before = register.hash
    first, second = folder.path / "dorset.pdf", folder.path / "north" / "leeds.PDF"
    first.rename(folder.path / "aside")
    second.rename(first)
    (folder.path / "aside").rename(second)
    run(register, folder, read=refuse)
    assert register.hash == before


def test_the_same_inspection_in_two_files_is_one_activity(register: Register, folder: Folder) -> None:
    folder.put("a.pdf", record(problems=1))
    folder.put("b.pdf", record())
    assert run(register, folder).new == 2
    (activity,) = register.activities()
    assert [document.filename for document in activity.documents] == ["b.pdf", "a.pdf"]


def test_the_same_bytes_in_two_files_are_one_document_read_once(register: Register, folder: Folder) -> None:
    folder.put("a.pdf", record())
    folder.put("b.pdf", record())
    built = run(register, folder)
    assert (counts(built), built.copies) == ((1, 0, 0, 0), ("b.pdf",))
    assert counts(run(register, folder, read=refuse)) == (0, 0, 1, 0)


def test_a_deleted_file_is_reported_and_stays_in_the_register(register: Register, folder: Folder) -> None:
    two_reports(folder)
    run(register, folder)
    (folder.path / "dorset.pdf").unlink()
    for _ in range(2):
        built = run(register, folder)
        assert (counts(built), built.missing) == ((0, 0, 1, 0), ("dorset.pdf",))
    assert len(register.activities()) == 2


def test_files_of_another_folder_are_not_missed(register: Register, folder: Folder, tmp_path: Path) -> None:
    two_reports(folder)
    run(register, folder)
    (tmp_path / "other").mkdir()
    other = Folder(tmp_path / "other")
    other.put("dorset.pdf", record(BEDFORD))
    assert run(register, other).missing == ()
    assert run(register, folder, read=refuse).missing == ()
    assert len(register.activities()) == 3


def test_a_better_reader_reads_everything_again(register: Register, folder: Folder) -> None:
    two_reports(folder)
    run(register, folder)
    before = register.hash
    assert counts(run(register, folder, reader_version=2)) == (0, 2, 0, 0)
    assert counts(run(register, folder, reader_version=2, read=refuse)) == (0, 0, 2, 0)
    assert register.hash == before


def test_a_register_read_by_a_newer_reader_is_not_read_by_an_older_one(register: Register, folder: Folder) -> None:
    two_reports(folder)
    run(register, folder, reader_version=2)
    assert counts(run(register, folder, reader_version=1, read=refuse)) == (0, 0, 2, 0)


def test_a_reader_that_raises_costs_one_document(register: Register, folder: Folder) -> None:
    two_reports(folder)
    folder.put("bad.pdf", RAISES)
    built = run(register, folder)
    assert counts(built) == (3, 0, 0, 1)
    assert built.problems == {"no-publication-date": 1, "reader-failed": 1}
    (unread,) = (found for found in register.records() if found.document.filename == "bad.pdf")
    assert "ValueError: this file makes the reader fail" in unread.problems[0].message
    assert counts(run(register, folder, read=refuse)) == (0, 0, 3, 0)


def test_a_file_that_cannot_be_opened_is_named(
    register: Register, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_reports(folder)
    really_open = Path.open

    def refusing(path: Path, *details: object) -> object:
        if path.name == "dorset.pdf":
            raise PermissionError("not yours")
        return really_open(path, *details)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refusing)
    built = run(register, folder)
    assert (built.new, built.unopened) == (1, ("dorset.pdf",))


def test_a_link_that_leads_nowhere_is_named(register: Register, folder: Folder) -> None:
    two_reports(folder)
    (folder.path / "lost.pdf").symlink_to(folder.path / "nowhere")
    assert run(register, folder).unopened == ("lost.pdf",)


def test_a_broken_download_does_not_drive_out_the_report_it_overwrote(register: Register, folder: Folder) -> None:
    two_reports(folder)
    run(register, folder)
    folder.put("dorset.pdf", RAISES)
    assert counts(run(register, folder)) == (0, 1, 1, 1)
    assert len(register.activities(authority=DORSET)) == 1
    folder.put("dorset.pdf", record(DORSET, published=date(2024, 5, 9)))
    run(register, folder)
    assert [activity.authority_name for activity in register.activities()] == ["Dorset", "Leeds"]


def test_the_listing_dates_and_names_documents(register: Register, folder: Folder) -> None:
    folder.put("a.pdf", record(None))
    folder.list("a.pdf,80428,bedford,inspection,2024-05-09,https://example.org/a", "gone.pdf,,,,,")
    built = run(register, folder)
    assert built.listed_missing == ("gone.pdf",)
    assert built.problems == {"authority-from-listing": 1}
    (found,) = register.records()
    assert (found.published, found.document.url) == (date(2024, 5, 9), "https://example.org/a")
    assert [activity.key for activity in register.activities(date(2024, 5, 9))] == ["E06000055-ilacs-2024-03-04"]


def test_a_listing_that_comes_later_is_kept_without_reading_again(register: Register, folder: Folder) -> None:
    folder.put("a.pdf", record())
    run(register, folder)
    assert register.as_of(date.max).activities == ()
    folder.list("a.pdf,,dorset,inspection,2024-05-09,")
    assert counts(run(register, folder, read=refuse)) == (0, 0, 1, 0)
    assert len(register.as_of(date(2024, 5, 9)).activities) == 1


def test_a_listing_that_goes_leaves_what_it_said(register: Register, folder: Folder) -> None:
    folder.put("a.pdf", record())
    folder.list("a.pdf,,dorset,inspection,2024-05-09,")
    run(register, folder)
    (folder.path / "index.csv").unlink()
    run(register, folder, reader_version=2)
    assert len(register.as_of(date(2024, 5, 9)).activities) == 1


def test_a_malformed_listing_stops_the_build_before_it_begins(register: Register, folder: Folder) -> None:
    two_reports(folder)
    (folder.path / "index.csv").write_text("file,published\n")
    with pytest.raises(DataError, match=r"index\.csv, line 1"):
        run(register, folder)
    assert register.entries() == []


def test_a_folder_that_is_not_there_is_named(register: Register, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no folder"):
        run(register, Folder(tmp_path / "nowhere"))


def test_an_empty_folder_is_no_error(register: Register, folder: Folder) -> None:
    assert counts(run(register, folder)) == (0, 0, 0, 0)


def test_a_document_of_the_snapshot_is_read_in_full_when_it_is_met(
    register: Register, folder: Folder, tmp_path: Path
) -> None:
    two_reports(folder)
    run(register, folder)
    write_snapshot(register, tmp_path / "shipped")
    with Register.create(tmp_path / "second.sqlite") as second:
        load_snapshot(second, tmp_path / "shipped")
        assert counts(run(second, folder)) == (0, 2, 0, 0)
        assert second.hash == register.hash
