"""Finding the hints and signs of the codebook in a text, quickly.

It knows where they stand. What they are worth is learned elsewhere (`training`); as a coder of its own, the hints
are the plain keyword rules against which the coder is measured.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from lineofsight.themes.codebook import Codebook

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["SignFinder", "hinted", "sign_finder"]

_HINT, _SIGN, _ANY_HINT, _ANY = 0.7, 0.5, 0.7, 0.5
"""How heavy a match is beside a text's words, whose vector has length one."""
_FADE = 30
"""Characters from the start after which a first match counts half."""
_START = 3
_WORD_STARTS = re.compile(r"\b\w")
_PLAIN = re.compile(r"(?:[a-z0-9' -](?![?*{]))*")
_OPTIONAL = re.compile(r"\[[^\]]*\][?*+]?|\\.[?*+]?|\.(?:\{[^}]*\})?[?*+]?|.[?*]|[\^$|+]")


@dataclass(frozen=True, slots=True)
class _Sign:
    """One pattern: its code's place, the letters each match begins with, and letters that stand in each match.

    Either may be empty; they only spare trying patterns that cannot be there.
    """

    pattern: re.Pattern[str]
    code: int
    is_hint: bool
    start: str
    anchor: str


class SignFinder:
    """The hints and signs of one codebook. A text gives a vector of `width` features, of which most are zero.

    After one for each pattern there are three for each code: any hint; any pattern; and how early the first one is.
    """

    def __init__(self, book: Codebook) -> None:
        self._codes = len(book.codes)
        self._signs = [
            _Sign(_compiled(text), place, is_hint, _start(text), _anchor(text))
            for place, code in enumerate(book.codes)
            for texts, is_hint in ((code.hints, True), (code.signs, False))
            for text in dict.fromkeys(texts)
        ]
        self._by_start: dict[str, list[int]] = {}
        for number, sign in enumerate(self._signs):
            self._by_start.setdefault(sign.start, []).append(number)
        self.width = len(self._signs) + 3 * self._codes

    def features(self, text: str) -> tuple[list[int], list[float]]:
        """The places and values of the features that a text, in lower case with straight apostrophes, has."""
        found = self._found(text)
        places = list(found)
        values = [_HINT if self._signs[place].is_hint else _SIGN for place in found]
        first: dict[int, int] = {}
        for place, start in found.items():
            code = self._signs[place].code
            first[code] = min(first.get(code, start), start)
        hinted_codes = {self._signs[place].code for place in found if self._signs[place].is_hint}
        summary = len(self._signs)
        places += [summary + code for code in hinted_codes]
        values += [_ANY_HINT] * len(hinted_codes)
        for code, start in first.items():
            places += [summary + self._codes + code, summary + 2 * self._codes + code]
            values += [_ANY, _ANY / (1 + start / _FADE)]
        return places, values

    def summaries(self, rows: "csr_matrix") -> NDArray[numpy.float64]:
        """From rows that end with these features: for each text and code, whether any pattern is there and how early.

        Two by texts by codes; 1 for a pattern at the very start, 0 for none.
        """
        tail = rows[:, -2 * self._codes :].toarray() / _ANY
        return numpy.stack([tail[:, : self._codes], tail[:, self._codes :]])

    def _found(self, text: str) -> dict[int, int]:
        """The patterns in the text with where each stands first."""
        found: dict[int, int] = {}
        for word in _WORD_STARTS.finditer(text):
            at = word.start()
            for number in self._by_start.get(text[at : at + _START], ()):
                if number not in found and self._signs[number].pattern.match(text, at):
                    found[number] = at
        for number in self._by_start.get("", ()):
            sign = self._signs[number]
            if sign.anchor in text and (match := sign.pattern.search(text)):
                found[number] = match.start()
        return found


@cache
def sign_finder(book: Codebook) -> SignFinder:
    """The finder of a codebook, made once."""
    return SignFinder(book)


def hinted(book: Codebook, texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The codes whose hints a text holds: plain keyword rules."""
    patterns = [(code.id, [_compiled(hint) for hint in code.hints]) for code in book.codes]
    return [
        tuple(code for code, hints in patterns if any(hint.search(text) for hint in hints))
        for text in (_straight(text).lower() for text in texts)
    ]


def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_straight(text)})")


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _start(text: str) -> str:
    """The letters with which every match of the pattern begins; empty where it may begin in several ways."""
    plain = _PLAIN.match(_straight(text).removeprefix(r"\b"))
    letters = plain.group()[:_START] if plain else ""
    several = "|" in re.sub(r"\([^()]*\)|\[[^\]]*\]", "", text)
    return letters if len(letters) == _START and not several else ""


def _anchor(text: str) -> str:
    """The longest run of letters that every match of the pattern must hold; empty where there is none."""
    bare = re.sub(r"\([^()]*\)", "\0", _straight(text))
    if "|" in bare:
        return ""  # one of several: no letters are in all
    return max(_OPTIONAL.sub("\0", bare).split("\0"), key=len)
