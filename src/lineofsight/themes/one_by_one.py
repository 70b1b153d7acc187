"""Review one passage after the other: which comes next, one of them by its name, and how far a reviewer has come.

The order keeps what `review` promises: one passage in five is of the random sample, whoever asks and however often.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import Authority
from lineofsight.errors import NotFoundError
from lineofsight.register.codings import CodingText, Decision, Part, coding_texts, decisions, digest
from lineofsight.register.search import identities_with_texts
from lineofsight.register.store import Register
from lineofsight.themes.protocols import Coder
from lineofsight.themes.review import NAMED_BY, ReviewItem, code_passages, is_for_sample, passage_name, queue

__all__ = ["Progress", "has_words", "item_named", "last_decision", "next_item", "passage_named", "progress"]

_SAMPLED = 5
_TURN = 2
"""The third of every five is of the sample: somebody who stops early has met one."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many passages a reviewer has decided, and how many of them were of the random sample."""

    decided: int
    sampled: int


def has_words(register: Register) -> bool:
    """Whether the words of any report are in the register: only they can be reviewed."""
    with register.reading() as session:
        return bool(identities_with_texts(session))


def progress(register: Register, reviewer: str) -> Progress:
    """How far a reviewer has come; a passage decided twice counts once."""
    own = {
        (item.identity, item.part, item.digest): item for item in decisions(register) if item.author == _name(reviewer)
    }
    return Progress(len(own), sum(item.sampled for item in own.values()))


def next_item(
    register: Register,
    coder: Coder,
    reviewer: str,
    *,
    part: Part | None = None,
    authority: Authority | str | None = None,
    skipped: Collection[str] = (),
    as_of: date | None = None,
) -> ReviewItem | None:
    """The next passage for a reviewer; None if there is nothing left for them. `skipped` are names of passages.

    Raises UnknownAuthorityError for an authority that is not there.
    """
    is_turn = progress(register, reviewer).decided % _SAMPLED == _TURN
    for sample in (1, 0) if is_turn else (0,):
        found = queue(
            *(register, coder, 1),
            reviewer=reviewer,
            authority=authority,
            part=part,
            sample=sample,
            skipped=skipped,
            as_of=as_of,
        )
        if found:
            return found[0]
    return None


def passage_named(register: Register, name: str) -> CodingText:
    """The passage with this name. Raises NotFoundError if it, or its words, are not in the register."""
    digits = name.partition("-")[0]
    identities = [entry.identity for entry in register.entries() if entry.identity[:NAMED_BY] == digits]
    for _, found in coding_texts(register, identities):
        for item in found:
            if passage_name((item.identity, item.part, item.position)) == name:
                return item
    raise NotFoundError(f"There is no passage {name!r} whose words are in this register. Build it from the reports.")


def item_named(register: Register, coder: Coder, name: str, as_of: date | None = None) -> ReviewItem:
    """The passage with this name, with what the coder says of it. Raises NotFoundError as `passage_named` does.

    It does so too for a passage of an inspection that was not known on `as_of`.
    """
    text = passage_named(register, name)
    for activity in register.activities(as_of):
        if text.identity in activity.identities:
            (coded,) = code_passages(coder, [text])
            return ReviewItem(text, activity, coded, is_for_sample(text.identity, text.part, text.position))
    raise NotFoundError(f"The inspection of the passage {name!r} was not known on {as_of}. Choose a later day.")


def last_decision(register: Register, text: CodingText, reviewer: str) -> Decision | None:
    """What a reviewer last decided on a passage, if anything."""
    key = (_name(reviewer), text.identity, text.part, digest(text.text))
    made = [item for item in decisions(register) if (item.author, item.identity, item.part, item.digest) == key]
    return made[-1] if made else None


def _name(reviewer: str) -> str:
    return " ".join(reviewer.split())
