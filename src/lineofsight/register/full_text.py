"""Full text search over recommendations and findings: the newest passages with the words, and how many there are.

The index tells how many; texts are read only of the passages that are shown, so that a common word costs little more
than a rare one. Words are for people to choose; gathering whole subjects is for `evidence`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import literal
from sqlalchemy import select as select_rows
from sqlalchemy.orm import Session

from lineofsight.authorities import Authority
from lineofsight.register.activity import Activity
from lineofsight.register.codings import Part, decisions, load_codings
from lineofsight.register.evidence import Evidence
from lineofsight.register.models import CodingRow
from lineofsight.register.search import (
    Limits,
    PassageKind,
    Query,
    count_matches,
    entry_numbers,
    find_in_entry,
    identities_with_texts,
)
from lineofsight.register.standing import grade_in, sections_of
from lineofsight.register.store import Register
from lineofsight.register.view import View, by_publication, select
from lineofsight.vocabulary import Area, Family, Grade

__all__ = ["FullText", "search"]

_WIDTH = 280
"""Characters of context around the words."""


@dataclass(frozen=True, slots=True)
class FullText:
    """What the words found: the first passages, newest inspection first, and how many there are in all.

    `searched` activities fit the limits and have their words in the register, `unsearched` fit but do not.
    """

    query: Query
    as_of: date
    shown: tuple[Evidence, ...]
    passages: int
    activities: int
    authorities: int
    searched: int
    unsearched: int

    def sentence(self) -> str:
        """What was searched, in words."""
        return (
            f"{self.passages} passages in {self.activities} of {self.searched} activities, of {self.authorities} "
            f"authorities, published by {self.as_of}. {self.unsearched} activities could not be searched: their "
            "reports' words are not in this register."
        )


def search(
    register: Register,
    view: View,
    words: Sequence[str],
    *,
    authority: Authority | str | None = None,
    region: str | None = None,
    family: Family | None = None,
    since: date | None = None,
    grades: Collection[Grade] = (),
    area: Area | None = None,
    kind: PassageKind | None = None,
    code: str | None = None,
    most: int = 20,
    skip: int = 0,
) -> FullText:
    """The passages of the activities in `view` that hold all the words; see `Query` for words.

    At most `most` of them are shown, the first `skip` left out.

    `area` limits to findings of its sections, and `grades` to inspections so graded in it, else overall; `code` to
    passages that were given it. Raises UsageError without a word, UnknownAuthorityError or NotFoundError for an
    authority or region that is not there.
    """
    query = Query(words)
    asked = [
        item
        for item in select(view.activities, authority=authority, region=region, family=family, on=view.as_of)
        if (since is None or (item.known_from and item.known_from >= since))
        and (not grades or grade_in(item, area or Area.OVERALL) in grades)
    ]
    with register.reading() as session:
        places = _coded(register, session, code) if code else None
        limits = Limits(kind, sections_of(area) if area else None, places)
        return _found(session, query, limits, view, asked, wanted=range(skip, skip + most))


def _found(
    session: Session, query: Query, limits: Limits, view: View, asked: Sequence[Activity], *, wanted: range
) -> FullText:
    """Of these activities, what the words find: counted in the index, the first of it read."""
    counts = count_matches(session, query, limits)
    readable = identities_with_texts(session)
    searched = [item for item in asked if item.identities[0] in readable]
    having = sorted((it for it in searched if it.identities[0] in counts), key=by_publication, reverse=True)
    numbered = [(item, *counts[item.identities[0]]) for item in having]
    return FullText(
        query=query,
        as_of=view.as_of,
        shown=_shown(session, query, limits, numbered, wanted),
        passages=sum(hits for *_, hits in numbered),
        activities=len(having),
        authorities=len({item.authority_code for item in having}),
        searched=len(searched),
        unsearched=len(asked) - len(searched),
    )


def _coded(register: Register, session: Session, code: str) -> list[tuple[int, bool, int]]:
    """The places of all passages that were given the code, where people decided by their decision."""
    row = CodingRow.__table__.c
    codes = row.weaknesses + literal(" ") + row.strengths
    asked = select_rows(row.entry_id, row.part, row.position, codes).where(codes.contains(code, autoescape=True))
    numbers = entry_numbers(session)
    decided = {made.identity for made in decisions(register)} & numbers.keys()
    settled = {numbers[identity] for identity in decided}
    found = [
        (number, part == Part.FINDING, position)
        for number, part, position, given in session.execute(asked)
        if number not in settled and code in {item.partition("@")[0] for item in given.split()}
    ]
    return found + [
        (numbers[item.identity], item.part is Part.FINDING, item.position)
        for item in (load_codings(session, decided) if decided else ())
        if code in (*item.weaknesses, *item.strengths)
    ]


def _shown(
    session: Session, query: Query, limits: Limits, having: Sequence[tuple[Activity, int, int]], wanted: range
) -> tuple[Evidence, ...]:
    """The wanted passages, each report's in reading order; reports of which none is wanted are not read."""
    found: list[Evidence] = []
    before = 0
    for activity, number, hits in having:
        first, before = before, before + hits
        if before <= wanted.start:
            continue
        if first >= wanted.stop:
            break
        passages = find_in_entry(session, query, limits, number)
        passages.sort(key=lambda item: (item.page or 0, item.kind, item.number or 0))
        here = passages[max(wanted.start - first, 0) : wanted.stop - first]
        found += [Evidence(activity, passage, query.excerpt(passage.text, _WIDTH)) for passage in here]
    return tuple(found)
