"""What a person types on a command line."""

from datetime import date

import pytest

from lineofsight.authorities import find
from lineofsight.errors import UnknownAuthorityError

BEFORE = date(2018, 1, 1)


@pytest.mark.parametrize("text", ["E06000059", "e06000059", "838", "2532283", "dorset", " DORSET Council "])
def test_a_code_or_a_name_finds_its_authority(text: str) -> None:
    assert find(text).code == "E06000059"


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("bcp", "Bournemouth, Christchurch and Poole"),
        ("rbwm", "Windsor and Maidenhead"),
        ("herts", "Hertfordshire"),
    ],
)
def test_a_name_of_the_trade_finds_its_authority(alias: str, name: str) -> None:
    assert find(alias).name == name


def test_a_shared_name_means_the_authority_that_remains() -> None:
    assert find("Dorset").label == "Dorset"


def test_a_shared_name_with_a_day_means_the_authority_of_that_day() -> None:
    assert find("Dorset", BEFORE).label == "Dorset (to 2019)"


def test_an_abolished_authority_is_found_by_its_name_and_by_its_label() -> None:
    assert find("Cumbria").code == find("cumbria (to 2023)").code == "E10000006"


def test_a_code_means_its_authority_on_any_day() -> None:
    assert find("E06000059", BEFORE).opened == date(2019, 4, 1)


@pytest.mark.parametrize(
    ("text", "on", "suggestion"),
    [
        ("Hertforshire", None, "Hertfordshire"),
        ("Kingston", None, "Kingston upon Thames"),
        ("Poole", date(2020, 1, 1), "Bournemouth, Christchurch and Poole"),
    ],
)
def test_what_is_not_found_brings_suggestions(text: str, on: date | None, suggestion: str) -> None:
    with pytest.raises(UnknownAuthorityError, match=r"did you mean .*Give a name") as raised:
        find(text, on)
    assert suggestion in raised.value.suggestions
    assert suggestion in str(raised.value)


def test_nonsense_brings_advice_and_no_suggestions() -> None:
    with pytest.raises(UnknownAuthorityError, match=r"No authority is called 'qqq'\. Give a name") as raised:
        find("qqq")
    assert raised.value.suggestions == ()
