"""Authorities by part of a name: what a person types before the name is whole.

It lists what fits, best first, and decides nothing; the one authority meant is for `find`.
"""

from datetime import date

from lineofsight.authorities.authority import Authority
from lineofsight.authorities.lookup import all_authorities
from lineofsight.authorities.names import normalise, plain_names
from lineofsight.authorities.resolution import resolve
from lineofsight.authorities.tables import tables

__all__ = ["search_names"]


def search_names(text: str, on: date | None = None) -> tuple[Authority, ...]:
    """The authorities of the day whose code begins with the text; else those whose name or alias holds it, best first.

    Where none does, those whose names look most like it. All of them for a text without letters or digits.
    """
    wanted, code = normalise(text), text.strip().upper()
    there = all_authorities(on)
    coded = tables().by_identifier.get(code)
    if coded in there:
        return (coded,)
    if any(letter.isdigit() for letter in code):
        # No name has a digit; a label may: "Dorset (to 2019)".
        words = code.casefold()
        return tuple(
            place
            for place in there
            if words in place.label.casefold() or any(one.startswith(code) for one in place.identifiers)
        )
    if not wanted:
        return there
    places: dict[Authority, int] = {}
    for name, authority in plain_names():
        if authority in there and wanted in name:
            place = _place(wanted, name)
            places[authority] = min(place, places.get(authority, place))
    if places:
        return tuple(sorted(places, key=lambda authority: (places[authority], authority.name)))
    alike = resolve(text, on).suggestions
    return tuple(authority for authority in there if authority.label in alike)


def _place(wanted: str, name: str) -> int:
    """How well a text fits a name that holds it: the whole of it, its beginning, a word's, or any part."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in name else 3
