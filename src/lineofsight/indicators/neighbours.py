"""The ten statistical neighbours of each authority, by edition of the model: ranked, with words for how close.

The model publishes no distances, only words, so none are invented. An abolished authority keeps the lists that name it.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import fastexcel

from lineofsight.authorities import find
from lineofsight.errors import DataError, NotFoundError
from lineofsight.indicators.places import codes_meant
from lineofsight.indicators.tidy import FileReport

__all__ = [
    "NEIGHBOURS_FILE",
    "Listed",
    "Neighbour",
    "edition_on",
    "editions",
    "neighbours",
    "published_on",
    "read_neighbours",
    "write_neighbours",
]

NEIGHBOURS_FILE = Path(__file__).parent / "snapshot" / "neighbours.csv"
"""The lists that ship with the package."""

_COLUMNS = ("edition", "authority", "rank", "neighbour", "closeness")
_FIRST_NEIGHBOUR = "SN1"
_CLOSENESS_OF_FIRST = "SNP"
_NUMBER = "LA number"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One neighbour: its 9-character code, its place among the ten, and how close it is in the model's words."""

    authority: str
    rank: int
    closeness_words: str


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """One line of the lists: who is a neighbour of whom in which edition."""

    edition: int
    authority: str
    rank: int
    neighbour: str
    closeness: str


def neighbours(authority: str, edition: int = 2025) -> tuple[Neighbour, ...]:
    """The neighbours of an authority, by name or code, nearest first; none if the edition has no list for it.

    Raises NotFoundError for an edition that is not here, UnknownAuthorityError for an authority that is none.
    """
    lists = _lists()
    if edition not in lists:
        raise NotFoundError(f"There is no edition {edition} of the neighbours. There are {', '.join(map(str, lists))}.")
    return lists[edition].get(find(authority).code, ())


def editions() -> tuple[int, ...]:
    """The editions there are, by year."""
    return tuple(_lists())


def edition_on(day: date | None = None) -> int:
    """The newest edition by a day, without one of all; before the first, the first."""
    known = [edition for edition in editions() if day is None or day >= published_on(edition)]
    return max(known, default=min(editions()))


def published_on(edition: int) -> date:
    """The day from which an edition is used: they appear in spring."""
    return date(edition, 6, 1)


def read_neighbours(path: Path, edition: int) -> tuple[tuple[Listed, ...], FileReport]:
    """The lists in a workbook of the model. Raises DataError if its sheet has no column of first neighbours."""
    rows = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_polars().rows()
    head = next((row for row in rows if _FIRST_NEIGHBOUR in row), None)
    if head is None or _NUMBER not in head:
        raise DataError(
            f"{path.name} has no row of headings with {_NUMBER} and {_FIRST_NEIGHBOUR}. Give the model's file."
        )
    number, first = head.index(_NUMBER), head.index(_FIRST_NEIGHBOUR)
    listed: list[Listed] = []
    unmatched: set[str] = set()
    lines = [row for row in rows[rows.index(head) + 1 :] if (row[number] or "").strip().isdigit()]
    for row in lines:
        pairs = _pairs(row[first:])
        for code in (row[number], *(code for code, _ in pairs)):
            if not codes_meant(code):
                unmatched.add(code)
        for whose in codes_meant(row[number]):
            listed += [
                Listed(edition, whose, rank, neighbour, closeness)
                for rank, (code, closeness) in enumerate(pairs, start=1)
                for neighbour in codes_meant(code)
            ]
    without = len(lines) - len({one.authority for one in listed})
    skipped = (("no neighbours given", without),) if without else ()
    report = FileReport(
        path.name,
        f"statistical neighbours, edition {edition}",
        len(lines),
        len(lines) - without,
        observations=len(listed),
        skipped=skipped,
        unmatched=tuple(sorted(unmatched)),
    )
    return tuple(sorted(listed)), report


def write_neighbours(listed: tuple[Listed, ...], path: Path) -> None:
    """Write lists as the file that `neighbours` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows((one.edition, one.authority, one.rank, one.neighbour, one.closeness) for one in sorted(listed))


def _pairs(cells: tuple[str | None, ...]) -> list[tuple[str, str]]:
    """Code and closeness of each neighbour in a row, as long as there are codes."""
    pairs = zip(cells[::2], cells[1::2], strict=False)
    return [(code.strip(), _plain(words)) for code, words in pairs if code and code.strip().isdigit()]


def _plain(words: str | None) -> str:
    return " ".join((words or "").split()).lower()


@cache
def _lists() -> dict[int, dict[str, tuple[Neighbour, ...]]]:
    lists: dict[int, dict[str, tuple[Neighbour, ...]]] = {}
    for one in _read(NEIGHBOURS_FILE):
        mine = lists.setdefault(one.edition, {})
        mine[one.authority] = (*mine.get(one.authority, ()), Neighbour(one.neighbour, one.rank, one.closeness))
    return lists


def _read(path: Path) -> Iterator[Listed]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            edition, rank = int(row["edition"]), int(row["rank"])
            yield Listed(edition, row["authority"], rank, row["neighbour"], row["closeness"])
