"""What the statistics do not tell of an authority: figures that are suppressed, missing or withheld, and why.

A gap is never a zero and never left out. It tells of the series that the questions rest on.
"""

from collections import defaultdict
from collections.abc import Iterable

from lineofsight.briefings.document import Strong, Text
from lineofsight.briefings.words import first_few, listed
from lineofsight.indicators.board import Row
from lineofsight.indicators.observation import Status

__all__ = ["gaps"]

_MOST = 6
_EXPECTED = (Status.NOT_APPLICABLE, Status.OUTSIDE_LIFE)
"""Years in which the authority did not exist, or the figure did not apply: nothing is missing there."""


def gaps(rows: Iterable[Row]) -> list[Text]:
    """One point for each reason: which years of which series have no figure."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for why, years in _years_by_reason(row).items():
            found[why][years].append(row.indicator.name)
    return [
        [
            Strong(f"{why[:1].upper()}{why[1:].rstrip('.')}"),
            ": " + "; ".join(f"{first_few(names, _MOST)} ({years})" for years, names in series.items()) + ".",
        ]
        for why, series in found.items()
    ]


def _years_by_reason(row: Row) -> dict[str, str]:
    """For each reason the periods without a figure: "2012/13 and 2014/15 to 2019/20"."""
    seen = row.series.observations
    missing: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(seen):
        if not one.status.has_value and one.status not in _EXPECTED:
            missing[one.note or one.status.words].append(place)
    return {
        why: listed(_span([seen[place].period.label for place in stretch]) for stretch in _stretches(places))
        for why, places in missing.items()
    }


def _stretches(places: Iterable[int]) -> list[list[int]]:
    """Places that follow one another, together."""
    found: list[list[int]] = []
    for place in places:
        if found and found[-1][-1] == place - 1:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def _span(periods: list[str]) -> str:
    return f"{periods[0]} to {periods[-1]}" if len(periods) > 1 else periods[0]
