"""Reads what a report asks for: the top-level items under its recommendation headings.

Numbers are top-level where there are several of them, and bullets then belong to their item; otherwise bullets
are, and deeper bullets belong to theirs. Priority items and improvements are kept apart by their heading.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

from rapidfuzz import fuzz

from lineofsight.reports.layouts import layouts, plain
from lineofsight.reports.outline import Block, Marker
from lineofsight.reports.record import Recommendation
from lineofsight.reports.sections import Placed
from lineofsight.vocabulary import Addressee, RecommendationKind

__all__ = ["is_nested", "national_framework_references", "read_recommendations"]

_KINDS = {"priority": RecommendationKind.PRIORITY, "improvement": RecommendationKind.IMPROVEMENT}
_DEEPER = 8.0
"""Points by which a nested bullet stands further in than a top-level one."""
_ALIKE = 4.0
"""Points by which the left edges of two items' texts may differ that stand equally far in."""
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_REFERENCE = re.compile(r"\b(outcome|enabler|principle)s?\s*:?\s*(one|two|three|four|five|six|\d)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(outcome|enabler)\s*[:–-]\s*(.+)", re.IGNORECASE)
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NAME_MATCH = 80


def read_recommendations(placed: Iterable[Placed], *, numbers_first: bool = True) -> tuple[Recommendation, ...]:
    """Every recommendation in reading order.

    `numbers_first` is false for families that number the sentence introducing a list of bullets.
    """
    found: list[Recommendation] = []
    relevant = (entry for entry in placed if entry.section in _KINDS)
    for (section, scope), group in groupby(relevant, key=lambda entry: (entry.section, entry.scope)):
        items = _top_level([entry.block for entry in group], numbers_first)
        kept = [item for item in items if not _says_nothing(item[0])]
        known = sum(1 for entry in found if (entry.kind, entry.addressee) == (_KINDS[section], scope))
        found += [
            _recommendation(block, nested, _KINDS[section], scope, known + place)
            for place, (block, nested) in enumerate(kept, start=1)
        ]
    return tuple(found)


def _top_level(blocks: Sequence[Block], numbers_first: bool) -> list[tuple[Block, list[Block]]]:
    """Each top-level item with the blocks nested in it."""
    numbers = [block for block in blocks if block.marker is Marker.NUMBER]
    bullets = [block for block in blocks if block.marker is Marker.BULLET]
    if numbers and (not bullets or (numbers_first and (len(numbers) > 1 or blocks.index(numbers[0]) < 2))):
        top = {id(block) for block in numbers}
    elif bullets:
        top = {id(block) for block in bullets if not is_nested(block, bullets[0])}
    else:
        return [(block, []) for block in blocks if block.marker is Marker.PLAIN and not block.text.endswith(":")]
    items: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if id(block) in top:
            items.append((block, []))
        elif items and block.marker in (Marker.BULLET, Marker.NUMBER):
            items[-1][1].append(block)
    return items


def is_nested(bullet: Block, outer: Block) -> bool:
    """Whether a bullet belongs to another: it stands further in, and so does its text where that wraps."""
    texts = [block.lines[1].left for block in (bullet, outer) if len(block.lines) > 1]
    hangs_alike = len(texts) == 2 and texts[0] <= texts[1] + _ALIKE
    return bullet.left > outer.left + _DEEPER and not hangs_alike


def _says_nothing(block: Block) -> bool:
    return layouts().nothing.text.fullmatch(plain(block.text).rstrip(". ")) is not None


def _recommendation(
    block: Block, nested: Sequence[Block], kind: RecommendationKind, addressee: Addressee, place: int
) -> Recommendation:
    text = "\n• ".join([block.text, *(inner.text for inner in nested)])
    return Recommendation(
        kind=kind,
        addressee=addressee,
        number=block.number if block.number is not None else place,
        text=text,
        page=block.page,
        box=block.box,
        national_framework=national_framework_references(text),
    )


def national_framework_references(text: str) -> tuple[str, ...]:
    """References to the national framework in brackets, as `outcome-1` or `enabler-2`, in printed order.

    Printed by number ("(Outcome four, National Framework)") or by name ("(enabler: leaders drive conditions…)").
    """
    found: list[str] = []
    for bracket in _BRACKET.finditer(plain(text)):
        inside = bracket.group(1)
        numbered = [
            f"{kind.lower()}-{_NUMBER_WORDS.get(number.lower()) or number}"
            for kind, number in _REFERENCE.findall(inside)
        ]
        named = None if numbered else _NAMED.search(inside)
        found += numbered or ([reference] if named and (reference := _by_name(*named.groups())) else [])
    return tuple(dict.fromkeys(found))


@cache
def _by_name(kind: str, name: str) -> str | None:
    names = layouts().national_framework[kind.lower()]
    scores = {number: fuzz.partial_ratio(known, name.lower()) for number, known in names.items()}
    best = max(scores, key=lambda number: scores[number])
    return f"{kind.lower()}-{best}" if scores[best] >= _NAME_MATCH else None
