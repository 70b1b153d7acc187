"""A document as one page of HTML that holds everything it needs: no script, nothing fetched, light and dark, print.

The page forbids itself all that (its own Content-Security-Policy allows the one style sheet in it, by hash).
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lineofsight.briefings.document import Document, Heading
from lineofsight.briefings.printing import LANGUAGE, Words, link_of, name_of, prepared
from lineofsight.charts.palette import dark_rules

__all__ = ["to_html"]

_TEMPLATES = Path(__file__).with_name("templates")
_MOST_SHOWN = 5
"""More sources than these are folded away."""


def to_html(document: Document) -> str:
    """The document as a whole HTML page; every figure leads to its evidence, and the evidence back to the figure."""
    ready = prepared(document)
    style = _style()
    return (
        _environment()
        .get_template("briefing.html.j2")
        .render(
            document=ready,
            chapters=list(_chapters(ready)),
            evidence=ready.cited_evidence(),
            words=Words(),
            language=LANGUAGE,
            most_shown=_MOST_SHOWN,
            style=style,
            style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
        )
    )


def _chapters(document: Document) -> Iterator[tuple[str, str]]:
    for number, block in enumerate(document.blocks, start=1):
        if isinstance(block, Heading) and block.level == 1:
            yield f"part-{number}", block.text


@cache
def _style() -> str:
    sheet = (_TEMPLATES / "briefing.css").read_text("utf-8")
    return f"{sheet}@media screen and (prefers-color-scheme: dark) {{\n{dark_rules()}\n}}\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"kind": lambda value: type(value).__name__, "link_of": link_of, "name_of": name_of}
    return environment
