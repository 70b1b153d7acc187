"""The PDF: tagged, bookmarked, the same everywhere, every figure linked to its evidence and back."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from lineofsight.briefings import Block, Document, Evidence, Figure, Heading, Paragraph
from lineofsight.briefings.pdf import to_pdf
from lineofsight.charts.svg import printable
from tests.briefings.sample_document import HOSTILE, hostile_document, sample_document


@pytest.fixture(scope="module")
def made() -> bytes:
    return to_pdf(sample_document())


@pytest.fixture(scope="module")
def pdf(made: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with pypdfium2.PdfDocument(made) as opened:
        yield opened


def text_of(pdf: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def links(pdf: pypdfium2.PdfDocument) -> Iterator[int | str]:
    """Where each link leads: the number of a page, or an address."""
    for page in pdf:
        place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, place, link):
            goal = pdfium.FPDFLink_GetDest(pdf, link)
            yield pdfium.FPDFDest_GetDestPageIndex(pdf, goal) if goal else _address(pdf, link)


def _address(pdf: pypdfium2.PdfDocument, link: pdfium.FPDF_LINK) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    room = pdfium.FPDFAction_GetURIPath(pdf, action, None, 0)
    held = ctypes.create_string_buffer(room)
    pdfium.FPDFAction_GetURIPath(pdf, action, held, room)
    return held.value.decode()


def test_the_same_document_gives_the_same_bytes(made: bytes) -> None:
    assert to_pdf(sample_document()) == made


def test_it_says_its_title_and_no_day_of_making(pdf: pypdfium2.PdfDocument) -> None:
    told = pdf.get_metadata_dict()
    assert (told["Title"], told["CreationDate"], told["ModDate"]) == (sample_document().title, "", "")


def test_it_is_tagged_and_says_so(pdf: pypdfium2.PdfDocument, made: bytes) -> None:
    assert pdfium.FPDFCatalog_IsTagged(pdf)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/Lang" in made


def test_headings_are_bookmarks(pdf: pypdfium2.PdfDocument) -> None:
    assert [(entry.level, entry.get_title()) for entry in pdf.get_toc()] == [
        (0, "What was found"),
        (1, "Oversight by managers"),
        (0, "How it changed"),
        (1, "What it means"),
        (0, "Evidence"),
    ]


def test_every_word_can_be_read_and_every_figure_bears_its_number(pdf: pypdfium2.PdfDocument) -> None:
    said = text_of(pdf)
    assert "Oversight by managers was criticised in 5 of 8 reports1." in said
    assert "Of83reports,51foundthatitvaried." in said.replace(" ", "")
    assert "How often each theme was met" in said
    assert "“Managers meet social workers, but what they decide is rarely written down.”" in said
    assert "“In Castlemere oversight is uneven & too rare.”" in said


def test_every_figure_leads_to_a_page_and_every_piece_of_evidence_back(pdf: pypdfium2.PdfDocument) -> None:
    within = [goal for goal in links(pdf) if isinstance(goal, int)]
    figures, back = 9, 3
    assert len(within) == figures + back
    assert set(within) <= set(range(len(pdf)))


def test_sources_are_linked(pdf: pypdfium2.PdfDocument) -> None:
    assert "https://reports.example/ambleford.pdf" in set(links(pdf))


def test_its_type_is_inside_it(made: bytes) -> None:
    fonts = set(re.findall(rb"/BaseFont/([\w+]+)", made))
    assert fonts
    assert all(re.fullmatch(rb"[A-Z]{6}\+LibertinusSerif", font) for font in fonts)


def test_pictures_have_words(made: bytes) -> None:
    assert made.count(b"/Alt") >= 3


def test_hostile_words_are_words_wherever_they_stand() -> None:
    with pypdfium2.PdfDocument(to_pdf(hostile_document())) as pdf:
        said = text_of(pdf).replace(" ", "").replace("\ufffe", "").replace("\u200b", "")
    expected = printable(HOSTILE).replace(" ", "").replace('"', "")[:60]
    assert said.replace('"', "").count(expected) > 15


@pytest.mark.parametrize(
    ("text", "is_claimed"), [("漢字", False), ("😀", False), ("\u202eabc", True), ("Llŷn ≥ é", True)]
)
def test_characters_the_type_lacks_cost_the_claim_and_not_the_document(text: str, is_claimed: bool) -> None:
    blocks: list[Block] = [Heading(text), Paragraph([text, Figure(text, "key")])]
    made = to_pdf(Document(text, text, [[text]], blocks, [Evidence("key", text, [])]))
    assert made.startswith(b"%PDF")
    assert (b"<pdfuaid:part>" in made) == is_claimed


def test_a_level_of_headings_left_out_costs_the_claim_and_not_the_document() -> None:
    made = to_pdf(Document("T", "", [], [Heading("Part"), Heading("Detail", 3)], []))
    assert made.startswith(b"%PDF")
    assert b"<pdfuaid:part>" not in made


def test_a_document_of_nothing_is_a_page() -> None:
    with pypdfium2.PdfDocument(to_pdf(Document("Empty", "", [], [], []))) as pdf:
        assert text_of(pdf) == "Empty 1 of 1"


def test_many_chapters_have_contents() -> None:
    blocks = [Heading(f"Chapter {number}") for number in range(4)]
    with pypdfium2.PdfDocument(to_pdf(Document("T", "", [], blocks, []))) as pdf:
        assert "Contents" in text_of(pdf)
        assert len([goal for goal in links(pdf) if isinstance(goal, int)]) >= 4
