"""What the register holds and lacks is counted as known on a day."""

from datetime import date

from lineofsight.register import Register, Source
from lineofsight.register.coded_passages import COLUMNS, coded_passages
from lineofsight.register.codings import Coding, Part, keep_codings
from lineofsight.register.coverage import coverage
from lineofsight.vocabulary import Family
from tests.register.builders import BEDFORD, DORSET, LEEDS, SPRING, report, statement

LATER = date(2026, 1, 1)


def _fill(register: Register) -> Register:
    register.add(report(DORSET, problems=2))
    register.add(report(LEEDS, date(2025, 3, 3), family=Family.SIF, problems=1))
    register.add(report(DORSET, date(2012, 1, 9), published=None))
    register.add(statement(Source.SECONDARY, BEDFORD))
    return register


def test_activities_are_counted_by_family_and_source(register: Register) -> None:
    found = coverage(_fill(register), register.as_of(LATER))
    ilacs, sif = found.families
    assert (ilacs.family, ilacs.of(Source.REPORT), ilacs.of(Source.SECONDARY), ilacs.activities) == ("ilacs", 1, 1, 2)
    assert (sif.family, sif.of(Source.REPORT), sif.of(Source.SECONDARY)) == ("sif", 1, 0)
    assert (found.activities, found.reports) == (3, 2)
    assert found.newest == sif.last == date(2025, 4, 28)
    assert [item.authority_code for item in found.without_report] == [BEDFORD]


def test_what_became_public_on_no_known_day_is_told_only_where_asked_for(register: Register) -> None:
    _fill(register)
    assert len(coverage(register, register.as_of(LATER)).undated) == 1
    assert coverage(register, register.as_of(LATER), with_undated=False).undated == ()


def test_nothing_later_than_the_day_is_counted(register: Register) -> None:
    found = coverage(_fill(register), register.as_of(date(2024, 12, 31)))
    assert [item.family for item in found.families] == ["ilacs"]
    assert {problem.code for problem in found.problems} == {"problem-0", "problem-1"}
    empty = coverage(register, register.as_of(date(2010, 1, 1)), with_undated=False)
    assert (empty.activities, empty.newest, empty.problems, empty.uncoded) == (0, None, (), ())


def test_a_problem_is_counted_once_for_each_activity_the_most_frequent_first(register: Register) -> None:
    problems = coverage(_fill(register), register.as_of(LATER)).problems
    assert [(item.code, len(item.activities)) for item in problems] == [("problem-0", 2), ("problem-1", 1)]


def test_coded_reports_are_told_from_others_and_their_passages_can_be_had(register: Register) -> None:
    entry = report(DORSET)
    _fill(register)
    register.add(entry)
    coding = Coding(entry.identity, Part.FINDING, 2, "leaders", 5, ("supervision", "neglect"), ("early-help",))
    keep_codings(register, "tests-1", [(entry.identity, [coding])])
    view = register.as_of(LATER)
    found = coverage(register, view)
    assert (found.coded, len(found.uncoded)) == (1, 1)
    frame = coded_passages(register, view.activities)
    assert frame.columns == list(COLUMNS)
    row = frame.row(0, named=True)
    assert (row["activity"], row["coder"], row["part"]) == (f"{DORSET}-ilacs-{SPRING}", "tests-1", "finding")
    assert (row["position"], row["weaknesses"], row["strengths"]) == (3, "supervision;neglect", "early-help")
    assert coded_passages(register, register.as_of(date(2020, 1, 1)).activities).height == 0
