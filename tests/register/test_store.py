"""The register gives back what it was given, whatever the order it came in."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import NotFoundError, UnknownAuthorityError, UsageError
from lineofsight.register import Counts, Entry, Register, Source
from lineofsight.reports.record import DateRange, Finding, Place, Recommendation
from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind, RecommendationKind, Subject
from tests.register.builders import BEDFORD, DORSET, LEEDS, SPRING, judgements, record, report, statement

FULL = record(
    published=date(2024, 5, 9),
    framework="ilacs-2023",
    kind=Kind.SHORT,
    kind_inferred=True,
    lead_inspector="Jane Example",
    inspectors=("Jane Example", "John Example"),
    outcome="narrative",
    subject=Subject.FRONT_DOOR,
    fieldwork=(
        DateRange(start=SPRING, end=date(2024, 3, 8)),
        DateRange(start=date(2024, 3, 11), end=date(2024, 3, 15)),
    ),
    judgements=(judgements(leaders="good")[0].model_copy(update={"box": (10.5, 20.0, 30.0, 40.25)}),),
    recommendations=(
        Recommendation(
            kind=RecommendationKind.PRIORITY,
            addressee=Addressee.LSCB,
            number=None,
            text="Do this.",
            national_framework=("outcome-1", "enabler-2"),
            themes=("neglect",),
            page=2,
            box=(1, 2, 3, 4),
        ),
        Recommendation(kind=RecommendationKind.IMPROVEMENT, number=2, text="Do that."),
    ),
    findings=(
        Finding(section="leaders", number=1, text="One.", page=3),
        Finding(section="leaders", number=2, text="Two.", page=3),
        Finding(section="help-protection", number=1, text=None),
    ),
    problems=2,
    places={"lead_inspector": Place(page=1, box=(0, 0, 9, 9))},
)


def test_a_whole_record_comes_back_as_it_was_given_boxes_and_places_too(register: Register) -> None:
    register.add(Entry(record=FULL))
    assert list(register.records()) == [FULL]


def test_an_activity_counts_what_its_record_holds(register: Register) -> None:
    register.add(Entry(record=FULL))
    (activity,) = register.activities()
    sections = (("leaders", 2), ("help-protection", 1))
    assert activity.counts == Counts(improvements=1, priorities=0, board=1, sections=sections)
    assert activity.counts.findings == 3
    assert Counts.of(FULL) == activity.counts


def test_a_document_added_again_replaces_what_it_said(register: Register) -> None:
    register.add(report(document="same", grades={"overall": "good"}))
    register.add(report(document="same", grades={"leaders": "inadequate"}))
    (activity,) = register.activities()
    assert [(item.area, item.grade) for item in activity.judgements] == [(Area.LEADERS, Grade.INADEQUATE)]


def test_the_hash_tells_contents_not_the_way_they_came(tmp_path: Path) -> None:
    entries = [
        report(DORSET),
        report(LEEDS, grades={"overall": "inadequate", "leaders": "good"}),
        report(DORSET, date(2019, 2, 4)),
        statement(Source.SECONDARY, BEDFORD),
    ]
    hashes = set()
    for seed in range(3):
        random.Random(seed).shuffle(entries)  # noqa: S311
        with Register.create(tmp_path / f"{seed}.sqlite") as register:
            for entry in (*entries, entries[0]):
                register.add(entry)
            hashes.add(register.hash)
    assert len(hashes) == 1


def test_the_hash_changes_with_every_kind_of_fact(register: Register) -> None:
    hashes = {register.hash}
    for changed in (
        report(document="x"),
        report(document="x", lead_inspector="Jane Example"),
        report(document="x", grades={"overall": "inadequate"}),
        report(document="x", problems=1),
        report(document="x", listed=date(2024, 5, 2), published=None),
        report(document="x", recommendations=FULL.recommendations),
        report(document="x", findings=FULL.findings),
    ):
        register.add(changed)
        hashes.add(register.hash)
    assert len(hashes) == 8


def test_an_open_register_sees_what_another_one_adds(register: Register) -> None:
    assert register.activities() == []
    with Register.open(register.path) as other:
        other.add(report())
    assert len(register.activities()) == 1


def test_activities_can_be_asked_for_by_authority_region_family_kind_and_source(register: Register) -> None:
    for entry in (
        report(DORSET),
        report(LEEDS, family=Family.JTAI, kind=Kind.JTAI),
        statement(Source.SECONDARY, BEDFORD),
    ):
        register.add(entry)

    def names(**conditions: object) -> list[str | None]:
        return [activity.authority_name for activity in register.activities(**conditions)]  # type: ignore[arg-type]

    assert names(authority="dorset") == ["Dorset"]
    assert names(authority=DORSET, family=Family.JTAI) == []
    assert names(region="Yorkshire and the Humber") == ["Leeds"]
    assert names(kind=Kind.JTAI) == ["Leeds"]
    assert names(source=Source.SECONDARY) == ["Bedford"]
    with pytest.raises(UnknownAuthorityError):
        names(authority="Nowhere")
    with pytest.raises(NotFoundError):
        names(region="Nowhere")


def test_an_unknown_activity_is_named(register: Register) -> None:
    with pytest.raises(NotFoundError, match="no activity 'nothing'"):
        register.activity("nothing")


def test_a_source_without_a_document_must_say_what_it_speaks_of(register: Register) -> None:
    said = statement(Source.SECONDARY)
    nameless = Entry(record=said.record.model_copy(update={"authority": None}), source=said.source, origin=None)
    with pytest.raises(UsageError, match="must name authority, family and first day"):
        register.add(nameless)
    assert register.entries() == []


def test_records_of_activities_are_those_of_the_documents_that_speak_for_them(register: Register) -> None:
    register.add(report(document="worse", problems=2))
    register.add(report(document="better"))
    (found,) = register.records(register.activities())
    assert found.document.filename == "better.pdf"
    assert len(list(register.records())) == 2


@given(st.lists(st.sampled_from([Addressee.AUTHORITY, Addressee.LSCB, Addressee.PARTNERSHIP]), max_size=6))
def test_recommendations_to_the_board_are_never_the_authoritys(addressees: list[Addressee]) -> None:
    items = tuple(
        Recommendation(kind=RecommendationKind.IMPROVEMENT, addressee=addressee, number=1, text=None)
        for addressee in addressees
    )
    counts = Counts.of(record(recommendations=items))
    assert counts.board == addressees.count(Addressee.LSCB)
    assert counts.board + counts.improvements == len(addressees)
