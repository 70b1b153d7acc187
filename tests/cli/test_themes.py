"""Themes from the command line: the codebook, shares with their uncertainty, passages, and review."""

import csv
import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lineofsight.register import Register
from lineofsight.register.codings import decisions
from tests.cli.conftest import Run
from tests.register.builders import LEEDS
from tests.themes.builders import CODES, Counted, FakeCoder, asking, coded, found

MEASURED = Counted(40, 5, 10, 300)
CODER = FakeCoder(reliability=dict.fromkeys(sorted(CODES), MEASURED))


@pytest.fixture(autouse=True)
def coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands use a coder that knows its answers."""
    monkeypatch.setitem(sys.modules, "lineofsight.themes.coder", SimpleNamespace(coder=lambda: CODER))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Two authorities: an inadequate one of which much is asked, and an outstanding one."""
    path = tmp_path / "coded.sqlite"
    doubtful = [f"neglect? {place}" for place in range(8)]
    plain = [f"supervision {place}" for place in range(24)]
    with Register.create(path) as made:
        coded(
            made,
            asking("neglect is named", *doubtful, *plain, grades={"overall": "inadequate"}, document="dorset"),
            asking("supervision", authority=LEEDS, grades={"overall": "outstanding"}, findings=found("neglect-here?")),
        )
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Types lines, one after the other."""
    return lambda *lines: monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def words(text: str) -> str:
    return " ".join(text.split())


def made(path: Path) -> list[tuple[tuple[str, ...], tuple[str, ...], str, bool]]:
    with Register.open(path) as register:
        return [(item.weaknesses, item.strengths, item.author, item.sampled) for item in decisions(register)]


def test_the_codebook_is_printed_whole_or_one_code_in_full(run: Run) -> None:
    out = run("themes", "codebook").out
    assert all(code in out for code in ("neglect", "supervision", "cl-eet"))
    one = run("themes", "codebook", "neglect").out
    assert "Takes in" in one
    assert run("themes", "codebook", "neglect", "--json").json["theme"] == "vulnerable-groups"
    assert len(run("themes", "codebook", "--json").json["themes"]) == 12


def test_a_code_that_is_not_there_is_not_found(run: Run) -> None:
    ran = run("themes", "codebook", "neglekt")
    assert ran.code == 3
    assert "Did you mean neglect?" in ran.error


def test_prevalence_shows_shares_with_intervals_correction_rules_and_agreement(run: Run, register: Path) -> None:
    out = words(run("themes", "prevalence", "--as-of", "2025-01-01", "--register", register).out)
    assert "neglect Neglect 1 of 2 50% (9–91)" in out
    assert "Counts authorities by the latest graded inspection" in out
    assert "2 inspections were coded and count; 0 were not coded" in out
    assert "F1 0.84 over all decisions (0.84 as the mean of codes) on 355 recommendations it had not learnt from" in out
    assert "No passage drawn at random has been decided by a person here yet" in out


def test_prevalence_as_json_has_the_numbers_and_the_agreement(run: Run, register: Path) -> None:
    found_json = run("themes", "prevalence", "--register", register, "--json").json
    supervision = found_json["found"][0]
    assert (supervision["id"], supervision["raised"], supervision["of"]) == ("supervision", 2, 2)
    assert 0 <= supervision["adjusted"]["low"] <= supervision["adjusted"]["high"] <= 1
    assert found_json["agreement"]["reading"]["micro_f1"] == pytest.approx(0.8421)
    assert found_json["agreement"]["reviewers"] == []


def test_prevalence_by_themes_of_one_grade_or_region(run: Run, register: Path) -> None:
    options = ("--by", "themes", "--grade", "inadequate", "--register", register, "--json")
    found_json = run("themes", "prevalence", *options).json
    assert found_json["of"] == 1
    assert {item["id"] for item in found_json["found"] if item["raised"]} == {
        "vulnerable-groups",
        "oversight-challenge",
    }
    north = run("themes", "prevalence", "--region", "Yorkshire and the Humber", "--register", register, "--json").json
    assert north["found"][0]["activities"] == [f"{LEEDS}-ilacs-2024-03-04"]


def test_two_grades_are_compared(run: Run, register: Path) -> None:
    options = ("--grade", "outstanding", "--against", "less-than-good", "--register", register)
    out = words(run("themes", "prevalence", *options).out)
    assert "First: outstanding (overall effectiveness). Second: requires improvement" in out
    assert "-100 (-100 to" in out
    assert "A difference is no cause" in out
    compared = run("themes", "prevalence", *options, "--json").json["found"]
    assert compared[0]["difference"]["share"] == -1


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--against", "good"), "name two grades"),
        (("--grade", "splendid"), "is no grade"),
        (("--trend", "--recurring"), "one of --trend, --recurring and --against"),
        (("--area", "adoption"), "No code bears on adoption"),
    ],
)
def test_options_that_make_no_sense_are_wrong_use(
    run: Run, register: Path, options: tuple[str, ...], complaint: str
) -> None:
    ran = run("themes", "prevalence", *options, "--register", register)
    assert ran.code == 2
    assert complaint in ran.error


def test_years_and_repetition_are_told_with_their_rules(run: Run, register: Path) -> None:
    out = words(run("themes", "prevalence", "--trend", "--register", register).out)
    assert "Id 2024" in out
    assert "By year of publication, each authority once a year" in out
    (year,) = run("themes", "prevalence", "--trend", "--register", register, "--json").json["found"][0]["years"]
    assert (year["year"], year["of"]) == (2024, 2)
    again = words(run("themes", "prevalence", "--recurring", "--register", register).out)
    assert "0 pairs of an inspection and the authority’s next one" in again


def test_show_prints_the_passages_behind_a_number_with_their_place(run: Run, register: Path) -> None:
    out = words(run("themes", "show", "neglect", "--register", register).out)
    assert "Dorset, recommendation 1, dorset.pdf page 2" in out
    assert "neglect is named" in out
    assert "1 passages of 1 authorities" in out
    shown = run("themes", "show", "oversight-challenge", "--most", 1, "--register", register)
    assert "The first 1 of 25 passages of 2 authorities" in words(shown.out)


def test_show_as_json_has_every_passage(run: Run, register: Path) -> None:
    (item,) = run("themes", "show", "neglect", "--register", register, "--json").json
    assert (item["document"], item["page"], item["text"]) == ("dorset.pdf", 2, "neglect is named")
    assert run("themes", "show", "negelct", "--register", register).code == 3


def test_enter_accepts_what_the_coder_thinks_and_codes_replace_it(run: Run, register: Path, answers: Any) -> None:
    answers("", "neglect; plan-quality", "q")
    ran = run("themes", "review", "--reviewer", "A", "--count", 3, "--sample", 0, "--register", register)
    assert ran.code == 0
    assert "in doubt: neglect 0.49" in words(ran.out)
    assert "2 decided" in ran.out
    assert made(register) == [((), (), "A", False), (("neglect", "plan-quality"), (), "A", False)]


def test_a_passage_drawn_at_random_is_decided_blind(run: Run, register: Path, answers: Any) -> None:
    answers("supervision", "", "", "none")
    out = run("themes", "review", "--reviewer", "A", "--count", 3, "--sample", 3, "--register", register).out
    assert "Drawn at random: decide before you see" in words(out)
    assert [sampled for *_, sampled in made(register)] == [True, False, True]
    assert made(register)[2][0] == ()


def test_what_cannot_be_understood_is_asked_again_and_explained(run: Run, register: Path, answers: Any) -> None:
    answers("negelct", "?", "? neglect nothing-such", "s", "neglect")
    ran = run("themes", "review", "--reviewer", "A", "--count", 2, "--sample", 0, "--register", register)
    assert "Did you mean 'neglect'" in words(ran.error)
    assert "Recognition of and response to neglect" in words(ran.out)
    assert "no code 'nothing-such'" in words(ran.error)
    assert made(register) == [(("neglect",), (), "A", False)]


def test_findings_take_signs(run: Run, tmp_path: Path, answers: Any) -> None:
    path = tmp_path / "findings.sqlite"
    with Register.create(path) as register:
        coded(register, asking("x", findings=found(*(f"supervision+ neglect? {place}" for place in range(9)))))
    answers("supervision", "supervision+;neglect-", "")
    options = ("--reviewer", "A", "--part", "finding", "--count", 2, "--sample", 0, "--register", path)
    ran = run("themes", "review", *options)
    assert "strength or a weakness" in words(ran.error)
    assert made(path) == [(("neglect",), ("supervision",), "A", False), ((), ("supervision",), "A", False)]


def test_a_review_needs_a_name_and_a_part_that_is_there(run: Run, register: Path) -> None:
    assert "--reviewer NAME" in run("themes", "review", "--register", register).error
    ran = run("themes", "review", "--reviewer", "A", "--part", "summary", "--register", register)
    assert ran.code == 2
    assert "recommendation, finding" in ran.error


def test_a_team_reviews_in_a_spreadsheet(run: Run, register: Path, tmp_path: Path) -> None:
    sheet, labels = tmp_path / "review.csv", tmp_path / "labels.csv"
    options = ("--reviewer", "A", "--count", 6, "--register", register)
    assert "6 passages are in" in words(run("themes", "review", *options, "--export", sheet).out)
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    place = rows[0].index("codes")
    filled = [rows[0], *([*row[:place], "supervision", *row[place + 1 :]] for row in rows[1:])]
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(filled)
    assert "6 decisions" in run("themes", "review", "--import", sheet, "--register", register).out
    assert "0 decisions" in run("themes", "review", "--import", sheet, "--register", register).out
    assert "6 recommendations" in run("themes", "review", "--labels", labels, "--register", register).out
    assert labels.read_text("utf-8").startswith("rec_id,text,codes")


def test_agreement_tells_reading_and_reviewers(run: Run, register: Path, answers: Any) -> None:
    answers("supervision", "supervision", "adoption")
    run("themes", "review", "--reviewer", "A", "--count", 3, "--sample", 3, "--register", register)
    out = words(run("themes", "agreement", "--register", register).out)
    assert "Reviewers (A) decided 3 recommendations drawn at random" in out
    assert "among reviewers alpha is not defined" in out
    (people,) = run("themes", "agreement", "--register", register, "--json").json["reviewers"]
    assert people["passages"] == 3
    assert people["micro"]["low"] <= people["micro_f1"] <= people["micro"]["high"]


def test_the_words_of_a_register_of_facts_are_not_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "facts.sqlite"
    with Register.create(path) as register:
        coded(register, asking("neglect"))
        with register.writing() as session:
            session.connection().exec_driver_sql("UPDATE recommendations SET text = NULL")
    shown = run("themes", "show", "neglect", "--as-of", "2025-01-01", "--register", path)
    assert "Words are missing" in words(shown.out)
