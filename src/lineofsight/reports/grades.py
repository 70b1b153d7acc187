"""Grades as reports print them: "Requires improvement to be good", "Require Improvement", "inadequate"."""

import re

from lineofsight.vocabulary import Grade

__all__ = ["GRADE", "final_grade", "parse_grade"]

GRADE = r"(?:outstanding|requires?,? improvements?(?: to be good)?|good|inadequate|adequate)\b"
"""The pattern of a grade in plain text (single spaces); to be used without regard to case."""

_STARTS = {
    "o": Grade.OUTSTANDING,
    "g": Grade.GOOD,
    "r": Grade.REQUIRES_IMPROVEMENT,
    "i": Grade.INADEQUATE,
    "a": Grade.ADEQUATE,
}
_WHOLE = re.compile(GRADE, re.IGNORECASE)
_FINAL = re.compile(rf"(?:\b(?:is|are|that|it|they|be|judged|:|-|–|\()\s*)*({GRADE})\W*\d*$", re.IGNORECASE)


def parse_grade(text: str) -> Grade | None:
    """The grade that a text is, whatever its case; None if it is anything else or more."""
    words = " ".join(text.split()).strip(" .:")
    return _STARTS[words[0].lower()] if _WHOLE.fullmatch(words) else None


def final_grade(heading: str) -> tuple[str, str | None]:
    """A heading split from the grade at its end: ("…help and protection", "requires improvement").

    The second is None where the heading names no grade.
    """
    match = _FINAL.search(heading)
    if match is None:
        return heading, None
    return heading[: match.start()].rstrip(" :-–"), match.group(1)
