"""The sources of statements: what each code in a data file stands for, so that a person can follow it.

It knows titles and addresses of publications; it refuses to fetch any.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Strict

from lineofsight.frameworks.statements import StrictModel, Words

__all__ = ["Source", "SourceKind"]


class SourceKind(StrEnum):
    """What a source is worth: law and official pages first, then published reports, then the press and councils."""

    OFFICIAL = "official"
    LAW = "law"
    REPORTS = "reports"
    SECONDARY = "secondary"
    OWN_KNOWLEDGE = "own-knowledge"


class Source(StrictModel):
    """One source. `partial` says that only part of its `address` is known; own knowledge has none."""

    code: Words
    kind: SourceKind
    title: Words
    address: Words | None = None
    partial: Annotated[bool, Strict()] = False
