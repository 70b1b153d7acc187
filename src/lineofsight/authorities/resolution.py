"""From a name to its authority: `resolve` for names printed in reports, `find` for what a person types.

It demands an exact match among the authorities of the day. Likeness serves only to suggest, never to decide.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lineofsight.authorities.authority import Authority
from lineofsight.authorities.lookup import by_code, predecessors, successors
from lineofsight.authorities.names import bare, named, plain_names
from lineofsight.errors import UnknownAuthorityError

__all__ = ["Resolution", "find", "find_any_day", "resolve"]

_MOST_SUGGESTIONS = 3
_LIKE_ENOUGH = 75.0
"""On RapidFuzz's scale of 0 to 100; below it, suggestions are noise."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of a printed name: exactly one authority, or None with a reason.

    `candidates` are the authorities of the day (of any day, if `on` is None) that the name fits.
    """

    printed: str
    on: date | None
    candidates: tuple[Authority, ...]

    @property
    def authority(self) -> Authority | None:
        """The authority meant, or None where the name fits none or several."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def reason(self) -> Literal["unknown", "ambiguous"] | None:
        """Why there is no authority; None if there is one."""
        if self.authority is not None:
            return None
        return "ambiguous" if self.candidates else "unknown"

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Labels of authorities that may be meant, best first; none where the name was resolved."""
        if self.authority is not None:
            return ()
        meant = self.candidates or _of_another_day(self.printed, self.on) or _alike(self.printed, self.on)
        return tuple(dict.fromkeys(authority.label for authority in meant))

    @property
    def explanation(self) -> str:
        """One sentence on why the name was not resolved, with suggestions; empty where it was."""
        if self.authority is not None:
            return ""
        what = "More than one authority is" if self.candidates else "No authority is"
        when = f" on {self.on.day} {self.on:%B %Y}" if self.on else ""
        meant = f": did you mean {' or '.join(self.suggestions)}?" if self.suggestions else "."
        return f"{what} called {' '.join(self.printed.split())!r}{when}{meant}"


def resolve(printed: str, on: date | None = None) -> Resolution:
    """The authority that a report means by `printed`, among those that existed on `on`.

    Give the last day of fieldwork: a report can be published after its authority was abolished. Without a day
    "Dorset" is ambiguous, as two authorities have had that name. Never raises and never guesses.
    """
    fits = tuple(authority for authority in named(printed) if on is None or authority.existed_on(on))
    return Resolution(printed, on, fits)


def find(text: str, on: date | None = None) -> Authority:
    """The authority a person means by `text`: any of its codes, or its name as for `resolve`.

    Without a day, a name shared with an abolished authority means the one that remains.
    Raises `UnknownAuthorityError`, with suggestions, if no authority fits or more than one.
    """
    try:
        return by_code(text)
    except UnknownAuthorityError:
        result = resolve(text, on)
    remaining = [authority for authority in result.candidates if authority.closed is None]
    authority = remaining[0] if on is None and len(remaining) == 1 else result.authority
    if authority is None:
        advice = "Give a name, an ONS code, a DfE number or an Ofsted provider number."
        raise UnknownAuthorityError(f"{result.explanation} {advice}", result.suggestions)
    return authority


def find_any_day(text: str, on: date) -> Authority:
    """The authority that `text` means on the day `on`, else one that had the name before or took it later.

    Raises `UnknownAuthorityError`, with suggestions of the day, if it means none on any day.
    """
    try:
        return find(text, on)
    except UnknownAuthorityError as error:
        try:
            return find(text)
        except UnknownAuthorityError:
            raise error from None  # it names those of the day


def _of_another_day(printed: str, on: date | None) -> list[Authority]:
    """For an authority abolished or not yet there on `on`: those then in its place, and itself."""
    found = []
    for authority in named(printed):
        related = (*successors(authority), *predecessors(authority))
        found += [other for other in related if on is None or other.existed_on(on)] + [authority]
    return found


def _alike(printed: str, on: date | None) -> Iterable[Authority]:
    """The authorities of the day whose names look most like `printed`, best first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # slow to import, and most names resolve without it

    names = [(name, authority) for name, authority in plain_names() if on is None or authority.existed_on(on)]
    alike = process.extract(
        bare(printed),
        [name for name, _ in names],
        scorer=fuzz.WRatio,
        limit=None,
        score_cutoff=_LIKE_ENOUGH,
    )
    return list(dict.fromkeys(names[place][1] for _, _, place in alike))[:_MOST_SUGGESTIONS]
