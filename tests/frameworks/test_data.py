"""What must be true of every statement in the packaged data."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.frameworks import Confidence, Framework, all_frameworks, get_framework, rulebook
from lineofsight.frameworks.statements import Statement
from lineofsight.vocabulary import Area, Grade

STATEMENTS = [
    pytest.param(framework, section, statement, id=f"{framework.id}:{section}.{statement.key}")
    for framework in all_frameworks()
    for section, statement in framework.statements()
]
frameworks = st.sampled_from(all_frameworks())
INSPECTED = ("child-protection-2012", "looked-after-2013", "sif-2013", "ilacs-2018", "ilacs-2023", "ilacs-2026")


@pytest.mark.parametrize(("framework", "section", "statement"), STATEMENTS)
def test_every_statement_says_what_how_surely_and_whence(
    framework: Framework, section: str, statement: Statement
) -> None:
    assert statement.words.strip()
    assert set(statement.sources) <= rulebook().sources.keys()
    assert statement.confidence
    own = Confidence.OWN_KNOWLEDGE in statement.confidence
    assert ("K" in statement.sources) <= (own or Confidence.UNCERTAIN in statement.confidence)


def test_every_source_can_be_followed_or_is_own_knowledge() -> None:
    for source in rulebook().sources.values():
        assert source.title
        assert (source.address or "").startswith("https://") != (source.code == "K")


def test_every_source_is_used_somewhere() -> None:
    used = {code for framework in all_frameworks() for code in framework.sources}
    used |= {code for framework in all_frameworks() for _, entry in framework.statements() for code in entry.sources}
    assert rulebook().sources.keys() - used == set()


@given(frameworks, st.dates(date(2012, 1, 1), date(2030, 1, 1)))
def test_every_area_has_a_name_of_its_own_on_any_day(framework: Framework, day: date) -> None:
    in_force = [judgement for judgement in framework.judgements if judgement.in_force(day)]
    names = [name for judgement in in_force for name in (judgement.name, *judgement.variants)]
    assert len(names) == len(set(names))
    assert len({judgement.area for judgement in in_force}) == len(in_force)


@pytest.mark.parametrize("identifier", INSPECTED)
def test_the_third_grade_was_adequate_until_the_single_framework(identifier: str) -> None:
    before = identifier in ("child-protection-2012", "looked-after-2013")
    third = Grade.ADEQUATE if before else Grade.REQUIRES_IMPROVEMENT
    assert get_framework(identifier).scale == (Grade.OUTSTANDING, Grade.GOOD, third, Grade.INADEQUATE)


def test_the_judgement_on_leaders_has_two_printed_forms_from_2026() -> None:
    leaders = {
        identifier: next(entry for entry in get_framework(identifier).judgements if entry.area is Area.LEADERS)
        for identifier in ("ilacs-2023", "ilacs-2026")
    }
    assert not leaders["ilacs-2023"].variants
    assert leaders["ilacs-2026"].variants == ("The impact of leaders on practice with children and families",)


def test_a_value_in_doubt_is_marked_wherever_it_is_shown() -> None:
    for framework in all_frameworks():
        for _, statement in framework.statements():
            doubtful = Confidence.UNCERTAIN in statement.confidence
            assert statement.shown.endswith("[in doubt]") == doubtful
            assert str(statement) == statement.shown


def test_an_amendment_keeps_what_it_does_not_change_and_says_where_it_stands() -> None:
    statement = next(clock for clock in get_framework("ilacs-2026").deadlines if clock.key == "statement-of-action")
    assert statement.stated_in == "ilacs-2018"
    report = next(clock for clock in get_framework("ilacs-2026").deadlines if clock.key == "report")
    assert report.stated_in == "ilacs-2026"


def test_inspection_was_suspended_in_the_pandemic() -> None:
    pause = next(entry for entry in get_framework("ilacs-2018").pauses if entry.key == "pandemic")
    assert pause.last_start == date(2020, 3, 9)
    assert pause.starts == date(2020, 3, 17)
    assert pause.first_start == date(2021, 6, 28)
    assert pause.ends == pause.first_start - timedelta(1)


def test_the_national_framework_has_four_outcomes_three_enablers_and_six_principles() -> None:
    groups = [guide.group for guide in get_framework("ilacs-2023").national_framework]
    assert [groups.count(group) for group in ("outcome", "enabler", "principle")] == [4, 3, 6]
    assert not get_framework("ilacs-2018").national_framework
