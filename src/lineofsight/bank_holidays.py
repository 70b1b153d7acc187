"""Bank holidays in England, with Good Friday and Christmas Day.

The library `holidays` knows them. Its answer for the years that matter ships as a file, because importing every
country of the world takes longer than drawing a page; other years are asked of it when needed. Made again by
`python -m lineofsight.bank_holidays`.
"""

from datetime import date
from functools import cache
from pathlib import Path

__all__ = ["FILE", "closed_days", "of_the_library", "write"]

FILE = Path(__file__).with_name("bank_holidays.txt")
_FIRST, _LAST = 2010, 2040


def closed_days(year: int) -> frozenset[date]:
    """The holidays of a year, those that fall on a weekend with their substitutes."""
    return _shipped().get(year) or of_the_library(year)


def of_the_library(year: int) -> frozenset[date]:
    """The same, asked of the library."""
    import holidays  # noqa: PLC0415  # slow to import

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year, observed=True))


@cache
def _shipped() -> dict[int, frozenset[date]]:
    found: dict[int, set[date]] = {}
    for line in FILE.read_text("ascii").split():
        day = date.fromisoformat(line)
        found.setdefault(day.year, set()).add(day)
    return {year: frozenset(days) for year, days in found.items()}


def write(path: Path = FILE) -> None:
    """Write the file anew, a day a line."""
    days = sorted(day for year in range(_FIRST, _LAST + 1) for day in of_the_library(year))
    path.write_text("".join(f"{day}\n" for day in days), "ascii", newline="\n")


if __name__ == "__main__":
    write()
