"""The versions that come with the package: all of them, one by its identifier, or the one for an inspection.

The version of an inspection follows from the day its fieldwork started, never from its publication: reports
published months into a new version may still be made under the old one.
"""

from datetime import date
from functools import cache
from pathlib import Path

from lineofsight.errors import NotFoundError
from lineofsight.frameworks.drafts import nearest
from lineofsight.frameworks.framework import Framework
from lineofsight.frameworks.loading import Rulebook, load_rulebook
from lineofsight.vocabulary import Family

__all__ = ["DATA_FOLDER", "all_frameworks", "framework_for", "get_framework", "rulebook"]

DATA_FOLDER = Path(__file__).with_name("data")


@cache
def rulebook() -> Rulebook:
    """The versions and sources that come with the package. Raises DataError naming file and key of a bad file."""
    return load_rulebook(DATA_FOLDER)


def all_frameworks() -> tuple[Framework, ...]:
    """Every version by its first day, proposals last."""
    return rulebook().frameworks


def get_framework(identifier: str) -> Framework:
    """The version with this identifier. Raises NotFoundError naming the nearest and all that exist."""
    known = {framework.id: framework for framework in all_frameworks()}
    if identifier not in known:
        near = nearest(identifier, known)
        raise NotFoundError(f"There is no framework {identifier!r}; nearest: {near}. Known: {', '.join(known)}.")
    return known[identifier]


def framework_for(family: Family, started: date | None) -> Framework | None:
    """The version under which an inspection of `family` that started on `started` was made, if any.

    Where two versions overlap, the later one holds.
    """
    if started is None:
        return None
    found = [framework for framework in all_frameworks() if framework.applies_to(family, started)]
    return found[-1] if found else None
