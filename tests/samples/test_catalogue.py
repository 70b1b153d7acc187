"""The catalogue covers what is published, and describes nothing impossible."""

from collections.abc import Iterable

import pytest

import samples
from lineofsight.authorities import by_code
from lineofsight.frameworks import framework_for
from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind, RecommendationKind
from samples.sample import Layout, Trap
from samples.writing import file_of

CATALOGUE = samples.catalogue()
each_sample = pytest.mark.parametrize("sample", CATALOGUE, ids=lambda sample: sample.name)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (set(Family) - {Family.UNKNOWN}, {sample.family for sample in CATALOGUE}),
        (set(Kind), {sample.kind for sample in CATALOGUE}),
        (set(Layout), {sample.layout for sample in CATALOGUE}),
        (set(Trap), {trap for sample in CATALOGUE for trap in sample.printing.traps}),
        (set(Area), {judged.area for sample in CATALOGUE for judged in sample.judged}),
        (set(Grade), {judged.grade for sample in CATALOGUE for judged in sample.judged}),
        (set(Addressee), {item.addressee for sample in CATALOGUE for item in sample.advice}),
        (set(RecommendationKind), {item.kind for sample in CATALOGUE for item in sample.advice}),
        ({"1", "2", "3"}, {sample.outcome for sample in CATALOGUE if sample.family is Family.AREA_SEND}),
    ],
    ids=["family", "kind", "layout", "trap", "area", "grade", "addressee", "recommendation", "outcome"],
)
def test_every_value_occurs(wanted: set[str], found: set[str]) -> None:
    assert found == wanted


@pytest.mark.parametrize("names", [[sample.name for sample in CATALOGUE], [file_of(sample) for sample in CATALOGUE]])
def test_no_name_occurs_twice(names: list[str]) -> None:
    assert len(set(names)) == len(names)


@each_sample
def test_a_sample_is_about_a_real_authority(sample: samples.Sample) -> None:
    authority = by_code(sample.place.code)
    assert (authority.code, authority.name) == (sample.place.code, sample.place.name)
    assert by_code(str(sample.place.urn)) == authority


@each_sample
def test_fieldwork_starts_and_ends_on_working_days_and_before_publication(sample: samples.Sample) -> None:
    days = [day for days in sample.fieldwork for day in days]
    assert days == sorted(days)
    assert all(day.isoweekday() <= 5 for day in days)
    assert days[-1] < (sample.published or sample.listed) <= sample.listed


@each_sample
def test_the_framework_is_the_one_in_force_when_fieldwork_started(sample: samples.Sample) -> None:
    framework = framework_for(sample.family, sample.fieldwork[0][0])
    assert framework is not None
    assert framework.id == sample.framework


@each_sample
def test_no_area_is_judged_twice(sample: samples.Sample) -> None:
    assert len({judged.area for judged in sample.judged}) == len(sample.judged)


@each_sample
def test_findings_stand_only_in_judged_areas_or_named_parts(sample: samples.Sample) -> None:
    areas = {each.section for each in sample.findings if each.section in set(Area)}
    assert areas <= {judged.area for judged in sample.judged}


def test_an_inspection_from_april_2026_has_no_overall_grade() -> None:
    assert all(sample.judgement(Area.OVERALL) is None for sample in CATALOGUE if sample.framework == "ilacs-2026")


@each_sample
def test_the_numbers_of_a_list_rise_by_one(sample: samples.Sample) -> None:
    for kind in RecommendationKind:
        for addressee in Addressee:
            numbers = [item.number for item in sample.advice_for(addressee, kind)]
            assert _rises_by_one(numbers)


def _rises_by_one(numbers: Iterable[int]) -> bool:
    listed = list(numbers)
    return listed == list(range(listed[0], listed[0] + len(listed))) if listed else True
