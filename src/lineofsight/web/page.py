"""What a page function gives back: a page with its downloads, a file, or the way to another page.

A page is values only; its template draws it. Every chart and table on it can be downloaded under its own address.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from lineofsight.charts import Chart
from lineofsight.errors import NotFoundError
from lineofsight.web.asking import Asked
from lineofsight.web.site import Site

__all__ = ["Answer", "Cell", "File", "Page", "Redirect", "Route", "Table", "csv_bytes", "download", "plain_name"]

Cell = str | int | float | date | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula."""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures to download: the same as a page shows, whole."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class File:
    """A body of its own kind; with a `filename` it is saved instead of shown. One that is not `kept` is private."""

    body: bytes
    media_type: str
    filename: str = ""
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class Redirect:
    """Look there instead."""

    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `content` is the value its template knows as `content`; `trail` leads to it, each a title and address.

    `section` is the part of the site it is in, as the navigation names it. A chart among `downloads` is had as
    NAME.svg and NAME.csv, a table as NAME.csv, by `?download=` on the page's own address.
    """

    template: str
    title: str
    section: str
    content: object
    trail: tuple[tuple[str, str], ...] = ()
    downloads: Mapping[str, Chart | Table] = field(default_factory=dict)
    status: int = 200
    is_kept: bool = True


Answer = Page | File | Redirect


@dataclass(frozen=True, slots=True)
class Route:
    """An address and what answers there. What is sent with `POST` is taken only on this machine.

    `works_apart` says that another process does the work, so that whoever asks something else need not wait.
    """

    path: str
    answer: Callable[[Site, Asked], Answer]
    method: Literal["GET", "POST"] = "GET"
    works_apart: bool = False


def download(page: Page, name: str) -> File:
    """A chart or table of the page as a file. Raises NotFoundError, naming what there is."""
    key, _, kind = name.rpartition(".")
    found = page.downloads.get(key)
    if isinstance(found, Chart) and kind == "svg":
        return File(found.svg.encode(), "image/svg+xml", name)
    if found is not None and kind == "csv":
        return File(csv_bytes(found.columns, found.rows), "text/csv; charset=utf-8", name)
    there = [f"{key}.{kind}" for key, item in page.downloads.items() for kind in _kinds(item)]
    raise NotFoundError(f"There is no {name!r} to download here. There is: {', '.join(there) or 'nothing'}.")


def _kinds(item: Chart | Table) -> tuple[str, ...]:
    return ("svg", "csv") if isinstance(item, Chart) else ("csv",)


def csv_bytes(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """CSV with a heading line; no text in it can be taken for a formula by a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue().encode()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def plain_name(name: str) -> str:
    """A file name that no header and no file system stumbles over."""
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else "-" for letter in name)
