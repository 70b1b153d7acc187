"""Every published children's services report reads whole; what does not is named here, with the reason."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from lineofsight.frameworks import get_framework
from lineofsight.reports import InspectionRecord, Recommendation
from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind, RecommendationKind

pytestmark = pytest.mark.xdist_group("corpus")

Records = dict[str, InspectionRecord]

WEB_PAGES = {
    "80429-birmingham-2012-10-19.pdf",
    "80431-blackpool-2012-07-13.pdf",
    "80490-bromley-2012-08-17.pdf",
    "80543-rotherham-2012-08-10.pdf",
}
"""Pages that say the report was not found, saved under a report's name; all four hold the same bytes."""
BOARD_ALONE = {"80567-surrey-2015-08-03.pdf"}
"""A review of a safeguarding board alone: no judgement of the authority."""
WITHOUT_RECOMMENDATIONS = {"80571-thurrock-2024-10-29.pdf"}
"""Outstanding throughout; the report prints no list of what needs to improve."""
WITHOUT_LEAD_INSPECTOR = {"80461-devon-2025-05-13.pdf", "80576-warwickshire-2025-10-14.pdf"}
"""The cover prints no lead inspector."""
NOT_JUDGED = {
    "80450-london-corporation-2016-09-20.pdf": {Area.ADOPTION},
    "80455-isles-of-scilly-2016-06-27.pdf": {Area.ADOPTION, Area.CARE_LEAVERS, Area.CHILDREN_IN_CARE},
}
"""Areas the report says were not judged."""
FOOTER_CONTRADICTS_COVER = {
    "80465-durham-2022-07-05.pdf",
    "80469-gateshead-2025-01-29.pdf",
    "80519-westminster-2025-01-13.pdf",
    "80533-nottingham-2022-09-05.pdf",
}
FROM_THE_LISTING = {"published-differs-from-listing", "authority-from-listing"}
"""Problems of the listing, not of the document."""
COUNTS = {Family.ILACS: 290, Family.SIF: 168, Family.LOOKED_AFTER: 4}


@pytest.fixture(scope="session")
def reports(records: Records) -> Records:
    """The records of graded reports."""
    return {name: record for name, record in records.items() if name not in WEB_PAGES | BOARD_ALONE}


def _share(records: Iterable[InspectionRecord], holds: Callable[[InspectionRecord], object]) -> float:
    listed = list(records)
    return sum(bool(holds(record)) for record in listed) / len(listed)


def test_every_file_is_accounted_for(children: Path, records: Records) -> None:
    files = {path.name for path in children.glob("*.pdf")}
    assert len(files) == 466
    # The four web pages are one document of four names.
    assert files - WEB_PAGES == set(records) - WEB_PAGES
    assert len(set(records) & WEB_PAGES) == 1
    assert Counter(record.family for record in records.values()) == {**COUNTS, Family.UNKNOWN: 1}


def test_a_web_page_is_a_named_problem(records: Records) -> None:
    (page,) = set(records) & WEB_PAGES
    assert [problem.code for problem in records[page].problems] == ["not-a-pdf", "authority-from-listing"]


@pytest.mark.parametrize("family", COUNTS)
def test_every_report_of_a_family_has_authority_dates_and_judgements(reports: Records, family: Family) -> None:
    of_family = {name: record for name, record in reports.items() if record.family is family}

    def has_every_judgement(item: tuple[str, InspectionRecord]) -> bool:
        name, record = item
        areas = set(get_framework(record.framework or "").areas) - NOT_JUDGED.get(name, set())
        return areas <= {judgement.area for judgement in record.judgements}

    assert _share(of_family.values(), lambda record: record.authority and record.authority.code) == 1
    assert _share(of_family.values(), lambda record: record.fieldwork_start and record.fieldwork_end) == 1
    assert all(has_every_judgement(item) for item in of_family.items())


def test_every_report_has_a_recommendation_but_the_one_that_prints_none(reports: Records) -> None:
    without = {name for name, record in reports.items() if not _asked_of_the_authority(record)}
    assert without == WITHOUT_RECOMMENDATIONS


def test_every_single_framework_report_has_its_sub_judgements(reports: Records) -> None:
    for name, record in reports.items():
        if record.family is Family.SIF:
            areas = {judgement.area for judgement in record.judgements} | NOT_JUDGED.get(name, set())
            assert {Area.ADOPTION, Area.CARE_LEAVERS} <= areas, name


def test_the_boards_review_is_read_where_the_cover_announces_one(records: Records) -> None:
    assert all(records[name].grade(Area.LSCB) is Grade.REQUIRES_IMPROVEMENT for name in BOARD_ALONE)
    ungraded = {
        name
        for name, record in records.items()
        if record.family is Family.SIF and record.kind is not Kind.REINSPECTION and record.grade(Area.LSCB) is None
    }
    assert ungraded == {"80567-surrey-2015-06-03.pdf"}


def test_every_lead_inspector_is_read_but_where_none_is_named(records: Records) -> None:
    unreadable = WEB_PAGES & set(records)
    assert {
        name for name, record in records.items() if not record.lead_inspector
    } == WITHOUT_LEAD_INSPECTOR | unreadable


def test_no_problem_is_recorded_but_the_named_ones(records: Records) -> None:
    found = {
        name: codes
        for name, record in records.items()
        if (codes := {problem.code for problem in record.problems} - FROM_THE_LISTING)
    }
    expected = [
        (WEB_PAGES & set(records), "not-a-pdf"),
        (WITHOUT_RECOMMENDATIONS, "no-recommendations"),
        (WITHOUT_LEAD_INSPECTOR, "lead-inspector-missing"),
        (set(NOT_JUDGED), "not-judged"),
        (FOOTER_CONTRADICTS_COVER, "dates-disagree"),
    ]
    assert found == {name: {code} for names, code in expected for name in names}


def test_numbered_paragraphs_leave_no_gap(reports: Records) -> None:
    """Recommendations and findings of a report share one run of numbers; what is missing says that nothing is asked."""
    missing = 0
    for record in reports.values():
        if record.family is Family.SIF:
            printed = (*(item.number for item in record.findings), *(item.number for item in record.recommendations))
            numbers = {number for number in printed if number}
            missing += max(numbers) - min(numbers) + 1 - len(numbers)
    assert missing <= 11


def test_findings_are_read_under_every_judgement_area(reports: Records) -> None:
    for name, record in reports.items():
        if record.family is Family.ILACS:
            assert len({finding.section for finding in record.findings} & set(Area)) >= 3, name
            assert len(record.findings) >= 15, name


def test_first_inspections_are_one_per_authority(records: Records) -> None:
    firsts = Counter(
        record.authority.name
        for record in records.values()
        if record.authority and record.family is Family.SIF and record.kind is Kind.INSPECTION
    )
    # Slough's second inspection calls itself an inspection, and reviews the board again.
    assert {name for name, count in firsts.items() if count > 1} == {"Slough"}


def test_fields_agree_with_a_careful_reader(records: Records, shared: Path) -> None:
    """57 reports read by hand: names, dates, inspectors, grades, and how many items are asked of the authority."""
    with (shared / "gold" / "reports_dev.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["family"] != "not_a_report"]
    wrong = [
        (row["file"], field, expected, found)
        for row in rows
        for field, expected, found in _fields(row, records[Path(row["file"]).name])
        if expected != found
    ]
    assert len(rows) == 53
    assert wrong == []


def _fields(row: dict[str, str], record: InspectionRecord) -> Iterable[tuple[str, str, str]]:
    own = Counter(item.kind for item in _asked_of_the_authority(record))
    care = record.grade(Area.CHILDREN_IN_CARE) or record.grade(Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS)
    grades = {
        "overall": record.grade(Area.OVERALL),
        "leaders": record.grade(Area.LEADERS),
        "help_protection": record.grade(Area.HELP_PROTECTION),
        "care": care,
        "adoption": record.grade(Area.ADOPTION),
        "care_leavers": record.grade(Area.CARE_LEAVERS),
        "lscb": record.grade(Area.LSCB),
    }
    printed = record.authority.as_printed if record.authority else None
    yield "la_name", row["la_name"], row["la_name"] if row["la_name"] in (printed or "") else str(printed)
    yield "inspection_start", row["inspection_start"], str(record.fieldwork_start)
    yield "inspection_end", row["inspection_end"], str(record.fieldwork_end)
    if "published" in record.places:
        yield "report_published", row["report_published"], str(record.published)
    yield "lead_inspector", row["lead_inspector"], str(record.lead_inspector)
    yield "n_recommendations", row["n_recommendations"], str(own[RecommendationKind.IMPROVEMENT])
    yield "n_priority", row["n_priority"], str(own[RecommendationKind.PRIORITY])
    for name, grade in grades.items():
        yield name, row[f"grade_{name}"].replace("_", "-"), grade.value if grade else ""


def _asked_of_the_authority(record: InspectionRecord) -> list[Recommendation]:
    return [item for item in record.recommendations if item.addressee is Addressee.AUTHORITY]
