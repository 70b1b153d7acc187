"""What a PDF reader finds on a sample's pages is what the sample says of itself, in reading order."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

import samples
from lineofsight.vocabulary import Area, Family, Kind
from samples.layouts.parts import day
from samples.writing import file_of
from tests.samples.conftest import Read, flat

Reader = Callable[[samples.Sample], Read]

CATALOGUE = samples.catalogue()
LABELS = {
    Family.ILACS: {
        Area.LEADERS: "The impact of leaders on social work practice with children and families",
        Area.HELP_PROTECTION: "The experiences and progress of children who need help and protection",
        Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS: "The experiences and progress of children in care and care leavers",
        Area.CHILDREN_IN_CARE: "The experiences and progress of children in care",
        Area.CARE_LEAVERS: "The experiences and progress of care leavers",
        Area.OVERALL: "Overall effectiveness",
    },
    Family.SIF: {
        Area.HELP_PROTECTION: "1. Children who need help and protection",
        Area.CHILDREN_IN_CARE: "2. Children looked after and achieving permanence",
        Area.ADOPTION: "2.1 Adoption performance",
        Area.CARE_LEAVERS: "2.2 Experiences and progress of care leavers",
        Area.LEADERS: "3. Leadership, management and governance",
    },
    Family.LOOKED_AFTER: {
        Area.OVERALL: "Overall effectiveness",
        Area.OUTCOMES: "Outcomes for looked after children and young people",
        Area.LEADERS: "Leadership and management",
    },
    Family.CHILD_PROTECTION: {
        Area.OVERALL: "Overall effectiveness",
        Area.QUALITY_OF_PRACTICE: "The quality of practice",
        Area.LEADERS: "Leadership and governance",
    },
}


def each(which: Callable[[samples.Sample], object] = lambda _: True) -> pytest.MarkDecorator:
    chosen = [sample for sample in CATALOGUE if which(sample)]
    return pytest.mark.parametrize("sample", chosen, ids=[sample.name for sample in chosen])


@each()
def test_authority_stands_before_the_dates(sample: samples.Sample, read: Reader) -> None:
    cover = flat(read(sample).pages[0])
    authority = sample.printing.authority.removesuffix(" local authority")
    assert 0 <= cover.index(authority) < cover.index(sample.printing.dates)


@each(lambda sample: sample.judged)
def test_each_grade_follows_its_label_in_drawing_order(sample: samples.Sample, read: Reader) -> None:
    text = read(sample).text
    at = -1
    for judged in sample.judged:
        label = LABELS[sample.family].get(judged.area)
        if label:
            at = text.index(f"{label} {judged.printed}", at + 1)


@each(lambda sample: sample.family is Family.SIF and sample.judgement(Area.LSCB))
def test_the_boards_grade_ends_a_heading(sample: samples.Sample, read: Reader) -> None:
    board = sample.judgement(Area.LSCB)
    assert board is not None
    grade = board.grade.label.lower()
    assert re.search(rf"(Local Safeguarding Children Board|LSCB\)?) (is )?{grade}", read(sample).text)


@each()
def test_publication_date_is_printed_only_where_the_sample_says_so(sample: samples.Sample, read: Reader) -> None:
    printed = "published:" in read(sample).text.lower()
    letter = sample.family in (Family.FOCUSED_VISIT, Family.MONITORING_VISIT, Family.JTAI)
    assert printed is (sample.published is not None and not letter)
    assert sample.published is None or day(sample.published) in flat(read(sample).pages[0])


@each(lambda sample: sample.lead)
def test_the_lead_inspector_is_named(sample: samples.Sample, read: Reader) -> None:
    assert sample.lead is not None
    assert sample.lead in read(sample).text


@each()
def test_recommendations_stand_in_order_behind_their_marks(sample: samples.Sample, read: Reader) -> None:
    text = read(sample).text
    at = 0
    for item in sample.advice:
        opening = " ".join(item.printed.split()[:4])
        at = text.index(opening, at)
        marks = (f"{item.number}. ", "◼ ", "\uf06e ", "\uf0a7 ")
        assert text[:at].endswith(marks) or sample.family is Family.AREA_SEND
        at = text.index(" ".join(item.printed.split()[-2:]), at)


@each(lambda sample: sample.family in (Family.SIF, Family.ILACS) and sample.kind is not Kind.REVIEW)
def test_numbers_run_on_through_the_report(sample: samples.Sample, read: Reader) -> None:
    after_cover = "\n".join(read(sample).pages[1 + (sample.family is Family.SIF) :])
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", after_cover, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))


@each(lambda sample: sample.family is Family.ILACS or sample.kind in (Kind.REVIEW, Kind.REINSPECTION))
def test_numbered_findings_are_as_many_as_the_sample_says(sample: samples.Sample, read: Reader) -> None:
    after_cover = "\n".join(read(sample).pages[1:])
    numbered = re.findall(r"^\d+\. [A-Z]", after_cover, re.MULTILINE)
    recommended = len(sample.advice) if sample.kind is Kind.REINSPECTION else 0
    assert len(numbered) - recommended == sum(section.paragraphs for section in sample.findings)


@each()
def test_the_last_page_says_in_small_type_that_it_is_a_sample(sample: samples.Sample, folder: Path) -> None:
    with pdfium.PdfDocument(folder / file_of(sample)) as pdf:
        page = pdf[len(pdf) - 1].get_textpage()
        text = page.get_text_range()
        start = text.index("generated sample")
        _, bottom, _, top = page.get_charbox(start, loose=True)
    assert "not a report of any inspection" in flat(text)
    assert top - bottom < 10


def test_no_sample_is_signed_by_a_name_that_could_be_taken_for_real() -> None:
    surnames = {(sample.lead or "Example").split()[-1] for sample in CATALOGUE}
    assert surnames <= {"Example", "Sample", "Specimen"}
