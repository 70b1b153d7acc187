"""What changed between two frameworks: each statement that differs, before and after, side by side."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter
from typing import Literal

from lineofsight.frameworks import Difference, Framework, RuleChange, diff
from lineofsight.frameworks.describing import section_title
from lineofsight.frameworks.known import framework_known, frameworks_known
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route, Table
from lineofsight.web.pages.frameworks import options
from lineofsight.web.site import Site

__all__ = ["ROUTES", "ChangedSection", "DifferencesContent", "Piece"]

_DOUBT = re.compile(r"\[(?:in doubt|own knowledge)\]")
_TOKEN = re.compile(rf"{_DOUBT.pattern}|\S+\s*|\s+")
_ALIKE = 0.5
"""How alike two statements must be for their differences to be marked word by word."""

Piece = tuple[str, Literal["", "doubt", "changed"]]
"""Words, and whether they are a mark of doubt, or stand in one of the two versions only."""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One statement before and after, in pieces; empty where it was not there."""

    change: RuleChange
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """The statements of a section that differ."""

    name: str
    title: str
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, slots=True)
class DifferencesContent:
    """What the page shows; None where there are not two versions to compare."""

    before: Framework | None
    after: Framework | None
    sections: tuple[ChangedSection, ...]
    options: tuple[tuple[str, str], ...]

    @property
    def anchors(self) -> tuple[tuple[str, str], ...]:
        """What is on the page."""
        return tuple((section.name, section.title) for section in self.sections)

    @property
    def count(self) -> int:
        """How many statements differ."""
        return sum(len(section.lines) for section in self.sections)


def _differences(site: Site, asked: Asked) -> Answer:
    known = frameworks_known(asked.day, site.today)
    before, after = _meant(site, asked, known)
    found = diff(before, after) if before and after else Difference("", "", ())
    names = dict.fromkeys(change.section for change in found.changes)
    sections = (
        ChangedSection(name, section_title(name), tuple(_line(item) for item in found.changes if item.section == name))
        for name in names
    )
    content = DifferencesContent(before, after, tuple(sections), options(known))
    rows = [(item.section, item.key, item.before or None, item.after or None) for item in found.changes]
    return Page(
        "framework_differences.html.j2",
        "What changed between two frameworks",
        "frameworks",
        content,
        trail=(("Frameworks", "/frameworks"),),
        downloads={"differences": Table(("Section", "Name", "Before", "After"), rows)},
    )


def _meant(site: Site, asked: Asked, known: Sequence[Framework]) -> tuple[Framework | None, Framework | None]:
    """The two versions asked for; without them the last change of rules known on the day."""
    last = next((entry for entry in reversed(known) if entry.previous and entry.status == "framework"), None)
    after = framework_known(asked.one("to"), asked.day, site.today) if asked.one("to") else last
    first = asked.one("from") or (after.previous if after else None)
    return framework_known(first, asked.day, site.today) if first else None, after


def _line(change: RuleChange) -> ChangedLine:
    before, after = _TOKEN.findall(change.before), _TOKEN.findall(change.after)
    matcher = SequenceMatcher(None, [word.rstrip() for word in before], [word.rstrip() for word in after], False)
    same = matcher.get_matching_blocks() if matcher.ratio() >= _ALIKE else ()
    kept_before = {block.a + step for block in same for step in range(block.size)}
    kept_after = {block.b + step for block in same for step in range(block.size)}
    return ChangedLine(change, _pieces(before, kept_before), _pieces(after, kept_after))


def _pieces(words: Sequence[str], kept: Collection[int]) -> tuple[Piece, ...]:
    """The words in as few pieces as there are kinds of them in a row. Without any kept, none is marked as changed."""
    kinds = (_kind(word, place in kept or not kept) for place, word in enumerate(words))
    rows = groupby(zip(kinds, words, strict=True), key=itemgetter(0))
    return tuple(("".join(word for _, word in pairs), kind) for kind, pairs in rows)


def _kind(word: str, is_kept: bool) -> Literal["", "doubt", "changed"]:
    if _DOUBT.fullmatch(word):
        return "doubt"
    return "" if is_kept else "changed"


ROUTES = (Route("/frameworks/differences", _differences),)
