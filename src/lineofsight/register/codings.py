"""Codes of recommendations and findings: kept as a coder gave them, with reviewers' decisions laid over.

It stores and gives back. What the codes mean, and how a text gets them, is decided above (`lineofsight.themes`).
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from lineofsight.errors import NotFoundError, UsageError
from lineofsight.register.models import (
    CodedRow,
    CodingRow,
    DecisionRow,
    DocumentRow,
    EntryRow,
    FindingRow,
    RecommendationRow,
)

if TYPE_CHECKING:
    from lineofsight.register.store import Register

__all__ = [
    "Coding",
    "CodingText",
    "Decision",
    "Part",
    "coders",
    "coding_texts",
    "codings",
    "decide",
    "decisions",
    "digest",
    "doubted",
    "keep_codings",
    "load_codings",
    "passage",
    "recommendation_themes",
    "uncoded",
]

_BATCH = 500


class Part(StrEnum):
    """Which list of a record a passage is in."""

    RECOMMENDATION = "recommendation"
    FINDING = "finding"


_PARTS = {str(part): part for part in Part}
"""Looked up for tens of thousands of rows, where calling the enum costs."""


@dataclass(frozen=True, slots=True)
class Coding:
    """The codes of one passage: the `position`-th (from 0) of its part in the document with this identity.

    A recommendation asks for something to be better, so all its codes are `weaknesses`; a finding may hold both.
    `unsure` are codes the coder would not decide. `decided` says that the codes are a reviewer's. In a finding,
    `weakness_sentences` and `strength_sentences` have for each code which sentence (from 0) tells it most clearly.
    """

    identity: str
    part: Part
    position: int
    section: str | None
    page: int | None
    weaknesses: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    decided: bool = False
    weakness_sentences: tuple[int, ...] = ()
    strength_sentences: tuple[int, ...] = ()

    def sentence_of(self, code: str, *, strength: bool = False) -> int | None:
        """Which sentence of a finding tells this code most clearly; None for a recommendation, or where unknown."""
        codes, places = self.weaknesses, self.weakness_sentences
        if strength:
            codes, places = self.strengths, self.strength_sentences
        return dict(zip(codes, places, strict=True)).get(code) if places else None


@dataclass(frozen=True, slots=True)
class CodingText:
    """A passage to be coded, with its words."""

    identity: str
    part: Part
    position: int
    section: str | None
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided on a passage, and whether it came up by chance (`sampled`) or because of doubt.

    Only sampled decisions tell how often the coder is right.
    """

    identity: str
    part: Part
    position: int
    digest: str
    weaknesses: tuple[str, ...]
    strengths: tuple[str, ...]
    author: str
    note: str
    made_at: datetime
    sampled: bool


def digest(text: str) -> str:
    """A short digest of a passage's words, blind to spacing and case."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:16]


def codings(register: "Register", identities: Collection[str] | None = None) -> list[Coding]:
    """The codes of all passages that have any, of all documents or of these, with decisions laid over.

    By identity, part and position.
    """
    with register.reading() as session:
        return load_codings(session, identities)


def doubted(register: "Register") -> set[tuple[str, Part, int]]:
    """The passages with a code the coder would not decide and nobody has decided since: identity, part, position."""
    query = select(EntryRow.identity, CodingRow.part, CodingRow.position).join(
        EntryRow, EntryRow.id == CodingRow.entry_id
    )
    with register.reading() as session:
        settled = {(item.identity, item.part, place) for item, place in _placed(session, _decisions(session))}
        rows = session.execute(query.where(CodingRow.unsure != ""))
        found = {(identity, _PARTS[part], position) for identity, part, position in rows}
    return found - settled


def coders(register: "Register") -> dict[str, str]:
    """Which coder coded each document, by identity."""
    query = select(EntryRow.identity, CodedRow.coder).join(EntryRow, EntryRow.id == CodedRow.entry_id)
    with register.reading() as session:
        return {row.identity: row.coder for row in session.execute(query)}


def uncoded(register: "Register", coder: str) -> list[str]:
    """The documents whose words are here and that this coder has not coded, by identity."""
    has_text = [
        select(table.entry_id).where(table.entry_id == EntryRow.id, table.text.is_not(None)).exists()
        for table in (RecommendationRow, FindingRow)
    ]
    done = select(CodedRow.entry_id).where(CodedRow.entry_id == EntryRow.id, CodedRow.coder == coder).exists()
    query = select(EntryRow.identity).where(has_text[0] | has_text[1], ~done).order_by(EntryRow.identity)
    with register.reading() as session:
        return list(session.scalars(query))


def coding_texts(register: "Register", identities: Sequence[str]) -> Iterator[tuple[str, list[CodingText]]]:
    """For each of these documents, in this order, its recommendations and findings whose words are here."""
    for start in range(0, len(identities), _BATCH):
        batch = identities[start : start + _BATCH]
        with register.reading() as session:
            found: dict[str, list[CodingText]] = {identity: [] for identity in batch}
            for passage in _texts(session, batch):
                found[passage.identity].append(passage)
        yield from found.items()


def keep_codings(register: "Register", coder: str, coded: Iterable[tuple[str, Sequence[Coding]]]) -> int:
    """Keep what `coder` gave each document, in place of what any coder gave it before; the documents kept."""
    count = 0
    with register.writing() as session:
        for identity, found in coded:
            row = session.execute(
                select(EntryRow.id, DocumentRow.reader_version).join(DocumentRow).where(EntryRow.identity == identity)
            ).one_or_none()
            if row is None:
                continue  # another process replaced it: the next coding finds what took its place
            number = row.id
            for table in (CodedRow, CodingRow):
                session.execute(delete(table).where(table.entry_id == number))
            session.add(CodedRow(entry_id=number, coder=coder, read_by=row.reader_version))
            rows = [_columns(number, item) for item in found if item.weaknesses or item.strengths or item.unsure]
            if rows:
                session.execute(insert(CodingRow), rows)
            count += 1
    return count


def decide(
    register: "Register",
    passage: CodingText,
    *,
    weaknesses: Sequence[str],
    strengths: Sequence[str] = (),
    author: str,
    note: str = "",
    sampled: bool = False,
) -> Decision:
    """Keep a reviewer's codes for a passage. Raises UsageError without an author."""
    if not author.strip():
        raise UsageError("A decision needs its author: say who makes it.")
    made = Decision(
        passage.identity,
        passage.part,
        passage.position,
        digest(passage.text),
        tuple(weaknesses),
        tuple(strengths),
        " ".join(author.split()),
        " ".join(note.split()),
        datetime.now(UTC),
        sampled,
    )
    with register.writing() as session:
        session.add(
            DecisionRow(
                identity=made.identity,
                part=made.part,
                position=made.position,
                digest=made.digest,
                weaknesses=" ".join(made.weaknesses),
                strengths=" ".join(made.strengths),
                author=made.author,
                note=made.note,
                made_at=made.made_at,
                sampled=made.sampled,
            )
        )
    return made


def decisions(register: "Register") -> list[Decision]:
    """Every decision, in the order made, those since superseded too."""
    with register.reading() as session:
        return _decisions(session)


def passage(register: "Register", identity: str, part: Part, position: int) -> CodingText:
    """One passage with its words. Raises NotFoundError if it, or its words, are not in the register."""
    for _, found in coding_texts(register, [identity]):
        for item in found:
            if (item.part, item.position) == (part, position):
                return item
    raise NotFoundError(
        f"The words of {part} {position} of {identity[:12]} are not in this register. Build it from the reports."
    )


def load_codings(session: Session, identities: Collection[str] | None = None, part: Part | None = None) -> list[Coding]:
    """See `codings`; of one part only, if given."""
    read = (_coding(row) for row in _coding_rows(session, identities, part))
    found = {(item.identity, item.part, item.position): item for item in read}
    made = [item for item in _decisions(session) if identities is None or item.identity in identities]
    standing = {(item.identity, item.part, place): item for item, place in _placed(session, made)}
    pages = _pages(session, standing)
    for key, decision in standing.items():
        if part in (None, key[1]):
            here = found.get(key)
            place = (here.section, here.page) if here else pages.get(key, (None, None))
            found[key] = Coding(*key, *place, decision.weaknesses, decision.strengths, decided=True)
    return [found[key] for key in sorted(found)]


def _coding(row: Any) -> Coding:
    identity, part, position, section, page, weaknesses, strengths, unsure = row
    weak, weak_places = _parted(weaknesses)
    strong, strong_places = _parted(strengths)
    return Coding(
        identity=identity,
        part=_PARTS[part],
        position=position,
        section=section,
        page=page,
        weaknesses=weak,
        strengths=strong,
        unsure=tuple(unsure.split()),
        weakness_sentences=weak_places,
        strength_sentences=strong_places,
    )


def _parted(codes: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Codes as they are kept: parted by spaces, each with its sentence after an @ where that is known."""
    if not codes:
        return (), ()
    parted = [item.partition("@") for item in codes.split()]
    return tuple([code for code, _, _ in parted]), tuple([int(place) for _, _, place in parted if place])


def _joined(codes: Sequence[str], places: Sequence[int]) -> str:
    if not places:
        return " ".join(codes)
    return " ".join(f"{code}@{place}" for code, place in zip(codes, places, strict=True))


def recommendation_themes(session: Session, identities: Collection[str]) -> dict[str, dict[int, tuple[str, ...]]]:
    """The codes of the recommendations of these documents, by identity and position."""
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for item in load_codings(session, identities, Part.RECOMMENDATION):
        found.setdefault(item.identity, {})[item.position] = item.weaknesses
    return found


def _coding_rows(session: Session, identities: Collection[str] | None, part: Part | None) -> Iterator[Any]:
    told = (CodingRow.section, CodingRow.page, CodingRow.weaknesses, CodingRow.strengths, CodingRow.unsure)
    query = select(EntryRow.identity, CodingRow.part, CodingRow.position, *told).join(
        EntryRow, EntryRow.id == CodingRow.entry_id
    )
    if part is not None:
        query = query.where(CodingRow.part == part)
    if identities is None:
        yield from session.execute(query)
        return
    wanted = sorted(identities)
    for start in range(0, len(wanted), _BATCH):
        yield from session.execute(query.where(EntryRow.identity.in_(wanted[start : start + _BATCH])))


def _texts(session: Session, identities: Sequence[str]) -> Iterator[CodingText]:
    for part, table in ((Part.RECOMMENDATION, RecommendationRow), (Part.FINDING, FindingRow)):
        section = FindingRow.section if table is FindingRow else RecommendationRow.addressee
        query = (
            select(EntryRow.identity, table.position, section.label("section"), table.page, table.text)
            .join(EntryRow, EntryRow.id == table.entry_id)
            .where(EntryRow.identity.in_(identities), table.text.is_not(None))
            .order_by(EntryRow.identity, table.position)
        )
        for row in session.execute(query):
            yield CodingText(row.identity, part, row.position, row.section, row.page, row.text)


def _columns(number: int, coding: Coding) -> dict[str, object]:
    return {
        "entry_id": number,
        "part": coding.part,
        "position": coding.position,
        "section": coding.section,
        "page": coding.page,
        "weaknesses": _joined(coding.weaknesses, coding.weakness_sentences),
        "strengths": _joined(coding.strengths, coding.strength_sentences),
        "unsure": " ".join(coding.unsure),
    }


def _decisions(session: Session) -> list[Decision]:
    rows = session.scalars(select(DecisionRow).order_by(DecisionRow.made_at, DecisionRow.id))
    return [
        Decision(
            row.identity,
            Part(row.part),
            row.position,
            row.digest,
            tuple(row.weaknesses.split()),
            tuple(row.strengths.split()),
            row.author,
            row.note,
            row.made_at.replace(tzinfo=UTC),
            row.sampled,
        )
        for row in rows
    ]


def _placed(session: Session, made: Sequence[Decision]) -> Iterator[tuple[Decision, int]]:
    """Each decision with the position its passage has now, in the order made.

    Where the words are here they decide; a decision on words that are no longer in the document is left out.
    """
    told = sorted({item.identity for item in made})
    texts: dict[tuple[str, Part], dict[str, int]] = {}
    for start in range(0, len(told), _BATCH):
        for text in _texts(session, told[start : start + _BATCH]):
            texts.setdefault((text.identity, text.part), {}).setdefault(digest(text.text), text.position)
    for item in made:
        here = texts.get((item.identity, item.part))
        place = item.position if here is None else here.get(item.digest)
        if place is not None:
            yield item, place


def _pages(
    session: Session, keys: Collection[tuple[str, Part, int]]
) -> dict[tuple[str, Part, int], tuple[str | None, int | None]]:
    identities = sorted({identity for identity, _, _ in keys})
    found: dict[tuple[str, Part, int], tuple[str | None, int | None]] = {}
    for start in range(0, len(identities), _BATCH):
        for item in _texts(session, identities[start : start + _BATCH]):
            found[item.identity, item.part, item.position] = item.section, item.page
    return found
