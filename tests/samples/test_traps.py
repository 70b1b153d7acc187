"""The oddities of published layouts are really on the pages, in drawing order and by position."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

import samples
from samples.sample import Trap
from samples.writing import file_of
from tests.samples.conftest import Read, flat, named

Reader = Callable[[samples.Sample], Read]


def _middle(folder: Path, sample: samples.Sample, words: str, occurrence: int = 0) -> float:
    """How high the first letter of `words` stands on the first page."""
    with pdfium.PdfDocument(folder / file_of(sample)) as pdf:
        page = pdf[0].get_textpage()
        start = [found.start() for found in re.finditer(re.escape(words), page.get_text_range())][occurrence]
        _, bottom, _, top = page.get_charbox(start, loose=True)
        return float(bottom + top) / 2


def test_two_lines_of_a_grade_stand_around_the_line_of_its_label(folder: Path) -> None:
    sample = named("sif-2014-no-priority-action")
    label = _middle(folder, sample, "Children who need help and protection")
    assert _middle(folder, sample, "requires \r\nimprovement") > label > _middle(folder, sample, "improvement\r\n2.")


def test_one_line_of_a_grade_stands_between_the_lines_of_its_label(folder: Path) -> None:
    sample = named("ilacs-2018-grade-between-label-lines")
    first = _middle(folder, sample, "The impact of leaders")
    second = _middle(folder, sample, "children and families")
    assert first > _middle(folder, sample, "Good") > second


def test_a_table_goes_on_over_the_page(read: Reader) -> None:
    first, second = read(named("sif-2015-table-over-pages")).pages[:2]
    assert "2.1 Adoption performance" in first
    assert "2.2 Experiences and progress of care leavers" not in first
    assert second.split("\n")[1].startswith("2.2 Experiences and progress of care leavers")


def test_a_footer_contradicts_the_cover(read: Reader) -> None:
    sample = named("ilacs-2023-footer-contradicts-cover")
    cover, *others = read(sample).pages
    assert sample.printing.dates in cover
    assert all("8 to 19 May 2023" in page and sample.printing.dates not in page for page in others)
    assert sample.facts.problems == {"dates-disagree"}


@pytest.mark.parametrize("name", ["sif-2014-no-priority-action", "jtai-2019"])
def test_a_listed_item_may_ask_for_nothing(name: str, read: Reader) -> None:
    text = read(named(name)).text
    assert re.search(r"(\d\.|◼) There are no areas for priority action\.", text)
    assert not any("no areas for" in item.text for item in named(name).advice)


@pytest.mark.parametrize(
    "sample",
    [sample for sample in samples.catalogue() if sample.has(Trap.ITEM_OVER_PAGES)],
    ids=lambda sample: sample.name,
)
def test_an_item_runs_over_the_page_with_a_footer_between(sample: samples.Sample, read: Reader) -> None:
    pages = [flat(page) for page in read(sample).pages]
    broken = [item for item in sample.advice if not any(item.printed in page for page in pages)]
    assert len(broken) == 1
    opening, end = broken[0].printed.split()[:4], broken[0].printed.split()[-2:]
    first = next(number for number, page in enumerate(pages) if " ".join(opening) in page)
    assert sample.printing.dates in pages[first + 1].split(" ".join(end))[0]


def test_a_note_number_may_be_read_as_a_line_of_its_own(read: Reader) -> None:
    assert "1" in read(named("ilacs-2025-national-framework")).lines
    assert any(line.startswith("1 A note") for line in read(named("ilacs-2026-no-overall")).lines)


@pytest.mark.parametrize("bullet", ["\u25fc", "\uf06e", "\uf0a7"])
def test_bullets_keep_their_own_characters(bullet: str, read: Reader) -> None:
    users = [sample for sample in samples.catalogue() if sample.advice and sample.printing.bullet == bullet]
    assert users
    assert any(f"{bullet} " in read(sample).text for sample in users)


def test_bullets_are_nested_in_numbered_themes(read: Reader) -> None:
    sample = named("sif-2016-nested-bullets")
    text = read(sample).text
    for item in sample.advice_for(sample.advice[0].addressee):
        assert f"{item.number}. {item.text} \uf06e {item.nested[0]}" in text


def test_a_paused_inspection_prints_both_stays(read: Reader) -> None:
    sample = named("ilacs-2025-paused")
    assert len(sample.fieldwork) == 2
    assert read(sample).text.count(sample.printing.dates) == len(read(sample).pages)


def test_a_report_without_overall_grade_quotes_the_previous_one(read: Reader) -> None:
    text = read(named("ilacs-2026-no-overall")).text
    assert "overall effectiveness was judged inadequate" in text
    assert not re.search(r"Overall effectiveness (Outstanding|Good|Requires|Inadequate)", text)


def test_the_address_may_be_drawn_after_the_letter_it_heads(read: Reader) -> None:
    letter = read(named("focused-visit-2025-national-framework")).pages[0]
    assert letter.index("Piccadilly Gate") > letter.index("Headline findings")


def test_an_explanation_of_the_pandemic_may_come_before_the_letters_subject(read: Reader) -> None:
    letter = read(named("focused-visit-2021-pandemic")).pages[0]
    assert letter.index("COVID-19") < letter.index("This letter summarises")


def test_long_words_break_after_hyphens_at_line_ends(folder: Path) -> None:
    texts = []
    for sample in samples.catalogue():
        with pdfium.PdfDocument(folder / file_of(sample)) as pdf:
            texts += [page.get_textpage().get_text_range() for page in pdf]
    assert any("\ufffe" in text for text in texts)
