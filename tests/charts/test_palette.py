"""The colours can be read by everyone, in print, in grey, on light and on dark."""

from itertools import combinations

import pytest

from lineofsight.charts.palette import (
    AXIS,
    COLOURS,
    GRADE_FILLS,
    INK,
    MARKS,
    MUTED,
    PAPER,
    SERIES,
    Colour,
    contrast,
    dark_rules,
    text_on,
)
from lineofsight.vocabulary import Grade

TEXT, GRAPHIC = 4.5, 3.0
"""The least contrasts of WCAG 2.2: 1.4.3 for text (AA), 1.4.11 for parts of a picture."""


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("grade", Grade)
def test_text_on_a_grade_can_be_read(grade: Grade) -> None:
    fill = GRADE_FILLS[grade]
    assert contrast(text_on(fill).light, fill.light) >= TEXT


@pytest.mark.parametrize("colour", [INK, MUTED])
def test_text_on_the_page_can_be_read_by_day_and_night(colour: Colour) -> None:
    assert contrast(colour.light, PAPER.light) >= TEXT
    assert contrast(colour.dark, PAPER.dark) >= TEXT


@pytest.mark.parametrize("colour", SERIES)
def test_series_stand_out_from_the_page_by_day_and_night(colour: Colour) -> None:
    assert contrast(colour.light, PAPER.light) >= GRAPHIC
    assert contrast(colour.dark, PAPER.dark) >= GRAPHIC


@pytest.mark.parametrize(("one", "other"), list(combinations(Grade, 2)))
def test_grades_stay_apart_in_grey(one: Grade, other: Grade) -> None:
    assert contrast(GRADE_FILLS[one].light, GRADE_FILLS[other].light) > 1.25


def test_every_series_has_a_mark_of_its_own() -> None:
    assert len(set(MARKS)) == len(SERIES)


def test_no_colour_is_two_things() -> None:
    assert len({colour.light for colour in COLOURS}) == len({colour.name for colour in COLOURS}) == len(COLOURS)


def test_only_colours_that_change_are_restyled_in_the_dark() -> None:
    rules = dark_rules()
    assert f".los-fill-ink {{ fill: {INK.dark}; }}" in rules
    assert f".los-line-ink {{ stroke: {INK.dark}; }}" in rules
    assert ".los-fill-good" not in rules


def test_fills_too_dark_for_a_dark_ground_get_an_edge_there() -> None:
    rules = dark_rules()
    for fill in (*GRADE_FILLS.values(), *SERIES):
        has_edge = f".los-fill-{fill.name} {{ stroke: {AXIS.dark}; }}" in rules
        assert has_edge is (contrast(fill.dark, PAPER.dark) < 3), fill.name
    assert contrast(AXIS.dark, PAPER.dark) > 3
