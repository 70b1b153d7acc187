"""What a letter after a monitoring visit tells. No published one was at hand: these are in our own words."""

from datetime import date
from pathlib import Path

import pytest

from lineofsight.reports import InspectionRecord
from lineofsight.vocabulary import Family, Kind, Subject
from samples.blocks import Block, Text
from tests.reports.pages import bullets, heading, read_blocks, requests

COVERED = "Inspectors reviewed the progress made in the following areas of concern identified at the last inspection:"


def letter(
    folder: Path, *body: Block | str, title: str = "Monitoring visit to Bury children’s services"
) -> InspectionRecord:
    return read_blocks(
        folder,
        "24 November 2022",
        "Dear Morgan Example",
        heading(title),
        "This letter tells what was found at the monitoring visit to Bury children’s services on 19 and 20 October "
        "2022. The visit was the second since the local authority was judged inadequate in November 2021. His "
        "Majesty’s Inspectors for this visit were Sam Specimen and Jane Example.",
        *body,
        "I am copying this letter to the Department for Education.",
        "Yours sincerely",
        Text("Sam Specimen", after=0),
        "His Majesty’s Inspector",
    )


def test_a_monitoring_visit_is_read_like_a_focused_one_and_asks_for_nothing(tmp_path: Path) -> None:
    record = letter(
        tmp_path,
        heading("Areas covered by the visit"),
        COVERED,
        *bullets(["children in care", "matching and placement"]),
        heading("Headline findings"),
        "Leaders know what has to be done and have begun to do it at last.",
        heading("Findings and evaluation of progress"),
        "Children are seen in time, and what they say is written down for them to read later.",
    )
    assert (record.family, record.kind, record.framework) == (
        Family.MONITORING_VISIT,
        Kind.MONITORING_VISIT,
        "ilacs-2018",
    )
    assert record.authority is not None
    assert record.authority.name == "Bury"
    assert (record.fieldwork_start, record.fieldwork_end) == (date(2022, 10, 19), date(2022, 10, 20))
    assert record.published == date(2022, 11, 24)
    assert record.inspectors == ("Sam Specimen", "Jane Example")
    assert record.lead_inspector == "Sam Specimen"
    assert record.subject is Subject.CHILDREN_IN_CARE
    assert [finding.section for finding in record.findings] == ["headline", "findings"]
    assert (record.judgements, record.recommendations, record.problems) == ((), (), ())


def test_the_subject_may_be_told_in_the_opening(tmp_path: Path) -> None:
    scope = "During the course of this visit, inspectors reviewed the progress made in the area of care leavers."
    assert letter(tmp_path, scope).subject is Subject.CARE_LEAVERS


@pytest.mark.parametrize(
    "title", ["Monitoring visit of Bury children’s services", "Monitoring visit to Bury Council children’s services"]
)
def test_both_titles_are_known(title: str, tmp_path: Path) -> None:
    record = letter(tmp_path, "Inspectors looked at the front door.", title=title)
    assert record.family is Family.MONITORING_VISIT
    assert record.authority is not None
    assert record.authority.name == "Bury"


def test_a_list_of_what_must_improve_is_read_where_there_is_one(tmp_path: Path) -> None:
    asked = (heading("What needs to improve in this area of social work practice?"), *bullets(["Audits of practice."]))
    assert requests(letter(tmp_path, "Inspectors looked at the front door.", *asked)) == [
        ("improvement", "Audits of practice.")
    ]
