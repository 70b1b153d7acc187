"""What a document is made of before it is drawn: paragraphs, marked items, tables, notes, all in drawing order.

Text may hold two marks: `**bold**`, and `^1` for a raised note number, `^^1` for one so high that text extraction
takes it for a line. A block knows what it says and roughly where it stands, never on which page it will fall.
"""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["LEFT", "RIGHT", "At", "Block", "Cell", "Document", "Footnote", "Item", "PageBreak", "Sink", "Table", "Text"]

LEFT, RIGHT = 72.0, 522.0
"""Where lines start and may end, in points from the page's left edge."""


@dataclass(frozen=True)
class Text:
    """A paragraph or heading: `size` in points, `before` and `after` the space around it.

    With `keep`, it does not stand at the foot of a page without two lines of what follows.
    """

    text: str
    size: float = 12
    left: float = LEFT
    right: float = RIGHT
    before: float = 0
    after: float = 10
    keep: bool = False


@dataclass(frozen=True)
class Item:
    """A paragraph that hangs from a number or a bullet; `left` is where the mark stands."""

    mark: str
    text: str
    left: float = 72
    hang: float = 20
    after: float = 7


@dataclass(frozen=True)
class Cell:
    """One cell of a ruled row between two columns edges. A `middle` cell's lines are centred by height."""

    left: float
    right: float
    text: str
    size: float = 12
    middle: bool = False
    ruled: bool = True


@dataclass(frozen=True)
class Table:
    """Ruled rows, drawn row by row and cell by cell. `splits` lets a row break over pages."""

    rows: tuple[tuple[Cell, ...], ...]
    splits: bool = False
    after: float = 14


@dataclass(frozen=True)
class Footnote:
    """A note at the foot of the page that is being filled, drawn after everything else on it."""

    text: str


@dataclass(frozen=True)
class PageBreak:
    """The next block starts a page."""


@dataclass(frozen=True)
class Sink:
    """Go down until only `room` points are left on the page, or on the next where less is left already."""

    room: float


@dataclass(frozen=True)
class At:
    """One line at a fixed place: `x` is its left edge, or its right edge where `flush_right`; `y` its baseline."""

    x: float
    y: float
    text: str
    size: float = 12
    flush_right: bool = False


Block = Text | Item | Table | Footnote | PageBreak | Sink | At


@dataclass(frozen=True)
class Document:
    """Blocks in drawing order. `furniture` gives what is drawn first on a page, by its number from 1."""

    blocks: tuple[Block, ...]
    furniture: Callable[[int], tuple[At, ...]]
    top: float = 768
    """Height of the first line's top on every page."""
