"""What a PDF's text looks like once read: pages of lines in drawing order, each line with its box and style.

Drawing order is kept because it holds table cells together: a grade centred in a tall cell sits between the
lines of its label by position, but is drawn after the label. Positions are there to check with.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Box", "Document", "Line", "Page", "ReadingWarning", "Role", "Word"]

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points, origin at the page's lower left corner."""

Measure = Callable[[int, int, int], Box]
"""Gives the box of the characters `first` to `last` of a page."""

_WORD = re.compile(r"\S+")


class Role(StrEnum):
    """What a line is on its page."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"


@dataclass(slots=True)
class Line:
    """One drawn line of text.

    `start` is the offset of its first character in the page's text; `size` (in points), `bold`, `left`, `bottom`
    and `top` are those of the first visible character.
    """

    page: int
    text: str
    start: int
    bold: bool
    size: float
    left: float
    bottom: float
    top: float
    measure: Measure = field(repr=False, compare=False)
    role: Role = Role.BODY

    @property
    def middle(self) -> float:
        """Height of the first character's middle above the page's lower edge, in points."""
        return (self.bottom + self.top) / 2

    @property
    def box(self) -> Box:
        """The box from the first to the last character; like all measuring, only while the file is open."""
        return self.box_within(0, len(self.text) - 1)

    def box_within(self, first: int, last: int) -> Box:
        """The box of the characters `first` to `last` (inclusive offsets into `text`)."""
        return self.measure(self.page, self.start + first, self.start + last)

    def words(self) -> tuple["Word", ...]:
        """Its words, each with its own box."""
        return tuple(
            Word(match.group(), self.box_within(match.start(), match.end() - 1)) for match in _WORD.finditer(self.text)
        )


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line with its own box."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number (1 is the first), its size in points, and its lines in drawing order."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something wrong with a document that could still be read, for instance a page that could not."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF that could be read: its pages, and what went wrong in reading them."""

    sha256: str
    pages: tuple[Page, ...]
    warnings: tuple[ReadingWarning, ...] = ()

    def body(self) -> Iterator[Line]:
        """Every line that is neither header, footer nor footnote, in reading order."""
        for page in self.pages:
            for line in page.lines:
                if line.role is Role.BODY:
                    yield line
