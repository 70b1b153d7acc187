"""What the outstanding are commended for, with a few words of their reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.briefings.document import Block, Heading, Paragraph, Quotation, Table, Text
from lineofsight.briefings.facts import Facts
from lineofsight.briefings.ledger import Passage, telling
from lineofsight.briefings.part import Part
from lineofsight.briefings.theme_words import cell, joined
from lineofsight.briefings.words import listed, some
from lineofsight.themes.choice import By, Told
from lineofsight.themes.codebook import codebook
from lineofsight.themes.prevalence import Prevalence, Prevalences
from lineofsight.vocabulary import Area, Grade

__all__ = ["commended_part"]

_ROWS, _QUOTED = 8, 4
_OUTSTANDING = frozenset({Grade.OUTSTANDING})
_NOT_OUTSTANDING = frozenset(Grade) - _OUTSTANDING


def commended_part(facts: Facts) -> Part:
    """What findings call strong where an authority, or an area, is outstanding; where none is, nothing."""
    blocks: list[Block] = [Heading("What the outstanding are commended for")]
    points: list[Text] = []
    areas = [area for area in facts.areas if area is not facts.headline]
    for area in (None, *areas):
        told = facts.shares(facts.choice(Told.STRENGTHS, area=area, grades=_OUTSTANDING))
        if not told.of:
            continue
        praised = _praised(facts, told, area)
        sentence = _commended(facts, told, area, praised)
        heading = Heading(area.label if area else "The whole of their reports", 2)
        blocks += [heading, Paragraph(sentence), *([_strengths(facts, told, area, praised)] if praised else [])]
        blocks += _quotations(facts, told, [praise.item for praise in praised[:_QUOTED]])
        points.append(sentence)  # of the whole, where there is one, else of the first area
    if not points:
        blocks.append(Paragraph(["None of these inspections that was coded found anything outstanding."]))
    return Part(blocks, points[:1])


@dataclass(frozen=True, slots=True)
class _Praise:
    """A strength: how many passages a report of the outstanding gives it on average, and a report of the others."""

    item: Prevalence
    here: float
    elsewhere: float | None


def _praised(facts: Facts, told: Prevalences, area: Area | None) -> list[_Praise]:
    """What the outstanding are commended for, by how many passages of a report it fills."""
    others = facts.shares(facts.choice(Told.STRENGTHS, area=area, grades=_NOT_OUTSTANDING))
    found = [
        _Praise(item, _per_report(told, item.id) or 0.0, _per_report(others, item.id))
        for item in told.found
        if item.raised and not codebook().code(item.id).residual
    ]
    return sorted(found, key=lambda praise: -praise.here)[:_ROWS]


def _per_report(shares: Prevalences, name: str) -> float | None:
    """How many passages tell of it in a report, on average; None without a report."""
    if not shares.of:
        return None
    return sum(name in raised for item in shares.readings.read for _, raised in item.telling) / shares.of


def _commended(facts: Facts, told: Prevalences, area: Area | None, praised: Sequence[_Praise]) -> Text:
    where = (area or facts.headline).label
    themes = facts.shares(facts.choice(Told.STRENGTHS, area=area, grades=_OUTSTANDING, by=By.THEMES))
    filled = sorted(
        (item for item in themes.found if item.raised), key=lambda item: -(_per_report(themes, item.id) or 0.0)
    )
    whose = "report on one authority" if told.of == 1 else f"reports on {some(told.of, 'authority', 'authorities')}"
    most = listed(item.name.lower() for item in filled[:3]) or "nothing that the codebook knows"
    return [
        f"{where}: the {whose} outstanding in it {'speaks' if told.of == 1 else 'speak'} most of {most}. By code, ",
        *joined(facts, told, [praise.item for praise in praised[:5]], "are commended for", "it "),
        ".",
    ]


def _strengths(facts: Facts, told: Prevalences, area: Area | None, praised: Sequence[_Praise]) -> Table:
    rows: list[list[Text]] = [
        [
            [praise.item.name],
            cell(facts, told, praise.item),
            [f"{praise.here:.1f}"],
            ["–" if praise.elsewhere is None else f"{praise.elsewhere:.1f}"],
        ]
        for praise in praised
    ]
    columns = ("Code", "Told as a strength", "Passages a report", "Elsewhere")
    note = "Passages a report: in how many a report tells of it as a strength, on average; elsewhere: not outstanding."
    where = (area or facts.headline).label.lower()
    return Table(
        f"Of authorities outstanding in {where}",
        columns,
        rows,
        right=columns[1:],
        note=note,
    )


def _quotations(facts: Facts, told: Prevalences, items: Sequence[Prevalence]) -> list[Block]:
    """A few words for each of the commonest strengths, from different reports where that can be."""
    used: set[str] = set()
    quoted: list[Block] = []
    for item in items:
        passages = [
            (passage, facts.ledger.words(passage)) for passage in telling(told.readings.read, item.id, strength=True)
        ]
        fresh = [pair for pair in passages if pair[1] and pair[0].activity.key not in used] or [
            pair for pair in passages if pair[1]
        ]
        if fresh:
            passage, words = fresh[0]
            used.add(passage.activity.key)
            quoted.append(Quotation(words, _cited(facts, passage, item)))
    return quoted


def _cited(facts: Facts, passage: Passage, item: Prevalence) -> str:
    source = facts.ledger.passages([passage])[0]
    page = f", page {source.page}" if source.page else ""
    return f"{source.authority}, {source.published}{page} ({item.name.lower()})"
