"""A framework in words: a plain text to read, and the topics it evaluates.

It knows how to lay out what statements say of themselves; it refuses to know how a page looks (`pages`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lineofsight.frameworks.framework import Framework
from lineofsight.frameworks.statements import Confidence, cite, long_date
from lineofsight.vocabulary import Area

__all__ = ["EvaluationTopic", "describe", "period", "section_title", "topics"]


@dataclass(frozen=True, slots=True)
class EvaluationTopic:
    """A topic that inspectors evaluate, under a judgement area if it belongs to one.

    `basis` tells what kind of list names it; `share` is the percentage of reports that mention it, where measured.
    """

    area: Area | None
    name: str
    basis: str
    share: int | None
    sources: tuple[str, ...]
    confidence: tuple[Confidence, ...]


def topics(framework: Framework, area: Area | None = None) -> tuple[EvaluationTopic, ...]:
    """The topics of evaluation, those of one area if given, in the order of the data file."""
    return tuple(
        EvaluationTopic(listed.area, topic.name, listed.basis, topic.share, listed.sources, listed.confidence)
        for listed in framework.topics
        if area is None or listed.area is area
        for topic in listed.names
    )


def describe(framework: Framework) -> str:
    """Everything a framework states, as plain text: one line a statement, doubt, dates and sources included."""
    return "\n".join(_lines(framework))


def period(framework: Framework) -> str:
    """The days on which inspections under it start: "from 1 January 2023 to 31 March 2026"."""
    if framework.starts is None:
        return "never in force: a proposal"
    until = f" to {long_date(framework.ends)}" if framework.ends else " on"
    return f"from {long_date(framework.starts)}{until}"


def section_title(section: str) -> str:
    """A section's name as a heading: "Overall rules"."""
    return section.replace("-", " ").capitalize()


def _lines(framework: Framework) -> Iterator[str]:
    yield f"{framework.id}: {framework.title}"
    yield framework.summary
    yield f"Inspections that start {period(framework)} ({cite(framework.confidence, framework.sources)})"
    if framework.note:
        yield framework.note
    current = ""
    for section, statement in framework.statements():
        if section != current:
            yield f"\n{section_title(section)}"
            current = section
        dates = f", {statement.period}" if statement.period else ""
        note = f" {statement.note}" if statement.note else ""
        yield f"  {statement.key}: {statement.shown}{dates} ({statement.citation}){note}"
