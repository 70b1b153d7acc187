"""Searching the words of all reports from the command line."""

import sys
from datetime import date
from pathlib import Path

import pytest

from lineofsight.register import Register
from tests.cli.conftest import Run
from tests.register.builders import LEEDS
from tests.register.test_search import saying
from tests.themes.builders import coded


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "words.sqlite"
    with Register.create(path) as made:
        coded(
            made,
            saying("Social work supervision is too rare, and neglect is missed.", document="dorset"),
            saying("Supervised well.", "Neglect strategy.", authority=LEEDS, grades={"overall": "inadequate"}),
        )
    return path


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_search_shows_where_the_words_stand_and_marks_them(run: Run, register: Path) -> None:
    out = words(run("search", "supervis*", "neglect", "--register", register).out)
    assert "29 Apr 2024, Dorset, finding, dorset.pdf page 2 (E06000059-ilacs-2024-03-04)" in out
    assert "Social work «supervision» is too rare, and «neglect» is missed." in out
    assert "1 passages in 1 of 2 activities" in out


def test_on_a_terminal_words_stand_out_by_style(run: Run, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = run("search", "strategy", "--register", register).out
    assert "«" not in out
    assert "strategy" in out


def test_a_search_as_json_has_counts_and_marks(run: Run, register: Path) -> None:
    found = run("search", "neglect", "--most", 1, "--register", register, "--json").json
    assert (found["passages"], found["activities"], found["searched"], len(found["found"])) == (2, 2, 2, 1)
    (item,) = found["found"]
    begin, end = item["marks"][0]
    assert item["excerpt"][begin:end].lower() == "neglect"


def test_limits_are_those_of_the_other_commands(run: Run, register: Path) -> None:
    def found(*options: object) -> int:
        passages: int = run("search", "neglect", *options, "--register", register, "--json").json["passages"]
        return passages

    assert found("--grade", "less-than-good") == 1
    assert found("--area", "help-protection", "--grade", "good") == 0
    assert found("--authority", "Leeds") == found("--region", "South West") == 1
    assert found("--code", "neglect") == 1
    assert found("--kind", "priority") == 0
    assert found("--as-of", date(2024, 1, 1)) == 0
    assert found("--since", "2024-01-01") == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("…",), 2), (("neglect", "--grade", "splendid"), 2), (("neglect", "--code", "neglekt"), 3)],
)
def test_what_makes_no_sense_is_refused(run: Run, register: Path, arguments: tuple[str, ...], code: int) -> None:
    assert run("search", *arguments, "--register", register).code == code
