"""What a printed cell says: a figure, or a reason there is none; never a zero in place of either."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.indicators.observation import Status
from lineofsight.indicators.tidy import in_places, known_codes, with_values


def read(*cells: str) -> list[tuple[float | None, str]]:
    frame = pl.LazyFrame({"printed": list(cells)}, schema={"printed": pl.String})
    return with_values(frame, "printed").collect().select("value", "status").rows()


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("c", Status.SUPPRESSED),
        ("x", Status.NOT_AVAILABLE),
        ("z", Status.NOT_APPLICABLE),
        ("u", Status.UNRELIABLE),
        ("k", Status.ROUNDED_TO_ZERO),
        ("low", Status.LOW),
        ("-", Status.MISSING_UNEXPLAINED),
        ("", Status.MISSING_UNEXPLAINED),
        ("n/a", Status.MISSING_UNEXPLAINED),
        (" C ", Status.SUPPRESSED),
    ],
)
def test_each_code_keeps_its_own_meaning_and_is_no_zero(printed: str, status: Status) -> None:
    assert read(printed) == [(None, status.value)]


def test_every_known_code_gives_a_status_without_a_value() -> None:
    assert all(not status.has_value for status in known_codes().values())
    assert read(*known_codes()) == [(None, status.value) for status in known_codes().values()]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("0", 0.0), ("0.0", 0.0), ("-1.5", -1.5), ("1,234", 1234.0), (" 7 ", 7.0), ("7.88E-3", 0.00788)],
)
def test_figures_are_read_as_printed(printed: str, value: float) -> None:
    assert read(printed) == [(value, "value")]


@pytest.mark.parametrize(("noisy", "value"), [("0.8999999999999999", 0.9), ("9.3699999999999992", 9.37)])
def test_the_noise_of_spreadsheets_is_removed(noisy: str, value: float) -> None:
    assert read(noisy) == [(value, "value")]


@pytest.mark.parametrize("printed", ["nan", "inf", "-inf"])
def test_what_is_no_finite_number_is_missing(printed: str) -> None:
    assert read(printed) == [(None, "missing-unexplained")]


@given(st.text(max_size=8))
def test_a_cell_has_either_a_value_or_a_reason(printed: str) -> None:
    ((value, status),) = read(printed)
    assert (value is not None) == Status(status).has_value


def test_reasons_outweigh_values_when_statuses_are_put_in_order() -> None:
    order = list(Status)
    with_value = [order.index(status) for status in Status if status.has_value]
    assert max(with_value) < min(order.index(status) for status in Status if not status.has_value)


def test_places_that_are_none_are_named() -> None:
    table, unmatched = in_places([("E08000035", "Leeds"), ("W06000015", "Cardiff"), ("", "")])
    assert table.rows() == [("E08000035", "E08000035", False)]
    assert unmatched == ("no name (no code)", "Cardiff (W06000015)")
