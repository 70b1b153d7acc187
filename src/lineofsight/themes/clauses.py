"""The parts of a recommendation or finding: its sentences, what it demands, and what it names first.

It knows how such sentences are built ("ensure that …, so that …") and nothing of what they are about.
"""

import re
from dataclasses import dataclass

__all__ = ["Clauses", "clauses", "sentences"]

_REFERENCE = re.compile(r"\((?:see )?(?:paragraph|para|recommendation|outcome|enabler|national framework)[^)]*\)", re.I)
_REASON = re.compile(r"\b(?:so that|so they|in order (?:to|that)|to enable|thereby|thus|in line with|as this)\b", re.I)
_LEAD = re.compile(
    r"^(?:the |to )?"
    r"(?:(?:local authority|senior managers|managers|leaders) should )?"
    r"(?:ensure|improve|strengthen|review|develop|increase|make sure|take (?:steps|action) to|accelerate|establish|"
    r"implement|raise|reduce|provide|extend|continue to|further|fully)?\s*(?:that |the )?"
    r"(?:quality|consistency|effectiveness|timeliness|impact|extent|rigour|pace|use|provision|number|range|response|"
    r"arrangements?|availability|robustness)?"
    r"(?:,? and (?:quality|consistency|effectiveness|timeliness|impact|rigour|pace|use))?\s*"
    r"(?:of|to|for|with which|in)?\s*(?:the |all )?"
)
_TURN = re.compile(
    r"\s(?:to (?:ensure|improve|support|help|reduce|prevent|inform|make|enable|drive|secure|avoid|provide|meet|"
    r"promote|achieve|identify|understand|measure|address|safeguard|keep|demonstrate)|so|which|where|when|including|"
    r"particularly|in particular|especially|by \w+ing|such as|for example|until|while)\b|[,;:.–]"
)
_SHORTEST_SUBJECT = 12
_ENDS = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bSt)(?<!\be\.g)(?<!\bi\.e)(?<!\bNo)"
    r"(?<=[.!?])[”’\"')\]]?\s+(?=[A-Z‘“(\"0-9])"
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """A text in lower case with straight apostrophes: all it demands (no reasons), and what that names first."""

    demand: str
    subject: str


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order; together they are the paragraph but for spaces and closing marks."""
    return [part for part in _ENDS.split(" ".join(text.split())) if part]


def clauses(text: str) -> Clauses:
    """The demand and the subject of one text. A text that is all reason is its own demand."""
    plain = _REFERENCE.sub("", " ".join(text.split())).replace("’", "'").replace("‘", "'").lower()
    demand = _REASON.split(plain, maxsplit=1)[0] or plain
    lead = _LEAD.match(demand)
    rest = demand[lead.end() :] if lead else demand
    rest = rest or demand
    turn = _TURN.search(rest)
    subject = rest[: turn.start()] if turn else rest
    return Clauses(demand, subject if len(subject) >= _SHORTEST_SUBJECT else rest)
