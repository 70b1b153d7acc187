"""Which entries tell of the same activity, and which of them speaks for it.

Pure, and independent of the order in which entries were met: a register built in another order is the same.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from lineofsight.register.activity import Activity
from lineofsight.register.entries import Entry, Origin, Source
from lineofsight.vocabulary import Family

__all__ = ["activities_of"]

_DAYS_APART = 7
"""Statistics and the press may date the start of an inspection some days from where its report does."""


def activities_of(entries: Iterable[Entry]) -> list[Activity]:
    """One activity for each inspection event the entries tell of, by key.

    Reports of one authority and family tell of the same event if they give the same first day on site; other
    sources if theirs is at most a week away. A report speaks before official statistics, these before a secondary
    source; among documents the file before the snapshot, then the fewest problems, then the newest listing.
    """
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    events: defaultdict[tuple[str | None, Family], dict[date, str]] = defaultdict(dict)
    for entry in sorted(entries, key=_order):
        known, start = events[entry.authority_code, entry.record.family], entry.record.fieldwork_start
        key = entry.key if entry.source is Source.REPORT else _nearest(entry, known)
        if start and key == entry.key:
            known[start] = key
        groups[key].append(entry)
    return sorted((Activity.of(group) for group in groups.values()), key=lambda activity: activity.key)


def _nearest(entry: Entry, known: dict[date, str]) -> str:
    """The key of the event nearest in time, if near enough to be the one this entry means; else its own key."""
    start = entry.record.fieldwork_start
    distances = [(abs(day - start).days, key) for day, key in known.items()] if start else []
    near = [(distance, key) for distance, key in distances if distance <= _DAYS_APART]
    return min(near)[1] if near else entry.key


def _order(entry: Entry) -> tuple[int, bool, int, int, str]:
    """The entry that speaks for an activity comes first."""
    listed = entry.listing.published
    return (
        entry.source.rank,
        entry.origin is Origin.SNAPSHOT,
        len(entry.record.problems),
        -listed.toordinal() if listed else 0,
        entry.identity,
    )
