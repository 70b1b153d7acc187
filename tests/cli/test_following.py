"""Following the record: an authority's story, what is new, how much was done, what recurs."""

from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def register(run: Run, reports: Path, tmp_path: Path) -> Path:
    """A register of the sample reports alone."""
    path = tmp_path / "samples.sqlite"
    assert run("build", reports, "--register", path, "--empty", "--workers", 0).code == 0
    return path


def test_a_story_tells_priority_actions_with_page_and_state(run: Run, register: Path) -> None:
    out = " ".join(run("authority", "Torbay", "--register", register).out.split())
    assert "Priority actions: 2, 2 of them open" in out
    assert "open: 24 Feb 2020, focused-visit, page" in out


def test_a_story_as_json_tells_who_raised_an_action_and_what_it_is_about(run: Run, register: Path) -> None:
    actions = run("authority", "Torbay", "--register", register, "--json").json["priority_actions"]
    assert {action["raised_by"] for action in actions} == {"E06000027-focused-visit-2020-01-22"}
    assert {(tuple(action["areas"]), action["areas_told_by"]) for action in actions} == {
        (("help-protection",), "subject")
    }
    assert all(action["text"] and action["page"] for action in actions)


def test_activity_counts_authorities_by_year_and_says_how(run: Run, register: Path) -> None:
    out = run("activity", "--register", register).out
    assert "child-protection" in out
    assert "Counts by the year of publication" in out
    assert "Held are" in " ".join(out.split())


def test_activity_as_json_keeps_to_the_years_and_the_date_asked_for(run: Run, register: Path) -> None:
    ran = run("activity", "--by", "fieldwork", "--from", 2023, "--to", 2024, "--register", register, "--json")
    assert ran.json["by"] == "fieldwork"
    assert {count["year"] for count in ran.json["counts"]} == {2023, 2024}


def test_activity_of_a_region_counts_only_its_own(run: Run, register: Path) -> None:
    found = run("activity", "--region", "London", "--register", register, "--json").json
    assert sum(count["activities"] for count in found["counts"]) == 3


def test_years_the_wrong_way_round_are_wrong_use(run: Run, register: Path) -> None:
    assert run("activity", "--from", 2024, "--to", 2023, "--register", register).code == 2


def test_evidence_names_authority_document_and_page(run: Run, register: Path) -> None:
    found = run("themes", "evidence", "health history", "--register", register, "--json").json
    assert found["evidence"]
    for item in found["evidence"]:
        assert item["document"].endswith(".pdf")
        assert item["page"] >= 1
        assert len(item["excerpt"]) <= 200
        assert "health histor" in item["excerpt"].lower()


def test_evidence_prints_counts_authorities_and_passages(run: Run, register: Path) -> None:
    ran = run("themes", "evidence", "health", "history", "--most", 1, "--register", register)
    assert ran.code == 0
    assert "counted are authorities and activities, not sentences" in " ".join(ran.out.split())
    assert "The first 1 of" in ran.out


def test_evidence_of_a_kind_that_is_none_is_wrong_use(run: Run, register: Path) -> None:
    ran = run("themes", "evidence", "health", "--kind", "advice", "--register", register)
    assert ran.code == 2
    assert "priority, improvement, finding" in ran.error


def test_watch_writes_a_feed_and_a_digest(run: Run, register: Path, tmp_path: Path) -> None:
    feed, digest = tmp_path / "out.atom", tmp_path / "out.md"
    ran = run("watch", "--since", "2026-01-01", "--feed", feed, "--digest", digest, "--register", register)
    assert ran.code == 0
    assert parse(feed).getroot().tag.endswith("}feed")  # noqa: S314  # our own
    assert "Lambeth" in digest.read_text("utf-8")


def test_watch_prints_the_digest_where_no_file_is_named(run: Run, register: Path) -> None:
    out = run("watch", "--since", "2026-01-01", "--authority", "Lambeth", "--register", register).out
    assert out.startswith("# Inspections of children's services: Lambeth")


def test_watch_says_when_it_cannot_write(run: Run, register: Path, tmp_path: Path) -> None:
    ran = run("watch", "--since", "2026-01-01", "--feed", tmp_path / "none" / "out.atom", "--register", register)
    assert ran.code == 2
    assert "out.atom" in ran.error
