"""A span of time is read as people write it."""

from datetime import date

import pytest

from lineofsight.errors import UsageError
from lineofsight.pathway.ahead import last_day

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("span", "until"),
    [
        ("90d", date(2027, 2, 28)),
        ("8w", date(2027, 1, 25)),
        ("3m", date(2027, 2, 28)),
        (" 1 Y ", date(2027, 11, 30)),
        ("0d", DAY),
    ],
)
def test_a_span_ends_on_a_day(span: str, until: date) -> None:
    assert last_day(DAY, span) == until


@pytest.mark.parametrize("span", ["", "soon", "-3m", "3", "3 mm", "٣m", "9999y"])
def test_anything_else_is_refused(span: str) -> None:
    with pytest.raises(UsageError):
        last_day(DAY, span)
