"""A name means the authority that has it on the day, else one that had it before or took it later."""

from datetime import date

import pytest

from lineofsight.authorities import find_any_day
from lineofsight.errors import UnknownAuthorityError


def test_a_shared_name_means_the_authority_of_the_day() -> None:
    assert find_any_day("Dorset", date(2018, 1, 1)).code == "E10000009"
    assert find_any_day("Dorset", date(2024, 1, 1)).code == "E06000059"


def test_a_name_of_another_day_is_still_understood() -> None:
    assert find_any_day("Cumbria", date(2024, 1, 1)).label == "Cumbria (to 2023)"
    assert find_any_day("Cumberland", date(2018, 1, 1)).name == "Cumberland"


def test_a_name_of_no_day_is_refused_with_those_of_the_day() -> None:
    with pytest.raises(UnknownAuthorityError) as caught:
        find_any_day("Dorsett", date(2024, 1, 1))
    assert caught.value.suggestions == ("Dorset",)
