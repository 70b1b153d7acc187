"""The page: one file, safe, accessible, every figure linked to its evidence and back."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from lineofsight.briefings import Block, Document, Evidence, Figure, Heading, Paragraph, Source
from lineofsight.briefings.html import to_html
from lineofsight.charts.svg import printable
from tests.briefings.sample_document import HOSTILE, hostile_document, sample_document


@pytest.fixture(scope="module")
def page() -> LexborHTMLParser:
    return LexborHTMLParser(to_html(sample_document()))


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    (found,) = page.css(selector)
    return found


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def ids(page: LexborHTMLParser) -> list[str]:
    return [str(node.attributes["id"]) for node in page.css("[id]")]


def targets(page: LexborHTMLParser, selector: str) -> list[str]:
    return [str(node.attributes["href"]).removeprefix("#") for node in page.css(selector)]


def test_the_same_document_gives_the_same_page() -> None:
    assert to_html(sample_document()) == to_html(sample_document())


def test_it_has_one_title_one_main_part_and_a_way_past_the_rest(page: LexborHTMLParser) -> None:
    title = "What inspectors found in eight made-up places"
    assert words(one(page, "h1")) == words(one(page, "head title")) == title
    assert one(page, "html").attributes["lang"] == "en-GB"
    assert one(page, "main").attributes["id"] == "main"
    assert targets(page, "body > a:first-child") == ["main"]
    assert one(page, "header")
    assert one(page, "footer")
    assert one(page, "nav")


def test_headings_go_down_one_level_at_a_time(page: LexborHTMLParser) -> None:
    levels = [int(str(node.tag)[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_contents_lead_to_the_chapters(page: LexborHTMLParser) -> None:
    assert [words(one(page, f"#{name}")) for name in targets(page, "nav a")] == ["What was found", "How it changed"]


def test_ids_are_given_once(page: LexborHTMLParser) -> None:
    assert len(ids(page)) == len(set(ids(page)))


def test_every_link_within_the_page_has_its_target(page: LexborHTMLParser) -> None:
    assert set(targets(page, 'a[href^="#"]')) <= set(ids(page))


def test_every_figure_leads_to_its_evidence_and_shows_its_number(page: LexborHTMLParser) -> None:
    figures = page.css("a.figure")
    assert len(figures) == 9
    for figure in figures:
        shown = words(figure.css("sup")[0]).removeprefix(", evidence ")
        assert figure.attributes["href"] == f"#evidence-{shown}"


def test_evidence_says_what_was_counted_and_leads_back(page: LexborHTMLParser) -> None:
    first = one(page, "#evidence-1")
    assert words(first).startswith("Reports that say oversight by managers varies")
    assert words(one(page, "#mention-1")) == "5 of 8 reports, evidence 1"
    assert "#mention-1" in [node.attributes["href"] for node in first.css("a")]


def test_sources_are_named_linked_and_quoted(page: LexborHTMLParser) -> None:
    (source, *_) = page.css("#evidence-1 .sources li")
    assert words(source).startswith("Ambleford, Inspection of children's services, 9 May 2024, page 11")
    assert source.css("a")[0].attributes["href"] == "https://reports.example/ambleford.pdf"
    assert words(source.css("q")[0]) == "In Ambleford oversight is uneven & too rare."


def test_a_source_without_an_address_is_no_link(page: LexborHTMLParser) -> None:
    assert [len(node.css("a")) for node in page.css("#evidence-2 .sources li")] == [0, 0, 0]


def test_many_sources_are_folded_and_few_are_not(page: LexborHTMLParser) -> None:
    assert words(one(page, "#evidence-3 summary")) == "8 sources"
    assert not page.css("#evidence-1 details")


def test_evidence_nobody_points_to_is_left_out(page: LexborHTMLParser) -> None:
    assert "Nothing points here." not in words(one(page, "body"))


def test_every_table_has_a_caption_and_headings_with_scope(page: LexborHTMLParser) -> None:
    for table in page.css("table"):
        assert words(table.css("caption")[0])
        assert {node.attributes["scope"] for node in table.css("thead th")} == {"col"}
        assert {node.attributes["scope"] for node in table.css("tbody th")} == {"row"}
        assert len(table.css("tbody th")) == len(table.css("tbody tr"))


def test_columns_named_right_are_flush_right(page: LexborHTMLParser) -> None:
    (row, *_) = page.css("main > .wide tbody tr")
    assert [node.attributes.get("class") for node in row.css("th, td")] == [None, "right", "right"]


def test_charts_have_words_and_figures_beside_them(page: LexborHTMLParser) -> None:
    pictures = page.css("figure svg")
    assert len(pictures) == 3
    for picture in pictures:
        named = str(picture.attributes["aria-labelledby"]).split()
        assert all(name in ids(page) for name in named)
    assert len(page.css("details.drawn table")) == 3
    assert "2 outstanding, 3 good" in words(page.css("figure desc")[0])


def test_nothing_is_fetched_and_nothing_runs() -> None:
    html = to_html(sample_document())
    assert not re.search(r"<(script|link|img|iframe|object|form|input)\b", html)
    assert not re.search(r"\son\w+=|url\(http|@import|\sstyle=", html)


def test_its_own_policy_allows_its_style_sheet_and_nothing_else(page: LexborHTMLParser) -> None:
    policy = one(page, "meta[http-equiv]").attributes["content"]
    digest = b64encode(sha256(one(page, "style").text().encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_hostile_words_are_words_wherever_they_stand() -> None:
    html = to_html(hostile_document())
    page = LexborHTMLParser(html)
    assert not page.css("script")
    assert "\x07" not in html
    assert "\x00" not in html
    for selector in ("h1", ".subtitle", "h2#part-1", "caption", "blockquote", "figcaption", ".note-title", "dt", "q"):
        assert words(LexborHTMLParser(html).css(selector)[0]).strip("“”") == " ".join(printable(HOSTILE).split())
    assert set(str(one(page, ".sources a").attributes["href"])).isdisjoint('<>" ')


@given(st.text(min_size=1))
def test_any_text_is_said_as_it_is(text: str) -> None:
    evidence = [Evidence("key", text, [Source(text, text, text, None, text, text)])]
    blocks: list[Block] = [Heading(text), Paragraph([text, Figure(text, "key")])]
    page = LexborHTMLParser(to_html(Document(text, text, [[text]], blocks, evidence)))
    said = " ".join(printable(text).split())
    assert words(one(page, "h1")) == said
    assert words(one(page, "q")) == said
    assert len(page.css("main > p")) == 1


def test_a_document_of_nothing_is_a_page() -> None:
    page = LexborHTMLParser(to_html(Document("Empty", "", [], [], [])))
    assert words(one(page, "body")) == "Skip to the text Empty"
