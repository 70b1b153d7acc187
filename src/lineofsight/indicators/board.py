"""An authority's whole board: every indicator with its figure, how it moved, where it stands, and what is flagged.

It puts together what `compare`, `change` and `variation` say, for one day. It refuses to add a verdict: a flag is a
question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from lineofsight.authorities import Authority
from lineofsight.errors import NotFoundError
from lineofsight.indicators.catalogue import Indicator, Kind
from lineofsight.indicators.change import Change, last_change
from lineofsight.indicators.compare import Comparison, compare, compare_board
from lineofsight.indicators.drift import as_input, drift_of
from lineofsight.indicators.observation import Observation, Series
from lineofsight.indicators.places import ENGLAND, Place
from lineofsight.indicators.quirks import quirks
from lineofsight.indicators.store import Indicators
from lineofsight.indicators.variation import Board as Review
from lineofsight.indicators.variation import Flag, Rebase, SeriesInput, fair_chart, review_board
from lineofsight.indicators.variation.statements import what_happened

__all__ = ["Board", "Row", "board", "nation"]


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator. `change` is from the year before, None without a figure for both.

    `flag` is None where nothing stands out across the board; `unjudged` says why its movement could not be judged,
    and is empty where it was. `judged` is the series as it was judged, beside England's.
    """

    series: Series
    nation: Series
    comparison: Comparison
    change: Change | None
    judged: SeriesInput
    flag: Flag | None
    unjudged: str

    @property
    def indicator(self) -> Indicator:
        """What it is about."""
        return self.series.indicator

    @property
    def latest(self) -> Observation | None:
        """The last figure of the authority's own time, None if it never had one."""
        return self.series.latest

    @property
    def flagged(self) -> frozenset[int]:
        """The places in the series of the points that the flag is about."""
        if self.flag is None:
            return frozenset()
        first, last = (self.judged.periods.index(period) for period in (self.flag.since, self.flag.until))
        return frozenset(place for place in range(first, last + 1) if self.series.values[place] is not None)

    @property
    def happened(self) -> str:
        """What the flag says of the series, without how unusual it is; empty without a flag."""
        if self.flag is None:
            return ""
        drawn = fair_chart(self.judged)
        last = drawn.periods.index(self.flag.until)
        signal = next(one for one in drawn.signals if one.rule is self.flag.rule and one.last == last)
        return what_happened(self.judged, drawn, signal)

    @property
    def flag_state(self) -> Literal["latest", "earlier", ""]:
        """Whether the flag is about the latest figure, or about earlier years only; empty without one."""
        return "latest" if self.is_current else "earlier" if self.flag else ""

    @property
    def is_current(self) -> bool:
        """Whether the flag is about the latest figure, and not only about earlier years."""
        return bool(self.flag and self.latest and self.flag.until == self.latest.period.label)


@dataclass(frozen=True, slots=True)
class Board:
    """The rows in the order of the catalogue; `review` says how many series were judged, and what was dropped."""

    authority: Place
    as_of: date | None
    rows: tuple[Row, ...]
    review: Review
    groups: Mapping[str, str]

    @property
    def flagged(self) -> tuple[Row, ...]:
        """The rows with a flag, those about the latest figure first, then the most unusual."""
        having = [(row.flag.how_unusual, row) for row in self.rows if row.flag]
        return tuple(row for _, row in sorted(having, key=lambda pair: (not pair[1].is_current, pair[0])))

    def row(self, name: str) -> Row:
        """The row of an indicator, by its id. Raises NotFoundError for one that is not on the board."""
        for row in self.rows:
            if row.indicator.id == name:
                return row
        raise NotFoundError(f"The board has no indicator {name!r}. List them with: lineofsight indicators list")

    def by_group(self) -> list[tuple[str, list[Row]]]:
        """The rows under the titles of their groups."""
        grouped = [
            (title, [row for row in self.rows if row.indicator.group == name]) for name, title in self.groups.items()
        ]
        return [(title, rows) for title, rows in grouped if rows]


def board(
    indicators: Indicators,
    authority: str | Authority,
    as_of: date | None = None,
    rebases: Mapping[str, Sequence[Rebase]] | None = None,
) -> Board:
    """The board of an authority as known on a day, without one today.

    `rebases` are people's decisions to begin a new baseline, by indicator. Flags are held down to a tenth false across
    the board, by what is left of each series without England's movement.
    Raises UnknownAuthorityError for an unknown name, UsageError for a region or England.
    """
    every = indicators.board(authority, as_of)
    country = nation(indicators, as_of)
    inputs = [_input(series, country[series.indicator.id], rebases or {}) for series in every]
    known = {one.indicator.id: one for one in compare_board(indicators, authority, as_of)}
    compared = [known.get(item.id) or compare(indicators, authority, item.id, as_of) for item in inputs]
    left_out = {series.indicator.id: reason for series in every if (reason := _why_not_judged(series))}
    review = review_board([item for item in inputs if item.id not in left_out])
    flags = {flag.series: flag for flag in review.flags}
    unjudged = left_out | {one.series: one.reason for one in review.unjudged}
    return Board(
        authority=compared[0].authority,
        as_of=as_of,
        rows=tuple(
            Row(
                series=series,
                nation=country[item.id],
                comparison=comparison,
                change=last_change(series),
                judged=item,
                flag=flags.get(item.id),
                unjudged=unjudged.get(item.id, ""),
            )
            for series, comparison, item in zip(every, compared, inputs, strict=True)
        ),
        review=review,
        groups=indicators.book.groups,
    )


@lru_cache(maxsize=4)
def nation(indicators: Indicators, as_of: date | None = None) -> Mapping[str, Series]:
    """England's series as known on a day, by indicator: the same for every authority, so read once."""
    return {series.indicator.id: series for series in indicators.board(ENGLAND, as_of)}


def _input(series: Series, country: Series, rebases: Mapping[str, Sequence[Rebase]]) -> SeriesInput:
    made = as_input(series, country, drift_of(series.indicator))
    return replace(made, rebases=tuple(rebases.get(series.indicator.id, ())))


def _why_not_judged(series: Series) -> str:
    """Why the movement of a series is not looked at; empty where it is."""
    if series.indicator.kind is Kind.COUNT:
        return "a count follows the size of the authority"
    return next((entry.reason for entry in quirks().apart if entry.authority == series.authority), "")
