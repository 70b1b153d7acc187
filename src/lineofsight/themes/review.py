"""Which passages people should read, in what order: those the coder doubts, mixed with a random sample.

The two never compete for a passage. A fixed quarter of all passages, told by a digest, is only ever drawn at random,
the rest only for the coder's doubt: so decisions on the sample tell without bias how often the coder is right.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from itertools import chain, islice, zip_longest

from lineofsight.authorities import Authority
from lineofsight.register.activity import Activity
from lineofsight.register.codings import CodingText, Part, coding_texts, decisions, digest, doubted
from lineofsight.register.search import identities_with_texts
from lineofsight.register.store import Register
from lineofsight.register.view import select
from lineofsight.themes.protocols import CodedText, Coder

__all__ = ["NAMED_BY", "ReviewItem", "code_passages", "is_for_sample", "passage_name", "queue"]

Key = tuple[str, Part, int]
"""A passage: the identity of its document, its part and its position there."""

_ONE_IN = 4
"""One passage in so many is kept for the random sample."""
_SAMPLED = 5
"""One item in so many is of the sample, unless told otherwise."""
_LOOKED_AT = 5
"""How many doubtful passages are coded again to find each one that is shown: coding all would take minutes."""
_BLOCK = 20
NAMED_BY = 16
"""So many digits of a document's hash tell it from all others."""
_CERTAIN = 0.5


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A passage to read, whose it is, and what the coder says of it. `sampled` came by chance, not for doubt.

    A sampled passage should be decided before the coder's codes are seen: who sees them tends to agree.
    """

    passage: CodingText
    activity: Activity
    coded: CodedText
    sampled: bool

    @property
    def distance(self) -> float:
        """How far the coder is from changing its mind on a code it doubts: from 0 to 0.5, where it doubts none."""
        likely = self.coded.probabilities
        return min((abs(likely.get(code, 0.0) - _CERTAIN) for code in self.coded.unsure), default=_CERTAIN)


def queue(
    register: Register,
    coder: Coder,
    count: int,
    seed: int = 1,
    *,
    reviewer: str,
    authority: Authority | str | None = None,
    part: Part | None = None,
    sample: int | None = None,
    skipped: Collection[str] = (),
    as_of: date | None = None,
) -> list[ReviewItem]:
    """The next passages for a reviewer, without those already decided by them; `sample` of them drawn at random.

    Nor those `skipped`, by name; with `as_of` only of inspections known on that day.
    A doubt is settled by whoever decides first. The sample comes to everyone, in the same order for the same seed, so
    that reviewers' agreement can be told. Where the coder doubts too little, more are drawn.
    Raises UnknownAuthorityError for an authority that is not there.
    """
    with register.reading() as session:
        readable = identities_with_texts(session)
    known = select(register.activities(as_of), authority=authority)
    activities = {item.identities[0]: item for item in known if item.identities[0] in readable}
    name = " ".join(reviewer.split())
    done = {(made.identity, made.part, made.digest) for made in decisions(register) if made.author == name}
    parts = (part,) if part else tuple(Part)
    drawn = min(count, -(-count // _SAMPLED) if sample is None else sample)

    def items(passages: Sequence[CodingText], sampled: bool) -> list[ReviewItem]:
        coded = code_passages(coder, passages)
        return [
            ReviewItem(it, activities[it.identity], said, sampled) for it, said in zip(passages, coded, strict=True)
        ]

    doubts = _shuffled(_doubted(register, activities, parts) if count > drawn else (), seed)
    waiting = (key for key in doubts if passage_name(key) not in skipped)
    looked_at = islice(_undecided(register, waiting, done), (count - drawn) * _LOOKED_AT)
    doubtful = sorted(items(list(looked_at), False), key=lambda item: item.distance)[: count - drawn]
    waiting = (key for key in _at_random(activities, parts, seed) if passage_name(key) not in skipped)
    at_random = _undecided(register, waiting, done)
    return _mixed(doubtful, items(list(islice(at_random, count - len(doubtful))), True))


def code_passages(coder: Coder, passages: Sequence[CodingText]) -> list[CodedText]:
    """What the coder says of each passage, in their order."""
    ways: Mapping[Part, Callable[[Sequence[str]], Sequence[CodedText]]] = {
        Part.RECOMMENDATION: coder.code_recommendations,
        Part.FINDING: coder.code_findings,
    }
    found: dict[CodingText, CodedText] = {}
    for part, code in ways.items():
        if chosen := [passage for passage in passages if passage.part is part]:
            found.update(zip(chosen, code([passage.text for passage in chosen]), strict=True))
    return [found[passage] for passage in passages]


def passage_name(key: Key) -> str:
    """A short name of a passage for addresses, such as 3f9a0c51d27b4e68-f-12: in any register no two share one."""
    identity, part, position = key
    return f"{identity[:NAMED_BY]}-{part[0]}-{position}"


def is_for_sample(identity: str, part: Part, position: int) -> bool:
    """Whether a passage is of the quarter that is only ever drawn at random."""
    return sha256(f"{identity}:{part}:{position}".encode()).digest()[0] % _ONE_IN == 0


def _doubted(register: Register, activities: Mapping[str, Activity], parts: Sequence[Part]) -> list[Key]:
    return [key for key in doubted(register) if key[0] in activities and key[1] in parts and not is_for_sample(*key)]


def _at_random(activities: Mapping[str, Activity], parts: Sequence[Part], seed: int) -> Iterator[Key]:
    """The passages kept for the sample in random order, both parts in turn: there are far more findings."""
    orders = []
    for part in sorted(parts, reverse=True):
        counts = tuple((identity, _passages(activity, part)) for identity, activity in activities.items())
        orders.append(_sample(counts, part, seed))
    return (key for key in chain.from_iterable(zip_longest(*orders)) if key)


@lru_cache(maxsize=8)
def _sample(passages: tuple[tuple[str, int], ...], part: Part, seed: int) -> tuple[Key, ...]:
    """The sample of documents with so many passages each. Kept: it does not change with what is decided."""
    every = ((identity, part, position) for identity, count in passages for position in range(count))
    return tuple(_shuffled((key for key in every if is_for_sample(*key)), seed))


def _passages(activity: Activity, part: Part) -> int:
    counts = activity.counts
    return counts.improvements + counts.priorities + counts.board if part is Part.RECOMMENDATION else counts.findings


def _shuffled(keys: Iterable[Key], seed: int) -> list[Key]:
    """In an order that looks random and depends on nothing but the passages and the seed."""
    return sorted(keys, key=lambda key: sha256(f"{seed}:{key[0]}:{key[1]}:{key[2]}".encode()).digest())


def _undecided(register: Register, keys: Iterable[Key], done: set[tuple[str, Part, str]]) -> Iterator[CodingText]:
    """The passages with these keys, in their order, but those the reviewer has decided."""
    waiting = iter(keys)
    while block := list(islice(waiting, _BLOCK)):
        documents = coding_texts(register, sorted({identity for identity, _, _ in block}))
        texts = {(it.identity, it.part, it.position): it for _, found in documents for it in found}
        for key in block:
            text = texts.get(key)
            if text and (text.identity, text.part, digest(text.text)) not in done:
                yield text


def _mixed(doubtful: Sequence[ReviewItem], sampled: Sequence[ReviewItem]) -> list[ReviewItem]:
    """Both in their order, spread evenly."""
    placed = [((place + 0.5) / len(items), item) for items in (doubtful, sampled) for place, item in enumerate(items)]
    return [item for _, item in sorted(placed, key=lambda pair: pair[0])]
