"""What people's decisions tell: how far the coder agrees with them, and they with each other.

Only decisions on the random sample are compared; those on passages chosen for the coder's doubt would tell how it does
on the hardest.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.register.codings import CodingText, Decision, Part, coding_texts, decisions, digest
from lineofsight.register.store import Register
from lineofsight.themes.agreement import alpha, masi, score_intervals
from lineofsight.themes.code_words import Codes
from lineofsight.themes.codebook import codebook
from lineofsight.themes.intervals import Interval
from lineofsight.themes.protocols import Coder
from lineofsight.themes.review import code_passages
from lineofsight.themes.score import Score

__all__ = ["Reviewed", "reviewed", "standing"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The coder against reviewers on recommendations or findings drawn at random.

    `score` takes the reviewers' codes as right; of findings, a code counts as a strength or as a weakness. `micro` and
    `macro` are its F1 with intervals by drawing reports anew. `alpha` is Krippendorff's over sets of codes (distance:
    MASI) between coder and reviewers, `among` that of the reviewers alone; None where it is not defined.
    """

    part: Part
    passages: int
    reviewers: tuple[str, ...]
    score: Score
    micro: Interval
    macro: Interval
    alpha: float | None
    among: float | None


def standing(register: Register) -> list[tuple[Decision, CodingText]]:
    """The last decision of each reviewer on each passage whose words are here, with the passage; in the order made."""
    made = decisions(register)
    texts: dict[tuple[str, Part, str], CodingText] = {}
    for _, found in coding_texts(register, sorted({item.identity for item in made})):
        for text in found:
            texts.setdefault((text.identity, text.part, digest(text.text)), text)
    last: dict[tuple[str, str, Part, str], Decision] = {}
    for item in made:
        key = (item.author, item.identity, item.part, item.digest)
        last.pop(key, None)
        last[key] = item
    return [(item, texts[key[1:]]) for key, item in last.items() if key[1:] in texts]


def reviewed(register: Register, coder: Coder) -> tuple[Reviewed, ...]:
    """The agreement on recommendations, then on findings; nothing of a part of which none was drawn and decided."""
    sampled = [(made, text) for made, text in standing(register) if made.sampled]
    return tuple(
        _compared(part, found, coder)
        for part in sorted(Part, reverse=True)
        if (found := [(made, text) for made, text in sampled if made.part is part])
    )


def _compared(part: Part, found: Sequence[tuple[Decision, CodingText]], coder: Coder) -> Reviewed:
    texts = list(dict.fromkeys(text for _, text in found))
    coded = dict(zip(texts, code_passages(coder, texts), strict=True))
    signs = ("",) if part is Part.RECOMMENDATION else ("-", "+")
    labels = [f"{code.id}{sign}" for code in codebook().codes for sign in signs]

    def known(weaknesses: tuple[str, ...], strengths: tuple[str, ...]) -> frozenset[str]:
        return frozenset(Codes(weaknesses, strengths).labels(part)).intersection(labels)

    people = [known(made.weaknesses, made.strengths) for made, _ in found]
    machine = [known(coded[text].weaknesses, coded[text].strengths) for _, text in found]
    read: defaultdict[CodingText, list[frozenset[str]]] = defaultdict(list)
    for (_, text), said in zip(found, people, strict=True):
        read[text].append(said)
    score, micro, macro = score_intervals(people, machine, labels, [text.identity for _, text in found])
    return Reviewed(
        part=part,
        passages=len(texts),
        reviewers=tuple(sorted({made.author for made, _ in found})),
        score=score,
        micro=micro,
        macro=macro,
        alpha=alpha(zip(people, machine, strict=True), masi),
        among=alpha(read.values(), masi),
    )
