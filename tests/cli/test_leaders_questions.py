"""The leader's questions on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _nothing_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LINEOFSIGHT_INDICATORS", str(tmp_path / "own.parquet"))


def test_questions_print_facts_figures_gaps_and_prompts(run: Run) -> None:
    ran = run("questions", "Hackney", "--as-of", "2026-03-15")
    assert ran.code == 0
    assert "Why is our number of children in care" in ran.out
    assert "for every 10,000 children who live here (95% interval" in ran.out
    assert "Vacant social work posts" in ran.out
    assert "Where figures are missing" in ran.out
    assert "A cyberattack on the council" in ran.out
    assert "Sources: Children looked after return" in ran.out
    assert ran.out.count("To discuss") == 5
    assert "What did our last reports tell us" in ran.out


def test_questions_as_json_have_every_figure_with_its_series(run: Run) -> None:
    told = run("questions", "Leeds", "--as-of", "2026-03-15", "--json").json
    assert [one["id"] for one in told["questions"]] == ["care", "moved", "workforce", "send", "reports"]
    care = told["questions"][0]["figures"][0]
    assert care["indicator"] == "care-rate"
    assert care["observation"]["source"]
    assert told["as_of"] == "2026-03-15"


def test_questions_are_written_as_documents(run: Run, tmp_path: Path) -> None:
    ran = run("questions", "City of London", "--as-of", "2026-03-15", "--into", tmp_path, "--format", "html")
    assert ran.code == 0
    page = (tmp_path / "questions-city-of-london-2026-03-15.html").read_text("utf-8")
    assert "suppressed, to protect children" in page
    assert "To discuss" not in ran.out


def test_an_unknown_authority_is_not_found(run: Run) -> None:
    ran = run("questions", "Narnia")
    assert ran.code == 3
    assert ran.error.startswith("Error:")


def test_an_unknown_format_is_wrong_use(run: Run, tmp_path: Path) -> None:
    ran = run("questions", "Leeds", "--into", tmp_path, "--format", "odt")
    assert ran.code == 2
    assert "choose from html, docx, pdf" in ran.error
