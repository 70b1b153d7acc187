"""The catalogue ships whole, in plain words, and refuses what does not fit."""

from pathlib import Path

import pytest

from lineofsight.errors import DataError, NotFoundError
from lineofsight.indicators.catalogue import COUNTS, Indicator, Kind, Polarity, catalogue, load_catalogue
from tests.indicators.files import CATALOGUE

BOARD = catalogue().board
DEMAND = ["referral-rate", "child-in-need-rate", "section-47-rate", "conference-rate", "plan-rate", "plan-start-rate"]


def changed(tmp_path: Path, old: str, new: str) -> Path:
    path = tmp_path / "changed.toml"
    assert old in CATALOGUE
    path.write_text(CATALOGUE.replace(old, new), encoding="utf-8")
    return path


def test_about_sixty_indicators_are_on_the_board() -> None:
    assert 55 <= len(BOARD) <= 70
    assert len({one.name for one in BOARD}) == len(BOARD)


@pytest.mark.parametrize("indicator", catalogue().indicators, ids=lambda one: one.id)
def test_every_indicator_is_named_and_explained_in_a_plain_sentence(indicator: Indicator) -> None:
    assert indicator.plain.endswith(".")
    assert indicator.unit
    assert ":" not in indicator.id + indicator.name  # as in the series of a file
    assert indicator.lag_days > 0
    assert not {"LAC", "CPP", "NEET", "CLA", "CIN", "EHCP", "FTE"} & set(indicator.name.split())


@pytest.mark.parametrize("name", [*DEMAND, "care-rate", "care-start-rate", "care-application-rate", "adoption-share"])
def test_what_is_neither_good_nor_bad_has_no_direction(name: str) -> None:
    assert catalogue().indicator(name).polarity is Polarity.NONE


@pytest.mark.parametrize(
    ("name", "polarity"), [("agency-share", Polarity.LOW), ("assessment-in-time-share", Polarity.HIGH)]
)
def test_what_is_good_at_one_end_says_so(name: str, polarity: Polarity) -> None:
    assert catalogue().indicator(name).polarity is polarity


def test_counts_behind_rates_are_kept_off_the_board() -> None:
    counts = [one for one in catalogue().indicators if one.group == COUNTS]
    assert counts
    assert not {one.id for one in counts} & {one.id for one in BOARD}
    assert {one.kind for one in counts} <= {Kind.COUNT, Kind.MONEY}


def test_an_indicator_is_found_by_id_and_by_name_in_any_case() -> None:
    assert catalogue().indicator("Agency Social Workers") is catalogue().indicator("agency-share")


def test_an_indicator_that_is_none_names_those_alike() -> None:
    with pytest.raises(NotFoundError, match="agency-share"):
        catalogue().indicator("agency")


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("agency-share", 12.34, "12.3%"),
        ("care-rate", 67.0, "67 per 10,000"),
        ("suspension-rate", 11.307, "11.31 per 100"),
        ("care-weekly-cost", 2485.4, "£2,485"),
        ("caseload", 15.25, "15.3"),
        ("population-0-17", 12183016.0, "12,183,016"),
        ("care-rate", None, "–"),
    ],
)
def test_values_are_written_with_their_unit(name: str, value: float | None, written: str) -> None:
    assert catalogue().indicator(name).written(value) == written


def test_the_collection_says_when_its_years_end_and_figures_appear(tmp_path: Path) -> None:
    path = changed(tmp_path, 'sources = ["lait:Late"', 'lag_days = 7\nsources = ["lait:Late"')
    book = load_catalogue(path)
    assert (book.indicator("late").lag_days, book.indicator("visits").lag_days) == (7, 235)
    assert book.indicator("late").period == "year to 31 March"
    assert book.indicator("children").year_type.last_day == (6, 30)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "mean"', 'kind = "vibe"', r"indicators\.distance\.kind"),
        ('unit = "miles"', 'unit = "miles"\ncolour = "red"', r"distance\.colour"),
        ('group = "care"', 'group = "fun"', "no group 'fun'"),
        ('collection = "people"', 'collection = "moon"', "no collection 'moon'"),
        ('denominator = "children"', 'denominator = "dogs"', "'dogs' is no indicator"),
        ('sources = ["lait:Distance"]', "", "neither sources nor derived"),
        ('denominator = "children"', "", "without numerator and denominator"),
        ("[groups]", "[groups", "is not TOML"),
    ],
)
def test_a_catalogue_that_does_not_fit_is_refused_with_the_place(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        load_catalogue(changed(tmp_path, old, new))
