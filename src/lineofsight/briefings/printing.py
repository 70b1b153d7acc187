"""A document made ready to print: every string one that all formats can hold, every figure with its number.

What all renderers share stands here once: the wording around a document, how a source is named, which addresses may
be links. It knows nothing of HTML, Word or PDF.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import groupby
from textwrap import shorten
from typing import Any
from urllib.parse import quote, urlsplit

from lineofsight.briefings.document import Document, Figure, Source
from lineofsight.charts.svg import printable

__all__ = ["LANGUAGE", "Mention", "Words", "link_of", "name_of", "passages", "prepared", "running"]

LANGUAGE = "en-GB"

_KEPT = ":/?#[]@!$&'()*+,;=%~"
"""What an address may hold as it is."""


@dataclass(frozen=True, slots=True)
class Words:
    """What every document says besides its own text."""

    summary: str = "Summary"
    contents: str = "Contents"
    evidence: str = "Evidence"
    about_evidence: str = "Each number below stands beside the figures in the text that rest on it."
    back: str = "back to the text"
    made: str = "How this document was made"
    figures: str = "The figures in this chart"


@dataclass(frozen=True, slots=True)
class Mention(Figure):
    """A figure with the printed number of its evidence; the first mention of a number is where its evidence points."""

    number: int = 0
    is_first: bool = False


def prepared(document: Document) -> Document:
    """The same document with printable strings, and a `Mention` for each figure; one without evidence is plain text."""
    clean: Document = _prepared(document, document.numbers, set())
    return clean


def _prepared(value: Any, numbers: dict[str, int], seen: set[int]) -> Any:
    """In the order of the fields, which is the order of reading, so that first mentions are known."""
    match value:
        case str():
            return printable(value)
        case Figure(text, key):
            if key not in numbers:
                return printable(text)
            number = numbers[key]
            is_first = number not in seen
            seen.add(number)
            return Mention(printable(text), printable(key), number, is_first)
        case list() | tuple():
            return tuple(_prepared(item, numbers, seen) for item in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            given = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
            return replace(value, **{name: _prepared(part, numbers, seen) for name, part in given.items()})
    return value


def running(title: str) -> str:
    """The title as it stands at the top of every page: one line of it."""
    return shorten(title, 90, placeholder="…")


def name_of(source: Source) -> str:
    """A source in words: "Dorset, Inspection of children's services, 9 May 2025, page 3"."""
    page = "" if source.page is None else f"page {source.page}"
    return ", ".join(filter(None, (source.authority, source.report, source.published, page)))


def link_of(source: Source) -> str | None:
    """The address of a source if it can be a link: on the web, a file, or beside the document; None for any other."""
    address = (source.address or "").strip()
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return None
    return quote(address, safe=_KEPT) if address and scheme in {"", "http", "https", "file"} else None


def passages(sources: Sequence[Source]) -> Iterator[tuple[Source, ...]]:
    """Sources as they are set in print: each with words by itself, those between run on in one paragraph."""
    for has_words, found in groupby(sources, key=lambda source: bool(source.words)):
        group = tuple(found)
        yield from [(source,) for source in group] if has_words else [group]
