"""Finding words in the texts of recommendations and findings.

It asks the register's index of words (migration 0002). It refuses to know what a match means: whose activity it belongs
to and what was known when is told by `evidence` and `full_text`.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.orm import Session

from lineofsight.register.query import Query
from lineofsight.vocabulary import Addressee

__all__ = [
    "Limits",
    "Passage",
    "PassageKind",
    "Query",
    "count_matches",
    "entry_numbers",
    "find_in_entry",
    "find_passages",
    "identities_with_texts",
    "index_entry",
]

_LAST = (1 << 63) - 1
_INDEX = """
    INSERT INTO passages (rowid, text)
    SELECT (entry_id << 20) + (position << 1), text FROM recommendations WHERE entry_id = :entry AND text IS NOT NULL
    UNION ALL
    SELECT (entry_id << 20) + (position << 1) + 1, text FROM findings WHERE entry_id = :entry AND text IS NOT NULL
"""
_MATCHES = """
    WITH hit AS (
        SELECT rowid >> 20 AS entry_id, (rowid >> 1) & 524287 AS position, rowid & 1 AS mark
        FROM passages WHERE passages MATCH :words AND rowid BETWEEN :first AND :last
        AND (:places IS NULL OR rowid IN (SELECT value FROM json_each(:places)))
    )
    SELECT entries.identity, row.kind, row.addressee, NULL AS section, row.number, row.page, row.text, hit.position
    FROM hit JOIN recommendations AS row ON row.entry_id = hit.entry_id AND row.position = hit.position
    JOIN entries ON entries.id = row.entry_id WHERE hit.mark = 0
    UNION ALL
    SELECT entries.identity, 'finding', NULL, row.section, row.number, row.page, row.text, hit.position
    FROM hit JOIN findings AS row ON row.entry_id = hit.entry_id AND row.position = hit.position
    JOIN entries ON entries.id = row.entry_id WHERE hit.mark = 1
"""
_COUNTS = """
    WITH counted AS (
        SELECT rowid >> 20 AS entry_id, count(*) AS hits FROM passages WHERE passages MATCH :words
        AND (:kind IS NULL OR (rowid & 1 AND :kind = 'finding') OR rowid IN (
            SELECT (entry_id << 20) + (position << 1) FROM recommendations WHERE kind = :kind))
        AND (:sections IS NULL OR rowid IN (
            SELECT (entry_id << 20) + (position << 1) + 1 FROM findings
            WHERE section IN (SELECT value FROM json_each(:sections))))
        AND (:places IS NULL OR rowid IN (SELECT value FROM json_each(:places)))
        GROUP BY 1
    )
    SELECT entries.identity, entries.id, hits FROM counted JOIN entries ON entries.id = entry_id
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

    `identity` is that of the entry it is of, `position` its place (from 0) among the recommendations or findings there.
    """

    identity: str
    kind: PassageKind
    addressee: Addressee | None
    section: str | None
    number: int | None
    page: int | None
    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Which passages may be found: of one kind, findings of these sections, passages at these places of entries.

    A place is the row number of an entry, whether it is a finding, and the position there. None is no limit.
    """

    kind: PassageKind | None = None
    sections: Collection[str] | None = None
    places: Collection[tuple[int, bool, int]] | None = None

    def fits(self, passage: Passage) -> bool:
        """Whether a passage is of the kind and of one of the sections."""
        return self.kind in (None, passage.kind) and (self.sections is None or passage.section in self.sections)

    @property
    def numbers(self) -> str | None:
        """The places as the index numbers them."""
        if self.places is None:
            return None
        return json.dumps([(number << 20) + (position << 1) + finding for number, finding, position in self.places])


def index_entry(session: Session, number: int) -> None:
    """Make the texts of a newly stored entry, by its row number, ones that can be found."""
    session.execute(text(_INDEX), {"entry": number})


def find_passages(session: Session, query: Query, kind: PassageKind | None = None) -> list[Passage]:
    """Every passage that holds all the words, of all entries, in no order to rely on."""
    return _found(session, query, Limits(kind), 0, _LAST)


def find_in_entry(session: Session, query: Query, limits: Limits, number: int) -> list[Passage]:
    """The passages of one entry, by its row number, that hold all the words, in no order to rely on."""
    here = None if limits.places is None else [place for place in limits.places if place[0] == number]
    return _found(session, query, replace(limits, places=here), number << 20, ((number + 1) << 20) - 1)


def count_matches(session: Session, query: Query, limits: Limits) -> dict[str, tuple[int, int]]:
    """How many passages of each entry hold all the words: the entry's row number and the count, by identity.

    Of passages without limits only the index is read: no text.
    """
    sections = None if limits.sections is None else json.dumps(sorted(limits.sections))
    asked = {"words": query.match, "kind": limits.kind, "sections": sections, "places": limits.numbers}
    return {row.identity: (row.id, row.hits) for row in session.execute(text(_COUNTS), asked)}


def _found(session: Session, query: Query, limits: Limits, first: int, last: int) -> list[Passage]:
    asked = {"words": query.match, "first": first, "last": last, "places": limits.numbers}
    found = [
        Passage(
            identity=row.identity,
            kind=PassageKind(row.kind),
            addressee=Addressee(row.addressee) if row.addressee else None,
            section=row.section,
            number=row.number,
            page=row.page,
            text=row.text,
            position=row.position,
        )
        for row in session.execute(text(_MATCHES), asked)
    ]
    return [passage for passage in found if limits.fits(passage)]


def entry_numbers(session: Session) -> dict[str, int]:
    """The row number of every entry, by identity."""
    return {row.identity: row.id for row in session.execute(text("SELECT identity, id FROM entries"))}


def identities_with_texts(session: Session) -> frozenset[str]:
    """The entries whose words are in the register: not those known from statistics or from the snapshot."""
    return frozenset(session.execute(text(_WITH_TEXTS)).scalars())
