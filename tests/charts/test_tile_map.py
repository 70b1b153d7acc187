"""A map of hexagons: one for each authority, with its letters, its grade, and where it leads."""

import re
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.charts import Chart, Tile, tile_map
from lineofsight.charts.palette import AXIS, GRADE_FILLS, INK, PAPER
from lineofsight.charts.svg import printable
from lineofsight.vocabulary import Grade
from tests.charts.builders import HOSTILE, parsed

SPACE = "{http://www.w3.org/2000/svg}"
PLACES = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 20)), unique=True, max_size=60)


def tile(
    name: str = "Dorset",
    place: tuple[int, int] = (0, 0),
    grade: Grade | None = Grade.GOOD,
    link: str = "",
    region: str = "",
) -> Tile:
    return Tile(name, name[:3].upper(), *place, grade, link, region)


def tiles_of(chart: Chart) -> list[Element]:
    """What stands for each authority: a link or a group with a title."""
    return [one for one in parsed(chart.svg).iter() if one.tag in {f"{SPACE}a", f"{SPACE}g"} and len(one) == 3]


def hexagon(one: Element) -> Element:
    found = one.find(f"{SPACE}path")
    assert found is not None
    return found


def middle(one: Element) -> tuple[float, float]:
    places = [tuple(map(float, place.split(","))) for place in re.findall(r"[\d.]+,[\d.]+", hexagon(one).attrib["d"])]
    return sum(x for x, _ in places) / 6, sum(y for _, y in places) / 6


def borders(chart: Chart) -> int:
    return chart.svg.count(f'stroke="{INK.light}"')


def test_a_hexagon_has_the_colour_of_its_grade_and_its_letters() -> None:
    (one,) = tiles_of(tile_map("T", [tile(grade=Grade.INADEQUATE)]))
    assert hexagon(one).attrib["fill"] == GRADE_FILLS[Grade.INADEQUATE].light
    assert [words.text for words in one.iter(f"{SPACE}text")] == ["DOR"]


def test_who_was_not_judged_is_empty_with_a_dashed_edge() -> None:
    (one,) = tiles_of(tile_map("T", [tile(grade=None)]))
    drawn = hexagon(one).attrib
    assert (drawn["fill"], drawn["stroke"]) == (PAPER.light, AXIS.light)
    assert drawn["stroke-dasharray"]


def test_the_key_has_only_the_grades_there_are_best_first_and_how_many() -> None:
    found = [tile(place=(at, 0), grade=grade) for at, grade in enumerate((None, Grade.GOOD, Grade.OUTSTANDING, None))]
    words = re.findall(r">([A-Z][a-z ]+ \d+)<", tile_map("T", found).svg)
    assert words == ["Outstanding 1", "Good 1", "No grade 2"]


def test_the_words_say_how_many_there_are_of_each_grade() -> None:
    chart = tile_map(
        "T", [tile(), tile(place=(1, 0), grade=Grade.REQUIRES_IMPROVEMENT), tile(place=(2, 0), grade=None)]
    )
    assert "3 authorities" in chart.alternative
    assert chart.alternative.endswith("1 good, 1 requires improvement, 1 without a grade.")


def test_the_table_has_every_name_and_grade_by_name() -> None:
    chart = tile_map("T", [tile("York", (0, 0), None), tile("Bath", (1, 0))])
    assert chart.columns == ("Authority", "Grade")
    assert chart.rows == (("Bath", "Good"), ("York", "No grade"))


def test_every_tile_says_its_name_and_grade_when_pointed_at() -> None:
    (one,) = tiles_of(tile_map("T", [tile()]))
    assert one.tag == f"{SPACE}g"
    assert one[0].text == "Dorset (DOR): Good"


def test_a_tile_with_a_link_leads_there_and_says_where() -> None:
    (one,) = tiles_of(tile_map("T", [tile(link="/authorities/E06000059?as-of=2020&x=1")]))
    assert one.tag == f"{SPACE}a"
    assert one.attrib == {
        "class": "los-tile",
        "href": "/authorities/E06000059?as-of=2020&x=1",
        "aria-label": "Dorset (DOR): Good",
    }


def test_a_map_with_links_is_a_group_and_one_without_is_an_image() -> None:
    linked, plain = (parsed(tile_map("T", [tile(link=link)]).svg) for link in ("/there", ""))
    assert linked.attrib["role"] == "group"
    assert plain.attrib["role"] == "img"
    for root in (linked, plain):
        ids = {one.get("id"): one.text for one in root.iter()}
        assert next(ids[name] for name in root.attrib["aria-labelledby"].split()) == "T"


def test_links_are_reached_row_by_row() -> None:
    found = [tile("C", (0, 1), link="/c"), tile("B", (1, 0), link="/b"), tile("A", (0, 0), link="/a")]
    assert [one.attrib["href"] for one in tiles_of(tile_map("T", found))] == ["/a", "/b", "/c"]


def test_odd_rows_stand_half_a_place_to_the_right() -> None:
    first, beside, below = map(middle, tiles_of(tile_map("T", [tile(), tile(place=(1, 0)), tile(place=(0, 1))])))
    assert below[0] == pytest.approx((first[0] + beside[0]) / 2, abs=0.2)
    assert below[1] > first[1] == pytest.approx(beside[1], abs=0.2)


@pytest.mark.parametrize(
    ("other", "region", "drawn"),
    [((1, 0), "South West", 0), ((1, 0), "London", 1), ((0, 1), "London", 1), ((3, 0), "London", 0)],
)
def test_a_line_stands_between_neighbours_of_two_regions_only(other: tuple[int, int], region: str, drawn: int) -> None:
    assert borders(tile_map("T", [tile(region="South West"), tile(place=other, region=region)])) == drawn


def test_a_region_is_named_once_outside_where_there_is_room() -> None:
    chart = tile_map("T", [tile(place=(at, 0), region="London") for at in range(3)])
    assert chart.svg.count(">London<") == 1
    full = tile_map("T", [tile(place=(at, 0), region="London") for at in range(16)])
    assert ">London<" not in full.svg


@given(PLACES)
def test_everyone_is_drawn_on_the_page_and_nobody_on_another(places: list[tuple[int, int]]) -> None:
    chart = tile_map("T", [tile(place=place) for place in places])
    _, _, width, height = map(float, parsed(chart.svg).attrib["viewBox"].split())
    spots = [middle(one) for one in tiles_of(chart)]
    assert len({(round(x), round(y)) for x, y in spots}) == len(places)
    assert all(0 < x < width == 680 and 0 < y < height for x, y in spots)


def test_hostile_words_stay_words_and_nothing_is_styled_inline() -> None:
    chart = tile_map(HOSTILE, [Tile(HOSTILE, HOSTILE, 0, 0, None, HOSTILE, HOSTILE)])
    root = parsed(chart.svg)
    assert not [one for one in root.iter() if "style" in one.attrib or one.tag.endswith("script")]
    (one,) = tiles_of(chart)
    assert one.attrib["href"] == printable(HOSTILE)


def test_a_map_of_nobody_is_a_chart() -> None:
    chart = tile_map("T", [])
    assert chart.rows == ()
    assert chart.alternative.endswith("none.")


def test_it_stands_alone_as_a_picture() -> None:
    assert tile_map("T", [tile(link="/there"), tile(place=(1, 0), grade=None)]).to_png(1).startswith(b"\x89PNG")
