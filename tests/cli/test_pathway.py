"""The commands about what comes next."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from lineofsight.register import Register
from tests.cli.conftest import Run
from tests.pathway.builders import DORSET, GOOD, LEEDS, graded, visit

ON = "2022-12-01"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Leeds, good with a priority action since, and Dorset, good without one."""
    path = tmp_path / "register.sqlite"
    with Register.create(path) as made:
        made.add(graded(date(2021, 9, 6), GOOD))
        made.add(visit(date(2022, 9, 6), 2, priorities=1))
        made.add(graded(date(2020, 1, 13), GOOD, DORSET))
    return path


def test_next_shows_what_when_how_likely_and_why(run: Run, register: Path) -> None:
    ran = run("next", "Leeds", "--on", ON, "--register", register)
    assert ran.code == 0
    assert "Standard inspection" in ran.out
    assert "Why: Standard inspection, likely" in ran.out
    assert "ilacs-2018 routes.standard-after-priority-action" in " ".join(ran.out.split())
    assert "[in doubt]" in ran.out
    assert "R2: Official statistics" in ran.out


def test_next_as_json_has_the_documented_shape(run: Run, register: Path) -> None:
    found = run("next", LEEDS, "--on", ON, "--register", register, "--json").json
    assert found["authority"] == {"code": LEEDS, "name": "Leeds"}
    assert found["frameworks"] == ["ilacs-2018", "area-send-2016"]
    first = found["expected"][0]
    assert (first["activity"], first["likelihood"]) == ("standard", "likely")
    assert first["window"] == {"earliest": "2024-03-06", "latest": "2025-07-06"}
    assert {"fact", "activity", "pages", "doubt"} == first["why"][0].keys()
    rule = next(reason for reason in first["why"] if "rule" in reason)
    assert {"rule", "text", "confidence", "sources", "note", "doubt"} == rule.keys()
    assert [due["key"] for due in found["deadlines"]] == ["draft-plan", "statement-of-action"]


def test_next_knows_only_what_was_public_on_the_day(run: Run, register: Path) -> None:
    found = run("next", "Leeds", "--on", "2022-09-20", "--register", register, "--json").json
    assert found["expected"][0]["activity"] == "short"


def test_next_of_no_authority_gives_suggestions(run: Run, register: Path) -> None:
    ran = run("next", "Bedfordshire", "--register", register)
    assert ran.code == 3
    assert "Central Bedfordshire" in ran.error


@pytest.mark.parametrize("arguments", [[], ["Leeds", "--backtest"]])
def test_next_needs_an_authority_or_the_back_test(run: Run, arguments: list[str]) -> None:
    ran = run("next", *arguments)
    assert ran.code == 2
    assert "--backtest" in ran.error


def test_the_back_test_as_json_has_figures_and_misses(run: Run, register: Path) -> None:
    found = run("next", "--backtest", "--register", register, "--json").json
    assert {"n", "kind_accuracy", "window_coverage", "window_days", "misses", "by_year", "by_starting_grade"} <= set(
        found
    )
    assert found["n"] == 2
    assert "2 inspections since 1 Jan 2019" in run("next", "--backtest", "--register", register).out


def test_due_lists_inspections_within_the_span(run: Run, register: Path) -> None:
    asked = ["due", "--on", ON, "--register", register, "--region", "Yorkshire and the Humber", "--json"]
    soon, later = run(*asked, "--within", "3m").json, run(*asked, "--within", "2y").json
    assert "standard" not in [item.get("activity") for item in soon["due"] if item["type"] == "expected"]
    assert soon["until"] == "2023-03-01"
    leeds = [item for item in later["due"] if item["authority"]["name"] == "Leeds"]
    assert {"standard", "focused-visit"} & {str(item["activity"]) for item in leeds}
    assert "Leeds" in run(*asked[:-1], "--within", "2y").out


@pytest.mark.parametrize("span", ["six months", "6", "m6", "9999y"])
def test_due_refuses_what_is_no_span(run: Run, register: Path, span: str) -> None:
    ran = run("due", "--within", span, "--register", register)
    assert ran.code == 2
    assert span in ran.error


def test_due_of_an_unknown_region_names_the_regions(run: Run, register: Path) -> None:
    assert "North West" in run("due", "--region", "Narnia", "--register", register).error


def test_deadlines_of_an_activity(run: Run, register: Path) -> None:
    key = f"{LEEDS}-focused-visit-2022-09-06"
    found = run("deadlines", key, "--register", register, "--json").json["clocks"]
    plan = next(due for due in found if due["key"] == "draft-plan")
    assert plan["window"] == {"earliest": "2022-11-01", "latest": "2022-11-29"}
    assert "Draft action plan" in run("deadlines", key, "--register", register).out


def test_deadlines_of_an_inspection_lead_on_to_the_window_of_the_next(run: Run, register: Path) -> None:
    ran = run("deadlines", f"{LEEDS}-ilacs-2021-09-06", "--register", register, "--json").json
    assert {due["key"] for due in ran["clocks"]} >= {"own-publication", "statement-of-action"}
    following = next(entry for entry in ran["expected"] if entry["activity"] == "short")
    assert following["window_by_rules"] == {"earliest": "2024-03-06", "latest": "2025-03-06"}


def test_deadlines_after_an_event_of_the_future(run: Run) -> None:
    found = run("deadlines", "--from", "notified=2026-12-21", "--kind", "short", "--json").json["clocks"]
    assert found[0]["window"]["latest"] == "2026-12-30"  # over Christmas
    assert found[0]["framework"] == "ilacs-2026"


def test_deadlines_by_another_framework(run: Run) -> None:
    found = run("deadlines", "--from", "notified=2026-11-23", "--framework", "area-send-2023", "--json").json["clocks"]
    assert {due["framework"] for due in found} == {"area-send-2023"}


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "EVENT=DATE"),
        (["x", "--from", "notified=2026-11-23"], "EVENT=DATE"),
        (["--from", "called=2026-11-23"], "fieldwork-end"),
        (["--from", "notified"], "notified=2026-11-23"),
        (["--from", "notified=soon"], "2024-03-31"),
        (["--from", "notified=1999-01-04"], "--framework"),
        (["--from", "notified=2026-11-23", "--kind", "shrt"], "short"),
    ],
)
def test_deadlines_refuses_what_makes_no_sense(run: Run, arguments: list[str], named: str) -> None:
    ran = run("deadlines", *arguments)
    assert ran.code == 2
    assert named in ran.error


def test_deadlines_of_an_unknown_activity(run: Run, register: Path) -> None:
    assert run("deadlines", "E08000035-ilacs-1999-01-01", "--register", register).code == 3


def test_calendar_writes_a_file_that_calendars_can_read(run: Run, register: Path, tmp_path: Path) -> None:
    file = tmp_path / "leeds.ics"
    ran = run("calendar", "Leeds", "--on", ON, "--out", file, "--register", register)
    events = Calendar.from_ical(file.read_bytes()).events
    assert f"{len(events)} entries for Leeds" in ran.out
    assert any("Standard inspection" in str(event.summary) for event in events)


def test_calendar_is_the_same_bytes_each_time(run: Run, register: Path, tmp_path: Path) -> None:
    for name in ("one.ics", "two.ics"):
        run("calendar", "Leeds", "--on", ON, "--out", tmp_path / name, "--register", register)
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "two.ics").read_bytes()


def test_calendar_into_a_folder_that_is_not_there(run: Run, register: Path, tmp_path: Path) -> None:
    ran = run("calendar", "Leeds", "--out", tmp_path / "none" / "leeds.ics", "--register", register)
    assert ran.code == 2
    assert "none" in ran.error
