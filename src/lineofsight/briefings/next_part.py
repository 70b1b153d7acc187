"""What comes next for an authority, how likely and when, by which rules and how surely these are known."""

from collections.abc import Iterable, Sequence

from lineofsight.briefings.authority_facts import AuthorityFacts
from lineofsight.briefings.document import Block, Figure, Heading, ListOfPoints, Table, Text
from lineofsight.briefings.part import Part
from lineofsight.briefings.words import capital, dated, listed
from lineofsight.frameworks import get_framework
from lineofsight.pathway import Citation, Due, Expected, Fact, Reason

__all__ = ["next_part"]

_KNOWN = {
    "seen": "as published",
    "measured": "as measured in published reports",
    "own-knowledge": "known only to the writers of these rules",
    "uncertain": "in doubt",
}
_DOUBTS = {
    "in doubt": "a rule it rests on is in doubt",
    "own knowledge": "a rule it rests on is known only to the writers of these rules",
    "not known": "something it rests on is not known",
    "may have taken place": "it may have taken place",
    "rules change": "the rules followed end before",
    "true day earlier": "the true day it counts from is earlier",
}
_FORCES = {"law": "law", "handbook": "inspectorate’s rule", "observed": "as observed, no promise"}


def next_part(facts: AuthorityFacts) -> Part:
    """What to expect with the reasons, what is due, and what cannot be told."""
    answer = facts.pathway
    blocks: list[Block] = [Heading("What comes next, and why")]
    points: list[Text] = []
    if answer.expected:
        blocks.append(_expected(facts, answer.expected))
    if answer.deadlines:
        blocks.append(_deadlines(answer.deadlines))
    if coming := answer.next_inspection:
        points.append(_sentence(facts, coming))
        blocks += [Heading(f"Why: {coming.name.lower()}", 2), _reasons(coming.why)]
    if answer.unknown:
        blocks += [Heading("What cannot be told", 2), _reasons(answer.unknown)]
    return Part(blocks, points)


def _sentence(facts: AuthorityFacts, coming: Expected) -> Text:
    return [
        f"{capital(coming.likelihood.label)} next: {_name(coming)[0].lower()}{_name(coming)[1:]}, ",
        _when(facts, coming, _window(coming)),
        f"{_in_brackets(coming.doubts)}.",
    ]


def _expected(facts: AuthorityFacts, expected: Sequence[Expected]) -> Table:
    rows: list[Sequence[Text]] = [
        [
            [_name(item)],
            [capital(item.likelihood.label)],
            [_when(facts, item, capital(_window(item)))],
            [capital(_doubts(item.doubts)) or "–"],
        ]
        for item in expected
    ]
    note = (
        "How likely is as the rules word it: required, expected, likely, possible, not expected. A dash: nothing that "
        "it rests on is in doubt. The evidence has the reasons of each, link by link."
    )
    return Table("To expect", ("What", "How likely", "When", "In doubt"), rows, note=note)


def _deadlines(deadlines: Sequence[Due]) -> Table:
    rows = [
        [
            [item.name],
            [dated(item.window.latest) if item.window else "Not known"],
            [f"{capital(item.event.label)}, {dated(item.counted_from)}{_in_brackets(item.doubts)}"],
            [f"The {item.who}, {_FORCES[item.force]}"],
        ]
        for item in deadlines
    ]
    return Table("Deadlines", ("What", "Last day", "Counted from", "By whom, how binding"), rows)


def _name(item: Expected) -> str:
    """Its name, with those of what may come in its place."""
    names = {entry.key: entry.name for entry in get_framework(item.framework).activities}
    others = [names.get(key, key) for key in item.alternatives]
    return listed([item.name, *(f"{name[0].lower()}{name[1:]}" for name in others)], "or")


def _when(facts: AuthorityFacts, item: Expected, text: str) -> Figure | str:
    """The window, with the chain of reasons behind it and the reports these rest on."""
    cited = {reason.activity for reason in item.why if isinstance(reason, Fact)}
    known = [step.activity for step in facts.story.timeline if step.activity.key in cited]
    statement = f"{item.name}: {'; '.join(_words(reason) for reason in item.why)}."
    return facts.ledger.figure(text, statement, facts.ledger.reports(known))


def _window(item: Expected) -> str:
    if item.window is None:
        return "at a time no rule tells"
    if item.overdue_since:
        return f"overdue since {dated(item.overdue_since)}, not before {dated(item.window.earliest)}"
    if item.window.latest is None:
        return f"from {dated(item.window.earliest)}, no last day known"
    return str(item.window)


def _reasons(why: Iterable[Reason]) -> ListOfPoints:
    return ListOfPoints([[f"{_words(reason)}."] for reason in why])


def _words(reason: Reason) -> str:
    """A fact as it is; a rule with how it is known and where it stands."""
    if isinstance(reason, Citation):
        known = listed(_KNOWN[name] for name in reason.confidence)
        sources = "; ".join(source.title for source in reason.sources)
        return f"Rule: {reason.text} ({reason.framework}; {known}: {sources})"
    return f"{reason.text} ({reason.doubt})" if reason.doubt else reason.text


def _in_brackets(doubts: Sequence[str]) -> str:
    return f" ({_doubts(doubts)})" if doubts else ""


def _doubts(doubts: Iterable[str]) -> str:
    return "; ".join(_DOUBTS.get(doubt, doubt) for doubt in doubts)
