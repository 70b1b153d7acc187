"""Codes of any age, numbers and names lead to one place."""

import pytest

from lineofsight.authorities import all_authorities, regions
from lineofsight.errors import UnknownAuthorityError
from lineofsight.indicators.places import ENGLAND, PlaceKind, codes_meant, place
from tests.indicators.files import DORSET, KINGSTON, LEEDS, OLD_DORSET, RICHMOND


def test_every_code_an_authority_ever_had_means_it() -> None:
    for authority in all_authorities():
        for code in (authority.code, *authority.former_codes, authority.dfe_number):
            assert codes_meant(code) == (authority.code,)


@pytest.mark.parametrize(
    ("old", "new"), [("E08000016", "E08000038"), ("E10000002", "E06000060"), ("E10000023", "E06000065")]
)
def test_a_new_code_without_a_new_council_is_the_same_place(old: str, new: str) -> None:
    assert codes_meant(old) == codes_meant(new) == (new,)


def test_two_authorities_of_one_name_are_told_apart_by_number() -> None:
    assert codes_meant("835") == (OLD_DORSET,)
    assert codes_meant("838") == (DORSET,)


@pytest.mark.parametrize("code", ["E09000021 / E09000027", "314 / 318", "E09000021/E09000027"])
def test_a_shared_return_means_both_authorities(code: str) -> None:
    assert codes_meant(code) == (KINGSTON, RICHMOND)


@pytest.mark.parametrize(("code", "meant"), [("970", ENGLAND), ("E12000007", "E12000007"), ("987", "E13000001")])
def test_england_and_regions_are_places(code: str, meant: str) -> None:
    assert codes_meant(code) == (meant,)


def test_an_unknown_code_is_helped_by_a_name_only_if_it_fits_one_authority() -> None:
    assert codes_meant("E06999999", "Leeds") == (LEEDS,)
    assert codes_meant("E06999999", "Dorset") == ()
    assert codes_meant("W06000001", "Cardiff") == ()


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("leeds", LEEDS, PlaceKind.AUTHORITY),
        ("383", LEEDS, PlaceKind.AUTHORITY),
        ("England", ENGLAND, PlaceKind.NATION),
        ("south east", "E12000008", PlaceKind.REGION),
        ("E12000008", "E12000008", PlaceKind.REGION),
    ],
)
def test_people_name_places_as_they_like(text: str, code: str, kind: PlaceKind) -> None:
    assert (place(text).code, place(text).kind) == (code, kind)


def test_an_abolished_authority_is_named_with_its_end() -> None:
    assert place(OLD_DORSET).name == "Dorset (to 2019)"


def test_a_place_that_is_none_is_an_error() -> None:
    with pytest.raises(UnknownAuthorityError, match="Bedfordshire"):
        place("Bedfordshire")


def test_every_region_has_a_code() -> None:
    for region in regions():
        assert place(region).kind is PlaceKind.REGION
