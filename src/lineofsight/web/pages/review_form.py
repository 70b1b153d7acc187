"""The form in which a reviewer ticks codes: which boxes there are, in what order, and what ticked boxes say.

It knows boxes and their values; which passage is read, and what becomes of the answer, is for `review`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lineofsight.errors import UsageError
from lineofsight.register.codings import Part
from lineofsight.themes.code_words import NONE, Codes, codes_typed
from lineofsight.themes.codebook import Code, Theme, codebook
from lineofsight.themes.review import ReviewItem

__all__ = ["Box", "CodeForm", "code_form", "codes_ticked", "ticks_of"]


@dataclass(frozen=True, slots=True)
class Box:
    """A code to tick: as weak, of a finding also as strong. `likely` is the coder's probability, where it is shown."""

    code: Code
    weak: str
    strong: str
    likely: float | None


@dataclass(frozen=True, slots=True)
class CodeForm:
    """All boxes, those the coder holds likely first; `ticked` are the values of the boxes that are ticked."""

    likely: tuple[Box, ...]
    themes: tuple[tuple[Theme, tuple[Box, ...]], ...]
    ticked: frozenset[str]


def code_form(item: ReviewItem, *, shows_coder: bool, ticked: Collection[str] | None = None) -> CodeForm:
    """The boxes for a passage. With `shows_coder` what the coder gives or doubts stands first, what it gives ticked.

    `ticked` are values of boxes to tick instead.
    """
    part, coded = item.passage.part, item.coded
    named = dict.fromkeys((*coded.weaknesses, *coded.strengths, *coded.unsure)) if shows_coder else {}
    book = codebook()
    given = Codes(coded.weaknesses, coded.strengths).labels(part) if shows_coder else ()
    return CodeForm(
        likely=tuple(
            _box(book.by_id[code], part, coded.probabilities.get(code)) for code in named if code in book.by_id
        ),
        themes=tuple(
            (theme, tuple(_box(code, part) for code in theme.codes if code.id not in named)) for theme in book.themes
        ),
        ticked=frozenset(given if ticked is None else ticked),
    )


def codes_ticked(values: str, part: Part) -> Codes:
    """The codes in ticked boxes, parted by semicolons. Raises UsageError where none is, or "none" among others."""
    ticked = [value for value in values.split(";") if value]
    if not ticked:
        raise UsageError("Tick at least one code, or “No code fits”.")
    if NONE in ticked and len(ticked) > 1:
        raise UsageError("“No code fits” is ticked together with a code. Leave one of them out.")
    return codes_typed(values, part)


def ticks_of(weaknesses: Iterable[str], strengths: Iterable[str], part: Part) -> frozenset[str]:
    """The boxes that say these codes; the one for none where there are no codes."""
    return frozenset(Codes(tuple(weaknesses), tuple(strengths)).labels(part)) or frozenset({NONE})


def _box(code: Code, part: Part, likely: float | None = None) -> Box:
    of_finding = part is Part.FINDING
    return Box(code, f"{code.id}-" if of_finding else code.id, f"{code.id}+" if of_finding else "", likely)
