"""Tells a page's furniture from its body: running headers and footers, page numbers, footnotes.

Furniture is drawn first or last on its page and recurs from page to page with only numbers changing; a
footnote is smaller than the body and opens with its mark. No wording is known here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from lineofsight.pdf.document import Line, Page, Role

__all__ = ["mark_roles"]

_EDGE_LINES = 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: of \d{1,3})?", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\d{1,2}(?:\s|$)")
_RECURRING_SHARE = 0.4
_CHAIN = 5
"""A heading may top a few pages by chance; what recurs on two fifths of them, or on five in a row, is furniture."""
_MARGIN = 0.13
"""Furniture keeps to this share of the page's height at its top and bottom."""
_SMALLEST_PAGE_NUMBER = 7.0
"""Points; a smaller number in the margin is the raised mark of a footnote."""
_NOTE_SCALE = 0.93
"""A footnote's text is at most this share of the body's size."""


def mark_roles(pages: Sequence[Page]) -> None:
    """Set the role of every line of every page, in place."""
    recurring = _recurring_shapes(pages)
    for page in pages:
        for line in _edge_lines(page):
            if _is_page_number(line, page) or _shape(line) in recurring:
                line.role = Role.HEADER if line.middle > page.height / 2 else Role.FOOTER
        _mark_footnotes(page)


def _edge_lines(page: Page) -> list[Line]:
    """The first and last few lines of a page that lie in its margins."""
    lines = page.lines
    ends = lines if len(lines) <= 2 * _EDGE_LINES else (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])
    low, high = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return [line for line in ends if line.middle < low or line.middle > high]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _recurring_shapes(pages: Sequence[Page]) -> set[str]:
    """Shapes that recur in the margins at nearly the same height: on many pages, or on a chain of neighbours."""
    seen: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for page in pages:
        for shape, height in {(_shape(line), round(line.middle / 8)) for line in _edge_lines(page)}:
            seen[shape, height].append(page.number)
    enough = max(2, len(pages) * _RECURRING_SHARE)
    return {
        shape
        for (shape, _), numbers in seen.items()
        if (len(numbers) >= enough or _longest_chain(numbers) >= _CHAIN) and not _NOTE_MARK.match(shape)
    }


def _longest_chain(numbers: Sequence[int]) -> int:
    """The most pages in a row that are at most two apart, as left and right pages are."""
    longest = length = 1
    for before, number in pairwise(numbers):
        length = length + 1 if number - before <= 2 else 1
        longest = max(longest, length)
    return longest


def _is_page_number(line: Line, page: Page) -> bool:
    return (
        _PAGE_NUMBER.fullmatch(line.text) is not None
        and line.size >= _SMALLEST_PAGE_NUMBER
        and abs(int(_DIGITS.findall(line.text)[0]) - page.number) <= _EDGE_LINES
    )


def _mark_footnotes(page: Page) -> None:
    """From the first small line in the page's lower half that opens with a mark, all small lines are notes."""
    body = [line for line in page.lines if line.role is Role.BODY]
    if len(body) < 2:
        return
    normal = Counter(round(line.size, 1) for line in body).most_common(1)[0][0]
    inside = False
    for position, line in enumerate(body):
        small = line.size < normal * _NOTE_SCALE
        if small and not inside and line.middle < page.height / 2 and _NOTE_MARK.match(line.text):
            # A raised reference mark on a line of its own is followed by text of normal size.
            following = body[position + 1] if position + 1 < len(body) else None
            inside = following is None or following.size < normal * _NOTE_SCALE or len(line.text) > 3
        if inside and small:
            line.role = Role.FOOTNOTE
