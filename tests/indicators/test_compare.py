"""A figure among others: who stands with whom, what chance explains, and words that claim no more."""

from collections.abc import Mapping
from datetime import date

import polars as pl
import pytest

from lineofsight.authorities import all_authorities, by_code, in_region
from lineofsight.errors import NotFoundError, UsageError
from lineofsight.indicators.compare import compare, compare_board
from lineofsight.indicators.neighbours import neighbours
from lineofsight.indicators.store import Indicators
from lineofsight.indicators.tidy import STATUS
from tests.indicators.files import DORSET, ENGLAND, KINGSTON, LEEDS, OLD_DORSET, RICHMOND, stored

CITY, SCILLY = "E09000001", "E06000053"
TODAY = [one.code for one in all_authorities() if one.closed is None]
SHARE = "repeat-referral-share"


def of(values: Mapping[str, float | str], indicator: str = SHARE, size: float | None = 1000.0) -> Indicators:
    """Figures of 2024 for the places given and, for every other authority of today, a spread of made-up ones."""
    filled = {code: 10.0 + place / 10 for place, code in enumerate(TODAY)} | dict(values)
    rows: list[object] = []
    for code, value in filled.items():
        counts = [(value * size / 100, size)] if size and isinstance(value, float) else []
        rows.append((indicator, code, 2024, value, *counts))
    return Indicators(stored(*rows))  # type: ignore[arg-type]


def only(values: dict[str, float | str], indicator: str = SHARE) -> Indicators:
    return Indicators(stored(*((indicator, code, 2024, value) for code, value in values.items())))


def test_the_latest_figure_stands_among_those_of_the_same_year() -> None:
    found = compare(of({LEEDS: 99.0, ENGLAND: 17.0}), "Leeds", SHARE)
    assert found.observation is not None
    assert (found.observation.value, found.observation.period.year, found.england) == (99.0, 2024, 17.0)
    assert found.region.name == "Yorkshire and the Humber"
    assert found.region.count == len(in_region("Yorkshire and the Humber", date(2025, 1, 1)))


def test_the_ten_neighbours_are_given_with_their_figures_and_their_middle() -> None:
    near = [one.authority for one in neighbours(LEEDS)]
    values = {code: float(place) for place, code in enumerate(near, start=1)}
    found = compare(of(values), LEEDS, SHARE)
    assert [one.neighbour.authority for one in found.neighbours] == near
    assert [one.observation.value if one.observation else None for one in found.neighbours] == list(values.values())
    assert (found.neighbour_group.median, found.neighbour_group.count) == (5.5, 10)


def test_a_neighbour_without_a_figure_stays_in_the_list_and_out_of_the_middle() -> None:
    first, *others = [one.authority for one in neighbours(LEEDS)]
    found = compare(of({first: "suppressed"} | dict.fromkeys(others, 7.0)), LEEDS, SHARE)
    assert found.neighbours[0].observation is not None
    assert found.neighbours[0].observation.value is None
    assert (found.neighbour_group.median, found.neighbour_group.count) == (7.0, 9)


@pytest.mark.parametrize(
    ("indicator", "position"), [(SHARE, "last"), ("care-rate", "first"), ("plan-review-share", "first")]
)
def test_the_best_is_first_or_the_highest_where_neither_end_is_good(indicator: str, position: str) -> None:
    rank = compare(of({LEEDS: 99.0}, indicator), LEEDS, indicator).rank
    assert rank is not None
    assert rank.position == (1 if position == "first" else rank.of)
    assert rank.quarter == (1 if position == "first" else 4)


def test_authorities_too_small_or_not_of_the_time_are_not_ranked() -> None:
    rank = compare(of({OLD_DORSET: "outside-life", CITY: 1.0, SCILLY: 1.0}), LEEDS, SHARE).rank
    assert rank is not None
    assert rank.of == len(TODAY) - 2
    small = compare(of({}), "City of London", SHARE)
    assert small.rank is None
    assert "few children" in small.no_rank


def test_two_authorities_of_one_return_count_once_for_others_and_each_for_itself() -> None:
    shared = pl.col("authority").is_in([KINGSTON, RICHMOND])
    status = pl.when(shared).then(pl.lit("shared-return", dtype=STATUS)).otherwise("status")
    marked = stored(*(("agency-share", code, 2024, 12.0) for code in TODAY)).with_columns(status=status)
    for code in (LEEDS, KINGSTON, RICHMOND):
        rank = compare(Indicators(marked), code, "agency-share").rank
        assert rank is not None
        assert rank.of == len(TODAY) - 3


def test_a_count_is_not_ranked_nor_set_against_others() -> None:
    found = compare(of({LEEDS: 500.0, ENGLAND: 30_000.0}, "social-workers", None), LEEDS, "social-workers")
    assert found.rank is None
    assert "size" in found.no_rank
    assert len(found.statements) == 1


def test_chance_is_weighed_before_anything_is_called_worse() -> None:
    certain = compare(of({LEEDS: 30.0, ENGLAND: 17.0}, size=100_000.0), LEEDS, SHARE).statements
    unsure = compare(of({LEEDS: 20.0, ENGLAND: 17.0}, size=50.0), LEEDS, SHARE).statements
    assert "Higher than England (17.0%), which is worse." in certain
    assert "Higher than England (17.0%), by no more than chance could explain." in unsure


def test_better_and_worse_are_said_only_where_one_end_is_good() -> None:
    assert "worse" in " ".join(compare(of({LEEDS: 90.0, ENGLAND: 17.0}), LEEDS, SHARE).statements)
    neutral = " ".join(
        compare(
            of({LEEDS: 90.0, ENGLAND: 17.0}, "assessed-not-in-need-share"), LEEDS, "assessed-not-in-need-share"
        ).statements
    )
    assert "Higher than England" in neutral
    assert "worse" not in neutral
    assert "better" not in neutral


def test_without_counts_nothing_is_called_worse_and_the_reason_is_given() -> None:
    found = compare(of({LEEDS: 90.0, ENGLAND: 17.0}, size=None), LEEDS, SHARE)
    assert found.interval is None
    assert found.rank is not None
    assert found.rank.low is None
    words = " ".join(found.statements)
    assert "worse" not in words
    assert "What chance could explain is not known: the counts behind it are missing" in words


def test_an_equal_figure_is_neither_higher_nor_lower() -> None:
    assert "The same as England (17.0%)." in compare(of({LEEDS: 17.0, ENGLAND: 17.0}), LEEDS, SHARE).statements


def test_few_children_are_said() -> None:
    found = compare(of({LEEDS: 5.0}, size=60.0), LEEDS, SHARE)
    assert found.rests_on_few
    assert "It rests on few children: one more or less shows in it." in found.statements


def test_a_gap_after_the_latest_figure_is_said() -> None:
    rows = stored((SHARE, LEEDS, 2023, 20.0), (SHARE, LEEDS, 2024, "suppressed"), (SHARE, ENGLAND, 2023, 21.0))
    found = compare(Indicators(rows), LEEDS, SHARE)
    assert (found.england, found.newer_gap is not None) == (21.0, True)
    assert found.statements[-1] == "For 2023/24 there is no figure: suppressed, to protect children."


def test_an_authority_that_never_had_a_figure_gets_its_reason() -> None:
    found = compare(only({LEEDS: "suppressed", ENGLAND: 1.0}), LEEDS, SHARE)
    assert found.interval is None
    assert found.rank is None
    assert found.statements == ("Repeat referrals: no figure (suppressed, to protect children).",)


def test_an_authority_without_any_row_gets_an_empty_comparison() -> None:
    found = compare(only({ENGLAND: 1.0}), LEEDS, SHARE)
    assert found.observation is None
    assert found.statements == ("Repeat referrals: no figure (not listed in the sources used).",)


def test_an_earlier_day_compares_what_was_published_then() -> None:
    rows = stored((SHARE, LEEDS, 2023, 20.0), (SHARE, LEEDS, 2024, 30.0), (SHARE, DORSET, 2023, 25.0))
    found = compare(Indicators(rows), LEEDS, SHARE, date(2024, 3, 1))
    assert found.observation is not None
    assert (found.observation.value, found.rank.of if found.rank else None) == (20.0, 2)


def test_an_earlier_day_has_the_neighbours_of_then() -> None:
    rows = stored((SHARE, LEEDS, 2023, 20.0))
    found = compare(Indicators(rows), LEEDS, SHARE, date(2024, 3, 1))
    assert found.edition == 2021
    assert [one.neighbour for one in found.neighbours] == list(neighbours(LEEDS, 2021))


def test_a_board_compares_every_indicator_with_a_row() -> None:
    assert [one.indicator.id for one in compare_board(of({}), DORSET)] == [SHARE]


def test_every_authority_of_today_can_be_compared_on_what_ships() -> None:
    shipped = Indicators.open()
    for code in TODAY[::10]:
        found = compare(shipped, code, "care-rate")
        assert found.authority.name == by_code(code).label
        assert len(found.neighbours) == 10
        assert found.statements


@pytest.mark.parametrize("place", ["England", "London"])
def test_regions_and_england_are_not_compared(place: str) -> None:
    with pytest.raises(UsageError, match="is no authority"):
        compare(of({}), place, SHARE)


def test_an_indicator_that_is_none_is_an_error() -> None:
    with pytest.raises(NotFoundError):
        compare(of({}), LEEDS, "vibes")
