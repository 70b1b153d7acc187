"""A drawing made fit to stand in a page: named for those who cannot see it, its ids its own, its colours by class.

It knows SVG and nothing of what is drawn. Style attributes are left out, which strict pages refuse.
"""

import re
from hashlib import sha256
from textwrap import wrap
from xml.etree import ElementTree

from lineofsight.charts.palette import COLOURS

__all__ = ["FONTS", "finish", "lines", "printable"]

FONTS = "Liberation Sans, Arial, Helvetica, sans-serif"
"""One set of widths everywhere: the first is inside vl-convert, the second on people's machines.

Typst has neither, and sets charts in the type of the text around them.
"""

_SPACE = "http://www.w3.org/2000/svg"
_LINK = f"{{{_SPACE}}}a"
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, or does not recommend: control characters, halves of pairs."""

_CLASSES = {colour.light: colour.name for colour in COLOURS}
_LEFT_OUT = ("aria-", "role", "class", "style", "pointer-events", "version", "font-family")

ElementTree.register_namespace("", _SPACE)


def printable(text: str) -> str:
    """The text with a space for every character that no document can hold."""
    return _UNPRINTABLE.sub(" ", text)


def lines(text: str, width: int, most: int = 3) -> list[str]:
    """A label broken into lines of at most so many characters; what does not fit in `most` lines ends in "…"."""
    return wrap(printable(text), width, max_lines=most, placeholder="…") or [""]


def finish(drawing: str, title: str, alternative: str) -> str:
    """The drawing as a whole SVG element that scales, with its title and description read out in its place.

    A drawing with links is read out as a group, not an image, so that nobody misses them; a link keeps its label.

    Its ids start with the title and a few digits of its content, so that several can stand in one page. A fill or
    line in a colour of the palette has a class `los-fill-…` or `los-line-…`, for pages that restyle it.
    """
    root = ElementTree.fromstring(drawing)  # noqa: S314  # our own
    _drop_the_unseen(root)
    name = _name(drawing, title, alternative)
    for element in root.iter():
        _tidy(element, name)
    told = {"title": title, "desc": alternative}
    root.attrib |= {
        "class": "los-chart",
        "role": "group" if root.find(f".//{_LINK}") is not None else "img",
        "font-family": FONTS,
        "aria-labelledby": " ".join(f"{name}-{tag}" for tag in told),
    }
    for place, (tag, words) in enumerate(told.items()):
        element = ElementTree.Element(f"{{{_SPACE}}}{tag}", {"id": f"{name}-{tag}"})
        element.text = printable(words)
        root.insert(place, element)
    return ElementTree.tostring(root, "unicode")


def _name(drawing: str, title: str, alternative: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40].strip("-")
    digits = sha256("\0".join((drawing, title, alternative)).encode("utf-8", "replace")).hexdigest()[:8]
    return f"chart-{words}-{digits}" if words else f"chart-{digits}"


def _drop_the_unseen(parent: ElementTree.Element) -> None:
    for child in list(parent):
        _drop_the_unseen(child)
        if _is_unseen(child):
            parent.remove(child)


def _is_unseen(element: ElementTree.Element) -> bool:
    """Whether it draws nothing: hidden, a group of nothing, or one of Vega's unpainted backgrounds."""
    is_background = element.get("class") == "background" and not {"fill", "stroke"} & set(element.attrib)
    is_empty_group = element.tag == f"{{{_SPACE}}}g" and not len(element)
    return element.get("display") == "none" or is_background or is_empty_group


def _tidy(element: ElementTree.Element, name: str) -> None:
    for attribute, value in list(element.attrib.items()):
        if attribute.startswith(_LEFT_OUT) and (element.tag != _LINK or attribute == "style"):
            del element.attrib[attribute]
        elif attribute == "id":
            element.set("id", f"{name}-{value}")
        elif value.startswith("url(#"):
            element.set(attribute, value.replace("url(#", f"url(#{name}-"))
    kinds = {"fill": "fill", "stroke": "line"}
    classes = [
        f"los-{kind}-{_CLASSES[colour]}"
        for attribute, kind in kinds.items()
        if (colour := element.get(attribute)) in _CLASSES
    ]
    if classes:
        element.set("class", " ".join(classes))
