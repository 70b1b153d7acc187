"""The leader's questions of one authority: what statistics and reports say, each with prompts for discussion.

It puts the questions in order, as values (`leaders_questions`) and as a document (`questions`). The same register,
statistics, day and version of the program give the same answers. It never gives a verdict.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lineofsight.authorities import Authority, find
from lineofsight.briefings.authority_facts import authority_facts
from lineofsight.briefings.document import (
    Block,
    Document,
    Evidence,
    Heading,
    ListOfPoints,
    NoteBox,
    Strong,
    Text,
)
from lineofsight.briefings.leaders.care import care_section
from lineofsight.briefings.leaders.figures import figures_section
from lineofsight.briefings.leaders.gaps import gaps
from lineofsight.briefings.leaders.moved import moved_section
from lineofsight.briefings.leaders.numbers import Numbers
from lineofsight.briefings.leaders.reports import reports_section
from lineofsight.briefings.leaders.section import Section
from lineofsight.briefings.leaders.visits import last_of, partnership_facts
from lineofsight.briefings.method_part import made
from lineofsight.briefings.words import dated
from lineofsight.indicators.board import Board, board
from lineofsight.indicators.catalogue import Catalogue
from lineofsight.indicators.plain import plain_row
from lineofsight.indicators.store import Indicators
from lineofsight.register.store import Register
from lineofsight.vocabulary import Family

__all__ = ["LeadersQuestions", "leaders_questions", "questions"]

_PARTNERS = (Family.AREA_SEND, Family.JTAI)
_METHOD = (
    "Every figure is a published official statistic, as it stands revised today. As of an earlier day, only years "
    "usually published by then are used, in figures that may since have been revised.",
    "95% intervals say how far chance alone could move a figure (Wilson for shares, exact Poisson for rates). Where no "
    "counts are published there is none: a difference may then be chance. The interval of a change takes the children "
    "of both years as different ones, so it is too wide rather than too narrow.",
    "Clearly above or below our neighbours: their middle lies outside our interval; without an interval, our figure "
    "lies beyond all of theirs.",
    "A flag (◆) says that a series moved, beside England’s, more than series as short and as slow to change do by "
    "chance. Over the whole board about one flag in ten is expected to be false. A flag is a question, not a "
    "warning, and no flag is no proof that all is well.",
    "Neighbours are the ten statistical neighbours of the Department for Education’s model; their middle is the "
    "median. Rank 1 is the highest where neither end is good, else the best; brackets say where chance could put it.",
)


@dataclass(frozen=True, slots=True)
class LeadersQuestions:
    """The questions in order, with the board they rest on. `gaps` say what is not published, by reason."""

    authority: Authority
    as_of: date
    board: Board
    sections: Sequence[Section]
    gaps: Sequence[Text]
    book: Catalogue
    evidence: Sequence[Evidence]
    made: Sequence[tuple[str, str]]

    @property
    def sources(self) -> list[str]:
        """The collections of statistics that the figures come from."""
        used = dict.fromkeys(row.indicator.collection for one in self.sections for row in one.rows if row.latest)
        found = (self.book.collections[name] for name in used)
        return [f"{one.title} ({one.publisher})" for one in found]

    def to_json(self) -> dict[str, Any]:
        """The questions as plain values: facts and prompts in words, figures as on the board."""
        return {
            "authority": {"code": self.authority.code, "name": self.authority.name},
            "as_of": self.as_of.isoformat(),
            "questions": [
                {
                    "id": one.id,
                    "title": one.title,
                    "facts": [words(fact) for fact in one.facts],
                    "figures": [plain_row(row) for row in one.rows],
                    "not_known": list(one.not_known),
                    "prompts": list(one.prompts),
                }
                for one in self.sections
            ],
            "gaps": [words(gap) for gap in self.gaps],
            "sources": self.sources,
            "method": list(_METHOD),
            "made": dict(self.made),
        }


def leaders_questions(
    register: Register, indicators: Indicators, authority: str | Authority, as_of: date | None = None
) -> LeadersQuestions:
    """The questions of an authority, by name, code or itself, as known on a day, without one today.

    Raises UnknownAuthorityError for a name that is no authority's on the day.
    """
    on = as_of or date.today()  # noqa: DTZ011  # a person's today
    place = authority if isinstance(authority, Authority) else find(authority, on)
    facts = authority_facts(register, place.code, on, None, None)
    found = board(indicators, place, on)
    numbers = Numbers(facts.ledger, indicators.book)
    known = any(last_of(facts, family) for family in _PARTNERS)
    sections = [
        care_section(found, numbers, indicators),
        moved_section(found, numbers, indicators, on),
        figures_section("workforce", found, numbers),
        figures_section(
            "send",
            found,
            numbers,
            facts=list(partnership_facts(facts)),
            also=["send:inspected" if known else "send:never"],
        ),
        reports_section(facts),
    ]
    asked = dict.fromkeys(row.indicator.id for one in sections for row in one.rows)
    return LeadersQuestions(
        authority=place,
        as_of=on,
        board=found,
        sections=sections,
        gaps=gaps(found.row(name) for name in asked),
        book=indicators.book,
        evidence=facts.ledger.evidence,
        made=[*made(register, on, [("Authority", place.code)]), ("Statistics", indicators.hash[:16])],
    )


def questions(
    register: Register, indicators: Indicators, authority: str | Authority, as_of: date | None = None
) -> Document:
    """The questions as a document. Raises as `leaders_questions` does."""
    return as_document(leaders_questions(register, indicators, authority, as_of))


def as_document(asked: LeadersQuestions) -> Document:
    """The questions as a document: for each its facts, the figures behind them, and what to discuss."""
    return Document(
        title=f"Know your numbers: questions for leaders in {asked.authority.name}",
        subtitle=f"As published by {dated(asked.as_of)}; official statistics and inspection reports",
        summary=[point for one in asked.sections for point in one.points],
        blocks=list(_blocks(asked)),
        evidence=asked.evidence,
        made=asked.made,
    )


def _blocks(asked: LeadersQuestions) -> Iterator[Block]:
    for one in asked.sections:
        yield Heading(one.title)
        yield ListOfPoints(one.facts)
        yield from one.blocks
        if one.not_known:
            yield ListOfPoints([[Strong("Not known here"), f". {words}"] for words in one.not_known])
        yield NoteBox("To discuss", [ListOfPoints([[prompt] for prompt in one.prompts])])
    if asked.gaps:
        yield Heading("Where figures are missing")
        yield ListOfPoints(asked.gaps)
    yield NoteBox("How to read this", [ListOfPoints([[point] for point in _METHOD])])


def words(text: Text) -> str:
    """A run of text as plain words."""
    return "".join(part if isinstance(part, str) else part.text for part in text)
