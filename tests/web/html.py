"""Reading pages in tests: what must be there, with a plain message where it is not."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["first", "words"]


def first(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element that fits; the test fails where there is none."""
    node = page.css_first(selector)
    assert node is not None, f"nothing on the page fits {selector}"
    return node


def words(page: LexborHTMLParser | LexborNode, selector: str = "main") -> str:
    """The text of the first element that fits, on one line."""
    return " ".join(first(page, selector).text().split())
