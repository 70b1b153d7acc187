"""What is odd is marked with its reason; no figure is changed."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from lineofsight.authorities import by_code
from lineofsight.errors import DataError
from lineofsight.indicators.catalogue import Catalogue, catalogue
from lineofsight.indicators.curating import curate
from lineofsight.indicators.judging import judged, with_dates
from lineofsight.indicators.quirks import Effect, Quirk, Quirks, load_quirks, quirks
from tests.indicators.files import DORSET, ENGLAND, HACKNEY, KINGSTON, LEEDS, OLD_DORSET, RICHMOND, tidy

NONE = Quirks(quirk=())
Judged = tuple[float | None, str, str | None]


def judge(
    book: Catalogue, known: Quirks, *rows: tuple[str, str, int, float | str]
) -> dict[tuple[str, str, int], Judged]:
    frame = judged(with_dates(curate(tidy(*rows), book), book), known, book)
    columns = frame.select("indicator", "authority", "year", "value", "status", "note").iter_rows()
    return {(indicator, place, year): (value, status, note) for indicator, place, year, value, status, note in columns}


def quirk(effect: Effect, **fields: object) -> Quirks:
    entry = {"effect": effect, "reason": "because", "source": "somewhere", "indicators": ("late",)} | fields
    return Quirks(quirk=(Quirk.model_validate(entry),))


def test_years_end_as_the_collection_of_the_indicator_does() -> None:
    book = catalogue()
    rows = tidy(("lait:Work_Force_Agecy_Rate", LEEDS, 2024, 5.0), ("lait:SEN_TotStat", LEEDS, 2024, 4.0))
    frame = with_dates(curate(rows, book), book).filter(pl.col("authority") == LEEDS)
    assert dict(frame.select("indicator", "end").iter_rows()) == {
        "agency-share": date(2024, 9, 30),
        "plan-holder-share": date(2024, 1, 31),
    }


@pytest.mark.parametrize(
    ("place", "year", "status"),
    [
        (OLD_DORSET, 2019, "value"),
        (OLD_DORSET, 2020, "outside-life"),
        (DORSET, 2019, "outside-life"),
        (DORSET, 2020, "value"),
        (ENGLAND, 2020, "value"),
    ],
)
def test_a_figure_for_a_year_at_whose_end_the_authority_was_not_there_is_marked_and_kept(
    book: Catalogue, place: str, year: int, status: str
) -> None:
    found = judge(book, NONE, ("lait:Late", place, year, 10.0))
    assert found["late", place, year] == (10.0, status, None)


def test_a_dash_for_an_authority_that_was_not_there_does_not_apply(book: Catalogue) -> None:
    found = judge(book, NONE, ("lait:Late", DORSET, 2018, "missing-unexplained"))
    assert found["late", DORSET, 2018] == (None, "not-applicable", None)


def test_a_first_return_counts_from_the_collections_own_first_year() -> None:
    book = catalogue()
    rows = (("lait:Work_Force_Agecy_Rate", DORSET, 2019, 5.0), ("lait:ReReferral", DORSET, 2019, 20.0))
    found = judge(book, NONE, *rows)
    assert found["agency-share", DORSET, 2019][1] == "value"
    assert found["repeat-referral-share", DORSET, 2019][1] == "outside-life"


def test_a_shared_return_keeps_its_figure_and_says_so(book: Catalogue) -> None:
    known = quirk(Effect.SHARED_RETURN, authorities=(KINGSTON, RICHMOND))
    rows = [("lait:Late", place, 2024, 10.0) for place in (KINGSTON, RICHMOND, LEEDS)]
    found = judge(book, known, *rows, ("lait:Late", KINGSTON, 2023, "suppressed"))
    assert found["late", KINGSTON, 2024] == (10.0, "shared-return", "because")
    assert found["late", LEEDS, 2024] == (10.0, "value", None)
    assert found["late", KINGSTON, 2023][1] == "suppressed"


def test_a_false_zero_becomes_a_gap_and_other_figures_stay(book: Catalogue) -> None:
    known = quirk(Effect.FALSE_ZERO, authorities=(LEEDS,), years=(2023, 2024))
    rows = [("lait:Late", LEEDS, 2022, 0.0), ("lait:Late", LEEDS, 2023, 0.0), ("lait:Late", LEEDS, 2024, 0.1)]
    found = judge(book, known, *rows, ("lait:Late", HACKNEY, 2023, 0.0))
    assert found["late", LEEDS, 2023] == (None, "false-zero", "because")
    assert [found["late", LEEDS, year][:2] for year in (2022, 2024)] == [(0.0, "value"), (0.1, "value")]
    assert found["late", HACKNEY, 2023][:2] == (0.0, "value")


def test_figures_that_are_not_of_the_place_become_gaps(book: Catalogue) -> None:
    found = judge(book, quirk(Effect.NOT_LOCAL, years=(2018,)), ("lait:Late", LEEDS, 2018, 12.0))
    assert found["late", LEEDS, 2018] == (None, "not-available", "because")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("missing-unexplained", "not-available"),
        ("unreliable", "unreliable"),
        ("suppressed", "suppressed"),
    ],
)
def test_an_event_explains_a_gap_and_leaves_a_given_reason(book: Catalogue, before: str, after: str) -> None:
    known = quirk(Effect.GAP, authorities=(HACKNEY,), years=(2021,))
    found = judge(book, known, ("lait:Late", HACKNEY, 2021, before), ("lait:Late", HACKNEY, 2022, 5.0))
    assert found["late", HACKNEY, 2021] == (None, after, "because")
    assert found["late", HACKNEY, 2022] == (5.0, "value", None)


def test_the_first_reason_given_stays(book: Catalogue) -> None:
    zero = quirk(Effect.FALSE_ZERO, authorities=(LEEDS,), reason="a zero").quirk
    gap = quirk(Effect.GAP, authorities=(LEEDS,), reason="a gap").quirk
    found = judge(book, Quirks(quirk=zero + gap), ("lait:Late", LEEDS, 2024, 0.0))
    assert found["late", LEEDS, 2024] == (None, "false-zero", "a zero")


def test_every_quirk_that_ships_names_known_authorities_indicators_and_collections() -> None:
    book = catalogue()
    for entry in quirks().quirk:
        assert all(by_code(code).code == code for code in entry.authorities)
        assert set(entry.collections) <= set(book.collections)
        assert all(book.indicator(name).id == name for name in entry.indicators)
        assert entry.reason.endswith(".")
        assert entry.source


def test_partners_are_those_that_make_one_return_in_that_collection() -> None:
    assert quirks().partners(KINGSTON, "workforce") == (RICHMOND,)
    assert quirks().partners(KINGSTON, "care") == ()
    assert quirks().partners(LEEDS, "workforce") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[quirk]]\neffect = "magic"\nreason = "r"\nsource = "s"\nindicators = ["late"]', r"quirk\.0\.effect"),
        ('[[quirk]]\neffect = "gap"\nreason = "r"\nsource = "s"', "either indicators or collections"),
        ("[[quirk]", "is not TOML"),
    ],
)
def test_quirks_that_do_not_fit_are_refused_with_the_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "quirks.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_quirks(path)
