"""Finds words that were read again on their pages, row by row: letters are compared, not spaces, bullets or hyphens.

It knows words and places, and nothing of what the words are about.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from lineofsight.pdf.placed_words import PageBox, PlacedWord, PlacedWords

__all__ = ["Finder"]

_REACH = 300
"""Letters after the beginning of its place within which a text begins: a few lines, as after a label."""
_REACH_OF_PARTS = 6000
"""The same for each further line of a text, as for bullets that belong to an item above: two full pages."""
_SLACK = 0.004
"""Share of the page by which a word may stand outside the box it was read in."""


class Finder:
    """Finds texts in the words of one document."""

    def __init__(self, placed: PlacedWords) -> None:
        self._placed = placed
        letters = [_letters(word.text) for word in placed.words]
        self._text = "".join(letters)
        self._starts = [0, *accumulate(map(len, letters))]
        self._on_page: defaultdict[int, list[int]] = defaultdict(list)
        for position, word in enumerate(placed.words):
            self._on_page[word.box.page].append(position)

    def find(self, text: str, near: PageBox) -> tuple[PageBox, ...]:
        """The boxes of the text's rows, over as many pages as it takes; `near` is where the text begins.

        Lines of the text may stand apart, as an item and what is nested in it do. Empty if any of it is not found.
        """
        inside = (word for word in self._on_page[near.page] if _is_inside(self._placed.words[word].box, near))
        first = next(inside, None)
        if first is None:
            return ()
        at, reach = self._starts[first], _REACH
        found: list[PlacedWord] = []
        for part in filter(None, map(_letters, text.splitlines())):
            place = self._text.find(part, at, at + reach + len(part))
            if place < 0:
                return ()
            at, reach = place + len(part), _REACH_OF_PARTS
            found += self._placed.words[self._word_at(place) : self._word_at(at - 1) + 1]
        return tuple(_rows(found))

    def _word_at(self, letter: int) -> int:
        """The word that holds a letter; words without any come after it."""
        return bisect_right(self._starts, letter) - 1


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_inside(box: PageBox, near: PageBox) -> bool:
    across, down = box.left + box.width / 2 - near.left, box.top + box.height / 2 - near.top
    return -_SLACK <= across <= near.width + _SLACK and -_SLACK <= down <= near.height + _SLACK


def _rows(words: Sequence[PlacedWord]) -> Iterator[PageBox]:
    """One box for the words of each row."""
    row: PageBox | None = None
    for word in words:
        if row and _goes_on(row, word.box):
            row = _around(row, word.box)
        else:
            if row:
                yield row
            row = word.box
    if row:
        yield row


def _goes_on(row: PageBox, box: PageBox) -> bool:
    middle = box.top + box.height / 2
    return row.page == box.page and row.left <= box.left and row.top <= middle <= row.top + row.height


def _around(row: PageBox, box: PageBox) -> PageBox:
    top, left = min(row.top, box.top), min(row.left, box.left)
    bottom = max(row.top + row.height, box.top + box.height)
    right = max(row.left + row.width, box.left + box.width)
    return replace(row, left=left, top=top, width=right - left, height=bottom - top)
