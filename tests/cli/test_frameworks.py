"""The commands about the inspection system."""

from pathlib import Path

from lineofsight.frameworks import all_frameworks
from lineofsight.register import Register
from tests.cli.conftest import Run
from tests.register.builders import report


def test_list_names_every_version_with_its_days(run: Run) -> None:
    ran = run("framework", "list", "--json")
    assert [entry["id"] for entry in ran.json] == [framework.id for framework in all_frameworks()]
    assert "ilacs-2026" in run("framework", "list").out


def test_show_prints_statements_and_resolves_their_sources(run: Run) -> None:
    ran = run("framework", "show", "ilacs-2026")
    assert ran.code == 0
    assert "[in doubt]" in ran.out
    assert "X4: Notes on the 2026 framework" in ran.out


def test_show_as_json_holds_statements_and_sources(run: Run) -> None:
    found = run("framework", "show", "ilacs-2026", "--json").json
    assert {"routes", "deadlines", "sources_listed"} <= found.keys()
    listed = {source["code"] for source in found["sources_listed"]}
    assert {code for route in found["routes"] for code in route["sources"]} <= listed


def test_show_of_an_unknown_version_names_the_nearest(run: Run) -> None:
    ran = run("framework", "show", "ilacs-2062")
    assert ran.code == 3
    assert "nearest: ilacs-2026" in ran.error


def test_diff_tells_what_changed(run: Run) -> None:
    found = run("framework", "diff", "ilacs-2023", "ilacs-2026", "--json").json
    assert ("judgements", "overall") in [(change["section"], change["key"]) for change in found["changes"]]
    assert "0 changes" in run("framework", "diff", "ilacs-2023", "ilacs-2023").out


def test_topics_are_those_of_one_area_if_asked(run: Run) -> None:
    found = run("framework", "topics", "ilacs-2023", "--area", "care-leavers", "--json").json["topics"]
    assert found
    assert {topic["area"] for topic in found} == {"care-leavers"}


def test_topics_without_a_version_are_those_in_force(run: Run) -> None:
    assert run("framework", "topics", "--json").json["framework"].startswith("ilacs-")


def test_judgements_that_fit_give_exit_code_0(run: Run, tmp_path: Path) -> None:
    register = _register(tmp_path, "good")
    ran = run("judgements", "check", "--register", register)
    assert ran.code == 0
    assert "1 sets of grades checked, 0 break a rule" in ran.out


def test_judgements_that_break_a_rule_are_listed_with_their_page(run: Run, tmp_path: Path) -> None:
    ran = run("judgements", "check", "--register", _register(tmp_path, "inadequate"), "--json")
    assert ran.code == 1
    (found,) = ran.json["irregularities"]
    assert found["pages"] == [1]
    assert found["rule"]["rule"] == "ilacs-2023 overall-rules.help-care-or-leavers-inadequate"
    assert "page" not in ran.error


def _register(folder: Path, leavers: str) -> Path:
    path = folder / "register.sqlite"
    grades = dict.fromkeys(("overall", "leaders", "help_protection", "children_in_care"), "good")
    with Register.create(path) as made:
        made.add(report(grades={**grades, "care_leavers": leavers}))
    return path
