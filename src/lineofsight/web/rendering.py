"""Pages into HTML: the templates, the words they may use, and the one style sheet.

It knows Jinja and the look of the site. What stands on a page is the page's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from lineofsight import __version__
from lineofsight.briefings import words
from lineofsight.charts import Chart
from lineofsight.charts.palette import dark_rules
from lineofsight.register.standing import headline_area
from lineofsight.web.asking import Asked
from lineofsight.web.page import Page
from lineofsight.web.site import Site

__all__ = ["SECTIONS", "STATIC", "Static", "to_html"]

_HERE = Path(__file__).parent
_BRACKETS = re.compile(r"\([^()]*\)")
SECTIONS = (
    ("national", "National", "/"),
    ("authorities", "Authorities", "/authorities"),
    ("compare", "Compare", "/compare"),
    ("themes", "Themes", "/themes"),
    ("reports", "Reports", "/reports"),
    ("review", "Review", "/review"),
    ("frameworks", "Frameworks", "/frameworks"),
    ("data", "Data", "/data"),
)
"""The parts of the site: name, title and address."""

_PRIVATE = ("review",)
"""Parts that are there only while the site listens to this machine alone."""


@dataclass(frozen=True, slots=True)
class Static:
    """A file that never changes under its address, which holds a digest of it."""

    address: str
    media_type: str
    body: bytes


def _static(name: str, media_type: str, more: str = "") -> Static:
    body = (_HERE / "static" / name).read_bytes() + more.encode()
    stem, _, kind = name.rpartition(".")
    return Static(f"/static/{stem}-{sha256(body).hexdigest()[:12]}.{kind}", media_type, body)


STATIC = {
    "style": _static(
        "site.css",
        "text/css; charset=utf-8",
        f"@media screen and (prefers-color-scheme: dark) {{\n{dark_rules()}\n}}\n",
    ),
    "icon": _static("icon.svg", "image/svg+xml"),
}


def to_html(site: Site, asked: Asked, page: Page) -> str:
    """The page as HTML."""
    is_private = site.settings.is_private
    return (
        _environment()
        .get_template(page.template)
        .render(
            page=page,
            content=page.content,
            asked=asked,
            sections=[part for part in SECTIONS if is_private or part[0] not in _PRIVATE],
            is_private=is_private,
            token=site.token,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= _FILTERS
    environment.globals |= {"static": {name: item.address for name, item in STATIC.items()}, "version": __version__}
    environment.tests["chart"] = lambda value: isinstance(value, Chart)
    return environment


def _drawn(chart: Chart) -> Markup:
    """The picture of a chart, which escapes its own words."""
    return Markup(chart.svg)  # noqa: S704  # made by charts, escaped there


def _drawn_narrow(chart: Chart) -> Markup:
    """The same picture laid out for a phone."""
    return Markup(chart.narrow)  # noqa: S704  # as above


def _short_date(day: date | None) -> str:
    """A day for tables: "9 May 2025"."""
    return f"{day.day} {day:%b %Y}" if day else "date unknown"


def _days(first: date | None, last: date | None) -> str:
    """A range of days: "17 to 21 March 2025"."""
    if first is None or last is None or first == last:
        return words.dated(first or last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {words.dated(last)}"
    begin = f"{first.day} {first:%B}" if first.year == last.year else words.dated(first)
    return f"{begin} to {words.dated(last)}"


def _unbroken(text: str) -> Markup:
    """The text, in which no line ends within brackets: an interval is read as one."""
    return Markup(_BRACKETS.sub(r'<span class="nowrap">\g<0></span>', str(escape(text))))  # noqa: S704  # escaped


def _number(value: float, decimals: int = 0) -> str:
    """A number with commas: "12,345"."""
    return f"{value:,.{decimals}f}"


_FILTERS: Mapping[str, Any] = {
    "dated": words.dated,
    "short_date": _short_date,
    "days": _days,
    "percent": words.percent,
    "counted": words.counted,
    "listed": words.listed,
    "some": words.some,
    "named": words.named,
    "capital": words.capital,
    "uncapital": words.uncapital,
    "number": _number,
    "unbroken": _unbroken,
    "headline_area": headline_area,
    "drawn": _drawn,
    "drawn_narrow": _drawn_narrow,
}
