"""Who there is, on which day, under which codes, and who followed whom."""

from collections import Counter
from datetime import date

import pytest

from lineofsight.authorities import (
    Authority,
    AuthorityType,
    all_authorities,
    by_code,
    in_region,
    predecessors,
    regions,
    successors,
)
from lineofsight.errors import NotFoundError, UnknownAuthorityError

NOW = date(2025, 6, 1)
OLD_DORSET, NEW_DORSET = by_code("E10000009"), by_code("E06000059")


def names(authorities: tuple[Authority, ...]) -> list[str]:
    return [authority.name for authority in authorities]


def test_there_are_153_authorities_and_five_abolished_since_2012() -> None:
    assert len(all_authorities(NOW)) == 153
    gone = [authority.label for authority in all_authorities() if authority.closed]
    assert gone == [
        "Bournemouth (to 2019)",
        "Cumbria (to 2023)",
        "Dorset (to 2019)",
        "Northamptonshire (to 2021)",
        "Poole (to 2019)",
    ]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2012, 6, 1), 152),
        (date(2019, 3, 31), 152),
        (date(2019, 4, 1), 151),
        (date(2021, 4, 1), 152),
        (date(2023, 3, 31), 152),
        (date(2023, 4, 1), 153),
    ],
)
def test_reorganisation_changes_the_list_on_its_day(day: date, number: int) -> None:
    assert len(all_authorities(day)) == number


def test_authorities_by_region() -> None:
    assert Counter(authority.region for authority in all_authorities(NOW)) == {
        "North East": 12,
        "North West": 24,
        "Yorkshire and the Humber": 15,
        "East Midlands": 10,
        "West Midlands": 14,
        "East of England": 11,
        "London": 33,
        "South East": 19,
        "South West": 15,
    }


def test_authorities_by_type() -> None:
    assert Counter(authority.type for authority in all_authorities(NOW)) == {
        AuthorityType.COUNTY: 21,
        AuthorityType.UNITARY: 62,
        AuthorityType.METROPOLITAN_DISTRICT: 36,
        AuthorityType.LONDON_BOROUGH: 32,
        AuthorityType.CITY_OF_LONDON: 1,
        AuthorityType.ISLES_OF_SCILLY: 1,
    }


def test_authorities_come_in_order_of_name() -> None:
    assert names(all_authorities()) == sorted(names(all_authorities()))


@pytest.mark.parametrize("authority", all_authorities(), ids=lambda authority: authority.label)
def test_every_identifier_means_its_authority(authority: Authority) -> None:
    assert all(by_code(f" {code.lower()} ") is authority for code in authority.identifiers)


@pytest.mark.parametrize("authority", all_authorities(NOW), ids=lambda authority: authority.label)
def test_identifiers_have_their_form(authority: Authority) -> None:
    assert all(len(code) == 9 and code[0] == "E" for code in (authority.code, *authority.former_codes))
    assert len(authority.dfe_number) == 3
    assert authority.urn is not None
    assert authority.urn.isdigit()
    assert len(authority.urn) in (5, 7)


@pytest.mark.parametrize(
    ("former", "today", "name"),
    [
        ("E06000048", "E06000057", "Northumberland"),
        ("E08000016", "E08000038", "Barnsley"),
        ("E08000019", "E08000039", "Sheffield"),
        ("E08000020", "E08000037", "Gateshead"),
        ("E10000002", "E06000060", "Buckinghamshire"),
        ("E10000023", "E06000065", "North Yorkshire"),
        ("E10000027", "E06000066", "Somerset"),
    ],
)
def test_a_new_code_for_the_same_place_is_the_same_authority(former: str, today: str, name: str) -> None:
    authority = by_code(former)
    assert (authority.code, authority.name, authority.opened) == (today, name, None)
    assert predecessors(authority) == ()


@pytest.mark.parametrize("code", ["E06000099", "W06000001", "999", "", "Dorset", "80459 80460"])
def test_an_unknown_code_says_which_codes_there_are(code: str) -> None:
    with pytest.raises(UnknownAuthorityError, match="Give a 9-character ONS code") as raised:
        by_code(code)
    assert repr(code) in str(raised.value)


def test_dorset_county_and_dorset_council_are_two_authorities_of_one_name() -> None:
    assert OLD_DORSET.name == NEW_DORSET.name == "Dorset"
    assert OLD_DORSET.label == "Dorset (to 2019)"
    assert NEW_DORSET.label == "Dorset"
    assert (OLD_DORSET.dfe_number, NEW_DORSET.dfe_number) == ("835", "838")


def test_an_authority_exists_from_its_first_day_to_its_last() -> None:
    last, first = date(2019, 3, 31), date(2019, 4, 1)
    assert [OLD_DORSET.existed_on(day) for day in (last, first)] == [True, False]
    assert [NEW_DORSET.existed_on(day) for day in (last, first)] == [False, True]


def test_old_dorset_went_mostly_to_dorset_and_in_part_to_its_neighbour() -> None:
    assert names(successors(OLD_DORSET)) == ["Dorset", "Bournemouth, Christchurch and Poole"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("E10000006", ["Cumberland", "Westmorland and Furness"]),
        ("E10000021", ["North Northamptonshire", "West Northamptonshire"]),
        ("E06000028", ["Bournemouth, Christchurch and Poole"]),
        ("E08000025", []),
    ],
)
def test_successors(before: str, after: list[str]) -> None:
    assert names(successors(by_code(before))) == after


def test_predecessors_are_successors_seen_from_the_other_side() -> None:
    for authority in all_authorities():
        assert all(authority in predecessors(after) for after in successors(authority))
        assert all(authority in successors(before) for before in predecessors(authority))
    assert {before.label for before in predecessors(by_code("E06000058"))} == {
        "Bournemouth (to 2019)",
        "Poole (to 2019)",
        "Dorset (to 2019)",
    }


def test_successors_open_the_day_after_their_predecessor_closes() -> None:
    for authority in all_authorities():
        assert bool(authority.closed) == bool(successors(authority))
        for after in successors(authority):
            assert authority.closed is not None
            assert after.opened is not None
            assert (after.opened - authority.closed).days == 1


def test_ofsted_groups_two_regions_as_one() -> None:
    northern = in_region("north east, yorkshire and the humber", NOW)
    assert set(northern) == {*in_region("North East", NOW), *in_region("Yorkshire and the Humber", NOW)}
    assert len({authority.ofsted_region for authority in all_authorities()}) == 8


def test_regions_share_out_all_authorities() -> None:
    shared_out = [authority for region in regions() for authority in in_region(region)]
    assert len(regions()) == 9
    assert len(shared_out) == len(all_authorities())


def test_an_unknown_region_is_told_the_nine() -> None:
    with pytest.raises(NotFoundError, match=r"no region 'Wessex'.*South West"):
        in_region("Wessex")
