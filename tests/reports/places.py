"""Which words stand in a box: for tests that hold marks against what is printed."""

from collections import defaultdict
from collections.abc import Iterable

from lineofsight.pdf.placed_words import PageBox, PlacedWord, PlacedWords

__all__ = ["Printed", "letters"]


def letters(text: str) -> str:
    """The letters and digits of a text, without case."""
    return "".join(filter(str.isalnum, text.casefold()))


class Printed:
    """The words of a document by page."""

    def __init__(self, placed: PlacedWords) -> None:
        self._pages: defaultdict[int, list[PlacedWord]] = defaultdict(list)
        for word in placed.words:
            self._pages[word.box.page].append(word)

    def letters_in(self, boxes: Iterable[PageBox]) -> str:
        """The letters of the words whose middles are in the boxes."""
        return letters("".join(word.text for box in boxes for word in self._pages[box.page] if _is_in(word.box, box)))


def _is_in(word: PageBox, box: PageBox) -> bool:
    across, down = word.left + word.width / 2 - box.left, word.top + word.height / 2 - box.top
    return 0 <= across <= box.width and 0 <= down <= box.height
