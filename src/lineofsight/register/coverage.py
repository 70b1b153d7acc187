"""What the register holds and what it lacks, as known on a day: by family and source, undated, with problems, uncoded.

It counts documents and activities and judges none of them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.register.activity import Activity
from lineofsight.register.codings import coders
from lineofsight.register.entries import Source
from lineofsight.register.store import Register
from lineofsight.register.view import View
from lineofsight.vocabulary import Family

__all__ = ["Coverage", "FamilyCoverage", "ProblemCount", "coverage"]


@dataclass(frozen=True, slots=True)
class FamilyCoverage:
    """The activities of one family: how many speak by which source, how many were coded, and from when to when."""

    family: Family
    sources: tuple[tuple[Source, int], ...]
    coded: int
    first: date | None
    last: date | None

    @property
    def activities(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.sources)

    def of(self, source: Source) -> int:
        """How many are told by this source."""
        return dict(self.sources).get(source, 0)


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """A problem named while reading, and the activities whose document has it."""

    code: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is held, by family; `newest` is the latest day on which any of it became public.

    `undated` became public on no known day, and so stand in no answer as of a day; `without_report` are known only
    from statistics or a secondary source; `uncoded` are reports whose passages no coder coded.
    """

    families: tuple[FamilyCoverage, ...]
    newest: date | None
    undated: tuple[Activity, ...]
    without_report: tuple[Activity, ...]
    problems: tuple[ProblemCount, ...]
    coded: int
    uncoded: tuple[Activity, ...]

    @property
    def activities(self) -> int:
        """How many activities are held."""
        return sum(item.activities for item in self.families)

    @property
    def reports(self) -> int:
        """How many of them are told by a report."""
        return sum(item.of(Source.REPORT) for item in self.families)


def coverage(register: Register, view: View, *, with_undated: bool = True) -> Coverage:
    """What the register held on the view's day; the undated are told only where asked for."""
    coded = coders(register)
    known = view.activities
    reports = [item for item in known if item.source is Source.REPORT]
    done = {item.key for item in reports if any(name in coded for name in item.identities)}
    by_code: dict[str, list[Activity]] = {}
    for item in known:
        for code in dict.fromkeys(item.problems):
            by_code.setdefault(code, []).append(item)
    every = register.activities() if with_undated else []
    return Coverage(
        families=tuple(
            _family(family, members, done)
            for family in Family
            if (members := [item for item in known if item.family is family])
        ),
        newest=max((item.known_from for item in known if item.known_from), default=None),
        undated=tuple(item for item in every if item.known_from is None),
        without_report=tuple(item for item in known if item.source is not Source.REPORT),
        problems=tuple(
            ProblemCount(code, tuple(found))
            for code, found in sorted(by_code.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        ),
        coded=len(done),
        uncoded=tuple(item for item in reports if item.key not in done),
    )


def _family(family: Family, members: Sequence[Activity], coded: set[str]) -> FamilyCoverage:
    sources = Counter(item.source for item in members)
    days = [item.known_from for item in members if item.known_from]
    return FamilyCoverage(
        family=family,
        sources=tuple((source, sources[source]) for source in Source if sources[source]),
        coded=sum(item.key in coded for item in members),
        first=min(days, default=None),
        last=max(days, default=None),
    )
