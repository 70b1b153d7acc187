"""Reading reports, and building a register from a folder of them."""

import json
from pathlib import Path

from samples import broken, catalogue
from tests.cli.conftest import Run

KEYS = [
    *("document", "family", "framework", "kind", "authority", "fieldwork_start", "fieldwork_end", "fieldwork"),
    *("published", "lead_inspector", "judgements", "outcome", "subject", "inspectors", "recommendations", "findings"),
    "problems",
]


def test_read_prints_one_record_a_line_in_the_order_given(run: Run, reports: Path) -> None:
    files = sorted(reports.rglob("*.pdf"))
    ran = run("read", *files, "--json", "--workers", 2)
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [record["document"]["filename"] for record in records] == [file.name for file in files]
    assert set(KEYS) <= set(records[0])


def test_read_takes_a_folder(run: Run, reports: Path) -> None:
    ran = run("read", reports / "childrens-services", "--json", "--workers", 0)
    assert len(ran.out.splitlines()) == len(list((reports / "childrens-services").glob("*.pdf")))


def test_read_shows_grades_and_problems_to_a_person(run: Run, reports: Path, tmp_path: Path) -> None:
    (report,) = (reports / "childrens-services").glob("80506-lambeth-*.pdf")
    ran = run("read", report, broken.web_page(tmp_path / "page.pdf"))
    assert "Lambeth" in ran.out
    assert "Impact of leaders" in ran.out
    assert "not-a-pdf" in ran.out


def test_read_of_a_missing_file_says_so(run: Run, tmp_path: Path) -> None:
    ran = run("read", tmp_path / "nowhere.pdf")
    assert ran.code == 3
    assert "nowhere.pdf" in ran.error
    assert "Traceback" not in ran.error


def test_build_reads_once_and_then_only_what_is_new(run: Run, reports: Path, tmp_path: Path) -> None:
    register = tmp_path / "new" / "register.sqlite"
    first = run("build", reports, "--register", register, "--empty", "--json").json
    again = run("build", reports, "--register", register, "--json").json
    assert (first["new"], first["unchanged"]) == (len(catalogue()), 0)
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, len(catalogue()))


def test_build_names_files_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    broken.web_page(folder / "page.pdf")
    ran = run("build", folder, "--register", tmp_path / "register.sqlite", "--empty")
    assert ran.code == 0
    assert "1 could not be read as reports" in ran.out
    assert "not-a-pdf" in ran.out


def test_build_with_a_bad_listing_names_file_line_and_remedy(run: Run, reports: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.csv"
    index.write_text("file,urn\nx.pdf,1\n", encoding="utf-8")
    ran = run("build", reports, "--index", index, "--register", tmp_path / "register.sqlite", "--empty")
    assert ran.code == 4
    assert "index.csv, line 1" in ran.error
