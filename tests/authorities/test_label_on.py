"""An authority is called as it was on the day: nothing is said of an end that had not come."""

from datetime import date

from lineofsight.authorities import by_code


def test_the_year_it_ended_is_added_only_once_it_has() -> None:
    dorset = by_code("E10000009")
    assert dorset.label_on(date(2019, 3, 31)) == "Dorset"
    assert dorset.label_on(date(2019, 4, 1)) == "Dorset (to 2019)"


def test_an_authority_that_remains_has_one_name() -> None:
    assert by_code("E10000016").label_on(date(2000, 1, 1)) == "Kent"
