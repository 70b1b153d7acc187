"""Histories for tests, with as little said as a test needs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lineofsight.authorities import by_code
from lineofsight.pathway import Expected, History, Pathway, expect, histories
from lineofsight.register import Counts, Entry, Source, View
from lineofsight.register.view import view_of
from lineofsight.reports.record import Recommendation
from lineofsight.vocabulary import Family, Kind, RecommendationKind
from tests.register.builders import DORSET, report, statement

LEEDS = "E08000035"
GOOD = {"overall": "good", "leaders": "good", "help_protection": "good", "children_in_care_and_care_leavers": "good"}
WEAK = dict.fromkeys(GOOD, "requires-improvement")
POOR = dict.fromkeys(GOOD, "inadequate")


def graded(start: date, grades: dict[str, str], authority: str = LEEDS, **fields: Any) -> Entry:
    """An ILACS inspection with these grades."""
    return report(authority, start, grades=grades, **fields)


def visit(
    start: date,
    improvements: int = 0,
    priorities: int = 0,
    kind: Kind = Kind.FOCUSED_VISIT,
    authority: str = LEEDS,
    **fields: Any,
) -> Entry:
    """A visit and what its letter asked for."""
    kinds = [RecommendationKind.IMPROVEMENT] * improvements + [RecommendationKind.PRIORITY] * priorities
    made = report(
        authority,
        start,
        family=Family(kind.value),
        kind=kind,
        judgements=(),
        outcome="narrative",
        recommendations=tuple(Recommendation(kind=item, number=None, text="…") for item in kinds),
        **fields,
    )
    return replace(made, counts=Counts.of(made.record))


def visit_without_letter(start: date, authority: str = LEEDS) -> Entry:
    """A focused visit known from the official statistics only."""
    return statement(
        Source.OFFICIAL_STATISTICS,
        authority,
        start,
        family=Family.FOCUSED_VISIT,
        kind=Kind.FOCUSED_VISIT,
        judgements=(),
    )


def history(on: date, *entries: Entry, authority: str = LEEDS) -> History:
    """What is known of an authority on a day."""
    (found,) = histories(view(on, *entries), [by_code(authority)])
    return found


def view(on: date, *entries: Entry) -> View:
    """The view of these entries on a day."""
    return view_of(entries, on)


def ask(on: date, *entries: Entry, authority: str = LEEDS) -> Pathway:
    """What to expect next."""
    return expect(history(on, *entries, authority=authority))


def find(answer: Pathway, activity: str) -> Expected:
    """The one entry for an activity."""
    (found,) = [entry for entry in answer.expected if entry.activity == activity]
    return found


def rules_of(entry: Expected) -> list[str]:
    """The rules in an entry's chain, without their framework."""
    return [reason.rule.split()[1] for reason in entry.why if hasattr(reason, "rule")]


def activities_of(answer: Pathway) -> Sequence[str]:
    """The activities expected, in order."""
    return [entry.activity for entry in answer.expected]


__all__ = [
    "DORSET",
    "GOOD",
    "LEEDS",
    "POOR",
    "WEAK",
    "activities_of",
    "ask",
    "find",
    "graded",
    "history",
    "rules_of",
    "view",
    "visit",
    "visit_without_letter",
]
