"""A timeline shows every event and window, none of them hidden, at any width."""

import re
from datetime import date, timedelta
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.charts import Chart
from lineofsight.charts.palette import GRADE_FILLS, PAPER
from lineofsight.charts.timeline import timeline
from lineofsight.charts.timeline_items import TimelineEvent, TimelineWindow
from lineofsight.vocabulary import Grade
from tests.charts.builders import HOSTILE, parsed

SPACE = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 11, 22)
GRADED = TimelineEvent(date(2021, 9, 27), "Standard inspection", "Graded inspections", "good", Grade.GOOD)
VISIT = TimelineEvent(date(2024, 9, 24), "Focused visit", "Focused visits")
OLD = TimelineEvent(date(2016, 2, 24), "Inspection", "Graded inspections", "", Grade.INADEQUATE, before="Oldshire")
NEXT = TimelineWindow("Short inspection", "Graded inspections", date(2027, 9, 17), date(2029, 1, 17), "expected")
SEND = TimelineWindow("Area SEND inspection", "Area SEND inspections", date(2029, 3, 11), None, "possible")


def drawn(*events: TimelineEvent, windows: tuple[TimelineWindow, ...] = (), width: float = 680) -> Chart:
    return timeline("Inspections of Newshire", events, windows, TODAY, width)


def words(chart: Chart) -> list[str]:
    return [element.text or "" for element in parsed(chart.svg).iter(f"{SPACE}text")]


def marks(chart: Chart) -> list[Element]:
    """What bears a tooltip: the marks and windows, not the key to them."""
    root = parsed(chart.svg)
    return [element for element in root.iter() if element is not root and element.find(f"{SPACE}title") is not None]


def tooltips(chart: Chart) -> list[str]:
    return [element.findtext(f"{SPACE}title") or "" for element in marks(chart)]


def boxes(chart: Chart) -> list[tuple[float, float]]:
    """Left and top of the box of each graded mark."""
    found = (element.find(f"{SPACE}rect") for element in marks(chart))
    return [(float(box.attrib["x"]), float(box.attrib["y"])) for box in found if box is not None]


def test_a_graded_inspection_bears_the_colour_and_letters_of_its_grade() -> None:
    (mark,) = marks(drawn(GRADED))
    assert mark.find(f"{SPACE}rect").attrib["fill"] == GRADE_FILLS[Grade.GOOD].light  # type: ignore[union-attr]
    assert mark.findtext(f"{SPACE}text") == "G"


def test_what_has_no_grade_is_a_circle_and_bears_the_letters_it_has() -> None:
    plain, numbered = marks(drawn(VISIT, TimelineEvent(TODAY, "Area SEND inspection", "Area SEND", letters="2")))
    assert plain.find(f"{SPACE}rect") is None
    assert plain.find(f"{SPACE}text") is None
    assert numbered.findtext(f"{SPACE}text") == "2"


def test_what_was_before_a_reorganisation_is_hollow_and_stands_last_under_its_predecessor() -> None:
    chart = drawn(OLD, GRADED, VISIT)
    told = words(chart)
    assert told.index("Before reorganisation: Oldshire") > told.index("Focused visits") > told.index(GRADED.family)
    box = marks(chart)[-1].find(f"{SPACE}rect")
    assert box is not None
    assert (box.attrib["fill"], box.attrib["stroke"]) == (PAPER.light, GRADE_FILLS[Grade.INADEQUATE].light)


def test_time_runs_to_the_right_and_years_are_told() -> None:
    chart = drawn(GRADED, VISIT)
    assert {"2021", "2024", "2027"} <= set(words(chart))
    later = drawn(GRADED, TimelineEvent(date(2023, 1, 1), "Short inspection", GRADED.family, grade=Grade.GOOD))
    (first, _), (second, _) = boxes(later)
    assert first < second


def test_the_day_it_stands_on_is_told() -> None:
    assert "As of 22 Nov 2026" in words(drawn(GRADED))


def test_a_window_is_an_open_bar_with_its_likelihood_and_months() -> None:
    chart = drawn(windows=(NEXT,))
    assert {"Short inspection, expected", "Sep 2027 to Jan 2029"} <= set(words(chart))
    assert tooltips(chart) == ["Short inspection, expected, 17 Sep 2027 to 17 Jan 2029"]
    assert "Z" in marks(chart)[0].find(f"{SPACE}path").attrib["d"]  # type: ignore[union-attr]


def test_a_window_without_a_last_day_has_no_end_and_leaves_out_what_its_lane_says() -> None:
    chart = drawn(windows=(SEND,))
    assert {"Possible", "From Mar 2029"} <= set(words(chart))
    assert "Z" not in marks(chart)[0].find(f"{SPACE}path").attrib["d"]  # type: ignore[union-attr]
    assert tooltips(chart) == ["Area SEND inspection, possible, from 11 Mar 2029"]


def test_a_window_of_one_day_can_be_seen_and_tells_the_day_once() -> None:
    chart = drawn(windows=(TimelineWindow("Visit", "Lane", TODAY, TODAY, "required"),))
    assert tooltips(chart) == ["Visit, required, 22 Nov 2026"]
    right, left = re.findall(r"[MH]([\d.]+)", marks(chart)[0].find(f"{SPACE}path").attrib["d"])[:2]  # type: ignore[union-attr]
    assert float(right) - float(left) >= 8


DAYS = st.integers(0, 4000).map(lambda days: date(2014, 1, 1) + timedelta(days=days))
EVENTS = st.builds(TimelineEvent, DAYS, st.just("Inspection"), st.sampled_from("AB"), grade=st.sampled_from(Grade))


@given(st.lists(EVENTS, min_size=1, max_size=40), st.sampled_from([340, 680]))
def test_no_mark_hides_another_or_leaves_the_drawing(events: list[TimelineEvent], width: float) -> None:
    chart = drawn(*events, windows=(NEXT,), width=width)
    places = boxes(chart)
    assert len(places) == len(events)
    for (x, y), (other_x, other_y) in combinations(places, 2):
        assert abs(x - other_x) >= 24 or abs(y - other_y) >= 18
    assert all(0 <= x <= width - 24 for x, _ in places)


WINDOWS = st.builds(
    lambda day, length: TimelineWindow("Visit", "Visits", day, length and day + timedelta(days=length), "expected"),
    DAYS,
    st.none() | st.integers(1, 900),
)


@given(st.lists(WINDOWS, min_size=2, max_size=8), st.sampled_from([340, 680]))
def test_words_of_windows_never_stand_on_one_another(windows: list[TimelineWindow], width: float) -> None:
    told = [mark.findall(f"{SPACE}text") for mark in marks(drawn(windows=tuple(windows), width=width))]
    reach = []
    for first, second in told:
        x, y, room = (
            float(first.attrib["x"]),
            float(first.attrib["y"]),
            6 * max(len(first.text or ""), len(second.text or "")),
        )
        left = x if first.attrib["text-anchor"] == "start" else x - room
        assert -1 <= left <= width - room + 1 or first.attrib["text-anchor"] == "end"
        reach.append((left, left + room, y))
    for (left, right, y), (other_left, other_right, other_y) in combinations(reach, 2):
        assert right <= other_left or other_right <= left or abs(y - other_y) >= 28


@pytest.mark.parametrize("width", [340, 680])
def test_long_names_are_cut_to_the_width(width: float) -> None:
    chart = drawn(
        TimelineEvent(TODAY, "x", "A lane with a name " * 9),
        windows=(TimelineWindow("y " * 99, "z", TODAY, None, "q"),),
        width=width,
    )
    assert max(map(len, words(chart))) * 6 <= width
    assert "y y y y y y" in chart.alternative


def test_a_mark_with_a_link_leads_there_and_says_where() -> None:
    linked = TimelineEvent(VISIT.day, VISIT.name, VISIT.family, link="/activities/1?a=b&c=d")
    root = parsed(drawn(linked, GRADED).svg)
    (link,) = root.iter(f"{SPACE}a")
    assert link.attrib["href"] == "/activities/1?a=b&c=d"
    assert link.attrib["aria-label"] == "24 Sep 2024: Focused visit"
    assert root.attrib["role"] == "group"
    assert parsed(drawn(VISIT).svg).attrib["role"] == "img"


def test_the_table_has_every_event_in_order_of_time_then_the_windows() -> None:
    chart = drawn(VISIT, OLD, windows=(NEXT, SEND))
    assert chart.rows == (
        ("2016-02-24", None, "Inspection", "Graded inspections", "Oldshire", None),
        ("2024-09-24", None, "Focused visit", "Focused visits", None, None),
        ("2027-09-17", "2029-01-17", "Short inspection", "Graded inspections", None, "expected"),
        ("2029-03-11", None, "Area SEND inspection", "Area SEND inspections", None, "possible"),
    )
    assert {len(row) for row in chart.rows} == {len(chart.columns)}


def test_the_words_tell_each_lane_and_every_window() -> None:
    later = TimelineEvent(date(2025, 3, 17), "Short inspection", "Graded inspections", "outstanding")
    told = drawn(later, GRADED, OLD, windows=(NEXT,)).alternative
    assert "Graded inspections: 2, the last 17 Mar 2025: Short inspection, outstanding." in told
    assert "Before reorganisation: Oldshire: 24 Feb 2016: Inspection." in told
    assert told.endswith("Expected: Short inspection, expected, 17 Sep 2027 to 17 Jan 2029.")


def test_a_timeline_of_nothing_says_so() -> None:
    chart = drawn()
    assert chart.rows == ()
    assert "Nothing has taken place. No window is known." in chart.alternative


def test_hostile_words_stay_words_in_a_page_that_is_strict() -> None:
    event = TimelineEvent(TODAY, HOSTILE, HOSTILE, HOSTILE, letters="<b", before=HOSTILE, link=HOSTILE)
    window = TimelineWindow(HOSTILE, HOSTILE, TODAY, None, HOSTILE)
    root = parsed(timeline(HOSTILE, [event], [window], TODAY).svg)
    assert not [element for element in root.iter() if "style" in element.attrib or element.tag.endswith("script")]


def test_the_key_names_what_is_there_and_fits_the_width() -> None:
    graded = [TimelineEvent(TODAY, "Inspection", "A", grade=grade) for grade in Grade]
    chart = drawn(*graded, VISIT, windows=(NEXT,), width=340)
    entries = [*(grade.label for grade in Grade), "Not graded", "Expected"]
    assert [told for told in words(chart) if told in entries] == entries
    labels = [text for text in parsed(chart.svg).iter(f"{SPACE}text") if text.text in entries]
    assert all(float(label.attrib["x"]) + 6 * len(label.text or "") <= 340 for label in labels)
    assert "Expected" not in words(drawn(GRADED))
