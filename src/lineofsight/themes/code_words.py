"""Codes as people type and read them: `neglect;plan-quality`, and of findings `supervision+;neglect-`.

It checks that codes exist and that a finding's have a sign; what they are codes of is known elsewhere.
"""

import re
from dataclasses import dataclass

from lineofsight.errors import UsageError
from lineofsight.register.codings import Part
from lineofsight.themes.codebook import codebook

__all__ = ["NONE", "Codes", "codes_typed"]

NONE = "none"
"""What people type where no code fits."""

_PARTING = re.compile(r"[;,\s]+")


@dataclass(frozen=True, slots=True)
class Codes:
    """What is said to be weak and strong; of a recommendation, all it asks for is weak."""

    weaknesses: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()

    def labels(self, part: Part) -> tuple[str, ...]:
        """Each code as one word: with a sign if it is of a finding."""
        if part is Part.RECOMMENDATION:
            return self.weaknesses
        return (*(f"{code}-" for code in self.weaknesses), *(f"{code}+" for code in self.strengths))

    def text(self, part: Part) -> str:
        """As they are typed."""
        return ";".join(self.labels(part)) or NONE


def codes_typed(text: str, part: Part) -> Codes:
    """The codes in what was typed, parted by semicolons, commas or spaces; "none" for none.

    Raises UsageError for a code that does not exist, naming the nearest, for a sign where there can be none, and for
    a finding's code without one.
    """
    words = [word for word in _PARTING.split(text.strip().lower()) if word]
    if not words:
        raise UsageError(f"No code is given. Type codes parted by semicolons, or {NONE!r} if none fits.")
    if words == [NONE]:
        return Codes()
    signed = [(_code(word.rstrip("+-")), word[-1] if word[-1] in "+-" else "") for word in dict.fromkeys(words)]
    if part is Part.RECOMMENDATION:
        if strange := [code for code, sign in signed if sign]:
            raise UsageError(f"{strange[0]!r} has a sign, but this is a recommendation: leave it out.")
        return Codes(tuple(code for code, _ in signed))
    if unsigned := [code for code, sign in signed if not sign]:
        raise UsageError(f"Is {unsigned[0]!r} a strength or a weakness? Of a finding, type {unsigned[0]}+ or -.")
    return Codes(
        tuple(code for code, sign in signed if sign == "-"),
        tuple(code for code, sign in signed if sign == "+"),
    )


def _code(word: str) -> str:
    known = [code.id for code in codebook().codes]
    if word in known:
        return word
    from rapidfuzz import process  # noqa: PLC0415  # slow to import, and only mistakes need it

    nearest, *_ = process.extractOne(word, known)
    raise UsageError(f"{word!r} is no code. Did you mean {nearest!r}? List them with: lineofsight themes codebook")
