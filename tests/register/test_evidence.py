"""What words find across families: authorities and activities are counted, not sentences."""

from datetime import date
from typing import Any

import pytest

from lineofsight.errors import NotFoundError, UsageError
from lineofsight.register import Entry, PassageKind, Register, Source, correct, theme_evidence
from lineofsight.reports.record import Recommendation
from lineofsight.vocabulary import Family, Kind, RecommendationKind
from tests.register.builders import BEDFORD, DORSET, LEEDS, report, statement
from tests.register.test_search import saying


def published(year: int, *findings: str, authority: str = DORSET, **fields: object) -> Entry:
    return saying(*findings, authority=authority, start=date(year, 3, 4), published=date(year, 6, 1), **fields)


def fill(register: Register, *entries: Entry) -> Register:
    for entry in entries:
        register.add(entry)
    return register


def test_an_activity_that_says_it_ten_times_counts_once(register: Register) -> None:
    fill(register, published(2023, *["Neglect is missed."] * 10), published(2023, "All is well.", authority=LEEDS))
    found = theme_evidence(register, ["neglect"])
    (year,) = found.years
    assert (year.authorities, year.activities, year.searched, year.share) == (1, 1, 2, 0.5)
    assert len(found.evidence) == 10


def test_an_authority_with_two_activities_in_a_year_is_one_authority(register: Register) -> None:
    visit: dict[str, Any] = {"family": Family.FOCUSED_VISIT, "kind": Kind.FOCUSED_VISIT, "judgements": ()}
    fill(register, published(2023, "Neglect."), published(2023, "Neglect.", **visit))
    found = theme_evidence(register, ["neglect"])
    assert [(year.authorities, year.activities) for year in found.years] == [(1, 2)]
    assert {(item.family, item.activities) for item in found.counts if item.family} == {
        (Family.ILACS, 1),
        (Family.FOCUSED_VISIT, 1),
    }
    (authority,) = found.authorities
    assert (authority.name, authority.activities, authority.searched) == ("Dorset", 2, 2)


def test_a_year_in_which_nothing_was_found_is_shown_as_such(register: Register) -> None:
    fill(register, published(2022, "Neglect."), published(2023, "All is well."))
    assert [(year.year, year.share) for year in theme_evidence(register, ["neglect"]).years] == [(2022, 1), (2023, 0)]


def test_each_piece_of_evidence_says_where_it_was_read(register: Register) -> None:
    fill(register, published(2023, "x " * 300 + "Neglect is missed.", document="letter"))
    (item,) = theme_evidence(register, ["neglect"]).evidence
    assert (item.activity.authority_name, item.filename, item.passage.page) == ("Dorset", "letter.pdf", 2)
    assert "Neglect is missed." in item.excerpt
    assert len(item.excerpt) <= 200


def test_evidence_comes_newest_first(register: Register) -> None:
    fill(register, published(2021, "Neglect."), published(2023, "Neglect."), published(2022, "Neglect."))
    years = [item.activity.fieldwork_start for item in theme_evidence(register, ["neglect"]).evidence]
    assert years == sorted(years, key=str, reverse=True)


def test_an_inspection_without_words_is_in_no_share_but_is_told(register: Register) -> None:
    known_elsewhere = statement(Source.OFFICIAL_STATISTICS, BEDFORD)
    fill(register, published(2024, "Neglect."), report(LEEDS), known_elsewhere)
    found = theme_evidence(register, ["neglect"])
    assert [year.searched for year in found.years] == [1]
    assert found.unsearched == 2
    assert "2 activities could not be searched" in found.sentence()


def test_the_same_inspection_in_two_documents_is_one_activity(register: Register) -> None:
    fill(register, published(2023, "Neglect.", document="one"), published(2023, "Neglect.", document="two"))
    found = theme_evidence(register, ["neglect"])
    assert (len(found.evidence), found.years[0].activities) == (1, 1)


def test_kind_family_region_and_span_limit_what_is_searched(register: Register) -> None:
    priority = Recommendation(kind=RecommendationKind.PRIORITY, number=1, text="Neglect.", page=2)
    fill(
        register,
        published(2022, "Neglect.", recommendations=(priority,)),
        published(2023, "Neglect.", authority=LEEDS),
        published(2023, "Neglect.", family=Family.SIF, kind=Kind.INSPECTION),
    )

    def keys(**limits: object) -> set[str]:
        return {item.activity.key for item in theme_evidence(register, ["neglect"], **limits).evidence}  # type: ignore[arg-type]

    assert keys(kind=PassageKind.PRIORITY) == {f"{DORSET}-ilacs-2022-03-04"}
    assert keys(family=Family.SIF) == {f"{DORSET}-sif-2023-03-04"}
    assert keys(region="Yorkshire and the Humber") == {f"{LEEDS}-ilacs-2023-03-04"}
    assert keys(since=date(2022, 6, 2), region="South West") == {f"{DORSET}-sif-2023-03-04"}
    assert keys(until=date(2022, 6, 1)) == {f"{DORSET}-ilacs-2022-03-04"}


def test_a_span_the_wrong_way_round_and_an_unknown_region_are_refused(register: Register) -> None:
    with pytest.raises(UsageError, match="give the earlier day first"):
        theme_evidence(register, ["neglect"], since=date(2024, 2, 1), until=date(2024, 1, 1))
    with pytest.raises(NotFoundError, match="Narnia"):
        theme_evidence(register, ["neglect"], region="Narnia")


def test_words_corrected_to_another_authority_are_that_ones(register: Register) -> None:
    fill(register, published(2023, "Neglect."))
    correct(register, f"{DORSET}-ilacs-2023-03-04", "authority", "Leeds", "A", "cover")
    assert [item.name for item in theme_evidence(register, ["neglect"]).authorities] == ["Leeds"]
