"""Facts compare what a reader found with what a sample prints, and forgive typography only."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from lineofsight.reports.record import (
    AuthorityReference,
    DateRange,
    DocumentReference,
    Finding,
    InspectionRecord,
    Judgement,
    Problem,
    Recommendation,
)
from lineofsight.vocabulary import Addressee, RecommendationKind
from samples.facts import Request


def perfect_record(sample: samples.Sample) -> InspectionRecord:
    """The record of a reader that makes no mistake."""
    return InspectionRecord(
        document=DocumentReference(sha256="", filename="sample.pdf"),
        family=sample.family,
        framework=sample.framework,
        kind=sample.kind,
        authority=AuthorityReference(code=sample.place.code, name=sample.place.name, as_printed=None),
        fieldwork=tuple(DateRange(start=start, end=end) for start, end in sample.fieldwork),
        published=sample.published,
        lead_inspector=sample.lead,
        judgements=tuple(
            Judgement(area=each.area, grade=each.grade, as_printed=each.printed) for each in sample.judged
        ),
        outcome=sample.outcome,
        subject=sample.subject,
        recommendations=tuple(
            Recommendation(
                kind=item.kind,
                addressee=item.addressee,
                number=item.number,
                text=" • ".join((item.printed, *item.nested)),
                national_framework=item.national_framework,
            )
            for item in sample.advice
        ),
        findings=tuple(
            Finding(section=each.section, number=number, text="Said")
            for each in sample.findings
            for number in range(each.paragraphs)
        ),
        problems=tuple(Problem(code=code, message="Said") for code in sample.problems),
    )


@pytest.mark.parametrize("sample", samples.catalogue(), ids=lambda sample: sample.name)
def test_a_perfect_record_has_the_facts_of_its_sample(sample: samples.Sample) -> None:
    assert samples.Facts.of(perfect_record(sample)) == sample.facts


@pytest.mark.parametrize(
    "mistake",
    [
        {"lead_inspector": "Nobody"},
        {"published": None},
        {"judgements": ()},
        {"recommendations": ()},
        {"findings": ()},
        {"fieldwork": ()},
        {"authority": None},
        {"problems": (Problem(code="dates-disagree", message="They do."),)},
    ],
    ids=lambda mistake: next(iter(mistake)),
)
def test_each_mistake_shows(mistake: dict[str, object]) -> None:
    sample = samples.catalogue()[0]
    assert samples.Facts.of(perfect_record(sample).model_copy(update=mistake)) != sample.facts


def _request(text: str) -> Request:
    return Request.of(RecommendationKind.IMPROVEMENT, Addressee.AUTHORITY, 1, text, ())


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1), st.sampled_from([" ", "\n", " ◼ ", "-"]))
def test_bullets_and_line_ends_are_not_words(words: list[str], joint: str) -> None:
    assert _request(joint.join(words)) == _request(" ".join(words))


def test_a_word_more_is_another_request() -> None:
    assert _request("Ensure that plans are shared.") != _request("Ensure that plans are not shared.")


@pytest.mark.parametrize(
    "tag",
    ["(outcome 1, national framework)", "(Outcome four, National Framework)", "(enabler 2, national\nframework)."],
)
def test_a_reference_to_the_national_framework_is_not_text(tag: str) -> None:
    assert _request(f"Oversight of plans. {tag}") == _request("Oversight of plans.")


def test_findings_outside_judgement_areas_are_not_compared() -> None:
    sample = replace(samples.catalogue()[0], findings=(samples.Findings("strengths", 3),))
    assert sample.facts.findings == ()
