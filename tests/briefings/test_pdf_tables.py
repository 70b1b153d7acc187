"""Tables on the pages of a PDF: never torn from their captions, and under their headings on every page."""

import pypdfium2
import pytest

from lineofsight.briefings.document import Block, Document, Paragraph, Quotation, Table
from lineofsight.briefings.pdf import to_pdf

WHERE_A_PAGE_ENDS = range(22, 40)
"""After so many lines, what comes next reaches the foot of the page sooner or later."""
FILLER = Paragraph(["A line that fills the page."])


def pages(*blocks: Block) -> list[str]:
    """The text of each page of a document of these blocks, without what stands at head and foot of each."""
    read = pypdfium2.PdfDocument(to_pdf(Document("Tables", "", [], blocks, [])))
    return [page.get_textpage().get_text_bounded() for page in read]


def table(rows: int, words: str = "few words") -> Table:
    return Table("The caption", ("Heading one", "Two"), [[[f"Row {row:02d}."], [words]] for row in range(rows)])


@pytest.mark.parametrize("filled", WHERE_A_PAGE_ENDS)
def test_a_short_table_stays_on_one_page_with_its_caption(filled: int) -> None:
    (found,) = [page for page in pages(*[FILLER] * filled, table(8)) if "The caption" in page]
    assert all(f"Row {row:02d}." in found for row in range(8))


@pytest.mark.parametrize("filled", WHERE_A_PAGE_ENDS)
def test_a_long_table_starts_under_its_caption_and_repeats_its_headings(filled: int) -> None:
    found = [page for page in pages(*[FILLER] * filled, table(60, "a good many more words")) if "Row" in page]
    assert len(found) > 1
    assert "The caption" in found[0]
    assert all("Heading one" in page for page in found)


@pytest.mark.parametrize("filled", WHERE_A_PAGE_ENDS)
def test_a_quotation_stays_with_where_it_stands(filled: int) -> None:
    (found,) = [page for page in pages(*[FILLER] * filled, Quotation("Seen and heard.", "Dorset")) if "Seen" in page]
    assert "Dorset" in found


def test_a_column_of_many_words_is_wider_than_one_of_few() -> None:
    words = "word " * 80
    wide = pages(table(20, words))
    even = pages(Table("The caption", ("One", "Two"), [[[words], [words]] for _ in range(20)]))
    assert len(wide) < len(even)
