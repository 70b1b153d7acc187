"""Asking a register: one authority, the national picture, what changed."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def register(run: Run, reports: Path, tmp_path: Path) -> Path:
    """A register of the sample reports alone."""
    path = tmp_path / "samples.sqlite"
    assert run("build", reports, "--register", path, "--empty", "--workers", 0).code == 0
    return path


def test_authority_shows_judgements_and_every_activity(run: Run, register: Path) -> None:
    ran = run("authority", "lambeth", "--register", register)
    assert ran.code == 0
    assert "Lambeth (E09000022), London" in ran.out
    assert "E09000022-ilacs-2026-05-11" in ran.out


def test_authority_as_json_holds_judgements_with_their_pages(run: Run, register: Path) -> None:
    found = run("authority", "E09000022", "--register", register, "--json").json
    (activity,) = found["activities"]
    assert found["judgements"]["leaders"] == activity["judgements"][0]["grade"]
    assert {judgement["page"] for judgement in activity["judgements"]} == {1}


def test_an_authority_that_is_none_gets_suggestions(run: Run, register: Path) -> None:
    ran = run("authority", "Bedfordshire", "--register", register)
    assert ran.code == 3
    assert "Bedford" in ran.error
    assert "Central Bedfordshire" in ran.error


def test_profile_prints_figures_with_their_rules(run: Run, register: Path) -> None:
    ran = run("profile", "--as-of", "2026-12-31", "--register", register)
    assert ran.code == 0
    assert "Help and protection" in ran.out
    assert "Counts authorities by the latest graded inspection" in ran.out


def test_profile_as_json_has_the_documented_shape(run: Run, register: Path) -> None:
    found = run("profile", "--as-of", "2020-01-01", "--register", register, "--json").json
    assert found["as_of"] == "2020-01-01"
    assert list(found["areas"]["overall"]) == ["outstanding", "good", "requires-improvement", "inadequate"]
    assert found["counting"]["count"] == "authorities"
    assert sum(found["areas"]["overall"].values()) == found["counting"]["authorities"]


def test_profile_never_uses_later_facts(run: Run, register: Path) -> None:
    before = run("profile", "--as-of", "2013-12-31", "--register", register, "--json").json
    assert before["counting"]["reports"] == 0


def test_profile_of_an_unknown_region_names_the_regions(run: Run, register: Path) -> None:
    ran = run("profile", "--region", "Narnia", "--register", register)
    assert ran.code == 3
    assert "Yorkshire and the Humber" in ran.error


def test_a_date_that_is_none_is_wrong_use(run: Run, register: Path) -> None:
    ran = run("profile", "--as-of", "yesterday", "--register", register)
    assert ran.code == 2
    assert "2024-03-31" in ran.error


def test_changes_lists_what_was_published_since(run: Run, register: Path) -> None:
    found = run("changes", "--since", "2026-01-01", "--register", register, "--json").json
    assert "E09000022-ilacs-2026-05-11" in [change["activity"] for change in found]
    assert all(change["published"] >= "2026-01-01" for change in found)
    assert "Lambeth" in run("changes", "--since", "2026-01-01", "--register", register).out


def test_a_register_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("profile", "--register", tmp_path / "none.sqlite")
    assert ran.code == 3
    assert "none.sqlite" in ran.error


def test_a_file_that_is_no_register_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "text.sqlite"
    path.write_text("not a database, but long enough to look at " * 20, encoding="utf-8")
    ran = run("profile", "--register", path)
    assert ran.code == 5
    assert "text.sqlite" in ran.error


def test_a_correction_shows_and_can_be_withdrawn(run: Run, register: Path) -> None:
    key = "E09000022-ilacs-2026-05-11"

    def leaders() -> str:
        return str(run("authority", "lambeth", "--register", register, "--json").json["judgements"]["leaders"])

    read = leaders()
    other = "good" if read != "good" else "inadequate"
    made = run(
        "correct", key, "judgement.leaders", other, "--author", "A", "--reason", "page 1", "--register", register
    )
    assert made.code == 0
    assert leaders() == other
    (listed,) = run("corrections", "--register", register, "--json").json
    assert (listed["author"], listed["reason"]) == ("A", "page 1")
    run("correct", "--withdraw", 1, "--author", "B", "--reason", "mistaken", "--register", register)
    assert leaders() == read
    assert "mistaken" in run("corrections", key, "--register", register).out


def test_a_correction_needs_an_author_and_a_reason(run: Run, register: Path) -> None:
    ran = run("correct", "E09000022-ilacs-2026-05-11", "judgement.leaders", "good", "--register", register)
    assert ran.code == 2
    assert "author" in ran.error


def test_a_correction_of_nothing_is_wrong_use(run: Run, register: Path) -> None:
    assert run("correct", "--register", register).code == 2


def test_export_names_the_files_it_wrote(run: Run, register: Path, tmp_path: Path) -> None:
    ran = run("export", tmp_path / "out", "--register", register)
    written = [Path(line) for line in ran.out.replace("\n", "").replace(str(tmp_path), f"\n{tmp_path}").split()]
    assert tmp_path / "out" / "datapackage.json" in written
    assert all(path.is_file() for path in written)
