"""What comes next in words: the activity, its window, its reasons, how rules are known, and what is in doubt.

It words what the pathway found, the same in documents and on pages. It refuses to know what is expected of whom.
"""

from collections.abc import Iterable

from lineofsight.briefings.words import dated, listed
from lineofsight.frameworks import get_framework
from lineofsight.pathway import Citation, Expected, Reason

__all__ = ["doubt_words", "known_words", "name_words", "reason_words", "window_words"]

_KNOWN = {
    "seen": "as published",
    "measured": "as measured in published reports",
    "own-knowledge": "from general knowledge, without a published source at hand",
    "uncertain": "in doubt",
}
_DOUBTS = {
    "in doubt": "a rule it rests on is in doubt",
    "own knowledge": "a rule it rests on has no published source at hand",
    "not known": "something it rests on is not known",
    "may have taken place": "it may have taken place",
    "rules change": "the rules followed may end before",
    "true day earlier": "the true day it counts from is earlier",
    "undecided": "which inspection it will be is undecided",
}


def name_words(item: Expected) -> str:
    """Its name, with those of what may come in its place."""
    names = {entry.key: entry.name for entry in get_framework(item.framework).activities}
    others = [names.get(key, key) for key in item.alternatives]
    return listed([item.name, *(f"{name[0].lower()}{name[1:]}" for name in others)], "or")


def window_words(item: Expected) -> str:
    """When it is expected, as far as rules tell."""
    if item.window is None:
        return "at a time no rule tells"
    if item.overdue_since:
        return f"overdue since {dated(item.overdue_since)}, not before {dated(item.window.earliest)}"
    if item.window.latest is None:
        return f"from {dated(item.window.earliest)}, no last day known"
    return str(item.window)


def reason_words(reason: Reason) -> str:
    """A fact as it is; a rule with how it is known and where it stands."""
    if isinstance(reason, Citation):
        sources = "; ".join(source.title for source in reason.sources)
        return f"Rule: {reason.text} ({reason.framework}; {known_words(reason)}: {sources})"
    return f"{reason.text} ({reason.doubt})" if reason.doubt else reason.text


def known_words(citation: Citation) -> str:
    """How a rule is known: "as published and as measured in published reports"."""
    return listed(_KNOWN[name] for name in citation.confidence)


def doubt_words(doubts: Iterable[str]) -> str:
    """What is in doubt; empty where nothing is."""
    return "; ".join(_DOUBTS.get(doubt, doubt) for doubt in doubts)
