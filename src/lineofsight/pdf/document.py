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

    `start` is the offset of its first character in the page's text; `size` is in points and, like `bold`, is
    that of the first visible character; `box` spans the first to the last visible character.
    """

    page: int
    text: str
    start: int
    bold: bool
    size: float
    box: Box
    role: Role = Role.BODY

    @property
    def left(self) -> float:
        """Distance of the first character from the page's left edge, in points."""
        return self.box[0]

    @property
    def middle(self) -> float:
        """Height of the line's middle above the page's lower edge, in points."""
        return (self.box[1] + self.box[3]) / 2


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


@dataclass(slots=True)
class Document:
    """A PDF that could be read.

    `measure(page, first, last)` gives the box of a range of characters of a page; it works only while the file
    is open, that is inside `with open_pdf(...)`.
    """

    sha256: str
    pages: tuple[Page, ...]
    measure: Callable[[int, int, int], Box]
    warnings: list[ReadingWarning] = field(default_factory=list)

    def body(self) -> Iterator[Line]:
        """Every line that is neither header, footer nor footnote, in reading order."""
        for page in self.pages:
            for line in page.lines:
                if line.role is Role.BODY:
                    yield line

    def words(self, line: Line) -> tuple[Word, ...]:
        """The words of a line, each with its own box."""
        return tuple(
            Word(match.group(), self.box_within(line, match.start(), match.end() - 1))
            for match in _WORD.finditer(line.text)
        )

    def box_within(self, line: Line, first: int, last: int) -> Box:
        """The box of the characters `first` to `last` (inclusive offsets into `line.text`)."""
        return self.measure(line.page, line.start + first, line.start + last)
