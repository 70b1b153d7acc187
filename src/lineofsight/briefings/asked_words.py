"""What one recommendation asks for, in a line: its themes, its page, its words if they are here."""

from lineofsight.briefings.authority_facts import Asked, AuthorityFacts
from lineofsight.briefings.document import Inline, Strong, Text
from lineofsight.briefings.words import dated, listed, named, shortened
from lineofsight.themes.codebook import codebook
from lineofsight.vocabulary import RecommendationKind

__all__ = ["asked_point"]

_LONGEST = 110


def asked_point(facts: AuthorityFacts, asked: Asked) -> Text:
    """Its codes, the page as a figure that leads to it, and the first of its words."""
    item, activity = asked.item, asked.passage.activity
    known = {code.id: code.name for code in codebook().codes}
    names = listed(known[code] for code in item.themes if code in known)
    urgent = " (priority action)" if item.kind is RecommendationKind.PRIORITY else ""
    where = facts.ledger.figure(
        f"page {item.page}" if item.page else "in the report",
        f"What the {named(activity)} published on {dated(activity.known_from)} asks for{urgent}: "
        f"{names or 'not coded'}.",
        facts.places([asked]),
    )
    words: list[Inline] = [f": “{shortened(item.text, _LONGEST)}”"] if item.text else []
    return [Strong(names or "Not coded"), f"{urgent}, ", where, *words]
