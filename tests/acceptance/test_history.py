"""The register against official statistics, and against figures published at the time."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from typer.testing import CliRunner

from lineofsight.cli.app import app
from lineofsight.register import Reconciliation, Register
from lineofsight.vocabulary import Family

pytestmark = pytest.mark.xdist_group("corpus")

WITHOUT_REPORT = {
    ("Bournemouth", "2018-07-16"),
    ("Northamptonshire", "2019-06-17"),
    ("Cumbria", "2022-09-20"),
    ("Buckinghamshire", "2025-01-27"),
    ("York", "2025-02-24"),
    ("Central Bedfordshire", "2025-03-10"),
    ("Durham", "2025-03-24"),
}
"""Inspections in the statistics of which no report is at hand; the first three are of authorities since abolished."""


def test_no_difference_with_official_statistics_is_unexplained(reconciliation: Reconciliation) -> None:
    assert len(reconciliation.rows) == 536
    assert [str(difference) for difference in reconciliation.unexplained] == []


def test_every_row_has_its_report_or_is_named(reconciliation: Reconciliation) -> None:
    graded = {
        (row.authority.name, row.started.isoformat())
        for row in reconciliation.without_report
        if row.family is Family.ILACS
    }
    assert graded == WITHOUT_REPORT
    assert reconciliation.unlisted == ()


def test_visits_without_a_report_enter_the_register(reconciliation: Reconciliation, register: Register) -> None:
    visits = [row for row in reconciliation.without_report if row.family is not Family.ILACS]
    keys = {activity.key for activity in register.activities()}
    assert len(visits) == 60
    assert {f"{row.authority.code}-{row.family}-{row.started}" for row in visits} <= keys


def _profile(register: Register, *options: str) -> Any:
    ran = CliRunner().invoke(app, ["profile", "--register", str(register.path), "--json", *options])
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.output)


def _figures(register: Register, options: Sequence[str], area: str = "overall") -> tuple[int, ...]:
    return tuple(_profile(register, *options)["areas"][area].values())


@pytest.mark.usefixtures("reconciliation")
class TestPublishedFigures:
    def test_end_of_2016_of_116_published_reports(self, register: Register) -> None:
        options = ["--as-of", "2016-12-31", "--family", "sif", "--counting", "reports"]
        assert _profile(register, *options)["counting"]["reports"] == 116
        assert _figures(register, options) == (2, 29, 56, 29)
        outstanding, good, _, inadequate = _figures(register, options, "leaders")
        assert (outstanding, good, inadequate) == (8, 28, 26)

    def test_first_inspections_under_the_single_framework(self, register: Register) -> None:
        figures = _figures(register, ["--as-of", "2018-12-31", "--family", "sif", "--inspections", "first"])
        assert figures == (3, 51, 65, 33)
        assert round(100 * 33 / sum(figures)) == 22
        assert round(100 * (65 + 33) / sum(figures)) == 64

    def test_july_2022_of_150_authorities(self, register: Register) -> None:
        assert _figures(register, ["--as-of", "2022-07-19"]) == (23, 58, 52, 17)

    def test_july_2022_none_ever_inadequate_under_the_single_framework_still_is(self, register: Register) -> None:
        ever = {
            activity.authority_code
            for activity in register.activities(family=Family.SIF)
            if activity.is_graded
            and "inadequate" in {str(item.grade) for item in activity.judgements if item.area == "overall"}
        }
        latest = register.as_of(date(2022, 7, 19)).latest()
        still = {
            code
            for code in ever
            if code in latest
            and latest[code].family is Family.SIF
            and "inadequate" in {str(item.grade) for item in latest[code].judgements if item.area == "overall"}
        }
        assert len(ever) == 33
        assert still == set()

    def test_october_2018_of_16_authorities(self, register: Register) -> None:
        options = ["--as-of", "2018-10-10", "--family", "ilacs"]
        assert sum(_figures(register, options)) == 16
        leaders = _figures(register, options, "leaders")
        assert round(100 * sum(leaders[2:]) / 16) == 31
        assert sum(_figures(register, options, "children-in-care-and-care-leavers")[:2]) == 12

    def test_october_2018_only_north_yorkshire_and_wakefield_are_the_same_throughout(self, register: Register) -> None:
        latest = register.as_of(date(2018, 10, 10)).latest([Family.ILACS])
        throughout = {
            str(activity.authority_name): str(activity.judgements[0].grade)
            for activity in latest.values()
            if len({item.grade for item in activity.judgements}) == 1
        }
        extremes = {name: grade for name, grade in throughout.items() if grade in ("outstanding", "inadequate")}
        assert extremes == {"North Yorkshire": "outstanding", "Wakefield": "inadequate"}

    def test_march_2025_as_the_statistics_themselves_count(self, register: Register) -> None:
        assert _figures(register, ["--as-of", "2025-06-30"]) == (36, 67, 31, 19)
