"""The published statistics beside the checkout: everything is read, every trap is met, figures agree with the files."""

import csv
import time
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from lineofsight.authorities import all_authorities, by_code
from lineofsight.indicators import (
    ENGLAND,
    Indicators,
    Loaded,
    Observation,
    Status,
    catalogue,
    compare_board,
    load,
    neighbours,
    write_table,
)
from lineofsight.indicators.curating import candidates
from lineofsight.indicators.neighbours import read_neighbours
from lineofsight.indicators.pages import catalogue_part, load_part
from lineofsight.indicators.periods import YearType, parse_period
from lineofsight.indicators.quirks import quirks
from lineofsight.indicators.reading import read_folder
from lineofsight.indicators.store import SNAPSHOT_FILE

SHARED = Path(__file__).parents[3] / "shared"
DATA = SHARED / "data"
ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.xdist_group("indicators"),
    pytest.mark.skipif(not (DATA / "lait").is_dir(), reason="../shared, with the published data, is not here"),
]

HACKNEY, HAMPSHIRE, HEREFORDSHIRE = "E09000012", "E10000014", "E06000019"
KENSINGTON, WESTMINSTER = "E09000020", "E09000033"
KINGSTON, RICHMOND = "E09000021", "E09000027"
NORTH_NORTHANTS, WEST_NORTHANTS, NORTHANTS = "E06000061", "E06000062", "E10000021"
DORSET, OLD_DORSET, BCP, BOURNEMOUTH = "E06000059", "E10000009", "E06000058", "E06000028"
CUMBERLAND, CUMBRIA = "E06000063", "E10000006"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(DATA)


@pytest.fixture(scope="module")
def indicators(loaded: Loaded) -> Indicators:
    return Indicators(loaded.curated)


def at(indicators: Indicators, indicator: str, place: str, year: int) -> Observation:
    return indicators.at(indicator, year)[place]


def raw(*series: str) -> pl.DataFrame:
    """The rows of the tool's long file for some measures, untouched."""
    return pl.read_parquet(DATA / "lait" / "bds_long_0.parquet").filter(pl.col("Short Desc").is_in(list(series)))


# What was read


def test_every_row_of_the_tool_is_read_but_those_of_the_year_printed_as_0(loaded: Loaded) -> None:
    (file,) = [file for file in loaded.report.files if file.name == "bds_long_0.parquet"]
    assert (file.rows, file.rows_kept) == (641_070, 640_900)
    assert file.skipped == (("year printed as '0'", 170),)
    assert file.with_status == 93_883 - 170


def test_all_measures_of_the_tool_are_in_the_table(loaded: Loaded) -> None:
    dictionary = pl.read_csv(DATA / "lait" / "lait_data_dictionary.csv", infer_schema=False)
    assert dictionary.height == 448
    series = {name.removeprefix("lait:") for name in loaded.read["indicator"].unique() if name.startswith("lait:")}
    assert series == set(dictionary["Measure_short"])
    assert len(series) == 434


def test_every_cell_of_every_open_data_file_is_in_the_table(loaded: Loaded) -> None:
    for path in (DATA / "dfe").glob("*.csv"):
        (file,) = [file for file in loaded.report.files if file.name == path.name]
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        shared = sum("/" in row["new_la_code"] for row in rows)
        assert file.rows == file.rows_kept == len(rows)
        assert file.observations % (len(rows) + shared) == 0
        assert file.skipped == ()


def test_no_english_authority_is_unmatched(loaded: Loaded) -> None:
    assert loaded.report.unmatched == ()
    assert {one.code for one in all_authorities()} <= set(loaded.read["authority"])


def test_every_row_has_either_a_figure_or_a_reason(loaded: Loaded) -> None:
    with_value = [status.value for status in Status if status.has_value]
    for table in (loaded.curated, loaded.read):
        assert (table["value"].is_not_null() == table["status"].cast(pl.String).is_in(with_value)).all()


def test_no_source_of_the_catalogue_is_absent(loaded: Loaded) -> None:
    assert loaded.report.absent == ()


def test_the_65_spellings_of_a_year_are_read_but_one() -> None:
    labels = pl.read_parquet(DATA / "lait" / "bds_long_0.parquet", columns=["Years"])["Years"].unique().to_list()
    assert len(labels) == 65
    assert [label for label in labels if parse_period(label, YearType.FINANCIAL) is None] == ["0"]


def test_loading_takes_seconds_and_gives_the_same_bytes(tmp_path: Path, loaded: Loaded) -> None:
    began = time.perf_counter()
    again = load(DATA)
    write_table(tmp_path / "again.parquet", again.curated, again.read)
    assert time.perf_counter() - began < 30
    write_table(tmp_path / "first.parquet", loaded.curated, loaded.read)
    assert (tmp_path / "again.parquet").read_bytes() == (tmp_path / "first.parquet").read_bytes()


def test_codes_keep_their_meaning_and_number(loaded: Loaded) -> None:
    def codes(start: str) -> dict[str, int]:
        rows = loaded.read.filter(pl.col("indicator").str.starts_with(start) & pl.col("value").is_null())
        return dict(rows["status"].cast(pl.String).value_counts().iter_rows())

    assert codes("c1_")["suppressed"] == 296
    assert codes("d3_")["suppressed"] == 75
    assert codes("d5_")["suppressed"] == 2957
    assert codes("csww_")["low"] == 12
    assert codes("la_care_leavers_activity")["rounded-to-zero"] == 14
    assert codes("lait:") == {"missing-unexplained": 93_713}


# The traps


def test_shared_returns_are_marked_under_both_names_in_every_workforce_figure(indicators: Indicators) -> None:
    for year in range(2017, 2026):
        seen = [at(indicators, "agency-share", place, year) for place in (KINGSTON, RICHMOND)]
        assert {one.status for one in seen} == {Status.SHARED_RETURN}
        assert len({one.value for one in seen}) == 1
        assert all(one.note for one in seen)
    assert at(indicators, "caseload", NORTH_NORTHANTS, 2021).status is Status.SHARED_RETURN
    assert at(indicators, "caseload", NORTHANTS, 2020).status is Status.VALUE
    assert at(indicators, "care-rate", KINGSTON, 2025).status is Status.VALUE


@pytest.mark.parametrize(("place", "year"), [("E08000036", 2016), ("E08000031", 2018), ("E08000017", 2023)])
def test_false_zeros_of_reviews_on_time_are_gaps(indicators: Indicators, place: str, year: int) -> None:
    seen = at(indicators, "plan-review-share", place, year)
    assert (seen.value, seen.status) == (None, Status.FALSE_ZERO)
    assert seen.note is not None
    assert "on time" in seen.note


def test_every_false_zero_is_printed_as_zero_and_there_are_no_others_in_reviews_on_time(loaded: Loaded) -> None:
    zeros = loaded.curated.filter((pl.col("indicator") == "plan-review-share") & (pl.col("value") == 0))
    assert set(zeros["authority"]) <= {"E09000001", "E06000053"}
    printed = raw("RevCP").filter((pl.col("Values") == "0") & ~pl.col("LA Number").is_in([201.0, 420.0]))
    assert sorted(printed["LA and Regions"]) == ["Doncaster", "Wakefield", "Wolverhampton"]


def test_a_zero_of_the_tool_that_hides_a_code_of_the_department_is_no_zero(indicators: Indicators) -> None:
    sunderland = at(indicators, "agency-share", "E08000024", 2024)
    printed = raw("Work_Force_Agecy_Rate").filter((pl.col("LA Number") == 394) & (pl.col("Years") == "2024"))
    assert printed["Values"].to_list() == ["0"]
    assert (sunderland.value, sunderland.status) == (None, Status.LOW)


def test_one_figure_printed_for_every_authority_is_taken_for_none(indicators: Indicators) -> None:
    printed = raw("Stability_School").filter((pl.col("Years") == "2018") & (pl.col("LA Number") < 970))
    assert printed["Values"].unique().to_list() == ["12"]
    seen = indicators.at("school-move-share", 2018)
    assert not any(one.status.comparable for one in seen.values())


@pytest.mark.parametrize(
    ("place", "indicator", "year", "status"),
    [
        (HACKNEY, "repeat-referral-share", 2021, Status.NOT_AVAILABLE),
        (HACKNEY, "section-47-rate", 2022, Status.NOT_AVAILABLE),
        (HAMPSHIRE, "repeat-referral-share", 2024, Status.UNRELIABLE),
        (HAMPSHIRE, "conferences", 2024, Status.FALSE_ZERO),
        (HEREFORDSHIRE, "repeat-referral-share", 2024, Status.UNRELIABLE),
        (KENSINGTON, "agency-share", 2025, Status.NOT_AVAILABLE),
        (WESTMINSTER, "caseload", 2025, Status.NOT_AVAILABLE),
        (BCP, "repeat-referral-share", 2020, Status.NOT_AVAILABLE),
    ],
)
def test_gaps_that_are_events_say_so(
    indicators: Indicators, place: str, indicator: str, year: int, status: Status
) -> None:
    seen = at(indicators, indicator, place, year)
    assert (seen.value, seen.status) == (None, status)
    assert seen.note is not None


def test_the_cyberattack_of_hackney_left_the_care_return_whole(indicators: Indicators) -> None:
    assert at(indicators, "care-rate", HACKNEY, 2021).status is Status.VALUE


@pytest.mark.parametrize(
    ("indicator", "before", "after", "last", "first"),
    [
        ("agency-share", BOURNEMOUTH, BCP, 2018, 2019),
        ("repeat-plan-share", BOURNEMOUTH, BCP, 2019, 2020),
        ("agency-share", NORTHANTS, WEST_NORTHANTS, 2020, 2021),
        ("repeat-plan-share", NORTHANTS, WEST_NORTHANTS, 2021, 2022),
        ("agency-share", CUMBRIA, CUMBERLAND, 2022, 2023),
        ("repeat-plan-share", CUMBRIA, CUMBERLAND, 2023, 2024),
    ],
)
def test_a_successors_first_return_differs_by_collection(
    indicators: Indicators, indicator: str, before: str, after: str, last: int, first: int
) -> None:
    def years(place: str) -> list[int]:
        observations = indicators.series(place, indicator).observations
        return [one.period.year for one in observations if one.status.comparable]

    assert years(before)[-1] == last
    assert years(after)[0] == first


def test_no_figure_counts_for_a_time_without_the_authority(loaded: Loaded) -> None:
    counted = loaded.curated.filter(pl.col("status").cast(pl.String).is_in(["value", "shared-return"]))
    for place, end in counted.select("authority", "end").unique().iter_rows():
        assert place.startswith(("E92", "E12", "E13")) or by_code(place).existed_on(end)


def test_the_abolished_dorset_does_not_go_on(indicators: Indicators) -> None:
    printed = raw("CareApplications").filter((pl.col("LA Number") == 835) & (pl.col("Years") == "2025"))
    assert printed["Values"].to_list() == ["8.1"]
    seen = at(indicators, "care-application-rate", OLD_DORSET, 2025)
    assert (seen.value, seen.status) == (8.1, Status.OUTSIDE_LIFE)
    today = at(indicators, "care-application-rate", DORSET, 2025)
    assert (today.value, today.note is not None) == (None, True)


@pytest.mark.parametrize("place", ["E06000060", "E06000065", "E06000066", "E08000038", "E08000039"])
def test_a_change_of_code_alone_breaks_no_series(indicators: Indicators, place: str) -> None:
    seen = indicators.series(place, "repeat-referral-share").observations
    assert [one.period.year for one in seen if one.status.comparable] == list(range(2013, 2026))


def test_the_tool_and_the_departments_files_never_print_different_figures(loaded: Loaded) -> None:
    rows = candidates(read_folder(DATA).tidy, catalogue()).filter(pl.col("value").is_not_null())
    key = ["indicator", "authority", "year"]
    several = rows.group_by(key).agg(pl.col("value").n_unique().alias("figures"), pl.len()).filter(pl.col("len") > 1)
    assert several.height > 20_000
    assert several.filter(pl.col("figures") > 1).is_empty()


def test_rates_worked_out_here_agree_with_those_the_tool_prints(loaded: Loaded) -> None:
    rows = loaded.curated.filter(
        pl.col("indicator").is_in(["referral-rate", "child-in-need-rate", "plan-rate"])
        & pl.col("source").str.starts_with("bds_long")
        & pl.col("numerator").is_not_null()
    )
    assert rows.height > 4000
    off = (rows["numerator"] / rows["denominator"] * 10_000 - rows["value"]).abs()
    assert off.max() <= 0.15  # type: ignore[operator]


def test_years_before_the_tool_begins_come_from_the_departments_files(indicators: Indicators) -> None:
    for indicator in ("referral-rate", "repeat-referral-share", "plan-rate", "repeat-plan-share"):
        years = indicators.series("Leeds", indicator).years
        assert years == tuple(range(2013, 2026))


def test_revised_and_provisional_years_are_told_apart(loaded: Loaded) -> None:
    rows = loaded.read.filter(pl.col("indicator") == "lait:APSE_Alevel").unique("end")
    assert set(rows["release"]) >= {"plain", "revised", "final"}
    assert set(loaded.read.filter(pl.col("indicator") == "lait:LACFinance")["release"]) == {"outturn"}
    assert "provisional" in set(loaded.read["release"])


def test_the_city_and_scilly_are_kept_and_stand_apart(indicators: Indicators) -> None:
    assert {entry.authority for entry in quirks().apart} == {"E09000001", "E06000053"}
    for place in ("City of London", "Isles of Scilly"):
        board = compare_board(indicators, place)
        assert board
        assert all(one.rank is None for one in board)


def test_plan_starts_have_no_direction_though_the_tool_calls_few_good() -> None:
    dictionary = pl.read_csv(DATA / "lait" / "lait_data_dictionary.csv", infer_schema=False)
    printed = dictionary.filter(pl.col("Measure_short") == "CPP_Abuse_Rate")["Polarity"].to_list()
    assert printed == ["Low"]
    assert catalogue().indicator("plan-start-rate").polarity.value == "none"


@pytest.mark.parametrize(("file", "edition"), [("sn_april_2021.xlsx", 2021), ("sn_may_2025.xlsx", 2025)])
def test_the_neighbours_shipped_are_those_of_the_workbooks(file: str, edition: int) -> None:
    listed, report = read_neighbours(DATA / "lait" / file, edition)
    assert report.rows == 158
    assert report.unmatched == ()
    for one in all_authorities():
        shipped = [(near.authority, near.closeness_words) for near in neighbours(one.code, edition)]
        assert shipped == [(line.neighbour, line.closeness) for line in listed if line.authority == one.code]
        assert len(shipped) == (0 if edition == 2021 and one.code in (CUMBERLAND, "E06000064") else 10)


def test_the_neighbours_agree_with_a_second_copy_of_the_model() -> None:
    with (DATA / "reference" / "sn_model_2025_wide.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 153
    for row in rows:
        expected = [(by_code(row[f"SN_{rank}"]).code, row[f"SN_{rank}P"].strip().lower()) for rank in range(1, 11)]
        assert [(one.authority, one.closeness_words) for one in neighbours(row["old_la_code"])] == expected


# Figures checked by eye: Leeds, Hackney and Dorset, read in the files by their line (the heading is line 1) or, in the
# tool's long file, by their row (the first is row 0)

BY_EYE = [
    # c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv, rereferral_percent, lines 222, 301 and 289
    ("repeat-referral-share", 2024, {"Leeds": 24.2, "Hackney": 19.9, "Dorset": 14.1}),
    # d3_cpps_subsequent_plan_2013_to_2025.csv, CPP_subsequent_percent, lines 222, 301 and 289
    ("repeat-plan-share", 2024, {"Leeds": 25.0, "Hackney": 20.8, "Dorset": 29.1}),
    # cla_number_and_rate_per_10k_children.csv, rate_per_10000 on 31 March, lines 189, 411 and 393
    ("care-rate", 2025, {"Leeds": 85.0, "Hackney": 65.0, "Dorset": 65.0}),
    # la_cla_placement_stability.csv, children_percent with 3 or more during the year, lines 379, 823 and 787
    ("three-placements-share", 2025, {"Leeds": 13.0, "Hackney": 13.0, "Dorset": 11.0}),
    # la_care_leavers_activity.csv, total in education, employment or training, lines 1511, 3287 and 3143
    ("leaver-activity-share", 2025, {"Leeds": 46.0, "Hackney": 58.0, "Dorset": 62.0}),
    # csww_indicators_2017_to_2025.csv, agency_rate_fte, lines 57, 135 and 123
    ("agency-share", 2025, {"Leeds": 2.1, "Hackney": 21.5, "Dorset": 12.1}),
    # bds_long_0.parquet, Continue_Assess_Comp, rows 261873, 261850 and 261839
    ("assessment-in-time-share", 2025, {"Leeds": 73.2, "Hackney": 90.4, "Dorset": 88.3}),
    # bds_long_0.parquet, RevCP, rows 33393, 33370 and 33359
    ("plan-review-share", 2025, {"Leeds": 80.1, "Hackney": 86.8, "Dorset": 95.5}),
    # bds_long_0.parquet, LACFinance, 2024-25 (OT), rows 4153, 4130 and 4119
    ("care-weekly-cost", 2025, {"Leeds": 1905.0, "Hackney": 2450.0, "Dorset": 2485.0}),
]

COUNTS_BY_EYE = [
    # the lines above: rereferral_count of referral_count
    ("repeat-referral-share", 2024, {"Leeds": (2399, 9914), "Hackney": (753, 3782), "Dorset": (345, 2454)}),
    # the lines above: CPP_subsequent of CPP_start
    ("repeat-plan-share", 2024, {"Leeds": (214, 855), "Hackney": (60, 288), "Dorset": (104, 357)}),
    # the lines above: children_count and population_estimate
    ("care-rate", 2025, {"Leeds": (1498, 176_239), "Hackney": (352, 54_191), "Dorset": (437, 67_149)}),
    # the lines above, and the lines before them: Total
    ("leaver-activity-share", 2025, {"Leeds": (273, 600), "Hackney": (152, 262), "Dorset": (129, 209)}),
    # the lines above: agency_fte, and inpost_fte and agency_fte together
    ("agency-share", 2025, {"Leeds": (14, 674.4), "Hackney": (53, 246.3), "Dorset": (29.8, 245.5)}),
]


@pytest.mark.parametrize(("indicator", "year", "figures"), BY_EYE, ids=[entry[0] for entry in BY_EYE])
def test_figures_agree_with_the_files_read_by_eye(
    indicators: Indicators, indicator: str, year: int, figures: dict[str, float]
) -> None:
    for place, value in figures.items():
        (seen,) = [one for one in indicators.series(place, indicator).observations if one.period.year == year]
        assert (seen.value, seen.status) == (value, Status.VALUE)


@pytest.mark.parametrize(("indicator", "year", "counts"), COUNTS_BY_EYE, ids=[entry[0] for entry in COUNTS_BY_EYE])
def test_counts_agree_with_the_files_read_by_eye(
    indicators: Indicators, indicator: str, year: int, counts: dict[str, tuple[float, float]]
) -> None:
    for place, expected in counts.items():
        (seen,) = [one for one in indicators.series(place, indicator).observations if one.period.year == year]
        assert (seen.numerator, seen.denominator) == expected


# What ships


def test_the_shipped_figures_are_those_of_the_files(loaded: Loaded, tmp_path: Path) -> None:
    write_table(tmp_path / "now.parquet", loaded.curated)
    assert pl.read_parquet(SNAPSHOT_FILE).equals(pl.read_parquet(tmp_path / "now.parquet"))


def test_the_page_is_what_catalogue_and_load_say(loaded: Loaded) -> None:
    page = (ROOT / "docs" / "reference" / "indicators.md").read_text("utf-8")
    written = catalogue_part(catalogue(), quirks()) + "\n" + load_part(loaded.report)
    # Other files in the folder, of no known layout, are not on the page.
    assert page == written


def test_a_board_of_what_ships_takes_no_time() -> None:
    began = time.perf_counter()
    board = Indicators.open(SNAPSHOT_FILE).board("Leeds")
    assert time.perf_counter() - began < 1
    assert sum(series.latest is not None for series in board) >= 60


def test_a_person_of_2020_does_not_know_the_years_after(indicators: Indicators) -> None:
    board = indicators.board("England", date(2020, 3, 31))
    published = [one.published for series in board for one in series.observations]
    assert max(published) <= date(2020, 3, 31)
    assert indicators.series(ENGLAND, "care-rate", date(2020, 3, 31)).years[-1] == 2019
