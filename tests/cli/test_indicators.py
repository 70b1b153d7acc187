"""Official statistics on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.indicators.files import DORSET, LEEDS, located, write_extract, write_open_data


@pytest.fixture(autouse=True)
def _nothing_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LINEOFSIGHT_INDICATORS", str(tmp_path / "own.parquet"))


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "published"
    rows = [("LAC", year, LEEDS, value) for year, value in (("2023", "-"), ("2024", "85"))]
    write_extract(folder, [*rows, ("LAC", "0", LEEDS, "-")], {"LAC": "Annual"})
    write_open_data(folder / "some_file.csv", [located(LEEDS, extra="c"), located("E06999999", extra="1")])
    return folder


def test_load_says_what_was_read_skipped_and_unmatched_and_keeps_it(run: Run, published: Path, tmp_path: Path) -> None:
    ran = run("indicators", "load", published)
    assert ran.code == 0
    assert "long.parquet" in ran.out
    assert "year printed as '0': 1" in ran.out
    assert "Nowhere (E06999999)" in ran.out
    assert (tmp_path / "own.parquet").is_file()
    assert "85 per 10,000" in run("indicators", "series", "leeds", "care-rate").out


def test_load_into_a_file_gives_the_same_bytes_again(run: Run, published: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("indicators", "load", published, "--into", tmp_path / name).code == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_load_as_json_has_every_file_and_its_counts(run: Run, published: Path, tmp_path: Path) -> None:
    told = run("indicators", "load", published, "--into", tmp_path / "x", "--json").json
    files = {file["name"]: file for file in told["files"]}
    assert files["long.parquet"]["rows"] == 3
    assert files["long.parquet"]["skipped"] == [["year printed as '0'", 1]]
    assert told["unmatched"] == ["Nowhere (E06999999)"]
    assert told["statuses"]["value"] == 1


def test_a_folder_without_figures_is_not_found(run: Run, tmp_path: Path) -> None:
    ran = run("indicators", "load", tmp_path)
    assert ran.code == 3
    assert "holds no file of figures" in ran.error


def test_list_names_indicators_with_the_end_that_is_good(run: Run) -> None:
    ran = run("indicators", "list")
    assert "agency-share" in ran.out
    assert "Social work workforce" in ran.out
    assert "agency-workers" not in ran.out
    assert "agency-workers" in run("indicators", "list", "--all").out
    by_id = {one["id"]: one for one in run("indicators", "list", "--json").json}
    assert by_id["agency-share"]["polarity"] == "low"
    assert by_id["care-rate"]["polarity"] == "none"


def test_series_prints_figures_statuses_sources_and_why(run: Run) -> None:
    ran = run("indicators", "series", "Hackney", "repeat-referral-share")
    assert ran.code == 0
    assert "not available" in ran.out
    assert "2020/21, 2021/22: A cyberattack" in ran.out
    assert "ReReferral" in ran.out


def test_series_as_json_keeps_gaps_as_gaps(run: Run) -> None:
    told = run("indicators", "series", "Hackney", "Repeat referrals", "--json").json
    by_year = {seen["period"]["year"]: seen for seen in told["observations"]}
    assert by_year[2021]["value"] is None
    assert by_year[2021]["status"] == "not-available"
    assert by_year[2020]["numerator"] < by_year[2020]["denominator"]
    assert told["indicator"]["unit"] == "% of referrals"


def test_series_of_an_earlier_day_ends_earlier(run: Run) -> None:
    told = run("indicators", "series", "England", "care-rate", "--as-of", "2020-03-31", "--json").json
    assert told["observations"][-1]["period"]["year"] == 2019


def test_series_as_a_file_calls_it_needs_a_whole_load(run: Run, published: Path, tmp_path: Path) -> None:
    assert run("indicators", "series", "Leeds", "some_file:extra").code == 3
    run("indicators", "load", published, "--into", tmp_path / "whole.parquet")
    ran = run("indicators", "series", "Leeds", "some_file:extra", "--indicators", tmp_path / "whole.parquet")
    assert "suppressed" in ran.out


def test_compare_puts_a_figure_into_words_and_lists_the_neighbours(run: Run) -> None:
    ran = run("indicators", "compare", "Dorset", "agency-share")
    assert "than the middle of its ten neighbours" in ran.out
    assert "95% interval" in ran.out
    assert "Somerset" in ran.out


def test_compare_without_an_indicator_is_a_table_of_all(run: Run) -> None:
    ran = run("indicators", "compare", DORSET)
    assert "Dorset among others" in ran.out
    assert "Average caseload" in ran.out
    assert len(run("indicators", "compare", DORSET, "--json").json) > 55


def test_compare_as_json_has_rank_interval_and_neighbours(run: Run) -> None:
    told = run("indicators", "compare", "Dorset", "repeat-referral-share", "--json").json
    assert told["rank"]["low"] <= told["rank"]["position"] <= told["rank"]["high"]
    assert told["interval"]["low"] < told["observation"]["value"] < told["interval"]["high"]
    assert [one["rank"] for one in told["neighbours"]] == list(range(1, 11))


def test_a_region_is_not_compared(run: Run) -> None:
    ran = run("indicators", "compare", "London")
    assert ran.code == 2
    assert "is no authority" in ran.error


def test_neighbours_are_listed_by_edition(run: Run) -> None:
    assert "Somerset" in run("indicators", "neighbours", "Dorset").out
    assert len(run("indicators", "neighbours", "838", "--edition", 2021, "--json").json) == 10
    assert run("indicators", "neighbours", "Dorset", "--edition", 1999).code == 3


@pytest.mark.parametrize("command", [["series", "Narnia", "care-rate"], ["series", "Leeds", "vibes"]])
def test_what_is_not_there_is_not_found(run: Run, command: list[str]) -> None:
    ran = run("indicators", *command)
    assert ran.code == 3
    assert ran.error.startswith("Error:")


def test_a_board_prints_every_indicator_by_group_and_what_is_flagged(run: Run) -> None:
    ran = run("indicators", "board", "Leeds")
    assert ran.code == 0
    assert "Social work workforce: Leeds" in ran.out
    assert "Average caseload" in ran.out
    assert "series were long enough to judge" in ran.out
    assert "◆ " in ran.out
    assert "chance alone would show it" in ran.out


def test_a_board_as_json_is_that_of_the_day(run: Run) -> None:
    told = run("indicators", "board", "Leeds", "--as-of", "2021-06-30", "--json").json
    assert told["as_of"] == "2021-06-30"
    assert len(told["rows"]) > 55
    years = [row["observation"]["period"]["year"] for row in told["rows"] if row["observation"]]
    assert max(years) <= 2021


def test_a_board_can_be_written_as_a_page(run: Run, tmp_path: Path) -> None:
    ran = run("indicators", "board", "Hackney", "--html", tmp_path / "board.html")
    assert ran.code == 0
    page = (tmp_path / "board.html").read_text("utf-8")
    assert "<svg" in page
    assert "A cyberattack on the council left no data" in page
    assert "Referrals" not in ran.out


@pytest.mark.parametrize("kind", ["run", "neighbours", "funnel"])
def test_a_chart_is_drawn_and_told_in_words(run: Run, tmp_path: Path, kind: str) -> None:
    ran = run("indicators", "chart", "Leeds", "care-rate", "--into", tmp_path / "chart.svg", "--kind", kind)
    assert ran.code == 0
    assert (tmp_path / "chart.svg").read_text("utf-8").startswith("<svg")
    assert "children per 10,000 children" in ran.out


def test_a_chart_can_be_had_as_png_and_as_its_figures(run: Run, tmp_path: Path) -> None:
    for name in ("chart.png", "chart.csv"):
        assert run("indicators", "chart", "Leeds", "Average caseload", "--into", tmp_path / name).code == 0
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "chart.csv").read_text("utf-8").startswith("Period,Figure")


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["care-rate", "--into", "chart.jpg"], 2, ".svg, .png or .csv"),
        (["care-rate", "--into", "chart.svg", "--kind", "pie"], 2, "run, neighbours, funnel"),
        (["caseload", "--into", "chart.svg", "--kind", "funnel"], 2, "counts behind the figures"),
        (["vibes", "--into", "chart.svg"], 3, "indicators list"),
        (["care-rate", "--into", "no/such/folder/chart.svg"], 2, "cannot be written"),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_why(run: Run, options: list[str], code: int, told: str) -> None:
    ran = run("indicators", "chart", "Leeds", *options)
    assert ran.code == code
    assert told in ran.error
