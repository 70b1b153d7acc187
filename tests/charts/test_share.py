"""A share is so many of so many, and refuses to be anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.charts import Share


def test_a_share_is_written_as_a_whole_percentage() -> None:
    assert [Share(count, 8, 0, 1).label for count in (0, 1, 3, 8)] == ["0%", "13%", "38%", "100%"]


def test_of_nothing_there_is_no_share() -> None:
    share = Share(0, 0, 0, 1)
    assert (share.value, share.label) == (None, "–")
    assert share.cells == (0, 0, None, None, None)


def test_cells_are_percentages_to_one_place() -> None:
    assert Share(1, 3, 0.0611, 0.7923).cells == (1, 3, 33.3, 6.1, 79.2)


@pytest.mark.parametrize(("count", "total"), [(-1, 2), (3, 2), (1, 0)])
def test_more_than_all_is_no_share(count: int, total: int) -> None:
    with pytest.raises(ValueError, match=f"{count} of {total}"):
        Share(count, total, 0, 1)


@given(low=st.floats(), high=st.floats())
def test_ends_lie_in_order_between_nothing_and_all(low: float, high: float) -> None:
    if 0 <= low <= high <= 1:
        assert Share(1, 2, low, high)
    else:
        with pytest.raises(ValueError, match="no interval"):
            Share(1, 2, low, high)
