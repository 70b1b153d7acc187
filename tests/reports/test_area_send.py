"""What an area SEND report tells: one of three outcomes, and lists in tables that mark no items."""

from datetime import date
from pathlib import Path

import pytest

from lineofsight.pdf import Line
from lineofsight.reports import InspectionRecord
from lineofsight.reports.unmarked_rows import read_rows
from lineofsight.vocabulary import Addressee, Family, Kind
from samples.blocks import Block, Cell, PageBreak, Sink, Table, Text
from tests.reports.pages import heading, read_blocks, requests

OUTCOMES = {
    "1": "Arrangements typically lead to positive experiences and outcomes for children and young people with SEND.",
    "2": "Arrangements lead to inconsistent experiences and outcomes for children and young people with SEND.",
    "3": "There are widespread and/or systemic failings leading to significant concerns about outcomes.",
}
NEXT = "The next full area SEND inspection will be within approximately 3 years."
FIRST = "Leaders across the partnership should agree who pays for therapy after the age of nineteen."
SECOND = "Health leaders must tell families how long they will wait, and keep to what they tell them."


def report(
    folder: Path,
    *lists: Block | str,
    outcome: str = "2",
    team: Table | None = None,
    dates: str = "**Inspection dates:** 6 to 10 February 2023",
    footer: str = "",
) -> InspectionRecord:
    return read_blocks(
        folder,
        "Local area partnership report",
        Text("**Area SEND inspection of the Telford and Wrekin Local Area Partnership**", size=16),
        dates,
        "**Dates of previous inspection:** 3 to 7 July 2017",
        heading("Inspection outcome"),
        OUTCOMES.get(outcome, outcome),
        NEXT,
        heading("Information about the local area partnership"),
        "The council and the integrated care board plan and pay for services together.",
        *lists,
        PageBreak(),
        heading("Local area partnership details"),
        heading("Inspection team"),
        team
        or two_columns(
            ("**Ofsted**", "**Care Quality Commission**"),
            ("Jane Example, Ofsted HMI Lead inspector", "Kim Template, CQC Lead inspector"),
            ("Robin Sample HMI, Ofsted", ""),
        ),
        "If you are not happy with the inspection, you can complain.",
        "Piccadilly Gate",
        footer=footer,
    )


def two_columns(*rows: tuple[str, str], edge: float = 290) -> Table:
    return Table(tuple((Cell(56, edge, left), *([Cell(edge, 532, right)] if right else [])) for left, right in rows))


def one_column(*items: str) -> tuple[Block, ...]:
    return (
        heading("Areas for improvement"),
        Table(((Cell(56, 532, "**Areas for improvement**"),), *((Cell(56, 532, item),) for item in items))),
    )


def test_a_plain_report_reads_without_a_problem(tmp_path: Path) -> None:
    record = report(tmp_path, *one_column(FIRST, SECOND))
    assert (record.family, record.kind, record.framework) == (Family.AREA_SEND, Kind.AREA_SEND, "area-send-2023")
    assert record.authority is not None
    assert record.authority.name == "Telford and Wrekin"
    assert record.authority.as_printed == "Telford and Wrekin"
    assert (record.fieldwork_start, record.fieldwork_end) == (date(2023, 2, 6), date(2023, 2, 10))
    assert record.published is None
    assert record.lead_inspector == "Jane Example"
    assert record.inspectors == ("Jane Example", "Robin Sample", "Kim Template")
    assert record.inspectorates == ("Ofsted", "CQC")
    assert requests(record) == [("improvement", FIRST), ("improvement", SECOND)]
    assert [(finding.section, finding.text) for finding in record.findings][1] == ("next-inspection", NEXT)
    assert record.problems == ()


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_sentence_states_each_of_the_three_outcomes(outcome: str, tmp_path: Path) -> None:
    assert report(tmp_path, *one_column(FIRST), outcome=outcome).outcome == outcome


def test_an_outcome_in_other_words_is_named_not_guessed(tmp_path: Path) -> None:
    record = report(tmp_path, *one_column(FIRST), outcome="Arrangements could be better, or worse.")
    assert record.outcome is None
    assert [problem.code for problem in record.problems] == ["outcome-unreadable"]


def test_the_days_of_the_previous_inspection_are_never_taken(tmp_path: Path) -> None:
    record = report(tmp_path, *one_column(FIRST), dates="**Inspection dates:** to be told")
    assert record.fieldwork == ()
    assert [problem.code for problem in record.problems] == ["dates-unreadable"]


def test_the_left_column_says_who_must_act(tmp_path: Path) -> None:
    table = two_columns(
        ("**Responsible body**", "**Areas for priority action**"),
        ("Telford and Wrekin Council and the integrated care board", FIRST),
        ("Telford and Wrekin Council", SECOND),
        edge=220,
    )
    record = report(tmp_path, heading("Areas for priority action"), table, *one_column(FIRST), outcome="3")
    assert [(item.kind, item.addressee, item.text) for item in record.recommendations] == [
        ("priority", Addressee.PARTNERSHIP, FIRST),
        ("priority", Addressee.AUTHORITY, SECOND),
        ("improvement", Addressee.PARTNERSHIP, FIRST),
    ]


def test_a_row_goes_on_over_a_page(tmp_path: Path) -> None:
    long = f"{FIRST[:-1]}, and write it into the plans of every young person who is about to leave school, " * 3
    table = Table(((Cell(56, 532, f"{long}soon."),), (Cell(56, 532, SECOND),)), splits=True)
    record = report(tmp_path, Sink(130), heading("Areas for improvement"), table)
    assert [item.text for item in record.recommendations] == [f"{long}soon.", SECOND]


@pytest.mark.parametrize(
    ("days", "codes"), [("6 to 17 February 2023", ["dates-disagree"]), ("6 to 10 February 2023", [])]
)
def test_a_footer_with_other_days_than_the_cover_is_named(days: str, codes: list[str], tmp_path: Path) -> None:
    footer = f"Area SEND inspection report: Telford and Wrekin Local Area Partnership, {days}"
    record = report(tmp_path, *one_column(FIRST), footer=footer)
    assert record.fieldwork_end == date(2023, 2, 10)
    assert [problem.code for problem in record.problems] == codes


def lines(*texts: str, leading: float = 14.5, breaks: dict[int, float] | None = None, left: float = 63) -> list[Line]:
    """Lines of six points a character, the first at the top of page 1; `breaks` adds air above single lines."""
    made: list[Line] = []
    bottom = 700.0
    for place, text in enumerate(texts):
        bottom -= leading + (breaks or {}).get(place, 0)
        indent = 18.0 * (len(text) - len(text.lstrip()))
        made.append(_line(text.lstrip(), 1, left + indent, bottom))
    return made


def _line(text: str, page: int, left: float, bottom: float) -> Line:
    def measure(page: int, first: int, last: int) -> tuple[float, float, float, float]:
        return (left + 6 * first, bottom, left + 6 * (last + 1), bottom + 10)

    return Line(page, text, 0, False, 12.0, left, bottom, bottom + 10, measure)


def texts(*given: Line, edge: float | None = None) -> list[str]:
    return [row.text for row in read_rows(given, edge)]


def test_air_between_rows_tells_them_apart() -> None:
    given = lines(
        "Leaders should plan, so that all is",
        "well in the end for all of them.",
        "Parents should be told of it.",
        breaks={2: 6},
    )
    assert texts(*given) == [
        "Leaders should plan, so that all is well in the end for all of them.",
        "Parents should be told of it.",
    ]


def test_a_line_that_ends_early_ends_its_row() -> None:
    given = lines(
        "Leaders should plan, so that all is well",
        "in the end.",
        "Parents hear of it late, and only by way",
        "of schools.",
    )
    assert len(texts(*given)) == 2


def test_without_air_a_full_line_is_followed_by_a_row_that_asks_for_something() -> None:
    given = lines("Leaders should plan so that all is well.", "Health leaders need to plan it with them", "and soon.")
    assert len(texts(*given)) == 2


def test_without_air_a_full_line_may_be_followed_by_more_about_the_same() -> None:
    given = lines("Leaders should plan so that all is well.", "This should be planned with all of those", "who wait.")
    assert len(texts(*given)) == 1


def test_bullets_belong_to_the_row_above_them_and_the_margin_opens_the_next() -> None:
    given = lines(
        "Leaders should plan, including:",
        " ▪ for those who wait",
        " ▪ for those who left",
        "Parents should be told of it.",
    )
    assert texts(*given) == [
        "Leaders should plan, including:\n• for those who wait\n• for those who left",
        "Parents should be told of it.",
    ]


def test_a_table_whose_first_row_has_a_bullet_has_a_row_for_each() -> None:
    assert texts(*lines("▪ Plan it.", "▪ Tell", " parents.")) == ["• Plan it.", "• Tell parents."]


def test_a_lone_mark_after_a_table_is_no_row() -> None:
    assert texts(*lines("Leaders should plan.", "◼")) == ["Leaders should plan."]


def test_the_rest_of_a_left_cell_on_the_next_page_opens_no_row() -> None:
    given = [
        _line("The Council and the", 1, 63, 100),
        _line("Leaders should plan.", 1, 224, 100),
        _line("Board", 2, 63, 700),
        _line("The Council", 2, 63, 680),
        _line("Parents should be told.", 2, 224, 680),
    ]
    rows = read_rows(given, 224)
    assert [(row.responsible, row.text) for row in rows] == [
        ("The Council and the Board", "Leaders should plan."),
        ("The Council", "Parents should be told."),
    ]


def test_a_right_cell_that_goes_on_over_the_page_keeps_its_row() -> None:
    given = [
        _line("The Council and the", 1, 63, 100),
        _line("Leaders should plan and", 1, 224, 100),
        _line("Board", 2, 63, 700),
        _line("tell parents.", 2, 224, 700),
    ]
    assert [(row.responsible, row.text) for row in read_rows(given, 224)] == [
        ("The Council and the Board", "Leaders should plan and tell parents.")
    ]


def test_two_cells_drawn_as_one_line_are_parted_at_the_columns_edge() -> None:
    (row,) = read_rows([_line("The Council must            Leaders should plan.", 1, 63, 100)], 220)
    assert (row.responsible, row.text) == ("The Council must", "Leaders should plan.")
