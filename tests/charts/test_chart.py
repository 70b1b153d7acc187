"""What holds of every chart, whatever it draws."""

from html import unescape

import pytest

from lineofsight.charts import Chart
from lineofsight.charts.svg import printable
from tests.charts.builders import HOSTILE, KINDS, every_kind, parsed

NUMBERS = range(len(KINDS))


@pytest.fixture(params=NUMBERS, ids=KINDS)
def chart(request: pytest.FixtureRequest) -> Chart:
    number: int = request.param
    return every_kind()[number]


def test_the_same_figures_give_the_same_bytes() -> None:
    for one, other in zip(every_kind(), every_kind.__wrapped__(), strict=True):
        assert one == other
        assert one.to_png() == other.to_png()


def test_it_is_an_image_with_words_for_those_who_cannot_see_it(chart: Chart) -> None:
    root = parsed(chart.svg)
    ids = {element.get("id"): element.text for element in root.iter()}
    assert [ids[name] for name in root.attrib["aria-labelledby"].split()] == [chart.title, chart.alternative]


def test_it_fits_a_page_of_text(chart: Chart) -> None:
    _, _, width, _ = parsed(chart.svg).attrib["viewBox"].split()
    assert 600 <= float(width) <= 700


def test_a_strict_page_can_hold_it(chart: Chart) -> None:
    root = parsed(chart.svg)
    assert not [element for element in root.iter() if "style" in element.attrib or element.tag.endswith("script")]


@pytest.mark.parametrize("kind", NUMBERS, ids=KINDS)
def test_hostile_words_stay_words(kind: int) -> None:
    chart = every_kind(HOSTILE)[kind]
    root = parsed(chart.svg)
    assert not [element for element in root.iter() if element.tag.endswith("script")]
    assert printable(HOSTILE) in unescape(chart.svg)


def test_the_figures_can_be_had_as_csv(chart: Chart) -> None:
    heading, *rows = chart.to_csv().splitlines()
    assert heading.split(",")[0] == chart.columns[0]
    assert len(rows) == len(chart.rows)


def test_every_row_has_a_cell_for_every_column(chart: Chart) -> None:
    assert {len(row) for row in chart.rows} == {len(chart.columns)}


def test_it_can_be_had_as_png(chart: Chart) -> None:
    assert chart.to_png(scale=1).startswith(b"\x89PNG")
