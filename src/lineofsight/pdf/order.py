"""Puts the lines of a page into reading order: drawing order, but for boxes drawn late.

Word processors draw a framed heading after the text around it. Such a run of lines jumps up the page; it is moved
to the height at which it stands. Cells of a table also jump up, but to the right, and stay with their row.
"""

from collections.abc import Sequence
from itertools import pairwise

from lineofsight.pdf.document import Line, Page, Role

__all__ = ["reading_order"]

_JUMP = 30.0
"""Points upward that no line of running text, nor of a table's row, makes."""
_COLUMN = 0.35
"""Share of the page's width within which a line belongs to the main column."""


def reading_order(page: Page) -> tuple[Line, ...]:
    """The page's lines, with late-drawn runs of the main column moved to their height."""
    ordered: list[Line] = []
    for run in _runs([line for line in page.lines if line.role is Role.BODY]):
        place = len(ordered)
        if ordered and run[0].left < page.width * _COLUMN and run[0].middle > ordered[-1].middle + _JUMP:
            place = next((at for at, line in enumerate(ordered) if line.middle < run[-1].middle), place)
        ordered[place:place] = run
    return (*ordered, *(line for line in page.lines if line.role is not Role.BODY))


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines split wherever one jumps up the page."""
    if not lines:
        return []
    runs = [[lines[0]]]
    for before, line in pairwise(lines):
        if line.middle > before.middle + _JUMP:
            runs.append([line])
        else:
            runs[-1].append(line)
    return runs
