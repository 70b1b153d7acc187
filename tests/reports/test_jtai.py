"""What a letter after a joint targeted area inspection tells: theme, inspectorates, strengths, what must improve."""

from datetime import date
from pathlib import Path

import pytest

from lineofsight.reports import InspectionRecord
from lineofsight.reports.jtai import names_authority_alone
from lineofsight.reports.subjects import joint_subject
from lineofsight.vocabulary import Addressee, Family, Kind, Subject
from samples.blocks import Block, Item, Text
from tests.reports.pages import bullets, heading, read_blocks, requests

TITLE = "Joint targeted area inspection of the multi-agency response to domestic abuse in Durham"
OPENING = (
    "Between 9 and 13 July 2018, Ofsted, the Care Quality Commission (CQC), HMI Constabulary and Fire & Rescue "
    "Services (HMICFRS) and HMI Probation carried out a joint inspection of the multi-agency response to domestic "
    "abuse in Durham.1"
)
STRENGTH = "Schools hear of incidents before the school day begins."
WEAKNESS = "Meetings are called too late, and partners learn of them by chance."


def letter(folder: Path, *body: Block | str, title: str = TITLE, opening: str = OPENING) -> InspectionRecord:
    return read_blocks(
        folder,
        "24 August 2018",
        Text("Morgan Example, Director of Children’s Services, responsible for the response to neglect", after=0),
        "Taylor Example, Chief Constable",
        "Dear local partnership",
        heading(title),
        opening,
        *body,
        heading("Next steps"),
        "The director should send a written statement of what the partners will do.",
        heading("Ofsted Care Quality Commission"),
    )


def test_a_plain_letter_reads_without_a_problem(tmp_path: Path) -> None:
    record = letter(
        tmp_path,
        heading("Key Strengths"),
        *bullets([STRENGTH, STRENGTH]),
        heading("Case study: highly effective practice"),
        "A boy of nine was heard by everyone who came to the house, and it was written down.",
        heading("Areas for improvement"),
        *bullets([WEAKNESS]),
    )
    assert (record.family, record.kind, record.framework) == (Family.JTAI, Kind.JTAI, "jtai-2016")
    assert record.authority is not None
    assert record.authority.name == "Durham"
    assert (record.fieldwork_start, record.fieldwork_end) == (date(2018, 7, 9), date(2018, 7, 13))
    assert record.published == date(2018, 8, 24)
    assert record.subject is Subject.DOMESTIC_ABUSE
    assert record.inspectorates == ("Ofsted", "CQC", "HMICFRS", "HMI Probation")
    assert (record.lead_inspector, record.inspectors, record.outcome) == (None, (), "narrative")
    assert [finding.section for finding in record.findings] == ["strengths", "strengths", "case-study"]
    assert requests(record) == [("improvement", WEAKNESS)]
    assert {item.addressee for item in record.recommendations} == {Addressee.PARTNERSHIP}
    assert record.problems == ()


def test_the_opening_names_the_area_where_the_title_names_only_the_theme(tmp_path: Path) -> None:
    title = (
        "Joint targeted area inspection of the multi-agency response to children missing from home, care or education"
    )
    told = " This letter tells of the work of individual agencies in Durham local authority."
    record = letter(tmp_path, *bullets([WEAKNESS]), title=title, opening=OPENING.replace(" in Durham.1", ".1") + told)
    assert record.authority is not None
    assert record.authority.name == "Durham"


def test_a_title_may_name_the_area_alone(tmp_path: Path) -> None:
    opening = (
        "This letter tells what was found in the joint targeted area inspection (JTAI) of the multi-agency response to "
        "children and families in Durham who need help. This inspection took place from 27 June 2022 to 1 July 2022. "
        "It was carried out by inspectors from Ofsted, the Care Quality Commission (CQC) and His Majesty’s "
        "Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)."
    )
    record = letter(tmp_path, title="Joint targeted area inspection of Durham", opening=opening)
    assert record.authority is not None
    assert record.authority.name == "Durham"
    assert record.subject is Subject.EARLY_HELP
    assert record.fieldwork_end == date(2022, 7, 1)
    assert record.inspectorates == ("Ofsted", "CQC", "HMICFRS")


def test_an_item_that_says_there_is_no_priority_action_is_none(tmp_path: Path) -> None:
    record = letter(
        tmp_path,
        heading("Areas for priority action"),
        *bullets(["There are no areas for priority action"]),
        heading("Areas for improvement"),
        *bullets([WEAKNESS]),
    )
    assert requests(record) == [("improvement", WEAKNESS)]


def test_an_area_for_priority_action_holds_the_bullets_nested_in_it(tmp_path: Path) -> None:
    record = letter(
        tmp_path,
        heading("Area for priority action"),
        "Urgent action is required in these areas:",
        *bullets(["Practice must reduce risk:"]),
        Item("−", "officers must record what they see", left=100),
        *bullets(["Hospitals must ask every child who comes alone."]),
        heading("What needs to improve?"),
        *bullets([WEAKNESS]),
    )
    assert requests(record) == [
        ("priority", "Practice must reduce risk:\n• officers must record what they see"),
        ("priority", "Hospitals must ask every child who comes alone."),
        ("improvement", WEAKNESS),
    ]


def test_sub_headings_inside_a_list_do_not_end_it(tmp_path: Path) -> None:
    record = letter(
        tmp_path,
        heading("Areas for improvement"),
        heading("Leadership and management"),
        *bullets([WEAKNESS]),
        heading("The LSCB"),
        *bullets([WEAKNESS]),
    )
    assert len(record.recommendations) == 2


def test_prose_under_a_new_heading_ends_a_list(tmp_path: Path) -> None:
    record = letter(
        tmp_path,
        heading("What needs to improve?"),
        *bullets([WEAKNESS]),
        heading("Durham Safeguarding Partnership"),
        "Partners lead together, and know the figures of one another as well as their own.",
    )
    assert requests(record) == [("improvement", WEAKNESS)]
    assert [finding.section for finding in record.findings] == ["findings"]


def test_paragraphs_without_bullets_are_the_items_of_a_list_that_has_none(tmp_path: Path) -> None:
    record = letter(tmp_path, heading("Areas for improvement"), WEAKNESS, WEAKNESS)
    assert requests(record) == [("improvement", WEAKNESS)] * 2


def test_a_bullet_a_little_further_in_is_not_nested_if_its_text_is_not(tmp_path: Path) -> None:
    long = "Leaders meet every month and look at the same figures, " * 3 + "which all of them trust."
    record = letter(
        tmp_path,
        heading("Key strengths"),
        Item("\u25fc", long, left=72, hang=28),
        Item("\u25fc", long, left=82, hang=18),
    )
    assert [finding.text for finding in record.findings] == [long, long]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The local authority must visit children in time.", True),
        ("The council should say who decides.", True),
        ("The local authority and the police must meet in time.", False),
        ("Officers triage incidents, even where children's social care has asked them not to.", False),
        ("Partners must meet in time.", False),
    ],
)
def test_only_what_names_the_authority_alone_is_asked_of_it(text: str, alone: bool) -> None:
    assert names_authority_alone(" ".join(text.split()[:4]), text) is alone


THEMES = {
    "sexual-exploitation-and-missing": ["A deep dive looked at the response to child sexual exploitation."],
    "child-exploitation": [
        "The response to child sexual exploitation, children associated with gangs and missing children.",
        "The response to children at risk of exploitation, including sexual and criminal exploitation.",
    ],
    "criminal-exploitation": ["The multi-agency response to the criminal exploitation of children."],
    "sexual-abuse-in-the-family": ["The response to abuse and neglect. A focus on sexual abuse in the family."],
    "neglect": ["The response to abuse and neglect. A deep dive focus on older children living with neglect."],
    "mental-health": ["The response to abuse and neglect. A deep dive focus on children’s mental health."],
    "front-door": ["The response to identification of initial need and risk."],
    "serious-youth-violence": ["The response to serious youth violence."],
    None: ["The response to abuse and neglect.", "Partners spoke of domestic abuse."],
}


@pytest.mark.parametrize(("subject", "text"), [(theme, text) for theme, texts in THEMES.items() for text in texts])
def test_the_theme_is_what_the_response_was_to(subject: str | None, text: str) -> None:
    assert joint_subject(text) == subject


def test_a_report_on_progress_after_an_older_review_is_not_taken_for_one(tmp_path: Path) -> None:
    record = read_blocks(
        tmp_path,
        heading("Inspection of progress made in the provision of safeguarding services in Durham"),
        "The inspectorates were asked to judge progress since the joint area review of the year before.",
    )
    assert record.family is Family.UNKNOWN
    assert [problem.code for problem in record.problems] == ["family-not-read"]
