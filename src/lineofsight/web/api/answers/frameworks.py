"""Frameworks: the shapes of `lineofsight.frameworks.plain`, one list of statements for each section."""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ConfigDict, create_model

from lineofsight.frameworks import Confidence
from lineofsight.frameworks.framework import SECTIONS, State
from lineofsight.frameworks.sources import SourceKind
from lineofsight.vocabulary import Family
from lineofsight.web.api.answers.shape import Shape

__all__ = ["Framework", "FrameworkSummary"]


class _Header(Shape):
    id: str
    title: str
    inspects: str
    status: Literal["framework", "proposal"]
    families: list[Family]
    starts: date | None
    ends: date | None
    amends: str | None
    replaces: str | None
    summary: str


class FrameworkSummary(_Header):
    """A version of the rules: `starts` and `ends` bound the first day of fieldwork; `state` is that of the day."""

    state: State


class Statement(Shape):
    """One thing the rules say: in words, with its dates, its sources and how surely it is known.

    `doubt` has to be shown with it. Its other fields are those of its section.
    """

    model_config = ConfigDict(extra="allow")

    key: str
    stated_in: str
    starts: date | None
    ends: date | None
    sources: list[str]
    confidence: list[Confidence]
    note: str | None
    words: str
    doubt: str | None


class Source(Shape):
    """What the code of a source stands for."""

    code: str
    kind: SourceKind
    title: str
    address: str | None
    partial: bool


class _Whole(FrameworkSummary):
    """A version with every statement, by section, and the sources they name."""

    sources: list[str]
    confidence: list[Confidence]
    note: str | None
    sources_listed: list[Source]


if TYPE_CHECKING:
    Framework = _Whole
else:
    _sections: dict[str, Any] = dict.fromkeys(SECTIONS, (list[Statement], ...))
    Framework = create_model("Framework", __base__=_Whole, __doc__=_Whole.__doc__, **_sections)
