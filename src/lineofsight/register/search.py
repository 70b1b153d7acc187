"""Finding words in the texts of recommendations and findings.

It knows how words are typed and matched, and asks the register's index of words (migration 0002). It refuses to know
what a match means: whose activity it belongs to and what was known when is told by `evidence`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.orm import Session

from lineofsight.errors import UsageError
from lineofsight.vocabulary import Addressee

__all__ = ["Passage", "PassageKind", "Query", "find_passages", "identities_with_texts", "index_entry"]

_TOKEN = re.compile(r"[^\W_]+")
_SHORTEST_PLURAL = 4
"""Shorter words ("gas", "bus", the s of "children's") are taken as they are."""

_INDEX = """
    INSERT INTO passages (rowid, text)
    SELECT (entry_id << 20) + (position << 1), text FROM recommendations WHERE entry_id = :entry AND text IS NOT NULL
    UNION ALL
    SELECT (entry_id << 20) + (position << 1) + 1, text FROM findings WHERE entry_id = :entry AND text IS NOT NULL
"""
_MATCHES = """
    WITH hit AS (
        SELECT rowid >> 20 AS entry_id, (rowid >> 1) & 524287 AS position, rowid & 1 AS mark
        FROM passages WHERE passages MATCH :words
    )
    SELECT entries.identity, row.kind, row.addressee, NULL AS section, row.number, row.page, row.text
    FROM hit JOIN recommendations AS row ON row.entry_id = hit.entry_id AND row.position = hit.position
    JOIN entries ON entries.id = row.entry_id WHERE hit.mark = 0
    UNION ALL
    SELECT entries.identity, 'finding', NULL, row.section, row.number, row.page, row.text
    FROM hit JOIN findings AS row ON row.entry_id = hit.entry_id AND row.position = hit.position
    JOIN entries ON entries.id = row.entry_id WHERE hit.mark = 1
"""
_WITH_TEXTS = """
    SELECT identity FROM entries WHERE EXISTS
        (SELECT 1 FROM recommendations WHERE entry_id = entries.id AND text IS NOT NULL)
    OR EXISTS (SELECT 1 FROM findings WHERE entry_id = entries.id AND text IS NOT NULL)
"""


class PassageKind(StrEnum):
    """What kind of passage: a recommendation of either kind, or a finding."""

    PRIORITY = "priority"
    IMPROVEMENT = "improvement"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Passage:
    """A recommendation or finding as read: `addressee` belongs to the first, `section` to the second.

    `identity` is that of the entry it is of.
    """

    identity: str
    kind: PassageKind
    addressee: Addressee | None
    section: str | None
    number: int | None
    page: int | None
    text: str


class Query:
    """Words as people type them: all must be there, in any order and case, singular or plural.

    Several words in one string are a phrase ("care leavers"); a final * stands for any ending ("supervis*").
    Raises UsageError if there is no word.
    """

    def __init__(self, words: Sequence[str]) -> None:
        terms = [(tuple(_TOKEN.findall(word.casefold())), word.rstrip().endswith("*")) for word in words]
        self.words = tuple(word.strip() for word, (tokens, _) in zip(words, terms, strict=True) if tokens)
        if not self.words:
            raise UsageError("There is no word to look for. Give at least one, for instance: supervision.")
        self._terms = [(_forms(tokens, open_), open_) for tokens, open_ in terms if tokens]

    @property
    def match(self) -> str:
        """The query in the language of the index."""
        return " AND ".join(f"({' OR '.join(_quoted(form, open_) for form in forms)})" for forms, open_ in self._terms)

    def excerpt(self, passage: str, width: int = 200) -> str:
        """At most `width` characters of the passage around the first word found, cut between words."""
        line = " ".join(passage.split())
        if len(line) <= width:
            return line
        places = [found.start() for pattern in self._patterns() if (found := pattern.search(line))]
        return _cut(line, min(places, default=0), width)

    def _patterns(self) -> Iterator[re.Pattern[str]]:
        for forms, open_ in self._terms:
            words = "|".join(r"[\W_]+".join(form) for form in forms)
            end = r"" if open_ else r"(?![^\W_])"
            yield re.compile(rf"(?<![^\W_])(?:{words}){end}", re.IGNORECASE)


def index_entry(session: Session, number: int) -> None:
    """Make the texts of a newly stored entry, by its row number, ones that can be found."""
    session.execute(text(_INDEX), {"entry": number})


def find_passages(session: Session, query: Query, kind: PassageKind | None = None) -> list[Passage]:
    """Every passage that holds all the words, of all entries, in no order to rely on."""
    rows = session.execute(text(_MATCHES), {"words": query.match})
    found = [
        Passage(
            identity=row.identity,
            kind=PassageKind(row.kind),
            addressee=Addressee(row.addressee) if row.addressee else None,
            section=row.section,
            number=row.number,
            page=row.page,
            text=row.text,
        )
        for row in rows
    ]
    return [passage for passage in found if kind in (None, passage.kind)]


def identities_with_texts(session: Session) -> frozenset[str]:
    """The entries whose words are in the register: not those known from statistics or from the snapshot."""
    return frozenset(session.execute(text(_WITH_TEXTS)).scalars())


def _quoted(form: tuple[str, ...], open_: bool) -> str:
    """A phrase as the index wants it, with a star where its last word may go on."""
    return f'"{" ".join(form)}"{" *" if open_ else ""}'


def _forms(tokens: tuple[str, ...], open_: bool) -> list[tuple[str, ...]]:
    """The phrase with its last word in singular and plural; as typed where any ending will do."""
    *before, last = tokens
    return [tokens] if open_ else [(*before, form) for form in sorted({last, *_singular_and_plural(last)})]


def _singular_and_plural(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST_PLURAL:
        return (word,)
    singular = word
    for plural_ending, ending in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(plural_ending):
            singular = word.removesuffix(plural_ending) + ending
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            singular = word[:-1]
    return singular, _plural(singular)


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def _cut(line: str, place: int, width: int) -> str:
    """The part of a line longer than `width` that begins a little before `place`, marked where it was cut."""
    room = width - 4  # for the marks at both ends
    start = max(0, min(place - room // 4, len(line) - room))
    end = start + room
    if start:
        start = line.find(" ", start, place) + 1 or start
    if end < len(line):
        end = max(line.rfind(" ", place, end), start) if " " in line[place:end] else end
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"
