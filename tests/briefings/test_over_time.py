"""Answers of the register and the pathway become pictures without anything left out or added."""

from collections.abc import Iterator
from datetime import date

import pytest

from lineofsight.briefings.over_time import grades_pictures, timeline_picture
from lineofsight.pathway import pathway_of
from lineofsight.register import Register, story
from lineofsight.register.profiles_over_time import grades_over_time
from lineofsight.vocabulary import Area

DAY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register.create(tmp_path_factory.mktemp("pictures") / "register.sqlite", snapshot=True) as opened:
        yield opened


def test_each_area_is_a_chart_with_the_counts_of_each_profile(register: Register) -> None:
    grades = grades_over_time(register, DAY, areas=[Area.LEADERS, Area.CARE_LEAVERS])
    leaders, leavers = grades_pictures(grades)
    assert (leaders.title, leavers.title) == ("Impact of leaders", "Care leavers")
    assert [row[0] for row in leaders.rows][-2:] == ["31 December 2025", "1 July 2026"]
    last = grades.profiles[-1]
    assert leaders.rows[-1][1:5] == tuple(
        count for _, count in next(a for a in last.areas if a.area == "leaders").grades
    )
    assert {row[5] + row[6] for row in leavers.rows[-1:]} == {last.existing}  # type: ignore[operator]
    assert "(2018)” does not grade this area" in leavers.alternative
    assert "’26: 1 July 2026" in leaders.svg


@pytest.mark.parametrize("name", ["Dorset", "Haringey", "North Northamptonshire", "Isles of Scilly"])
def test_every_step_of_a_story_and_every_window_of_a_pathway_is_on_its_timeline(register: Register, name: str) -> None:
    view = register.as_of(DAY)
    told, ahead = story(view, name, register.records), pathway_of(view, name)
    chart = timeline_picture(told, ahead, link=lambda activity: f"/activities/{activity.key}")
    windows = [entry for entry in ahead.expected if entry.window]
    assert len(chart.rows) == len(told.timeline) + len(windows)
    assert chart.svg.count('href="/activities/') == len(told.timeline)
    assert {row[4] for row in chart.rows if row[4]} == {
        step.authority.label for step in told.timeline if step.is_predecessors
    }


def test_an_inspection_is_told_with_all_its_grades_and_a_visit_with_its_family(register: Register) -> None:
    view = register.as_of(DAY)
    chart = timeline_picture(story(view, "Haringey", register.records), pathway_of(view, "Haringey"), width=340)
    kinds = {row[2]: row for row in chart.rows}
    assert str(kinds["Standard inspection"][5]).startswith("overall effectiveness ")
    assert kinds["Focused visit"][3] == "Focused visits"
    assert chart.rows[-1][5] in {"expected", "required", "likely", "possible"}
    assert "<a " not in chart.svg
