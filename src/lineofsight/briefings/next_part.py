"""What comes next for an authority, how likely and when, by which rules and how surely these are known."""

from collections.abc import Iterable, Sequence

from lineofsight.briefings.authority_facts import AuthorityFacts
from lineofsight.briefings.document import Block, Figure, Heading, ListOfPoints, Table, Text
from lineofsight.briefings.part import Part
from lineofsight.briefings.reason_words import doubt_words, name_words, reason_words, window_words
from lineofsight.briefings.words import capital, dated
from lineofsight.pathway import Due, Expected, Fact, Reason

__all__ = ["next_part"]


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
        f"{capital(coming.likelihood.label)} next: {name_words(coming)[0].lower()}{name_words(coming)[1:]}, ",
        _when(facts, coming, window_words(coming)),
        f"{_in_brackets(coming.doubts)}.",
    ]


def _expected(facts: AuthorityFacts, expected: Sequence[Expected]) -> Table:
    rows: list[Sequence[Text]] = [
        [
            [name_words(item)],
            [capital(item.likelihood.label)],
            [_when(facts, item, capital(window_words(item)))],
            [capital(doubt_words(item.doubts)) or "–"],
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
            [f"The {item.who}, {item.binding}"],
        ]
        for item in deadlines
    ]
    return Table("Deadlines", ("What", "Last day", "Counted from", "By whom, how binding"), rows)


def _when(facts: AuthorityFacts, item: Expected, text: str) -> Figure | str:
    """The window, with the chain of reasons behind it and the reports these rest on."""
    cited = {reason.activity for reason in item.why if isinstance(reason, Fact)}
    known = [step.activity for step in facts.story.timeline if step.activity.key in cited]
    statement = f"{item.name}: {'; '.join(reason_words(reason) for reason in item.why)}."
    return facts.ledger.figure(text, statement, facts.ledger.reports(known))


def _reasons(why: Iterable[Reason]) -> ListOfPoints:
    return ListOfPoints([[f"{reason_words(reason)}."] for reason in why])


def _in_brackets(doubts: Sequence[str]) -> str:
    return f" ({doubt_words(doubts)})" if doubts else ""
