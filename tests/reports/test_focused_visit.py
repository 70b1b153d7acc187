"""What a letter after a focused visit tells: its date and days, who came, what they looked at, what must improve."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lineofsight.reports import InspectionRecord
from lineofsight.reports.letters import find_days, names_in
from lineofsight.reports.subjects import visit_subject
from lineofsight.vocabulary import Kind, Subject
from samples.blocks import Block, Item, Sink, Text
from tests.reports.pages import bullets, heading, read_blocks, requests

TITLE = "Focused visit to Torbay children’s services"
SENTENCE = (
    "This letter tells what was found at a focused visit to Torbay children’s services on 4 and 5 May 2022. "
    "Her Majesty’s Inspectors for this visit were Jane Example and Robin Sample."
)
SCOPE = "Inspectors looked at the local authority’s arrangements for care leavers."
IMPROVE = "What needs to improve in this area of social work practice?"


def letter(
    folder: Path,
    *body: Block | str,
    dated: str = "9 June 2022",
    title: str = TITLE,
    sentence: str = SENTENCE,
    signed: tuple[Block | str, ...] = ("Yours sincerely", Text("**Jane Example**", after=0), "Her Majesty’s Inspector"),
) -> InspectionRecord:
    opening = (
        "12 March Road",
        dated,
        Text("Morgan Example", after=0),
        Text("The Town Hall"),
        "Dear Morgan Example",
        heading(title),
        sentence,
    )
    return read_blocks(folder, *opening, *(body or (SCOPE,)), "Ofsted will take these findings into account.", *signed)


def problems(record: InspectionRecord) -> set[str]:
    return {problem.code for problem in record.problems}


def test_a_plain_letter_reads_without_a_problem(tmp_path: Path) -> None:
    record = letter(tmp_path)
    assert record.kind is Kind.FOCUSED_VISIT
    assert record.framework == "ilacs-2018"
    assert record.authority is not None
    assert record.authority.name == "Torbay"
    assert (record.fieldwork_start, record.fieldwork_end) == (date(2022, 5, 4), date(2022, 5, 5))
    assert record.published == date(2022, 6, 9)
    assert record.inspectors == ("Jane Example", "Robin Sample")
    assert record.lead_inspector == "Jane Example"
    assert record.subject is Subject.CARE_LEAVERS
    assert record.outcome == "narrative"
    assert record.problems == ()


def test_a_misprinted_letter_date_is_named_not_mended(tmp_path: Path) -> None:
    record = letter(tmp_path, dated="9 June 20222")
    assert record.published is None
    assert problems(record) == {"published-unreadable"}


def test_a_letter_without_a_date_says_so(tmp_path: Path) -> None:
    assert problems(letter(tmp_path, dated="To whom it may concern")) == {"published-missing"}


def test_days_without_a_year_take_it_from_the_letter(tmp_path: Path) -> None:
    record = letter(tmp_path, sentence=SENTENCE.replace("4 and 5 May 2022", "4 and 5 May"))
    assert record.fieldwork_end == date(2022, 5, 5)


def test_days_in_december_of_a_letter_in_january_are_of_the_year_before(tmp_path: Path) -> None:
    record = letter(
        tmp_path, dated="12 January 2022", sentence=SENTENCE.replace("4 and 5 May 2022", "8 and 9 December")
    )
    assert record.fieldwork_start == date(2021, 12, 8)


def test_a_visit_of_a_year_is_named_as_a_misprint_and_kept_as_printed(tmp_path: Path) -> None:
    record = letter(tmp_path, sentence=SENTENCE.replace("4 and 5 May 2022", "4 May 2021 to 5 May 2022"))
    assert record.fieldwork_start == date(2021, 5, 4)
    assert problems(record) == {"dates-implausible"}


def test_a_letter_older_than_its_visit_is_named(tmp_path: Path) -> None:
    assert problems(letter(tmp_path, dated="9 April 2022")) == {"dates-disagree"}


def test_the_opening_names_the_authority_where_the_subject_line_does_not(tmp_path: Path) -> None:
    record = letter(tmp_path, title="Focused visit to children’s services")
    assert record.authority is not None
    assert record.authority.name == "Torbay"
    assert record.problems == ()


def test_the_signatory_leads_even_if_another_is_named_first(tmp_path: Path) -> None:
    record = letter(tmp_path, signed=("Your sincerely", Text("Robin Sample", after=0), "Her Majesty’s Inspector"))
    assert record.lead_inspector == "Robin Sample"


def test_a_signature_needs_no_farewell_and_no_office(tmp_path: Path) -> None:
    assert letter(tmp_path, signed=("Robin Sample HMI", "His Majesty’s Inspector")).lead_inspector == "Robin Sample"
    assert (
        letter(tmp_path, signed=("Yours sincerely,", "Robin Sample (Lead Inspector)")).lead_inspector == "Robin Sample"
    )
    assert "lead-inspector-missing" in problems(letter(tmp_path, signed=()))


def test_priority_actions_and_improvements_are_kept_apart(tmp_path: Path) -> None:
    record = letter(
        tmp_path,
        SCOPE,
        heading("Areas for priority action"),
        "The local authority must act swiftly on the following:",
        *bullets(["The time children wait for a first visit.", "How risk is weighed at night."]),
        heading(IMPROVE),
        *bullets(["The size of workloads (enabler 3, national framework)."]),
        heading("Main findings"),
        "Workers know the young people they support and visit them when it suits them.",
    )
    assert requests(record) == [
        ("priority", "The time children wait for a first visit."),
        ("priority", "How risk is weighed at night."),
        ("improvement", "The size of workloads (enabler 3, national framework)."),
    ]
    assert [item.number for item in record.recommendations] == [1, 2, 1]
    assert record.recommendations[2].national_framework == ("enabler-3",)
    assert [finding.section for finding in record.findings] == ["findings"]


@pytest.mark.parametrize(
    "nothing",
    [
        "There are no priority actions following this focused visit.",
        "No areas for priority action were identified.",
        "Inspectors found no areas for priority action.",
        "This visit did not identify any areas for priority action.",
        "None identified.",
    ],
)
def test_no_priority_action_is_none_however_it_is_put(nothing: str, tmp_path: Path) -> None:
    asked = (heading(IMPROVE), *bullets(["The size of workloads."]))
    as_text = letter(tmp_path, SCOPE, heading("Areas for priority action"), nothing, *asked)
    as_item = letter(tmp_path, SCOPE, heading("Area for priority action"), *bullets([nothing]), *asked)
    assert requests(as_text) == requests(as_item) == [("improvement", "The size of workloads.")]


def test_one_area_for_priority_action_may_be_a_plain_paragraph(tmp_path: Path) -> None:
    record = letter(tmp_path, SCOPE, heading("Area for priority action"), "The time children wait for a first visit.")
    assert requests(record) == [("priority", "The time children wait for a first visit.")]


def test_earlier_priority_actions_recalled_in_prose_are_not_asked_for_again(tmp_path: Path) -> None:
    recalled = "Two priority actions of the visit before this one have not been answered well enough."
    record = letter(tmp_path, SCOPE, heading("Overview"), recalled, heading(IMPROVE), *bullets(["Audits of practice."]))
    assert requests(record) == [("improvement", "Audits of practice.")]


def test_bullets_of_the_scope_are_no_improvements_and_a_letter_may_ask_for_nothing(tmp_path: Path) -> None:
    scope = "Inspectors looked at the local authority’s arrangements for children in care, with a particular focus on:"
    record = letter(
        tmp_path, scope, *bullets(["matching", "planning"]), heading("Headline findings"), "Practice is good."
    )
    assert record.recommendations == ()
    assert record.subject is Subject.CHILDREN_IN_CARE
    assert record.problems == ()


def test_a_heading_with_nothing_under_it_is_named(tmp_path: Path) -> None:
    record = letter(tmp_path, SCOPE, heading(IMPROVE), heading("Main findings"), "Practice is good in most teams seen.")
    assert problems(record) == {"no-recommendations"}


def test_a_list_at_the_end_stops_before_the_closing_words(tmp_path: Path) -> None:
    record = letter(tmp_path, SCOPE, heading(IMPROVE), *bullets(["Audits of practice."]))
    assert requests(record) == [("improvement", "Audits of practice.")]


def test_closing_words_set_as_far_in_as_an_item_do_not_belong_to_it(tmp_path: Path) -> None:
    closing = Text("Ofsted will take the findings into account when planning the next visit.", left=92)
    record = letter(tmp_path, SCOPE, heading(IMPROVE), Item("\u25fc", "Audits of practice.", after=2), closing)
    assert requests(record) == [("improvement", "Audits of practice.")]


def test_a_list_goes_on_over_a_page(tmp_path: Path) -> None:
    long = "Plans for young people who move between authorities, " * 4 + "and the help they get there."
    record = letter(tmp_path, SCOPE, Sink(70), heading(IMPROVE), *bullets([long, "Audits of practice."]))
    assert [text for _, text in requests(record)] == [long, "Audits of practice."]


def test_deeper_bullets_belong_to_their_item(tmp_path: Path) -> None:
    record = letter(
        tmp_path,
        SCOPE,
        heading(IMPROVE),
        *bullets(["Written records, including:"]),
        *bullets(["letters", "plans"], left=100),
        *bullets(["Audits of practice."]),
    )
    assert [text for _, text in requests(record)] == [
        "Written records, including:\n• letters\n• plans",
        "Audits of practice.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The inspectors were A Sample, HMI, and B Example, HMI.",
        "The inspectors were A Sample HMI and B Example HMI. They stayed.",
        "The inspectors were A Sample and B Example, Her Majesty’s Inspectors.",
        "It was carried out by A Sample and B Example, two of Her Majesty’s Inspectors.",
        "It was conducted by Her Majesty’s Inspector, A Sample and Her Majesty’s Inspector, B Example.",
        "It was carried out by remote means. Her Majesty’s Inspectors were A Sample and B Example.",
        "The inspectors were Her Majesty’s Inspectors (HMIs) A Sample and B Example.",
        "The inspectors were A Sample, a Her Majesty’s Inspector (HMI), and B Example (HMI designate).",
        "The inspectors were A Sample, Her Majesty’s Inspector (HMI) Social Care, and B Example, HMI Schools.",
        "His Majesty’s Inspectors for this visit were lead inspector A Sample and team inspector B Example.",
        "Inspectors for this visit were A Sample, lead inspector, and B Example, who observed the visit.",
        "The inspectors were A Sample, HMI, and B Example, Senior HMI. The quality assurance manager was C Test.",
        "The inspectors were A Sample, HMI, B Example, HMI, and C Test, quality assurance manager.",
        "The inspectors were A Sample and B Example, both HMI, and the quality assurance manager is C Test.",
    ],
)
def test_inspectors_are_named_in_many_ways(sentence: str) -> None:
    assert names_in(sentence.replace("’", "'")) == ("A Sample", "B Example")


def test_inspectors_who_were_somewhere_are_not_named() -> None:
    assert names_in("Both inspectors were on site throughout.") == ()


WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=2, max_size=9).map(str.title)
NAMES = st.tuples(WORDS, WORDS).map(" ".join)
OFFICES = st.sampled_from(["", ", HMI,", ", Her Majesty's Inspector,", " HMI", ", Senior HMI,"])


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True), OFFICES)
def test_any_names_with_any_office_are_found_in_order(names: list[str], office: str) -> None:
    offices = {
        "And",
        "With",
        "Inspector",
        "Inspectors",
        "Hmi",
        "Hmis",
        "Shmi",
        "Ofsted",
        "Senior",
        "Shadow",
        "Team",
        "Lead",
    }
    assume(not offices & {word for name in names for word in name.split()})
    listed = " and ".join(f"{name}{office}" for name in names)
    assert names_in(f"The inspectors were {listed}. They met children.") == tuple(names)


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("a visit on 4 May 2022. It", [("2022-05-04", "2022-05-04")]),
        ("a visit on 4 and 5 May 2022 carried out", [("2022-05-04", "2022-05-05")]),
        ("a visit on 4–5 May 2022. The", [("2022-05-04", "2022-05-05")]),
        ("a visit on 4th to 5th May 2022 to Torbay", [("2022-05-04", "2022-05-05")]),
        ("a visit between 20 and 22 October 2020. Five", [("2020-10-20", "2020-10-22")]),
        ("on 29 and 30 September, and 1 October 2020. The", [("2020-09-29", "2020-10-01")]),
        ("on 30 April and 1 May 2024. His", [("2024-04-30", "2024-05-01")]),
        ("on 15, 16 and 21 July 2025. His", [("2025-07-15", "2025-07-16"), ("2025-07-21", "2025-07-21")]),
        ("on Tuesday 4 and Wednesday 5 May 2022. The", [("2022-05-04", "2022-05-05")]),
        ("children aged 16 to 17, on 4 May 2022", [("2022-05-04", "2022-05-04")]),
        ("the visit of March 2019 to the front door", []),
    ],
)
def test_days_are_found_in_running_text(text: str, ranges: list[tuple[str, str]]) -> None:
    found = find_days(text)
    assert [(str(days.start), str(days.end)) for days in (found[0] if found else ())] == ranges


@given(
    st.dates(date(2015, 1, 1), date(2030, 12, 31)), st.integers(1, 5), st.sampled_from([" to ", "-", "–", " until "])
)
def test_any_range_printed_in_full_is_found(start: date, days: int, joiner: str) -> None:
    end = date.fromordinal(start.toordinal() + days)
    found = find_days(f"seen on {start.day} {start:%B %Y}{joiner}{end.day} {end:%B %Y}, by two inspectors")
    assert found is not None
    assert [(each.start, each.end) for each in found[0]] == [(start, end)]


SCOPES = {
    "front-door": [
        "Inspectors looked at arrangements for the ‘front door’.’ This visit was carried out on site.",
        "Inspectors reviewed the handling of contacts and referrals, and thresholds for children in need.",
        "Inspectors considered help and protection. Specifically, they considered the safeguarding hub (MASH).",
        "COVID-19 changed much. Inspectors looked at arrangements for the front door.",
    ],
    "children-in-need-or-protection-plan": [
        "Inspectors considered help and protection. Specifically, inspectors looked at children in need.",
        "Inspectors looked at work with children in need of help and protection.",
        "Inspectors looked at children who have a child-in-need plan. They also looked at referrals.",
    ],
    "vulnerable-adolescents": [
        "Inspectors evaluated the protection of vulnerable adolescents. Inspectors considered children in need.",
        "Inspectors looked at how children are kept safe from extra-familial harm.",
    ],
    "achieving-permanence": ["The focus of this visit was on achieving permanence for children in care."],
    "children-in-care": [
        "Inspectors looked at children in care, with a particular focus on: permanence planning.",
        "Inspectors looked at placement decision-making, with a focus on those over 14 but not care leavers.",
    ],
    "care-leavers": [
        "Inspectors looked at older children in care and care leavers under 21.",
        "Inspectors looked at care-experienced young people. This visit was carried out on site.",
        "Inspectors looked at a range of evidence. The inspectors focused on young people leaving care.",
    ],
    "covid-arrangements": [
        "The Chief Inspector is leading work in the COVID-19 pandemic. Inspectors used video calls.",
        "COVID-19 changed much. The visit looked at help and protection, children in care and care leavers.",
    ],
    "other": ["Inspectors looked at the local authority's arrangements for private fostering."],
    None: ["This letter tells what was found."],
}


@pytest.mark.parametrize(("subject", "scope"), [(subject, scope) for subject in SCOPES for scope in SCOPES[subject]])
def test_the_scope_tells_the_subject(subject: str | None, scope: str) -> None:
    assert visit_subject(scope.replace("’", "'").replace("‘", "'")) == subject
