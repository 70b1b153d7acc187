"""What joint and area inspections said of an authority and its partners: the last of each kind.

It repeats outcome, day and what was asked for. What partners did since is for them to say.
"""

from collections.abc import Iterator

from lineofsight.briefings.authority_facts import AuthorityFacts
from lineofsight.briefings.document import Text
from lineofsight.briefings.words import dated, listed, named, some
from lineofsight.register.activity import Activity
from lineofsight.vocabulary import Family

__all__ = ["last_of", "partnership_facts"]

_OUTCOMES = {
    "1": "arrangements that typically lead to positive experiences and outcomes",
    "2": "arrangements that lead to inconsistent experiences and outcomes",
    "3": "widespread or systemic failings that lead to significant concerns",
}


def partnership_facts(facts: AuthorityFacts) -> Iterator[Text]:
    """The last area SEND inspection and the last joint inspection, or that none is known."""
    for family, what in ((Family.AREA_SEND, "area SEND inspection"), (Family.JTAI, "joint targeted area inspection")):
        last = last_of(facts, family)
        yield _told(facts, last) if last else [f"No {what} of our area is known."]


def last_of(facts: AuthorityFacts, family: Family) -> Activity | None:
    """The authority's own last activity of a family, None if there is none."""
    own = [
        step.activity for step in facts.story.timeline if not step.is_predecessors and step.activity.family is family
    ]
    return own[-1] if own else None


def _told(facts: AuthorityFacts, last: Activity) -> Text:
    subject = f" on {last.subject.value.replace('-', ' ')}" if last.subject else ""
    outcome = f", with outcome {last.outcome}: {_OUTCOMES[last.outcome]}" if last.outcome in _OUTCOMES else ""
    counts = last.counts
    asked = [
        words
        for words in (
            some(counts.priorities, "area for priority action", "areas for priority action")
            if counts.priorities
            else "",
            some(counts.improvements, "point", "points") + " to improve" if counts.improvements else "",
        )
        if words
    ]
    named_ = named(last)
    figure = facts.ledger.figure(dated(last.known_from), f"The {named_}.", facts.ledger.reports([last]))
    return [
        f"The last {named_}{subject} was published on ",
        figure,
        f"{outcome}. It names {listed(asked) or 'nothing to improve'}.",
    ]
