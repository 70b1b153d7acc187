"""Workforce and judgements: who is compared with whom, estimates with known answers, a page that says what it found."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from lineofsight.authorities import in_region
from lineofsight.briefings.workforce.effects import Sample
from lineofsight.briefings.workforce.page import results_of_snapshot, workforce_page
from lineofsight.briefings.workforce.panel import MEASURES, OFFSETS, census_before, panel_of
from lineofsight.briefings.workforce.results import Results
from lineofsight.chance import holm
from lineofsight.indicators.store import Indicators
from lineofsight.register.activity import Activity
from lineofsight.register.grouping import activities_of
from lineofsight.vocabulary import Family, Grade, Kind
from tests.indicators.files import LEEDS, stored
from tests.register.builders import report

PAGE = Path(__file__).parents[2] / "docs" / "analysis" / "workforce-and-judgements.md"
AGENCY = MEASURES[0]
REGION = [one.code for one in in_region("Yorkshire and the Humber", date(2024, 1, 1))]
NORTH_NORTHANTS, WEST_NORTHANTS, DERBY = "E06000061", "E06000062", "E06000015"


@pytest.fixture(scope="module")
def results() -> Results:
    return results_of_snapshot()


def inspected(*grades: tuple[date, str], authority: str = LEEDS) -> list[Activity]:
    entries = [report(authority, start, grades={"overall": grade}) for start, grade in grades]
    return activities_of(entries)


def census(values: dict[str, float], year: int = 2022) -> Indicators:
    """Agency shares on 30 September."""
    frame = stored(*((AGENCY, code, year, value) for code, value in values.items()))
    return Indicators(frame.with_columns(end=date(year, 9, 30), start=date(year - 1, 10, 1)))


def gaps(indicators: Indicators, activities: Sequence[Activity]) -> list[float]:
    return [float(gap) for gap in panel_of(indicators, activities).column(AGENCY, 0)]


@pytest.mark.parametrize(
    ("started", "year"),
    [(date(2022, 9, 30), 2021), (date(2022, 10, 1), 2022), (date(2022, 1, 10), 2021), (date(2022, 12, 5), 2022)],
)
def test_before_is_the_last_census_before_the_inspection_began(started: date, year: int) -> None:
    assert census_before(started) == year


def test_a_gap_is_the_distance_from_the_median_of_the_regions_others() -> None:
    others = dict(zip([code for code in REGION if code != LEEDS], [1.0, 2.0, 9.0, 10.0, 40.0], strict=False))
    assert gaps(census({LEEDS: 15.0, **others}), inspected((date(2023, 2, 6), "good"))) == [6.0]


def test_a_shared_return_counts_once_and_never_against_itself() -> None:
    values = {NORTH_NORTHANTS: 30.0, WEST_NORTHANTS: 30.0, DERBY: 10.0}
    found = panel_of(census(values), inspected((date(2023, 2, 6), "good"), authority=NORTH_NORTHANTS))
    assert found.column(AGENCY, 0)[0] == 20.0
    derby = panel_of(census({**values, "E06000018": 12.0}), inspected((date(2023, 2, 6), "good"), authority=DERBY))
    assert derby.column(AGENCY, 0)[0] == 10.0 - 21.0
    assert found.inspections[0].cluster == NORTH_NORTHANTS


def test_a_year_without_a_figure_has_no_gap() -> None:
    found = panel_of(census({LEEDS: 15.0, REGION[0]: 10.0, REGION[1]: 12.0}), inspected((date(2023, 2, 6), "good")))
    assert [np.isnan(found.column(AGENCY, offset)[0]) for offset in OFFSETS] == [True, True, False, True, True, True]


def test_grades_before_are_the_authoritys_own_and_inadequate_cannot_decline() -> None:
    found = panel_of(
        census({LEEDS: 15.0}),
        inspected(
            (date(2018, 3, 5), "inadequate"), (date(2020, 3, 2), "good"), (date(2023, 2, 6), "requires-improvement")
        ),
    )
    assert [(one.previous, one.declined) for one in found.inspections] == [
        (None, None),
        (Grade.INADEQUATE, None),
        (Grade.GOOD, True),
    ]


def test_visits_reviews_and_the_smallest_authorities_are_left_out() -> None:
    visit = report(LEEDS, date(2023, 2, 6), family=Family.FOCUSED_VISIT, kind=Kind.FOCUSED_VISIT, judgements=())
    city = inspected((date(2023, 2, 6), "good"), authority="E09000001")
    early = inspected((date(2016, 2, 8), "good"))
    assert panel_of(census({LEEDS: 1.0}), [*activities_of([visit]), *city, *early]).inspections == ()


def made(size: int = 400) -> tuple[Sample, np.ndarray, np.ndarray]:
    """Cases in clusters of two; marked ones lie two above the others."""
    random = np.random.default_rng(1)
    marked = (random.random(size) < 0.4).astype(float)
    values = random.normal(size=size) + 2 * marked
    return Sample([str(place // 2) for place in range(size)]), values, marked


def test_a_difference_is_that_of_the_means_with_an_interval_about_it() -> None:
    sample, values, marked = made()
    found = sample.difference(values, marked)
    expected = values[marked == 1].mean() - values[marked == 0].mean()
    error = np.sqrt(sum(values[marked == side].var(ddof=1) / (marked == side).sum() for side in (0, 1)))
    assert found.value == pytest.approx(expected)
    assert (found.low, found.high) == pytest.approx((expected - 1.96 * error, expected + 1.96 * error), abs=0.05)
    assert found.p_value < 1e-6


def test_what_a_control_explains_is_no_difference() -> None:
    random = np.random.default_rng(2)
    control = random.integers(0, 2, 400).astype(float)
    marked = (random.random(400) < 0.2 + 0.6 * control).astype(float)
    values = 5 * control + random.normal(size=400)
    sample = Sample([str(place) for place in range(400)])
    assert sample.difference(values, marked).value > 2
    assert abs(sample.difference(values, marked, control[:, np.newaxis]).value) < 0.3


def test_clusters_of_the_same_cases_widen_the_interval() -> None:
    values = np.repeat(np.random.default_rng(3).normal(size=100), 4)
    alone = Sample([str(place) for place in range(400)]).mean(values)
    together = Sample([str(place // 4) for place in range(400)]).mean(values)
    assert together.high - together.low == pytest.approx(2 * (alone.high - alone.low), rel=0.2)


def test_standardised_differences_are_cohens() -> None:
    sample = Sample([str(place) for place in range(6)])
    found = sample.standardised(np.array([1.0, 2, 3, 3, 4, 5]), np.array([0.0, 0, 0, 1, 1, 1]))
    assert found == pytest.approx(2.0)


def test_odds_are_those_of_a_logistic_regression() -> None:
    # Of 100 at -1 20 are marked, of 100 at +1 50: odds 0.25 and 1, so fourfold over two units.
    values = np.repeat([-1.0, 1.0], 100)
    marked = np.concatenate([np.arange(100) < 20, np.arange(100) < 50]).astype(float)
    found = Sample([str(place) for place in range(200)]).odds(values, marked, np.empty((200, 0)))
    per_sd = 4 ** (values.std(ddof=1) / 2)
    assert found.value == pytest.approx(per_sd, rel=1e-3)
    assert found.low < found.value < found.high


def test_the_rank_correlation_is_spearmans_ties_and_gaps_included() -> None:
    random = np.random.default_rng(4)
    grades = random.integers(1, 5, 120).astype(float)
    values = np.round(random.normal(size=120) + grades / 2, 1)
    values[:7] = np.nan
    found = Sample([str(place) for place in range(120)]).rank_correlation(values, grades)
    assert found.value == pytest.approx(stats.spearmanr(values[7:], grades[7:]).statistic)
    assert found.cases == 113


def test_holm_raises_p_values_as_its_author_did() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]


def test_the_same_cases_give_the_same_estimates() -> None:
    sample, values, marked = made()
    assert made()[0].difference(values, marked) == sample.difference(values, marked)


def test_the_page_is_what_the_shipped_figures_and_history_give(results: Results) -> None:
    assert PAGE.read_text("utf-8") == workforce_page(results)


def test_agency_work_is_higher_before_an_inadequate_judgement_and_rises_after(results: Results) -> None:
    before, moves = results.before[AGENCY], results.moves[AGENCY]
    assert before.inadequate.value == pytest.approx(8.1, abs=1)
    assert moves.after[0].value == pytest.approx(7.1, abs=1)
    assert all(held < 0.05 for _, held in results.primary[AGENCY])


def test_absence_tells_nothing(results: Results) -> None:
    assert all(held > 0.5 for _, held in results.primary["sickness-rate"])
