"""What rules may say of visits, old judgements and pauses, and how a mistake in them is refused."""

from pathlib import Path

import pytest

from lineofsight.errors import DataError
from lineofsight.frameworks import DATA_FOLDER, Rulebook, Visit, VisitTest, get_framework, load_rulebook

HEADER = """
id = "test-1"
title = "Test"
inspects = "Local authority children’s services"
status = "framework"
summary = "Test."
families = ["ilacs"]
amends = "ilacs-2023"
starts = 2030-01-01
sources = ["K"]
confidence = ["own-knowledge"]
"""
ROUTE = """
[routes.visited]
text = "A visit decides"
next = "standard"
sources = ["K"]
confidence = ["own-knowledge"]
"""


def load(folder: Path, *lines: str) -> Rulebook:
    (folder / "test.toml").write_text("\n".join((HEADER, ROUTE, *lines)), encoding="utf-8")
    return load_rulebook(DATA_FOLDER, folder)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('instead-of = ["shrot"]', "no route 'shrot'; nearest: short"),
        ('visited = { activities = ["focused-visits"], improvements = 4 }', "nearest: focused-visit"),
        ('visited = { activities = ["focused-visit"] }', "needs one of improvements or priority-actions"),
        ('visited = { activities = ["focused-visit"], improvements = 0 }', "greater than or equal to 1"),
        ('visited = { activities = ["focused-visit"], improvement = 4 }', "nearest: improvements"),
    ],
)
def test_a_mistake_about_visits_is_refused_with_the_remedy(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(DataError, match=r"test\.toml, routes\.visited") as raised:
        load(tmp_path, line)
    assert message in str(raised.value)


def test_a_reading_as_an_area_that_is_not_judged_is_refused(tmp_path: Path) -> None:
    reading = """
[readings.old]
text = "Read as another"
of = "adoption"
read-as = ["capacity-to-improve"]
sources = ["K"]
confidence = ["own-knowledge"]
"""
    with pytest.raises(DataError, match=r"readings\.old: this version has no judgement area 'capacity-to-improve'"):
        load(tmp_path, reading)


def test_one_visit_that_asked_for_enough_is_enough() -> None:
    test = VisitTest.model_validate({"activities": ["focused-visit"], "improvements": 4})
    few, many, unknown = (Visit("focused-visit", count, 0) for count in (3, 4, None))
    assert test.holds([few, many, unknown]) is True
    assert test.holds([few, unknown]) is None
    assert test.holds([few]) is False
    assert test.holds([Visit("jtai", 9, 9)]) is False
    assert test.holds([]) is False


def test_the_rules_on_visits_are_marked_as_doubtful() -> None:
    for version in ("ilacs-2018", "ilacs-2023", "ilacs-2026"):
        visited = [route for route in get_framework(version).routes if route.visited]
        assert visited
        assert all(route.doubt == "in doubt" for route in visited)
