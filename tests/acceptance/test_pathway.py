"""The pathway over the whole national history: accuracy, speed, and that the measured rules are as counted.

The history ships with the package, so these tests need nothing beside the checkout.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
from icalendar import Calendar

from lineofsight.frameworks import Confidence, get_framework
from lineofsight.pathway import BackTest, Citation, backtest, calendar, check_all, pathway_of, pathways, plain_backtest
from lineofsight.pathway.page import backtest_page
from lineofsight.register import GRADED_FAMILIES, Activity, Register, View
from lineofsight.vocabulary import Area, Family, Grade, Kind

PAGE = Path(__file__).parents[2] / "docs" / "backtest.md"
TODAY = date(2026, 9, 15)

pytestmark = pytest.mark.xdist_group("pathway")


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register.create(tmp_path_factory.mktemp("national") / "register.sqlite", snapshot=True) as made:
        yield made


@pytest.fixture(scope="module")
def tested(national: Register) -> BackTest:
    return backtest(national)


@pytest.fixture(scope="module")
def view(national: Register) -> View:
    return national.as_of(TODAY)


def test_every_inspection_since_2019_is_tested(national: Register, tested: BackTest) -> None:
    known = [item for item in national.activities(family=Family.ILACS) if item.fieldwork_start]
    assert len(tested.cases) == sum(item.fieldwork_start >= date(2019, 1, 1) for item in known if item.fieldwork_start)
    assert len(tested.cases) > 250


def test_the_kind_is_right_in_at_least_97_in_100(tested: BackTest) -> None:
    assert tested.figures.kind_accuracy >= 0.97


def test_grades_alone_are_right_in_at_least_93_in_100(tested: BackTest) -> None:
    assert tested.figures.kind_accuracy_by_grades_alone >= 0.93


def test_every_miss_is_explained_by_name(tested: BackTest) -> None:
    for miss in plain_backtest(tested)["misses"]:
        assert miss["authority"]
        assert miss["explanation"].startswith("Expected by: ")
        assert any("rule" in reason for reason in miss["why"])


def test_windows_since_the_pandemics_backlog_hold(tested: BackTest) -> None:
    for year in ("2025", "2026"):
        figures = tested.by_year()[year]
        assert figures.window_coverage >= 0.9
        assert figures.window_days is not None
        assert figures.window_days < 550


def test_the_committed_page_is_up_to_date(tested: BackTest) -> None:
    """If not: `python -m lineofsight.pathway.page docs/backtest.md`."""
    assert PAGE.read_text("utf-8") == backtest_page(tested)


def _good_ones(national: Register) -> Iterator[tuple[Activity, Activity, list[Activity]]]:
    """Each inspection of an authority that was good or outstanding, what it followed, and the visits in between."""
    known = national.activities()
    for item in known:
        if item.family is not Family.ILACS or item.fieldwork_start is None:
            continue
        before = national.as_of(item.fieldwork_start - timedelta(days=1)).history(item.authority_code or "")
        graded = [other for other in before if other.is_graded and other.family in GRADED_FAMILIES]
        if graded and graded[-1].grade(Area.OVERALL) in (Grade.GOOD, Grade.OUTSTANDING):
            yield item, graded[-1], [other for other in before if _follows(other, graded[-1])]


def _follows(visit: Activity, inspection: Activity) -> bool:
    return visit.kind is Kind.FOCUSED_VISIT and (visit.fieldwork_start or date.min) > (
        inspection.fieldwork_start or date.min
    )


def test_the_rules_on_visits_are_as_counted(national: Register) -> None:
    """The numbers in the notes of ilacs-2018: of how many, how many were standard inspections."""
    resumed = date(2021, 6, 28)
    found: Counter[tuple[str, bool]] = Counter()
    for item, last, visits in _good_ones(national):
        standard = item.kind is Kind.STANDARD
        many = any(visit.counts.improvements >= 4 for visit in visits)
        help_grade = last.grade(Area.HELP_PROTECTION)
        if any(visit.counts.priorities for visit in visits):
            found["priority action", standard] += 1
        if help_grade and help_grade.rank > Grade.GOOD.rank:
            found["help, many" if many else "help, not many", standard] += 1
        if many:
            found["many since" if (item.fieldwork_start or date.min) >= resumed else "many before", standard] += 1
    notes = {route.key: route.note or "" for route in get_framework("ilacs-2018").routes}
    assert f"{_share(found, 'priority action')} by" in notes["standard-after-priority-action"]
    assert f"{_share(found, 'help, many')} from" in notes["standard-after-visit-to-help"]
    assert f"against {_share(found, 'help, not many')} with" in notes["standard-after-visit-to-help"]
    assert f"{_share(found, 'many since')} since" in notes["standard-after-visit"]
    assert f"{_share(found, 'many before')} before" in notes["standard-after-visit"]


def _share(found: Counter[tuple[str, bool]], name: str) -> str:
    return f"{found[name, True]} of {found[name, True] + found[name, False]}"


def test_all_authorities_take_under_half_a_second(view: View) -> None:
    pathways(view)  # rules are read once
    started = process_time()
    found = pathways(view)
    assert len(found) == 153
    assert process_time() - started < 0.5


def test_every_authority_has_an_inspection_to_expect_with_a_window(view: View) -> None:
    for answer in pathways(view):
        assert answer.next_inspection is not None, answer.authority.name
        assert answer.next_inspection.window is not None, answer.authority.name


def test_every_rule_cited_can_be_followed_to_a_source(view: View) -> None:
    for answer in pathways(view):
        for reason in (reason for entry in answer.expected for reason in entry.why):
            if isinstance(reason, Citation):
                assert all(source.title for source in reason.sources)
                assert reason.doubt or Confidence.UNCERTAIN not in reason.confidence


def test_an_answer_is_the_same_whatever_was_published_later(national: Register) -> None:
    day = date(2023, 5, 1)
    later = national.as_of(TODAY)
    known = tuple(item for item in later.activities if item.known_from and item.known_from <= day)
    then = View(as_of=day, activities=known)
    for name in ("Peterborough", "Slough", "Leeds"):
        assert pathway_of(then, name) == pathway_of(national, name, day)


def test_calendars_of_all_authorities_can_be_read(view: View) -> None:
    for answer in pathways(view)[::10]:
        made = calendar(answer)
        assert Calendar.from_ical(made).to_ical() == made


def test_published_combinations_that_break_a_rule_are_few_and_have_pages(national: Register) -> None:
    result = check_all(national.activities())
    assert result.checked > 460
    assert result.without_framework == ()
    assert len(result.irregularities) <= 3
    assert all(found.pages for found in result.irregularities)
