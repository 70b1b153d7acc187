"""The Word file: real headings, tables and links, pictures with words, the same bytes every time."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from lineofsight.briefings import Document, Picture
from lineofsight.briefings.word import to_docx
from lineofsight.charts.svg import printable
from tests.briefings.sample_document import HOSTILE, hostile_document, sample_document


@pytest.fixture(scope="module")
def made() -> bytes:
    return to_docx(sample_document())


@pytest.fixture(scope="module")
def word(made: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(made))


def every(word: WordDocument, tag: str, attribute: str) -> list[str]:
    return [found.get(qn(attribute)) for found in word.element.body.iter(qn(tag)) if found.get(qn(attribute))]


def paragraphs(word: WordDocument, style: str) -> list[str]:
    """The text of every paragraph of a style, in tables and boxes too; links count as text."""
    return list(_paragraphs(word, style.replace(" ", "")))


def _paragraphs(word: WordDocument, style: str) -> Iterator[str]:
    for found in word.element.body.iter(qn("w:p")):
        (name,) = found.xpath("w:pPr/w:pStyle/@w:val")
        if name == style:
            yield "".join(text.text or "" for text in found.iter(qn("w:t")))


def test_the_same_document_gives_the_same_bytes(made: bytes) -> None:
    assert to_docx(sample_document()) == made


def test_nothing_in_the_file_says_when_it_was_made(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [part.filename for part in parts.infolist() if "thumbnail" in part.filename]


def test_it_says_its_title_and_language(word: WordDocument) -> None:
    told = word.core_properties
    assert (told.title, told.language, told.author) == (sample_document().title, "en-GB", "")
    assert word.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert paragraphs(word, "Title") == [told.title]


def test_headings_are_headings(word: WordDocument) -> None:
    assert paragraphs(word, "Heading 1") == ["Summary", "What was found", "How it changed", "Evidence"]
    assert paragraphs(word, "Heading 2") == ["Oversight by managers", "What it means"]


def test_tables_have_a_caption_and_repeat_their_heading_row(word: WordDocument) -> None:
    (table,) = [found for found in word.tables if found._tbl.xpath("w:tblPr/w:tblCaption")]
    assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == paragraphs(word, "Caption")
    assert [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [1, 0, 0]
    assert [cell.text for cell in table.rows[0].cells] == ["Theme", "Strength", "Needs to improve"]
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [None, 2, 2]


def test_pictures_say_what_they_show(word: WordDocument) -> None:
    said = [found.get("descr") for found in word.element.body.iter(qn("wp:docPr"))]
    assert said == [block.chart.alternative for block in sample_document().blocks if hasattr(block, "chart")]
    assert len(word.inline_shapes) == 3


def test_pictures_fit_the_page(word: WordDocument) -> None:
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    assert all(shape.width <= room and shape.height <= 7_600_000 for shape in word.inline_shapes)


def test_every_link_within_has_its_bookmark_and_every_bookmark_is_one(word: WordDocument) -> None:
    links, marks = every(word, "w:hyperlink", "w:anchor"), every(word, "w:bookmarkStart", "w:name")
    assert set(links) == set(marks)
    assert len(marks) == len(set(marks))
    assert {f"evidence_{number}" for number in (1, 2, 3)} | {f"mention_{number}" for number in (1, 2, 3)} == set(marks)
    starts, ends = every(word, "w:bookmarkStart", "w:id"), every(word, "w:bookmarkEnd", "w:id")
    assert starts == ends
    assert len(starts) == len(set(starts))


def test_figures_print_the_number_of_their_evidence(word: WordDocument) -> None:
    (first, *_) = [link for link in word.element.body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    assert [text.text for text in first.iter(qn("w:t"))] == ["5 of 8 reports", "1"]
    assert first.get(qn("w:anchor")) == "evidence_1"


def test_sources_are_named_linked_and_quoted(word: WordDocument) -> None:
    name = "Ambleford, Inspection of children's services, 9 May 2024, page 11"
    assert paragraphs(word, "Source")[0] == f"{name}: “In Ambleford oversight is uneven & too rare.”"
    outside = {relation.target_ref for relation in word.part.rels.values() if relation.is_external}
    assert "https://reports.example/ambleford.pdf" in outside
    assert set(every(word, "w:hyperlink", "r:id")) <= set(word.part.rels)


def test_sources_without_words_run_on(word: WordDocument) -> None:
    assert paragraphs(word, "Source")[-1].count(";") == 7


def test_hostile_words_are_words_wherever_they_stand() -> None:
    word = docx.Document(io.BytesIO(to_docx(hostile_document())))
    said = printable(HOSTILE)
    for style in ("Title", "Subtitle", "Heading 1", "Caption", "Picture Caption", "Quote Source", "Box Heading"):
        assert said in paragraphs(word, style), style
    assert said.startswith(word.core_properties.title)


def test_a_tall_picture_is_made_to_fit() -> None:
    (picture,) = [block for block in hostile_document().blocks if isinstance(block, Picture)]
    tall = replace(picture.chart, svg='<svg xmlns="http://www.w3.org/2000/svg" width="100" height="900"></svg>')
    word = docx.Document(io.BytesIO(to_docx(Document("T", "", [], [Picture(tall, "")], []))))
    (shape,) = word.inline_shapes
    assert shape.height / shape.width == pytest.approx(9, rel=0.01)
    assert shape.height <= 7_600_000
