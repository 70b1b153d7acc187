"""A question as a page gets it: path, query and day, checked; and the links that keep the day.

It knows addresses and plain values. Every value is bounded and printable before a page sees it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, quote, urlencode

from lineofsight.charts.svg import printable
from lineofsight.errors import UsageError

__all__ = ["Asked", "day_named", "query_of"]

_LONGEST_VALUE = 300
_MOST_VALUES = 50
_FIRST_YEAR = 2000
"""No record of these inspections is older, and dates far from any calendar break sums of days."""

Option = TypeVar("Option", bound=StrEnum)


def query_of(raw: str) -> tuple[tuple[str, str], ...]:
    """A query string as names and values, printable and trimmed, empty values left out.

    Raises UsageError for one with more values, or a longer value, than any page takes.
    """
    try:
        pairs = parse_qsl(raw, max_num_fields=_MOST_VALUES)
    except ValueError:
        raise UsageError(f"The address has more than {_MOST_VALUES} values. Shorten it.") from None
    if any(len(value) > _LONGEST_VALUE for _, value in pairs):
        raise UsageError(f"A value in the address is longer than {_LONGEST_VALUE} letters. Shorten it.")
    cleaned = ((printable(name).strip(), printable(value).strip()) for name, value in pairs)
    return tuple((name, value) for name, value in cleaned if name and value)


def day_named(text: str, today: date) -> date:
    """A day written as 2024-03-31, not after today. Raises UsageError for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is not a date. Write it as 2024-03-31.") from None
    if not day.year >= _FIRST_YEAR or day > today:
        raise UsageError(f"{text} is not a day the record can be shown as of. Give one from {_FIRST_YEAR} to today.")
    return day


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: `place` are the values in the path, `query` those after it, `form` those of a form sent.

    `as_of` is the day asked for, None for today.
    """

    path: str
    today: date
    query: tuple[tuple[str, str], ...] = ()
    place: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    upload: tuple[str, bytes] | None = None

    @property
    def as_of(self) -> date | None:
        """The day the record is asked for as of, None if none was named."""
        named = self.one("as_of")
        return day_named(named, self.today) if named else None

    @property
    def day(self) -> date:
        """The day to stand on: as asked, else today."""
        return self.as_of or self.today

    def one(self, name: str, otherwise: str = "") -> str:
        """The first value of this name."""
        return next((value for key, value in self.query if key == name), otherwise)

    def many(self, name: str) -> tuple[str, ...]:
        """All values of this name, each once."""
        return tuple(dict.fromkeys(value for key, value in self.query if key == name))

    def option(self, name: str, options: type[Option]) -> Option | None:
        """The value as one of a fixed list, None where there is none. Raises UsageError naming the list."""
        value = self.one(name)
        if not value:
            return None
        try:
            return options(value)
        except ValueError:
            raise UsageError(f"{name}={value!r} is not known. Use one of {', '.join(options)}.") from None

    def among(self, name: str, options: Iterable[str], otherwise: str = "") -> str:
        """The value, if it is one of these. Raises UsageError naming them."""
        value, known = self.one(name, otherwise), list(options)
        if value and value not in known:
            raise UsageError(f"{name}={value!r} is not known. Use one of {', '.join(known)}.")
        return value

    def whole(self, name: str, otherwise: int, least: int, most: int) -> int:
        """The value as a whole number within limits. Raises UsageError for any other."""
        value = self.one(name, str(otherwise))
        if not value.isascii() or not value.isdigit() or len(value) > 9 or not least <= int(value) <= most:
            raise UsageError(f"{name}={value!r} is not a number from {least} to {most}.")
        return int(value)

    def date(self, name: str) -> date | None:
        """The value as a day, not after today; None where there is none. Raises UsageError for anything else."""
        value = self.one(name)
        return day_named(value, self.today) if value else None

    def link(self, path: str, **query: str | int | None) -> str:
        """The address of another page of the site, keeping the day. A path's parts must be safe: see `segment`."""
        kept = [("as_of", value) for value in self.many("as_of")[:1]]
        return _address(
            path, [*((name, str(value)) for name, value in query.items() if value not in (None, "")), *kept]
        )

    def again(self, **changes: str | int | None) -> str:
        """The same page with some values changed, or left out if None."""
        kept = [(name, value) for name, value in self.query if name not in changes]
        given = [(name, str(value)) for name, value in changes.items() if value is not None]
        return _address(self.path, [*kept, *given])

    def others(self, *names: str) -> tuple[tuple[str, str], ...]:
        """The values besides these: what a form on this page keeps as it was."""
        return tuple((name, value) for name, value in self.query if name not in names)


def _address(path: str, query: Iterable[tuple[str, str]]) -> str:
    written = urlencode(list(query))
    return f"{quote(path)}?{written}" if written else quote(path)
