"""The passages behind a number: where each was read, and its words when they are in the register."""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.errors import NotFoundError
from lineofsight.register.activity import Activity
from lineofsight.register.codings import Coding, CodingText, coding_texts
from lineofsight.register.store import Register
from lineofsight.themes.choice import Choice, chosen
from lineofsight.themes.codebook import codebook
from lineofsight.themes.readings import readings

__all__ = ["Behind", "passages_behind"]


@dataclass(frozen=True, slots=True)
class Behind:
    """One passage that raises what was asked for; `text` is None where only the facts are known (the snapshot)."""

    activity: Activity
    coding: Coding
    text: str | None

    @property
    def filename(self) -> str:
        """The file name of the document it is in."""
        return next((it.filename for it in self.activity.documents if it.sha256 == self.coding.identity), "")


def passages_behind(register: Register, choice: Choice, names: Iterable[str]) -> list[Behind]:
    """The passages that raise any of these codes or themes in the chosen inspections, the newest inspection first.

    Raises NotFoundError for a name that is neither code nor theme.
    """
    wanted = {_checked(name) for name in names}
    read = readings(register, chosen(register, choice).activities, choice).read
    found = [(item.activity, coding) for item in reversed(read) for coding, raised in item.telling if raised & wanted]
    texts = _texts(register, {coding.identity for _, coding in found})
    return [
        Behind(activity, coding, text.text if (text := texts.get(_place(coding))) else None)
        for activity, coding in found
    ]


def _checked(name: str) -> str:
    known = name.strip().lower()
    if known in {theme.id for theme in codebook().themes}:
        return known
    try:
        return codebook().code(known).id
    except NotFoundError as error:
        themes = ", ".join(theme.id for theme in codebook().themes)
        raise NotFoundError(f"{error} Or name a theme: {themes}.") from error


def _texts(register: Register, identities: Iterable[str]) -> dict[tuple[str, str, int], CodingText]:
    return {_place(text): text for _, found in coding_texts(register, sorted(identities)) for text in found}


def _place(item: Coding | CodingText) -> tuple[str, str, int]:
    return item.identity, item.part, item.position
