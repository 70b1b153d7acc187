"""Charts laid out for a phone: as wide as one, saying what the wide one says, with nothing beyond their edges."""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

import pytest

from lineofsight.authorities.positions import positions
from lineofsight.charts import Chart, IntervalGroup, TrendSeries, grade_bars, interval_dots, trend_lines
from lineofsight.charts.axis import Unit
from lineofsight.charts.board import BoardCell, board
from lineofsight.charts.drawing import NARROW, width_of
from lineofsight.charts.funnel_chart import Frame, FunnelDot, FunnelLimit, funnel_chart
from lineofsight.charts.neighbour_dots import DotRow, neighbour_dots
from lineofsight.charts.run_chart import RunPoint, run_chart
from lineofsight.charts.tile_map import Tile, tile_map
from lineofsight.charts.timeline import timeline
from lineofsight.charts.timeline_items import TimelineEvent, TimelineWindow
from lineofsight.frameworks import all_frameworks
from lineofsight.frameworks.timeline import timeline as frameworks_timeline
from lineofsight.vocabulary import Grade
from tests.charts.builders import SHARE, parsed

LONG = "Bournemouth, Christchurch and Poole"
CODE = "Coming into care, returning home and placement with parents"
TEXT, LINK = (f"{{http://www.w3.org/2000/svg}}{tag}" for tag in ("text", "a"))
GRADES = tuple((grade, 9 if grade is Grade.GOOD else 1) for grade in Grade)

CHARTS = {
    "bars": grade_bars("T", [("Children in care and care leavers", GRADES), ("Impact of leaders", GRADES)]),
    "shares": interval_dots("T", [IntervalGroup(CODE, [("Less than good", SHARE), ("Good or better", SHARE)])]),
    "years": trend_lines("T", [TrendSeries(CODE, [(year, SHARE) for year in range(2014, 2027)]) for _ in range(3)]),
    "neighbours": neighbour_dots(
        "T",
        [DotRow(LONG, 28.3, 23.6, 33.6, is_ours=True), DotRow("Kent", None, note="suppressed")],
        Unit("% of social workers, full-time equivalent", 1, after="%"),
        [("England", 13.0), ("Yorkshire and the Humber", 5.7), ("Middle of the neighbours", 9.4)],
    ),
    "board": board("T", [BoardCell(CODE, "36.0 per 10,000", "2024/25", "−2.7 on 2023/24", "England 40.6", (1.0, 2.0))]),
    "timeline": timeline(
        f"Inspections of {LONG}",
        [TimelineEvent(date(2014, 4, 29), "Inspection", "Graded inspections", "", Grade.GOOD, before="Poole")],
        [TimelineWindow("Short inspection", "Graded inspections", date(2027, 6, 2), date(2028, 10, 2), "expected")],
        date(2026, 11, 29),
    ),
    "run": run_chart(
        "T",
        [RunPoint(str(year), year - 1950.5, "", False, 60.0, 50.0, 80.0, 67.0) for year in range(2014, 2026)],
        Unit("children per 10,000 children", 0, after=" per 10,000"),
    ),
    "funnel": funnel_chart(
        "T",
        [FunnelDot(LONG, 400, 28.3, is_ours=True), FunnelDot("Harrow", 1_900, 40.0, beyond=3.0)],
        [FunnelLimit(3.0, [(10, 0.0, 50.0), (2_000, 9.0, 20.0)])],
        Frame(13.0, Unit("% of social workers, full-time equivalent", 1, after="%"), "social workers"),
    ),
    "frameworks": frameworks_timeline(all_frameworks(), date(2026, 11, 29)),
}


@pytest.fixture(params=CHARTS)
def chart(request: pytest.FixtureRequest) -> Chart:
    name: str = request.param
    return CHARTS[name]


def test_it_is_as_wide_as_a_phone(chart: Chart) -> None:
    assert parsed(chart.narrow).attrib["viewBox"].split()[2] == str(NARROW)


def test_no_words_stand_beyond_its_edges(chart: Chart) -> None:
    for words, left, right in _spans(parsed(chart.narrow)):
        assert left >= -2, words
        assert right <= NARROW + 2, words


def test_it_says_what_the_wide_one_says(chart: Chart) -> None:
    wide, narrow = (_said(drawing) for drawing in (chart.svg, chart.narrow))
    # Other years and sizes are marked at the axes where there is less room.
    assert {word for word in wide ^ narrow if not word.replace(",", "").isdigit()} == set()


def test_the_two_can_stand_in_one_page(chart: Chart) -> None:
    ids = [element.get("id") for drawing in (chart.svg, chart.narrow) for element in parsed(drawing).iter()]
    named = [name for name in ids if name]
    assert len(named) == len(set(named))


def test_a_map_is_as_narrow_as_its_letters_can_be_read_and_its_tiles_be_hit() -> None:
    places = [(place.column, place.row) for place in positions(date(2026, 11, 29))]
    chart = tile_map("T", [Tile("Kent", "KEN", *place, Grade.GOOD, "/kent", "South East") for place in places])
    drawn = parsed(chart.narrow)
    assert float(drawn.attrib["viewBox"].split()[2]) < 450
    assert min(float(text.attrib["font-size"]) for text in drawn.iter(TEXT)) >= 10
    assert len(list(drawn.iter(LINK))) == len(places)


def _said(drawing: str) -> set[str]:
    return {word for text in parsed(drawing).iter(TEXT) for word in (text.text or "").split()}


def _spans(root: Element, shift: float = 0.0) -> Iterator[tuple[str, float, float]]:
    """All words, each with where about it begins and ends across."""
    for element in root:
        move = element.get("transform", "")
        by = float(move.removeprefix("translate(").split(",")[0]) if move.startswith("translate(") else 0.0
        if element.tag == TEXT:
            words, x = element.text or "", shift + float(element.attrib["x"])
            wide = 0.9 * width_of(words, float(element.attrib["font-size"]))
            left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[element.get("text-anchor", "start")]
            yield words, left, left + wide
        yield from _spans(element, shift + by)
