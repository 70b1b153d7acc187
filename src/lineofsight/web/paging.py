"""One part of a long list: which, of how many.

It counts and cuts. What is in the list is the page's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from lineofsight.web.asking import Asked

__all__ = ["Part", "part", "placed"]

Item = TypeVar("Item")
_MOST_PAGES = 10000


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """The items shown, `number` of `pages` parts of a list with `total` of them."""

    items: tuple[Item, ...]
    number: int
    pages: int
    total: int


def part(asked: Asked, found: Sequence[Item], size: int = 50) -> Part[Item]:
    """The part asked for by `page`; beyond the end, the last. Raises UsageError for what is no number of a page."""
    number, pages = placed(asked, len(found), size)
    return Part(tuple(found[(number - 1) * size : number * size]), number, pages, len(found))


def placed(asked: Asked, total: int, size: int) -> tuple[int, int]:
    """Which part of so many items is asked for, and how many parts there are; as `part` does it."""
    pages = max(1, -(-total // size))
    return min(asked.whole("page", 1, 1, _MOST_PAGES), pages), pages
