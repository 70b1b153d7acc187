"""The listing that comes with downloaded reports: `index.csv`, one line per file.

It reads the file strictly and says which authority a line names. It knows nothing of the register.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from lineofsight.authorities import by_code, find
from lineofsight.errors import UnknownAuthorityError
from lineofsight.register.csv_files import CsvFile
from lineofsight.register.entries import Listing

__all__ = ["COLUMNS", "Index", "find_index", "read_index"]

COLUMNS = ("file", "urn", "local_authority", "link_text", "published", "url")
"""The columns of an index, in any order; others are allowed and ignored."""


@dataclass(frozen=True, slots=True)
class Index:
    """What an index says of the files under one folder, by path relative to that folder.

    `listed_twice` are the files on more than one line: the first line counts.
    """

    listings: dict[str, Listing] = field(default_factory=dict)
    listed_twice: tuple[str, ...] = ()


def find_index(folder: Path) -> Path | None:
    """The `index.csv` of `folder`: in it, else in its parent, else none."""
    places = (folder / "index.csv", folder.resolve().parent / "index.csv")
    return next((place for place in places if place.is_file()), None)


def read_index(path: Path, folder: Path) -> Index:
    """What the index at `path` says of the files under `folder`.

    Files are named relative to the index where `folder` lies below it, else relative to `folder`.
    Raises DataError naming file, line and remedy for an index that cannot be read as one.
    """
    home, root = path.resolve().parent, folder.resolve()
    base = root.relative_to(home) if root.is_relative_to(home) else PurePosixPath()
    listings: dict[str, Listing] = {}
    twice = []
    index = CsvFile(path, COLUMNS, "Mend the line, or build with another listing.")
    for line, cells in index.rows():
        row = {column: cell.strip() for column, cell in cells.items()}
        file = PurePosixPath(row["file"].replace("\\", "/"))
        if not row["file"] or not file.is_relative_to(base.as_posix()):
            continue
        name = file.relative_to(base.as_posix()).as_posix()
        if name in listings:
            twice.append(name)
        else:
            listings[name] = _listing(index, line, row)
    return Index(listings, tuple(sorted(set(twice))))


def _listing(index: CsvFile, line: int, row: dict[str, str]) -> Listing:
    try:
        published = date.fromisoformat(row["published"]) if row["published"] else None
    except ValueError:
        raise index.complaint(line, f"{row['published']!r} is not a date (year-month-day)") from None
    return Listing(
        published=published,
        url=row["url"] or None,
        link_text=row["link_text"] or None,
        urn=row["urn"] or None,
        authority_code=_authority(row["urn"], row["local_authority"], published),
    )


def _authority(urn: str, name: str, published: date | None) -> str | None:
    """The code of the authority a line names, by its number first; None where it names none we know."""
    with suppress(UnknownAuthorityError):
        return by_code(urn).code
    for day in (published, None):
        with suppress(UnknownAuthorityError):
            return find(name, day).code
    return None
