"""The framework data against the fact sheet they encode, and their rules against the official statistics."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import fastexcel
import pytest

from lineofsight.authorities import by_code
from lineofsight.frameworks import (
    Amount,
    Framework,
    all_frameworks,
    applicable,
    check_judgements,
    framework_for,
    get_framework,
    rulebook,
    window,
)
from lineofsight.frameworks.judging import TopicList
from lineofsight.frameworks.statements import Quantity, Statement
from lineofsight.frameworks.timetable import Expectation, Interval, Team
from lineofsight.vocabulary import Area, Family, Grade

SHARED = Path(__file__).parents[3] / "shared"
STATISTICS = SHARED / "data/official/LA_Inspection_Outcomes_as_at_31_March_2025.ods"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, with the published data, is not here")

ABBREVIATIONS = {
    "G": "gov.uk/government",
    "I": "gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018",
    "C": "cypnow.co.uk",
    "W": "legislation.gov.uk/ukpga",
    "P": "hmiprobation.justiceinspectorates.gov.uk",
}


@cache
def facts() -> str:
    return (SHARED / "domain/frameworks.md").read_text("utf-8")


def blocks() -> Iterator[str]:
    """Each table row, and each stretch of running text under one heading, of the facts before the sources."""
    for part in re.split(r"^#+ ", facts().split("## 10 Open")[0], flags=re.MULTILINE):
        running = []
        for line in part.splitlines():
            if line.startswith("|"):
                yield line
            else:
                running.append(line)
        yield "\n".join(running)


def numbers(statement: Statement) -> Iterator[float]:
    amounts: list[Amount | None] = []
    if isinstance(statement, Quantity) and statement.measure:
        amounts.append(statement.measure[0])
    if isinstance(statement, Team):
        amounts.append(statement.range)
    if isinstance(statement, Interval) and statement.months_either_side:
        yield statement.months_either_side
    if isinstance(statement, Expectation) and statement.each == "cycle":
        amounts += [amount for alternative in statement.one_of for _, amount in alternative.activities]
    if isinstance(statement, TopicList):
        yield from (topic.share for topic in statement.names if topic.share is not None)
    for amount in amounts:
        if amount and amount.least is not None and amount.most is not None:
            yield from {amount.least, amount.most} - {0}


DERIVED = {
    ("monitoring.rhythm", 3): "said as “quarterly”",
    ("on-site.jtai", 5): "said as “Mon-Fri”",
    ("off-site.jtai", 2): "a three-week footprint with the third week on site",
    ("off-site.area-send", 2): "a three-week footprint with five days on site",
    ("team.jtai", 7): "2 + 1 + 2 + 2",
    ("intervals.new-authority", 12): "measured on the official statistics: see below",
    ("intervals.new-authority", 33): "measured on the official statistics: see below",
}


def source_lines() -> dict[str, str]:
    """The table of sources of the fact sheet: code to address as written there."""
    section = facts().split("## 11 Sources")[1]
    found = {}
    for kind in "OLX":
        line = next(line for line in section.splitlines() if line.startswith(f"**{kind}** "))
        for entry in line.removeprefix(f"**{kind}** ").split("; "):
            number, address = entry.removeprefix(kind).split(" ", 1)
            found[f"{kind}{number}"] = address
    return found


def test_the_table_of_sources_has_every_code_of_the_fact_sheet() -> None:
    assert rulebook().sources.keys() == {*source_lines(), "R1", "R2", "R3", "R4", "K"}


def test_the_addresses_are_those_of_the_fact_sheet() -> None:
    for code, written in source_lines().items():
        address = re.split(r" \(|, | (?=\D)", written)[0].strip().rstrip(".")
        head, slash, tail = address.partition("/")
        expected = f"https://{ABBREVIATIONS.get(head, head)}{slash}{tail}"
        source = rulebook().sources[code]
        if address.startswith(("…", "N", "mirror")) or code == "O3":
            continue  # shorthand for the address before it, for Norfolk's notices and for a mirror
        assert source.address == expected, code
        assert source.partial == ("…" in expected or code == "X5"), code


def test_every_number_stands_in_the_fact_sheet_beside_one_of_its_sources() -> None:
    found = list(blocks())
    untraced = set()
    for framework in all_frameworks():
        for section, statement in framework.statements():
            codes = "|".join(r"\[[^\]]*K[^\]]*\]" if code == "K" else rf"\b{code}\b" for code in statement.sources)
            near = [block for block in found if re.search(codes, block)]
            for number in numbers(statement):
                digits = re.compile(rf"(?<![\d.]){re.escape(f'{number:g}')}(?:\.0)?(?![\d.]\d)")
                if not any(digits.search(block) for block in near):
                    untraced.add((f"{section}.{statement.key}", number))
    assert untraced <= DERIVED.keys()


@pytest.mark.parametrize(
    "printed",
    [
        "suspended 17 Mar 2020; last start 9 Mar 2020",
        "first graded start 28 Jun 2021",
        "paused 5 Nov-2 Dec 2020",
        "| ILACS-2023 | 1 Jan 2023 | 31 Mar 2026 |",
        "| ILACS-2024.4 | 5 Apr 2024 |",
        "| ILACS-2024.12 | 13 Dec 2024 ",
        "| ILACS-2026 | 1 Apr 2026 |",
        "re-inspections of inadequate LAs to 5 Jul 2018",
        "handbook updated 6 Jun 2025",
    ],
)
def test_the_dates_encoded_are_those_of_the_fact_sheet(printed: str) -> None:
    assert printed in facts()


@cache
def history() -> tuple[tuple[str, date, str, dict[Area, Grade]], ...]:
    """Every inspection of the official statistics: authority's code, first day, kind, grades."""
    sheet = fastexcel.read_excel(STATISTICS).load_sheet("ILACS_inspection_history", header_row=2).to_polars()
    rows = []
    for row in sheet.iter_rows(named=True):
        started = row["Inspection date"].date()
        areas = AREAS if started >= date(2023, 1, 1) else [*AREAS[:3], Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS]
        printed = [row[name] for name in sheet.columns if name.startswith(("Overall", "The "))]
        grades = {area: GRADES[grade] for area, grade in zip(areas, printed, strict=False) if grade}
        rows.append((row["Local authority area code"], started, row["Inspection type"], grades))
    return tuple(rows)


AREAS = [Area.OVERALL, Area.LEADERS, Area.HELP_PROTECTION, Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS]
GRADES = {
    "Outstanding": Grade.OUTSTANDING,
    "Good": Grade.GOOD,
    "Requires improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "Inadequate": Grade.INADEQUATE,
}


def version(started: date) -> Framework:
    framework = framework_for(Family.ILACS, started)
    assert framework is not None
    return framework


def test_no_published_combination_of_grades_breaks_a_rule() -> None:
    assert len(history()) == 271
    for code, started, _, grades in history():
        check = check_judgements(version(started), grades)
        assert check.ok, (code, started, check.breaches)
        assert len(grades) == len(version(started).areas)


def test_the_rules_alone_leave_the_published_grade_among_those_allowed() -> None:
    left: Counter[int] = Counter()
    for _, started, _, grades in history():
        areas = {area: grades[area] for area in grades.keys() - {Area.OVERALL}}
        allowed = check_judgements(version(started), areas).allowed
        assert grades[Area.OVERALL] in allowed
        left[len(allowed)] += 1
    assert left[1] > left.total() / 2  # in most inspections only one overall grade fits


def test_39_inspections_had_an_inadequate_judgement_and_leaders_alone_in_5_of_them() -> None:
    rules: Counter[str] = Counter()
    inadequate = 0
    for _, started, _, grades in history():
        inadequate += Grade.INADEQUATE in grades.values()
        rules.update(rule.key for rule in check_judgements(version(started), grades).applied)
    assert inadequate == 39
    assert rules["leaders-alone-inadequate"] == 5
    assert rules["help-or-care-inadequate"] + rules["help-care-or-leavers-inadequate"] == 34


def test_the_route_of_2026_gives_the_same_answer_as_the_overall_grade_but_for_three() -> None:
    """The back-test of the fact sheet: all authorities by their latest inspection at 31 March 2025."""
    sheet = fastexcel.read_excel(STATISTICS).load_sheet("Inspections_as_at_31_March", header_row=2).to_polars()
    undecided = set()
    for row in sheet.iter_rows(named=True):
        printed = [row[name] for name in sheet.columns if name.startswith(("Overall", "The "))]
        grades = {area: GRADES[grade] for area, grade in zip(AREAS, printed, strict=True) if grade}
        routes = applicable(get_framework("ilacs-2026").routes, grades).certain
        kinds = {route.next for route in routes} & {"short", "standard"}
        expected = "short" if grades[Area.OVERALL].rank <= 2 else "standard"
        if kinds != {expected}:
            assert not kinds
            undecided.add(row["Local authority name"])
    assert len(sheet) == 153
    assert undecided == {"Manchester", "Shropshire", "Walsall"}


def test_first_inspections_of_new_authorities_are_standard_and_come_within_the_measured_months() -> None:
    (interval,) = (entry for entry in get_framework("ilacs-2023").intervals if entry.key == "new-authority")
    first: dict[str, tuple[date, str]] = {}
    for code, started, kind, _ in sorted(history(), key=lambda row: row[1]):
        first.setdefault(code, (started, kind))
    created = {code: by_code(code).opened for code in first}
    new = {code: opened for code, opened in created.items() if opened and first[code][0] > opened > date(2018, 1, 1)}
    assert len(new) == 6
    for code, opened in new.items():
        started, kind = first[code]
        expected = window(interval, opened)
        assert kind == "ILACS Standard Inspection"
        assert expected is not None
        assert expected.earliest <= started <= expected.latest
