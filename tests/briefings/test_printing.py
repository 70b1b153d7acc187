"""What all formats share: numbers on figures, clean strings, names of sources, addresses that may be links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.briefings import Document, Evidence, Figure, ListOfPoints, NoteBox, Paragraph, Source, Table
from lineofsight.briefings.document import Block
from lineofsight.briefings.printing import Mention, link_of, name_of, passages, prepared, running
from tests.briefings.sample_document import sample_document


def document(*blocks: Block, keys: str = "abc") -> Document:
    return Document("T", "S", [["Summary: ", Figure("1", "a")]], blocks, [Evidence(key, key, []) for key in keys])


def source(words: str = "", address: str | None = None, page: int | None = 3) -> Source:
    return Source("Dorset", "Short inspection", "9 May 2025", page, words, address)


def mentions(ready: Document) -> list[Mention]:
    texts = [*ready.summary]
    for block in ready.blocks:
        match block:
            case Paragraph(text):
                texts.append(text)
            case ListOfPoints(points):
                texts += points
            case Table(rows=rows):
                texts += [cell for row in rows for cell in row]
    return [part for text in texts for part in text if isinstance(part, Mention)]


def test_figures_bear_the_number_of_their_evidence_in_order_of_mention() -> None:
    table = Table("T", ("A", "B"), [[[Figure("x", "c")], [Figure("y", "b")]]])
    ready = prepared(document(Paragraph([Figure("2", "b")]), table))
    assert [(part.text, part.number) for part in mentions(ready)] == [("1", 1), ("2", 2), ("x", 3), ("y", 2)]
    assert [item.key for item in ready.cited_evidence()] == ["a", "b", "c"]


def test_only_the_first_mention_of_a_number_is_the_first() -> None:
    again = Figure("1", "a")
    ready = prepared(document(Paragraph([again]), ListOfPoints([[again], [Figure("2", "b")]])))
    assert [(part.number, part.is_first) for part in mentions(ready)] == [(1, True), (1, False), (1, False), (2, True)]


def test_a_figure_without_evidence_is_plain_text() -> None:
    assert prepared(document(Paragraph([Figure("7", "lost")]))).blocks == (Paragraph(("7",)),)


def test_boxes_are_prepared_inside() -> None:
    (box,) = prepared(document(NoteBox("N\x07", [Paragraph([Figure("2", "b")])]))).blocks
    assert box == NoteBox("N ", (Paragraph((Mention("2", "b", 2, True),)),))


def test_preparing_twice_changes_nothing_more() -> None:
    once = prepared(sample_document())
    assert prepared(once) == once


@pytest.mark.parametrize(
    "address",
    ["https://a.example/b?c=d#page=3", "http://a.example", "file:///reports/a.pdf", "reports/a.pdf", "/reports/a.pdf"],
)
def test_reports_on_the_web_and_on_this_machine_are_linked(address: str) -> None:
    assert link_of(source(address=address)) == address


@pytest.mark.parametrize(
    "address",
    [None, "", " ", "javascript:alert(1)", " JavaScript:x", "java\nscript:x", "data:text/html,x", "http://[x"],
)
def test_nothing_else_is_a_link(address: str | None) -> None:
    assert link_of(source(address=address)) is None


def test_spaces_and_quotes_in_an_address_are_encoded() -> None:
    assert link_of(source(address='a b"<c>.pdf')) == "a%20b%22%3Cc%3E.pdf"


@given(st.text())
def test_no_address_is_ever_more_than_a_link(address: str) -> None:
    link = link_of(source(address=address))
    assert link is None or (not set(link) & set(' "<>\n\t') and not link.lower().startswith("javascript:"))


def test_a_source_is_named_by_authority_report_day_and_page() -> None:
    assert name_of(source()) == "Dorset, Short inspection, 9 May 2025, page 3"
    assert name_of(source(page=None)) == "Dorset, Short inspection, 9 May 2025"


def test_sources_with_words_stand_alone_and_others_run_on() -> None:
    plain, quoted = source(), source("weak")
    assert list(passages([plain, plain, quoted, quoted, plain])) == [(plain, plain), (quoted,), (quoted,), (plain,)]


def test_the_running_title_is_one_line() -> None:
    assert running("Short") == "Short"
    assert len(running("long words " * 30)) <= 90
