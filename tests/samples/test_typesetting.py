"""Lines hold all of a text, as much as fits on each, in the styles its marks ask for."""

from hypothesis import given
from hypothesis import strategies as st

from samples.typesetting import BODY, BOLD, break_lines, width

WORDS = st.lists(st.from_regex(r"[a-z]{1,9}(-[a-z]{1,9})?", fullmatch=True), min_size=1, max_size=40)


@given(WORDS, st.sampled_from([8.0, 12.0, 14.0]), st.integers(60, 450))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(words: list[str], size: float, room: int) -> None:
    text = " ".join(words)
    lines = break_lines(text, size, room)
    assert "".join(span.text for line in lines for span in line) == text
    pieces = text.replace("-", "- ").split()
    widest = max(width(break_lines(piece, size, 1000)[0]) for piece in pieces)
    assert all(width(line) <= max(room, widest) for line in lines)


@given(WORDS)
def test_bold_text_is_set_in_bold(words: list[str]) -> None:
    text = " ".join(words)
    spans = break_lines(f"plain **{text}** plain", 12, 10_000)[0]
    assert [(span.text, span.font) for span in spans] == [("plain ", BODY), (text, BOLD), (" plain", BODY)]


def test_a_line_breaks_after_a_hyphen_and_keeps_its_trailing_space() -> None:
    room = width(break_lines("a multi-", 12, 1000)[0])
    assert [line[0].text for line in break_lines("a multi-agency hub", 12, room)] == ["a multi-", "agency ", "hub"]


def test_a_note_number_is_small_and_raised() -> None:
    word, number = break_lines("board^1", 14, 1000)[0]
    assert (word.text, number.text) == ("board", "1")
    assert number.size < word.size
    assert 0 == word.rise < number.rise


def test_an_empty_text_has_no_lines() -> None:
    assert break_lines("", 12, 100) == []
