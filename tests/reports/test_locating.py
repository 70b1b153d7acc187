"""Words that were read are found again where they stand, row by row."""

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.pdf.placed_words import Frame, PageBox, PlacedWord, PlacedWords
from lineofsight.reports.locating import Finder

WIDTH, HEIGHT, ROWS = 0.1, 0.02, 20
"""Of a word, in shares of the page, and how many rows of eight words a page has."""


def set_out(text: str) -> PlacedWords:
    """The words of a text, eight to a row."""
    words = [PlacedWord(word, place(position)) for position, word in enumerate(text.split())]
    pages = max((word.box.page for word in words), default=1)
    return PlacedWords(tuple(Frame(page, (0, 0, 600, 800)) for page in range(1, pages + 1)), tuple(words))


def place(position: int) -> PageBox:
    """Where the word at a position stands."""
    row, column = divmod(position, 8)
    page, row = divmod(row, ROWS)
    return PageBox(page + 1, 0.1 + column * WIDTH, 0.1 + row * 2 * HEIGHT, WIDTH * 0.9, HEIGHT)


def rows(boxes: tuple[PageBox, ...]) -> list[tuple[int, int, int]]:
    """Page, row and number of words of each box."""
    return [(box.page, round((box.top - 0.1) / HEIGHT / 2), round(box.width / WIDTH + 0.1)) for box in boxes]


def test_a_text_on_one_row_has_one_box() -> None:
    finder = Finder(set_out("one two three four five six"))
    assert rows(finder.find("two three", place(1))) == [(1, 0, 2)]


def test_a_text_over_rows_has_a_box_for_each() -> None:
    finder = Finder(set_out("a b c d e f g h i j k l m n o p q r s t"))
    assert rows(finder.find("g h i j k l m n o p q", place(6))) == [(1, 0, 2), (1, 1, 8), (1, 2, 1)]


def test_a_text_over_pages_has_boxes_on_both() -> None:
    words = [f"w{number}x" for number in range(8 * ROWS + 4)]
    found = Finder(set_out(" ".join(words))).find(" ".join(words[-6:]), place(len(words) - 6))
    assert rows(found) == [(1, ROWS - 1, 2), (2, 0, 4)]


def test_spaces_bullets_hyphens_and_capitals_do_not_count() -> None:
    finder = Finder(set_out("\u25a0 Multi- agency work, \u2018as is\u2019 here"))
    assert rows(finder.find("multi-agency work, 'as is'", place(0))) == [(1, 0, 5)]


def test_nested_lines_are_found_apart_from_what_stands_between() -> None:
    finder = Finder(set_out("First item has these: A HEADING BETWEEN THE TWO \u25a0 nested one then other"))
    assert rows(finder.find("First item has these:\n• nested one", place(0))) == [(1, 0, 4), (1, 1, 2)]


def test_the_same_words_are_found_where_they_were_read() -> None:
    finder = Finder(set_out("good " * 30))
    assert finder.find("Good", place(17)) == (place(17),)


def test_words_far_from_their_place_are_not_taken_for_them() -> None:
    finder = Finder(set_out("start " + "filling " * 100 + "sought"))
    assert finder.find("sought", place(0)) == ()


def test_a_text_that_is_not_there_whole_is_not_found() -> None:
    finder = Finder(set_out("one two three four"))
    assert finder.find("one two\n• five", place(0)) == ()
    assert finder.find("one two", PageBox(9, 0, 0, 1, 1)) == ()
    assert finder.find("one two", PageBox(1, 0.9, 0.9, 0.05, 0.05)) == ()
    assert finder.find(" • ", place(0)) == ()


@given(st.lists(st.text("abc-•", min_size=1, max_size=4), min_size=1, max_size=200), st.data())
def test_the_boxes_hold_the_words_and_no_others(words: list[str], data: st.DataObject) -> None:
    words = [f"{word}{position}" for position, word in enumerate(words)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    found = Finder(set_out(" ".join(words))).find(" ".join(words[first : last + 1]), place(first))
    expected: dict[tuple[int, float], int] = {}
    for position in range(first, last + 1):
        box = place(position)
        expected[box.page, box.top] = expected.get((box.page, box.top), 0) + 1
    assert [count for _, _, count in rows(found)] == list(expected.values())
    assert [(box.page, box.top) for box in found] == list(expected)
