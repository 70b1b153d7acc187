"""A finished drawing can stand in any page, beside others."""

from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.charts.palette import INK
from lineofsight.charts.svg import finish, lines, printable
from tests.charts.builders import parsed

SPACE = "{http://www.w3.org/2000/svg}"


def drawing(inside: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="5" viewBox="0 0 10 5">{inside}</svg>'


def finished(inside: str = "", title: str = "Grades", alternative: str = "Two bars.") -> Element:
    return parsed(finish(drawing(inside), title, alternative))


def test_it_is_an_image_named_and_described_by_its_own_elements() -> None:
    root = finished()
    title, description = root.attrib["aria-labelledby"].split()
    assert root.attrib["role"] == "img"
    assert [(part.tag, part.text, part.attrib["id"]) for part in root] == [
        (f"{SPACE}title", "Grades", title),
        (f"{SPACE}desc", "Two bars.", description),
    ]


def test_it_scales() -> None:
    assert finished().attrib["viewBox"] == "0 0 10 5"


def test_ids_of_two_charts_never_meet_even_under_one_title() -> None:
    inside = '<clipPath id="clip0"><path d="M0,0h1"/></clipPath><g clip-path="url(#clip0)"><path fill="red"/></g>'
    one, other = (finished(inside, alternative=words) for words in ("One.", "Other."))
    ids = [{element.attrib["id"] for element in root.iter() if "id" in element.attrib} for root in (one, other)]
    assert len(ids[0]) == 3
    assert not ids[0] & ids[1]


def test_references_follow_their_ids() -> None:
    root = finished(
        '<clipPath id="clip0"><path d="M0,0h1"/></clipPath><g clip-path="url(#clip0)"><path fill="red"/></g>'
    )
    (clip,) = root.iter(f"{SPACE}clipPath")
    (group,) = root.iter(f"{SPACE}g")
    assert group.attrib["clip-path"] == f"url(#{clip.attrib['id']})"


def test_colours_of_the_palette_can_be_restyled_by_class() -> None:
    (line,) = finished(f'<path fill="{INK.light}" stroke="{INK.light}"/>').iter(f"{SPACE}path")
    assert line.attrib == {"fill": INK.light, "stroke": INK.light, "class": "los-fill-ink los-line-ink"}


def test_nothing_a_strict_page_refuses_is_left() -> None:
    (group,) = finished('<g style="opacity:1" role="graphics-object" aria-hidden="true"><path fill="red"/></g>').iter(
        f"{SPACE}g"
    )
    assert group.attrib == {}


def test_what_is_not_seen_is_left_out() -> None:
    unseen = '<path d="" display="none"/><g><g/></g><path class="background" d="M0,0h1"/>'
    assert [element.tag for element in finished(unseen)] == [f"{SPACE}title", f"{SPACE}desc"]


@given(st.text())
def test_any_words_are_told_as_they_are(words: str) -> None:
    description = finished(alternative=words)[1]
    assert (description.text or "") == printable(words)


@given(st.text())
def test_printable_text_can_be_held_by_every_format(text: str) -> None:
    clean = printable(text)
    assert parsed(f"<t>{escape(clean)}</t>").text in {clean, None}
    assert len(clean) == len(text)
    clean.encode()


@given(st.text(), st.integers(5, 40))
def test_a_label_never_outgrows_its_room(text: str, width: int) -> None:
    found = lines(text, width)
    assert 1 <= len(found) <= 3
    assert max(map(len, found)) <= width
