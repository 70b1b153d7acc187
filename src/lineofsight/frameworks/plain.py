"""Frameworks and their differences as plain values: the shapes that commands print as JSON and the site hands out.

It names fields and adds nothing.
"""

from typing import Any

from lineofsight.frameworks.differences import Difference
from lineofsight.frameworks.framework import Framework
from lineofsight.frameworks.sources import Source
from lineofsight.frameworks.statements import Statement
from lineofsight.frameworks.versions import rulebook

__all__ = ["plain_difference", "plain_framework", "plain_summary", "sources_of"]

Plain = dict[str, Any]

_HEADER = {"id", "title", "inspects", "status", "families", "starts", "ends", "amends", "replaces", "summary"}


def plain_summary(framework: Framework) -> Plain:
    """A version without its statements."""
    return framework.model_dump(mode="json", include=_HEADER)


def plain_framework(framework: Framework) -> Plain:
    """A version with every statement: its fields, and its `words` and the `doubt` that has to be shown with them.

    `sources_listed` says what the codes of its sources stand for.
    """
    whole = framework.model_dump(mode="json")
    for section in dict.fromkeys(name for name, _ in framework.statements()):
        field = section.replace("-", "_")
        whole[field] = [_statement(item) for item in getattr(framework, field)]
    return {**whole, "sources_listed": [source.model_dump(mode="json") for source in sources_of(framework)]}


def plain_difference(found: Difference) -> Plain:
    """What changed between two versions; `before` is null for what is new, `after` for what is gone."""
    changes = [
        {"section": item.section, "key": item.key, "before": item.before or None, "after": item.after or None}
        for item in found.changes
    ]
    return {"before": found.before, "after": found.after, "changes": changes}


def sources_of(framework: Framework) -> tuple[Source, ...]:
    """Every source that it or one of its statements names, in the order of the table of sources."""
    used = {*framework.sources, *(code for _, entry in framework.statements() for code in entry.sources)}
    return tuple(source for code, source in rulebook().sources.items() if code in used)


def _statement(item: Statement) -> Plain:
    return {**item.model_dump(mode="json"), "words": item.words, "doubt": item.doubt or None}
