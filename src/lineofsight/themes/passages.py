"""The passages behind a number: where each was read, and its words when they are in the register."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lineofsight.authorities import Authority
from lineofsight.errors import NotFoundError
from lineofsight.register.activity import Activity
from lineofsight.register.codings import Coding, CodingText, coding_texts
from lineofsight.register.store import Register
from lineofsight.themes.choice import Choice, Told, chosen
from lineofsight.themes.clauses import sentences
from lineofsight.themes.codebook import codebook
from lineofsight.themes.readings import Reading, readings

__all__ = ["Behind", "passages_behind", "places_of", "told_by", "with_words"]


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

    def parted(self, name: str, told: Told) -> tuple[str, str, str]:
        """Its words before, in and after the sentence that tells this code or theme best; all before if unknown."""
        text = self.text or ""
        said = self.coding.strengths if told is Told.STRENGTHS else self.coding.weaknesses
        code = next((code for code in said if _is_of(code, name)), None)
        place = self.coding.sentence_of(code, strength=told is Told.STRENGTHS) if code else None
        parts = sentences(text)
        if place is None or not 0 <= place < len(parts) or len(parts) == 1:
            return text, "", ""
        return " ".join(parts[:place]), parts[place], " ".join(parts[place + 1 :])


def passages_behind(register: Register, choice: Choice, names: Iterable[str]) -> list[Behind]:
    """The passages that raise any of these codes or themes in the chosen inspections, the newest inspection first.

    Raises NotFoundError for a name that is neither code nor theme.
    """
    wanted = {_checked(name) for name in names}
    read = readings(register, chosen(register, choice).activities, choice).read
    return with_words(register, places_of(read, wanted))


def places_of(read: Iterable[Reading], names: Iterable[str]) -> list[Behind]:
    """Where these codes and themes stand, without words, in inspections given oldest first; the newest first."""
    wanted = frozenset(names)
    return [
        Behind(item.activity, coding, None)
        for item in reversed(list(read))
        for coding, raised in item.telling
        if raised & wanted
    ]


def told_by(register: Register, choice: Choice, name: str, authority: Authority) -> list[Behind]:
    """Where a code or theme stands in all of an authority's inspections ever, without words, the newest first."""
    every = chosen(register, choice, every=True).activities
    own = [item for item in every if item.authority_code == authority.code]
    return places_of(readings(register, own, choice).read, [name])


def with_words(register: Register, places: Sequence[Behind]) -> list[Behind]:
    """The same passages with their words, where these are in the register."""
    texts = _texts(register, {item.coding.identity for item in places})
    found = (texts.get(_place(item.coding)) for item in places)
    return [replace(item, text=text.text if text else None) for item, text in zip(places, found, strict=True)]


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


def _is_of(code: str, name: str) -> bool:
    known = codebook().by_id.get(code)
    return code == name or (known is not None and known.theme == name)
