"""Loads `layouts.toml`: how the families of reports are titled, which labels and headings they print.

It compiles the patterns and checks the file; what is done with a match is the readers' business.
"""

import re
import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from lineofsight.errors import DataError
from lineofsight.vocabulary import Area, Family, Subject

__all__ = [
    "FamilyLayout",
    "Inspectorate",
    "Layouts",
    "Outcome",
    "Part",
    "ScopeHeading",
    "SubjectWording",
    "layouts",
    "plain",
]


def _compile(value: object) -> re.Pattern[str]:
    if not isinstance(value, str):
        raise ValueError("a pattern must be text")
    try:
        return re.compile(value, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compile)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class FamilyLayout(_Strict):
    """Titles by which a family is known."""

    family: Family
    title: tuple[Pattern, ...]


class Part(_Strict):
    """A part of a report and the heading that opens it."""

    part: str
    heading: Pattern


class ScopeHeading(_Strict):
    """A heading from which on a report speaks of, and to, someone else."""

    scope: str
    heading: Pattern


class SubjectWording(_Strict):
    """Words by which the subject of a visit or joint inspection is known; `weak` ones count only if no others do."""

    subject: Subject
    wording: Pattern
    weak: bool = False


class Inspectorate(_Strict):
    """An inspectorate's short name, and the words that name it."""

    name: str
    wording: Pattern


class Outcome(_Strict):
    """An outcome without a grade, and the words that state it."""

    outcome: str
    wording: Pattern


class _Addressees(_Strict):
    authority: Pattern
    others: Pattern


class _Start(_Strict):
    start: Pattern


class _Nothing(_Strict):
    text: Pattern


class _Sif(_Strict):
    reinspections_without_board_from: date


class Layouts(_Strict):
    """Everything `layouts.toml` says."""

    families: tuple[FamilyLayout, ...]
    labels: dict[Family, dict[Area, Pattern]]
    parts: tuple[Part, ...]
    scopes: tuple[ScopeHeading, ...]
    passages: tuple[Part, ...]
    closing: _Start
    asks: _Start
    visit_subjects: tuple[SubjectWording, ...]
    joint_subjects: tuple[SubjectWording, ...]
    inspectorates: tuple[Inspectorate, ...]
    addressees: _Addressees
    outcomes: tuple[Outcome, ...]
    sif: _Sif
    nothing: _Nothing
    national_framework: dict[str, dict[int, str]]


@cache
def layouts() -> Layouts:
    """The layouts shipped with the package. Raises DataError naming the key of a bad entry."""
    text = (resources.files(__package__) / "layouts.toml").read_text("utf-8")
    try:
        return Layouts.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise DataError(f"layouts.toml cannot be used: {error}") from error


def plain(text: str) -> str:
    """Text as the patterns expect it: single spaces, straight quotes."""
    for curly, straight in (("’", "'"), ("‘", "'"), ("`", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return " ".join(text.split())
