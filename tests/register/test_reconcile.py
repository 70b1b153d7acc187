"""Official statistics against reports: what agrees, what differs and which page decides, what has no report."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from lineofsight.errors import DataError
from lineofsight.register import Entry, Register, Source, reconcile
from lineofsight.register.official import read_official
from lineofsight.reports.record import Judgement, Place
from lineofsight.vocabulary import Area, Family, Grade, Kind, Subject
from tests.register.builders import DORSET, LEEDS, judgements, report

HEADER = (
    *("Web link", "Local authority area code", "Local authority name", "Inspection date", "Publication date"),
    *("Inspection type", "Overall effectiveness"),
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
    "Visit theme",
)
START = date(2024, 3, 4)
PUBLISHED = date(2024, 4, 29)
GOOD = ("Good", "Good", "Good", "Good", "Good")
NO_GRADES = ("", "", "", "", "")


def _row(
    code: str = DORSET,
    started: date | str = START,
    published: date = PUBLISHED,
    kind: str = "ILACS Short Inspection",
    grades: Sequence[str] = GOOD,
    theme: str = "",
) -> tuple[object, ...]:
    return ("link", code, "a name", started, published, kind, *grades, theme)


def _spreadsheet(path: Path, *rows: Sequence[object], header: Sequence[str] = HEADER) -> Path:
    """A workbook as it is published: a cover, then a sheet with two lines above its table."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        book.add_worksheet("Cover").write(0, 0, "Local authority inspection outcomes")
        sheet = book.add_worksheet("History")
        sheet.write(0, 0, "A title")
        sheet.write(1, 0, "A note")
        for number, row in enumerate((header, *rows), start=2):
            sheet.write_row(number, 0, row)
    return path


@pytest.fixture
def spreadsheet(tmp_path: Path) -> Path:
    return tmp_path / "official.xlsx"


def _report(**fields: Any) -> Entry:
    every = judgements(
        overall="good", leaders="good", help_protection="good", children_in_care="good", care_leavers="good"
    )
    places = {"fieldwork": Place(page=1, box=(0, 0, 1, 1), text="Inspection dates: 4 to 8 March 2024")}
    usual: dict[str, Any] = {"judgements": every, "kind": Kind.SHORT, "published": PUBLISHED, "places": places}
    return report(DORSET, START, **(usual | fields))


def test_a_row_that_agrees_is_matched_in_silence(register: Register, spreadsheet: Path) -> None:
    register.add(_report())
    result = reconcile(register, _spreadsheet(spreadsheet, _row()))
    assert (result.matched, result.differences, result.without_report, result.unlisted) == (1, (), (), ())


def test_a_grade_that_differs_is_shown_with_its_page(register: Register, spreadsheet: Path) -> None:
    graded = (Judgement(area=Area.OVERALL, grade=Grade.GOOD, page=1, as_printed="Good"),)
    register.add(_report(judgements=graded))
    (difference, *_) = reconcile(
        register, _spreadsheet(spreadsheet, _row(grades=("Outstanding", *GOOD[1:])))
    ).differences
    assert (difference.field, difference.official, difference.report) == ("overall", "outstanding", "good")
    assert (difference.page, difference.evidence, difference.is_explained) == (1, "Good", True)
    assert "History, row 4" in str(difference)


@pytest.mark.parametrize(
    ("row", "field"),
    [(_row(started=date(2024, 3, 5)), "first day"), (_row(kind="ILACS Standard Inspection"), "kind")],
)
def test_a_date_or_kind_that_differs_quotes_the_line_that_decides(
    register: Register, spreadsheet: Path, row: tuple[object, ...], field: str
) -> None:
    register.add(_report())
    (difference,) = reconcile(register, _spreadsheet(spreadsheet, row)).differences
    assert difference.field == field
    assert difference.evidence == "Inspection dates: 4 to 8 March 2024"


def test_a_difference_no_page_decides_is_unexplained(register: Register, spreadsheet: Path) -> None:
    register.add(_report(places={}))
    result = reconcile(register, _spreadsheet(spreadsheet, _row(started=date(2024, 3, 6))))
    assert [difference.field for difference in result.unexplained] == ["first day"]
    assert "no page decides it" in str(result.unexplained[0])


def test_a_row_dated_far_off_is_found_by_its_publication(register: Register, spreadsheet: Path) -> None:
    register.add(_report())
    result = reconcile(register, _spreadsheet(spreadsheet, _row(started=date(2023, 3, 4))))
    assert result.matched == 1
    assert "first day" in [difference.field for difference in result.differences]


def test_a_visit_without_a_report_enters_the_register_as_statistics(register: Register, spreadsheet: Path) -> None:
    row = _row(LEEDS, kind="ILACS Focused Visit", grades=NO_GRADES, theme="Care leavers")
    result = reconcile(register, _spreadsheet(spreadsheet, row))
    (visit,) = register.activities(authority=LEEDS)
    assert [found.row for found in result.without_report] == [4]
    assert (visit.source, visit.family, visit.subject) == (
        Source.OFFICIAL_STATISTICS,
        Family.FOCUSED_VISIT,
        Subject.CARE_LEAVERS,
    )
    assert visit.known_from == PUBLISHED


def test_nothing_enters_the_register_when_told_not_to(register: Register, spreadsheet: Path) -> None:
    reconcile(register, _spreadsheet(spreadsheet, _row(LEEDS)), add=False)
    assert register.activities() == []


def test_reconciling_twice_changes_nothing(register: Register, spreadsheet: Path) -> None:
    register.add(_report())
    first = reconcile(register, _spreadsheet(spreadsheet, _row(), _row(LEEDS)))
    before = register.hash
    assert reconcile(register, spreadsheet) == first
    assert register.hash == before


def test_a_report_of_the_period_that_no_row_lists_is_named(register: Register, spreadsheet: Path) -> None:
    unlisted = report(LEEDS, date(2024, 6, 3), judgements=judgements(overall="good"))
    register.add(unlisted)
    rows = (_row(), _row(started=date(2024, 9, 2)))
    assert [activity.key for activity in reconcile(register, _spreadsheet(spreadsheet, *rows)).unlisted] == [
        unlisted.key
    ]


def test_before_2023_the_column_of_care_holds_care_leavers_too(spreadsheet: Path) -> None:
    (row,) = read_official(_spreadsheet(spreadsheet, _row(started=date(2021, 3, 1), grades=(*GOOD[:4], ""))))
    assert Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS in row.grades
    assert Area.CHILDREN_IN_CARE not in row.grades


def test_old_codes_are_those_of_the_same_authority_today(spreadsheet: Path) -> None:
    (row,) = read_official(_spreadsheet(spreadsheet, _row("E08000016")))
    assert (row.authority.code, row.authority.name) == ("E08000038", "Barnsley")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (_row("E99999999"), "History, row 4: .*E99999999"),
        (_row(kind="A new kind of visit"), "History, row 4: the inspection type"),
        (_row(started="soon"), "History, row 4: 'soon' is not a date"),
        (_row(grades=("Splendid", *GOOD[1:])), "History, row 4: 'Splendid' is not a grade"),
        (_row(kind="ILACS Focused Visit", grades=NO_GRADES, theme="Weather"), "History, row 4: the visit theme"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(spreadsheet: Path, row: tuple[object, ...], message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_official(_spreadsheet(spreadsheet, row))


def test_a_file_that_is_no_such_spreadsheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There is no spreadsheet"):
        read_official(tmp_path / "nowhere.ods")
    (tmp_path / "text.ods").write_text("no spreadsheet", encoding="utf-8")
    with pytest.raises(DataError, match=r"text\.ods cannot be read"):
        read_official(tmp_path / "text.ods")
    with pytest.raises(DataError, match="has no sheet with columns"):
        read_official(_spreadsheet(tmp_path / "other.xlsx", header=("a", "b")))
