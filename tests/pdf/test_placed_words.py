"""A word's place is where its ink is on the picture, however the page is cropped and turned."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from lineofsight.pdf import UnreadableDocumentError
from lineofsight.pdf.document import Box
from lineofsight.pdf.picture import page_picture
from lineofsight.pdf.placed_words import Frame, PageBox, placed_words
from samples import broken
from tests.pdf.pages import image, page, said


def _pixels(box: PageBox, picture: Image.Image) -> tuple[int, int, int, int]:
    """The box on the picture, a pixel wider on each side."""
    left, right = (edge * picture.width for edge in (box.left, box.left + box.width))
    top, bottom = (edge * picture.height for edge in (box.top, box.top + box.height))
    return int(left) - 1, int(top) - 1, int(right) + 2, int(bottom) + 2


def _has_ink(picture: Image.Image) -> bool:
    return min(picture.tobytes(), default=255) < 128


@pytest.mark.parametrize("crop", [None, (150, 400, 550, 620), (100, 450, 600, 900)])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_all_ink_of_a_word_is_in_its_box_and_nowhere_else(turn: int, crop: tuple[float, ...] | None) -> None:
    data = page(said("Judgement"), turn=turn, crop=crop)
    (word,) = placed_words(data).words
    picture = image(page_picture(data, 1))
    place = _pixels(word.box, picture)
    assert word.text == "Judgement"
    assert _has_ink(picture.crop(place))
    picture.paste(255, place)
    assert not _has_ink(picture)


@settings(max_examples=20, deadline=None)
@given(left=st.floats(10, 400), bottom=st.floats(20, 800), size=st.floats(5, 25), turn=st.sampled_from([0, 90]))
def test_a_box_is_no_larger_than_the_line_it_is_for(left: float, bottom: float, size: float, turn: int) -> None:
    (word,) = placed_words(page(said("Byg", left, bottom, size), turn=turn)).words
    box = word.box
    width, height = (box.width * 595, box.height * 842) if turn == 0 else (box.height * 595, box.width * 842)
    assert size < width < 3 * size
    assert size / 2 < height <= 1.5 * size


def test_words_come_in_reading_order_each_on_its_page(tmp_path: Path) -> None:
    placed = placed_words(broken.many_pages(tmp_path / "pages.pdf", 3))
    assert [word.text for word in placed.words[:3]] == ["Page", "1", "of"]
    assert [word.box.page for word in placed.words if word.text == "Page"] == [1, 2, 3]
    assert [frame.page for frame in placed.frames] == [1, 2, 3]


def test_the_halves_of_a_word_cut_at_a_lines_end_stand_on_their_own_lines() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "it is the work of multi\u00ad")
        canvas.drawString(72, 685, "agency teams")

    words = placed_words(page(draw)).words
    first, second = (next(word for word in words if word.text.startswith(part)) for part in ("multi", "agency"))
    assert first.text.rstrip("-") == "multi"
    assert second.box.left < first.box.left
    assert second.box.top > first.box.top
    assert max(word.box.height for word in words) * 842 < 18


def test_running_footers_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        said("Body of the page")(canvas)
        said("1", bottom=30, size=9)(canvas)

    assert "1" not in [word.text for word in placed_words(page(draw)).words]


def test_a_scan_has_frames_and_no_words(tmp_path: Path) -> None:
    placed = placed_words(broken.scan(tmp_path / "scan.pdf"))
    assert placed.words == ()
    assert len(placed.frames) == 2


@pytest.mark.parametrize("make", [broken.encrypted, broken.empty, broken.web_page])
def test_what_cannot_be_opened_is_refused(make: Callable[[Path], Path], tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError):
        placed_words(make(tmp_path / "report.pdf"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), changes=st.sampled_from([1, 30, 1000]))
def test_damage_gives_places_or_a_named_refusal(seed: int, changes: int, tmp_path: Path) -> None:
    path = broken.mutated(tmp_path / "mutated.pdf", seed, changes)
    with suppress(UnreadableDocumentError):
        assert placed_words(path).frames


_EDGES = st.floats(-100, 1000)


@given(box=st.tuples(_EDGES, _EDGES, _EDGES, _EDGES), turn=st.sampled_from([0, 90, 180, 270]))
def test_a_share_is_never_outside_its_page(box: Box, turn: int) -> None:
    ordered = (min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3]))
    share = Frame(3, (20, 30, 500, 700), turn).share(ordered)
    assert share.page == 3
    assert 0 <= share.left <= share.left + share.width <= 1.000001
    assert 0 <= share.top <= share.top + share.height <= 1.000001
    assert min(share.width, share.height) >= 0


def test_a_turn_moves_the_upper_left_corner_clockwise() -> None:
    corners = [Frame(1, (0, 0, 100, 200), turn).share((0, 180, 10, 200)) for turn in (0, 90, 180, 270)]
    assert [(round(box.left, 2), round(box.top, 2)) for box in corners] == [(0, 0), (0.9, 0), (0.9, 0.9), (0, 0.9)]
