"""A listing page to the documents it links to. It reads pages by the selectors it is given and contacts nobody."""

from datetime import date

import httpx
from pydantic import BaseModel, ConfigDict
from selectolax.lexbor import LexborHTMLParser, LexborNode

from lineofsight.printed_dates import find_date
from lineofsight.reports.site import Listing

__all__ = ["Link", "read_links"]

_LONGEST_TEXT = 200


class Link(BaseModel):
    """A document as a page lists it. `published` is None where the page prints no date that can be read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    text: str
    published: date | None = None


def read_links(html: str, address: str, listing: Listing) -> tuple[Link, ...]:
    """The documents linked from the page at `address`, in its order, each address once, relative ones made whole."""
    links: dict[str, Link] = {}
    for node in LexborHTMLParser(html).css(listing.link):
        if href := node.attributes.get("href"):
            link = _link(_whole(address, href.strip()), node, listing)
            links.setdefault(link.url, link)
    return tuple(links.values())


def _whole(address: str, href: str) -> str:
    """The absolute address, without a fragment; one that is none stays as it is, for the caller to refuse."""
    try:
        return str(httpx.URL(address).join(href).copy_with(fragment=None))
    except httpx.InvalidURL:
        return href


def _link(url: str, node: LexborNode, listing: Listing) -> Link:
    label = node.css_first(listing.label) or node
    words = _plain(label.text())
    match = listing.wording.match(words)
    if match is None:
        return Link(url=url, text=words)
    return Link(url=url, text=match["text"], published=find_date(match["published"]))


def _plain(text: str) -> str:
    """One short line without control characters: it goes into a file that people open."""
    words = " ".join(text.split())
    return "".join(character for character in words if character.isprintable())[:_LONGEST_TEXT]
