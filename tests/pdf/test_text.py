"""Pages become lines in reading order, with boxes, weight and roles."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from lineofsight.pdf import Document, Role, open_pdf

Draw = Callable[[Canvas], None]


@pytest.fixture
def drawn(tmp_path: Path) -> Iterator[Callable[..., Document]]:
    """Opens a document of pages drawn by the given functions, until the test ends."""
    opened = []

    def open_drawn(*pages: Draw) -> Document:
        path = tmp_path / "drawn.pdf"
        canvas = Canvas(str(path), pagesize=A4, invariant=1)
        for draw in pages:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        context = open_pdf(path)
        opened.append(context)
        return context.__enter__()

    yield open_drawn
    for context in opened:
        context.__exit__(None, None, None)


def _body(canvas: Canvas, *texts: str, top: float = 700, size: float = 12) -> None:
    canvas.setFont("Helvetica", size)
    for number, text in enumerate(texts):
        canvas.drawString(72, top - number * 15, text)


def test_lines_keep_the_order_in_which_they_were_drawn(drawn: Callable[..., Document]) -> None:
    document = drawn(lambda canvas: _body(canvas, "first", "second", "third"))
    assert [line.text for line in document.body()] == ["first", "second", "third"]


def test_a_heading_drawn_after_the_text_around_it_is_moved_to_its_height(drawn: Callable[..., Document]) -> None:
    def page(canvas: Canvas) -> None:
        _body(canvas, "one", "two", top=700)
        _body(canvas, "three", "four", top=600)
        _body(canvas, "a heading in a frame", top=640)

    document = drawn(page)
    assert [line.text for line in document.body()] == ["one", "two", "a heading in a frame", "three", "four"]


def test_a_grade_beside_a_tall_label_stays_with_its_row(drawn: Callable[..., Document]) -> None:
    def page(canvas: Canvas) -> None:
        _body(canvas, "a label of", "several lines", "and a last one", top=700)
        canvas.drawString(320, 700, "Good")
        _body(canvas, "the next label", top=640)

    document = drawn(page)
    assert [line.text for line in document.body()][3] == "Good"


def test_weight_and_size_are_those_seen(drawn: Callable[..., Document]) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 700, "Heading")
        canvas.saveState()
        canvas.scale(12, 12)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(6, 50, "scaled")
        canvas.restoreState()

    heading, scaled = drawn(page).body()
    assert (heading.bold, round(heading.size)) == (True, 14)
    assert not scaled.bold


def test_a_box_encloses_the_words_it_is_asked_for(drawn: Callable[..., Document]) -> None:
    (line,) = drawn(lambda canvas: _body(canvas, "Overall effectiveness Good")).body()
    overall, effectiveness, good = line.words()
    assert overall.box[2] < effectiveness.box[0] < effectiveness.box[2] < good.box[0]
    assert line.box[0] == pytest.approx(overall.box[0])
    assert line.box[2] == pytest.approx(good.box[2])
    assert line.box[0] + 2 > 72
    assert line.box[3] > line.box[1]


def test_running_footers_and_page_numbers_are_not_body(drawn: Callable[..., Document]) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            _body(canvas, f"Running title {number}", top=30, size=8)
            _body(canvas, "text of a page", "and more", "and still more", "to the end")

        return draw

    document = drawn(*(page(number) for number in range(1, 5)))
    footers = [line for page_ in document.pages for line in page_.lines if line.role is Role.FOOTER]
    assert [line.text for line in footers] == [f"Running title {number}" for number in range(1, 5)]
    assert "Running" not in " ".join(line.text for line in document.body())


def test_a_heading_that_tops_two_pages_of_many_is_no_header(drawn: Callable[..., Document]) -> None:
    def page(title: str) -> Draw:
        return lambda canvas: _body(canvas, title, "text", "more text", "yet more", top=760)

    document = drawn(page("Recommendations"), *(page(f"Chapter {word}") for word in "abcdef"), page("Recommendations"))
    assert [line.text for line in document.body()].count("Recommendations") == 2


def test_a_footnote_is_told_from_the_body_with_its_mark_apart(drawn: Callable[..., Document]) -> None:
    def page(canvas: Canvas) -> None:
        _body(canvas, "text that goes on", "for a while", "and another line")
        _body(canvas, "1", top=84, size=6.5)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(80, 80, "A note in smaller letters.")

    document = drawn(page)
    assert "note" not in " ".join(line.text for line in document.body())
    assert Role.FOOTNOTE in {line.role for line in document.pages[0].lines}


def test_text_is_read_whole_whatever_the_spaces_and_hyphens(drawn: Callable[..., Document]) -> None:
    (line,) = drawn(lambda canvas: _body(canvas, "a\u00a0space and a soft\u00adhyphen")).body()
    assert line.text == "a space and a soft-hyphen"
