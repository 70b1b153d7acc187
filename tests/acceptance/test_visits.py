"""Every published letter after a visit or joint inspection, and every area SEND report, reads whole.

What does not is named here, with the reason. The values in `visits_read_by_eye.csv` were read from the pages.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from lineofsight.authorities import by_code
from lineofsight.reports import InspectionRecord, read
from lineofsight.vocabulary import Family, RecommendationKind, Subject

pytestmark = pytest.mark.xdist_group("visits")

Records = dict[str, InspectionRecord]

FOLDERS = {"focused-visit": Family.FOCUSED_VISIT, "jtai": Family.JTAI, "area-send": Family.AREA_SEND}
PROGRESS_LETTER = "jtai/80498-haringey-2009-07-03.pdf"
"""A report on progress after a joint area review of 2008, filed among the joint targeted area inspections."""
PRIORITY_ACTIONS = {
    "80568-swindon-2018-05-18": 2,
    "80496-hackney-2019-03-04": 2,
    "80526-north-east-lincolnshire-2019-12-18": 5,
    "80533-nottingham-2020-02-27": 2,
    "80465-durham-2021-08-23": 2,
    "80569-tameside-2022-06-06": 2,
    "80563-stockton-on-tees-2022-10-26": 3,
    "80537-peterborough-2023-05-09": 2,
    "80553-slough-2026-01-12": 1,
}
"""The focused visits that found areas for priority action. Others speak of it: there are none (Warrington 2018),
or earlier ones are recalled (North East Lincolnshire 2021)."""
WITHOUT_LISTS = {
    "80428-bedford-2019-12-18",
    "80458-darlington-2021-11-30",
    "80529-north-tyneside-2022-06-06",
    "80436-bracknell-forest-2024-01-12",
    "80560-st-helens-2024-07-12",
    "80426-barnsley-2024-12-05",
    "80584-worcestershire-2025-01-13",
}
"""Focused visits whose letters print no list of what needs to improve."""
WITHOUT_STRENGTHS = {
    "jtai/80426-barnsley-2022-07-18.pdf",
    "jtai/80478-kirklees-2022-08-18.pdf",
    "jtai/80574-walsall-2023-01-06.pdf",
}
"""Letters of the first year from 2022 that print no list of strengths."""
DATED_OTHERWISE = {
    "focused-visit/80505-islington-2022-11-23.pdf",
    "focused-visit/80528-north-somerset-2025-11-06.pdf",
    "jtai/80485-liverpool-2016-08-03.pdf",
    "jtai/80537-peterborough-2017-08-11.pdf",
}
"""Letters that bear another date than the listing's, or one that cannot be read."""
PROBLEMS = {
    PROGRESS_LETTER: {"family-not-read"},
    "focused-visit/80458-darlington-2023-11-28.pdf": {"dates-implausible"},
    "focused-visit/80528-north-somerset-2025-11-06.pdf": {"published-unreadable"},
    "area-send/80495-greenwich-2023-07-11.pdf": {"dates-disagree"},
    "area-send/80536-oxfordshire-2023-09-15.pdf": {"dates-disagree"},
    "area-send/80547-rutland-2023-08-03.pdf": {"dates-disagree"},
    "area-send/80575-warrington-2023-05-05.pdf": {"dates-disagree"},
}


def _expected() -> list[dict[str, str]]:
    with (Path(__file__).parent / "visits_read_by_eye.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _asked(record: InspectionRecord, kind: RecommendationKind) -> int:
    return sum(item.kind is kind for item in record.recommendations)


def _strengths(record: InspectionRecord) -> int:
    return sum(finding.section == "strengths" for finding in record.findings)


@pytest.fixture(scope="module")
def letters(shared: Path) -> Records:
    """What is read from every file of the three folders, by folder and file name."""
    paths = (path for folder in FOLDERS for path in sorted((shared / "corpus" / folder).glob("*.pdf")))
    return {f"{path.parent.name}/{path.name}": read(path) for path in paths}


def test_every_file_is_of_the_family_of_its_folder_but_one(letters: Records) -> None:
    assert Counter(record.family for record in letters.values()) == {
        Family.FOCUSED_VISIT: 180,
        Family.JTAI: 52,
        Family.AREA_SEND: 41,
        Family.UNKNOWN: 1,
    }
    others = {file for file, record in letters.items() if record.family is not FOLDERS[file.split("/")[0]]}
    assert others == {PROGRESS_LETTER}


def test_every_file_names_the_authority_it_is_filed_under_and_the_days_on_site(letters: Records) -> None:
    for file, record in letters.items():
        if file != PROGRESS_LETTER:
            assert record.authority is not None, file
            assert record.authority.code == by_code(Path(file).name.split("-")[0]).code, file
            assert record.fieldwork, file
            assert record.framework, file


def test_every_letter_bears_the_date_it_is_listed_by_but_those_named(letters: Records) -> None:
    printed = {file: record.published for file, record in letters.items() if record.family is not Family.AREA_SEND}
    assert {file for file, day in printed.items() if not file.endswith(f"{day}.pdf")} == {
        *DATED_OTHERWISE,
        PROGRESS_LETTER,
    }


def test_no_problem_is_recorded_but_the_named_ones(letters: Records) -> None:
    found = {file: {problem.code for problem in record.problems} for file, record in letters.items()}
    assert {file: codes for file, codes in found.items() if codes} == PROBLEMS


@pytest.mark.parametrize("row", _expected(), ids=lambda row: row["file"])
def test_a_file_reads_as_it_was_read_by_eye(row: dict[str, str], letters: Records) -> None:
    record = letters[row["file"]]
    assert record.authority is not None
    assert {
        "authority": record.authority.name,
        "fieldwork": " ".join(f"{days.start}/{days.end}" for days in record.fieldwork),
        "published": str(record.published or ""),
        "lead_inspector": record.lead_inspector or "",
        "inspectors": "; ".join(record.inspectors),
        "subject": record.subject or "",
        "outcome": record.outcome,
        "priority": str(_asked(record, RecommendationKind.PRIORITY)),
        "improvement": str(_asked(record, RecommendationKind.IMPROVEMENT)),
        "strengths": str(_strengths(record)) if row["strengths"] else "",
    } == {name: value for name, value in row.items() if name != "file"}


def test_areas_for_priority_action_are_read_in_the_visits_that_found_some_and_in_no_other(letters: Records) -> None:
    found = {
        Path(file).stem: count
        for file, record in letters.items()
        if record.family is Family.FOCUSED_VISIT and (count := _asked(record, RecommendationKind.PRIORITY))
    }
    assert found == PRIORITY_ACTIONS


def test_every_focused_visit_has_subject_inspectors_signatory_findings_and_asks_but_those_named(
    letters: Records,
) -> None:
    visits = {Path(file).stem: record for file, record in letters.items() if record.family is Family.FOCUSED_VISIT}
    for name, record in visits.items():
        assert record.subject not in (None, Subject.OTHER), name
        assert 2 <= len(record.inspectors) <= 5, name
        assert record.lead_inspector in record.inspectors, name
        assert len(record.findings) >= 8, name
    assert {name for name, record in visits.items() if not record.recommendations} == WITHOUT_LISTS


def test_every_joint_inspection_has_theme_inspectorates_strengths_and_improvements(letters: Records) -> None:
    joint = {file: record for file, record in letters.items() if record.family is Family.JTAI}
    for file, record in joint.items():
        assert record.subject is not None, file
        assert record.inspectorates[:3] == ("Ofsted", "CQC", "HMICFRS"), file
        assert _asked(record, RecommendationKind.IMPROVEMENT) >= 3, file
    assert {file for file, record in joint.items() if not _strengths(record)} == WITHOUT_STRENGTHS


def test_an_area_send_inspection_asks_for_priority_action_exactly_where_it_found_systemic_failings(
    letters: Records,
) -> None:
    for file, record in letters.items():
        if record.family is Family.AREA_SEND:
            assert bool(_asked(record, RecommendationKind.PRIORITY)) is (record.outcome == "3"), file
            assert _asked(record, RecommendationKind.IMPROVEMENT) >= 2, file
            assert record.lead_inspector == record.inspectors[0], file
            assert 4 <= len(record.inspectors) <= 7, file
            assert "next-inspection" in {finding.section for finding in record.findings}, file


def test_no_finding_or_request_is_a_fragment(letters: Records) -> None:
    for file, record in letters.items():
        texts = [item.text for item in record.findings] + [item.text for item in record.recommendations]
        for text in texts:
            assert text is not None, file
            assert len(text) > 15, (file, text)
            assert "Yours sincerely" not in text, (file, text)
