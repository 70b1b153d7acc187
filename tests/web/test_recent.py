"""Only the last few values are kept, and what was not asked for longest goes first."""

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.web.recent import Recent


def test_the_one_not_asked_for_longest_goes_first() -> None:
    recent = Recent[str, int](2)
    recent.keep("a", 1)
    recent.keep("b", 2)
    assert recent.find("a") == 1
    recent.keep("c", 3)
    assert (recent.find("a"), recent.find("b"), recent.find("c")) == (1, None, 3)


@given(st.lists(st.integers(0, 9)), st.integers(1, 5))
def test_it_never_holds_more_and_always_the_newest(keys: list[int], most: int) -> None:
    recent = Recent[int, int](most)
    for key in keys:
        assert recent.get(key, lambda key=key: key * 10) == key * 10  # type: ignore[misc]
    newest = list(dict.fromkeys(reversed(keys)))
    assert [recent.find(key) is not None for key in newest] == [place < most for place in range(len(newest))]
