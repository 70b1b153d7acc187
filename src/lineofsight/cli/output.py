"""How commands print: tables and words to standard output, complaints and progress to standard error."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

__all__ = ["complain", "dated", "print_json", "print_table", "print_words", "progress_bar"]

_WHOLE_COLUMNS = ("Key", "On site", "Published")
"""Columns whose cells are copied or compared, and so are never broken over lines."""
_WIDTH_OF_A_FILE = 140
"""Columns to use where the output is no terminal and would otherwise be cut at 80."""


def _console(*, stderr: bool = False) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() else _WIDTH_OF_A_FILE, highlight=False)


def complain(message: str) -> None:
    """One line about something wrong, to standard error."""
    _console(stderr=True).print(Text.assemble(("Error: ", "bold red"), message), soft_wrap=True)


def print_words(text: str, style: str = "") -> None:
    """A paragraph, wrapped to the width there is."""
    _console().print(Text(text, style=style))


def print_json(value: Any) -> None:
    """A value as indented JSON."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False, default=str) + "\n")


def print_table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], right: Sequence[str] = ()
) -> None:
    """A table; columns named in `right` are set flush right. None prints as a dash."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    print_words(title, style="bold")
    for column in columns:
        whole = column in _WHOLE_COLUMNS
        table.add_column(column, justify="right" if column in right else "left", overflow="fold", no_wrap=whole)
    for row in rows:
        table.add_row(*(Text("–" if cell is None else str(cell)) for cell in row))
    _console().print(table)


def dated(start: date | None, end: date | None = None) -> str:
    """A day or a range of days for people: "6 Jul 2026", "6–10 Jul 2026", "28 Apr – 9 May 2025"."""
    if start is None:
        return "date unknown"
    if end is None or end == start:
        return f"{start.day} {start:%b %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {end:%b %Y}"
    first = f"{start.day} {start:%b}" if start.year == end.year else dated(start)
    return f"{first} – {dated(end)}"


def progress_bar() -> Progress:
    """A progress bar on standard error; silent where that is no terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
