"""Where the record speaks of a subject: every recommendation and finding with given words, across families.

Authorities and activities are counted, never sentences: a report that says a thing ten times counts once. Which
words make a theme is for people to say (and for a codebook); this module only gathers what the words find.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.errors import UsageError
from lineofsight.register.activity import Activity
from lineofsight.register.search import Passage, PassageKind, Query, find_passages, identities_with_texts
from lineofsight.register.store import Register
from lineofsight.register.view import select
from lineofsight.vocabulary import Family

__all__ = ["AuthorityEvidence", "Evidence", "EvidenceCount", "ThemeEvidence", "theme_evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage with the words: whose activity it is of, where it was read, and at most 200 characters of it."""

    activity: Activity
    passage: Passage
    excerpt: str

    @property
    def filename(self) -> str:
        """The file name of the document that holds the passage."""
        return next((item.filename for item in self.activity.documents if item.sha256 == self.passage.identity), "")


@dataclass(frozen=True, slots=True)
class EvidenceCount:
    """A year of publication, in one family or (None) all: how many of the `searched` activities have the words."""

    year: int
    family: Family | None
    authorities: int
    activities: int
    searched: int

    @property
    def share(self) -> float:
        """The part of the searched activities that have the words, from 0 to 1."""
        return self.activities / self.searched


@dataclass(frozen=True, slots=True)
class AuthorityEvidence:
    """How many activities of an authority have the words; code and name are None where it could not be told."""

    code: str | None
    name: str | None
    activities: int
    searched: int


@dataclass(frozen=True, slots=True)
class ThemeEvidence:
    """What the words found. `counts` has a row for every year and family searched, even where nothing was found.

    `unsearched` counts the activities whose words are not in the register: they are in no share.
    """

    words: tuple[str, ...]
    counts: tuple[EvidenceCount, ...]
    authorities: tuple[AuthorityEvidence, ...]
    evidence: tuple[Evidence, ...]
    unsearched: int

    @property
    def years(self) -> tuple[EvidenceCount, ...]:
        """The counts of whole years, all families together."""
        return tuple(count for count in self.counts if count.family is None)

    def sentence(self) -> str:
        """How this was counted, in words."""
        searched = sum(count.searched for count in self.years)
        return (
            f"Searched the recommendations and findings of {searched} activities, by year of publication; counted are "
            f"authorities and activities, not sentences. {self.unsearched} activities could not be searched: their "
            "reports' words are not in this register."
        )


def theme_evidence(
    register: Register,
    words: Sequence[str],
    *,
    since: date | None = None,
    until: date | None = None,
    family: Family | None = None,
    kind: PassageKind | None = None,
    region: str | None = None,
) -> ThemeEvidence:
    """Every passage published from `since` to `until` (inclusive) that holds all the words; see `Query` for these.

    The evidence comes newest first, authorities with most activities first. Raises UsageError without a word or for a
    span that ends before it begins, NotFoundError for an unknown region.
    """
    query = Query(words)
    since, until = since or date.min, until or date.max
    if until < since:
        raise UsageError(f"The span ends on {until}, before it begins on {since}: give the earlier day first.")
    known = select(register.as_of(until).activities, region=region, family=family)
    asked = [activity for activity in known if activity.known_from and activity.known_from >= since]
    with register.reading() as session:
        readable = identities_with_texts(session)
        passages = find_passages(session, query, kind)
    searched = [activity for activity in asked if activity.identities[0] in readable]
    evidence = _evidence(searched, passages, query)
    found = {item.activity.key for item in evidence}
    return ThemeEvidence(
        words=query.words,
        counts=tuple(_counts(searched, found)),
        authorities=tuple(_authorities(searched, found)),
        evidence=tuple(evidence),
        unsearched=len(asked) - len(searched),
    )


def _evidence(activities: Iterable[Activity], passages: Iterable[Passage], query: Query) -> list[Evidence]:
    """The passages of the documents that speak for these activities, newest first, each report in reading order."""
    speaking = {activity.identities[0]: activity for activity in activities}
    found = [
        Evidence(speaking[passage.identity], passage, query.excerpt(passage.text))
        for passage in passages
        if passage.identity in speaking
    ]
    found.sort(
        key=lambda item: (item.activity.key, item.passage.page or 0, item.passage.kind, item.passage.number or 0)
    )
    return sorted(found, key=lambda item: item.activity.known_from or date.min, reverse=True)


def _counts(searched: Iterable[Activity], found: set[str]) -> Iterable[EvidenceCount]:
    groups: defaultdict[tuple[int, Family | None], list[Activity]] = defaultdict(list)
    for activity in searched:
        if activity.known_from:
            groups[activity.known_from.year, None].append(activity)
            groups[activity.known_from.year, activity.family].append(activity)
    for year, family in sorted(groups, key=lambda group: (group[0], group[1] or "")):
        members = groups[year, family]
        having = [activity for activity in members if activity.key in found]
        authorities = len({activity.authority_code for activity in having})
        yield EvidenceCount(year, family, authorities, len(having), len(members))


def _authorities(searched: Iterable[Activity], found: set[str]) -> Iterable[AuthorityEvidence]:
    """Those that have any, most activities first."""
    everywhere = Counter((item.authority_code, item.authority_name) for item in searched)
    having = Counter((item.authority_code, item.authority_name) for item in searched if item.key in found)
    for (code, name), count in sorted(having.items(), key=lambda pair: (-pair[1], pair[0][1] or "")):
        yield AuthorityEvidence(code, name, count, everywhere[code, name])
