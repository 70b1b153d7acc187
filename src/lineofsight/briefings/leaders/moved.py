"""Which series moved more than chance explains, and which are less steady than the neighbours': questions, no warnings.

It repeats flags and comparisons of the whole board. What moved a series is for people to say.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from lineofsight.briefings.document import Block, Picture, Strong, Table, Text
from lineofsight.briefings.leaders.numbers import Numbers
from lineofsight.briefings.leaders.section import Section, prompts_for, topics
from lineofsight.briefings.words import listed, some
from lineofsight.indicators.board import Board, Row
from lineofsight.indicators.pictures import run_picture
from lineofsight.indicators.steadiness import steadiness
from lineofsight.indicators.store import Indicators
from lineofsight.indicators.variation import VolatilityComparison
from lineofsight.indicators.variation.words import one_in

__all__ = ["moved_section"]

_PICTURED = 2
_ANY = "care-rate"
_SURE = 0.05


def moved_section(found: Board, numbers: Numbers, indicators: Indicators, as_of: date | None) -> Section:
    """The question of what moved, over the whole board."""
    topic = topics()["moved"]
    now = [row for row in found.flagged if row.is_current]
    earlier = [row for row in found.flagged if not row.is_current]
    watched = [found.row(name) for name in topic.steady]
    compared = [(row, steadiness(indicators, row, as_of)) for row in watched if not row.unjudged]
    known = [(row, one) for row, one in compared if one.rank is not None]
    unsteady = [row for row, one in known if one.p_value is not None and one.p_value * len(known) <= _SURE]
    silent = not found.review.looked_at
    also = [
        "moved:flagged" if now else "moved:unjudged" if silent else "moved:none",
        *(["moved:unsteady"] if unsteady else []),
    ]
    summary = _summary(found, now)
    return Section(
        id="moved",
        title=topic.title,
        facts=[
            summary,
            *_flags(now, found.review.looked_at, numbers),
            *_swings(watched, now),
            *_dropped(found),
            *_earlier(earlier),
            *_unsteady(known, unsteady),
        ],
        rows=[*now, *(row for row in watched if row not in now)],
        blocks=_blocks(now, known),
        not_known=topic.not_known,
        prompts=prompts_for(topic, watched, also),
        points=[summary],
    )


def _summary(found: Board, now: Sequence[Row]) -> Text:
    looked_at = found.review.looked_at
    if not looked_at:
        return [f"Whether any series moved unusually cannot be said: {_why_silent(found)}."]
    if not now:
        return [f"Of {looked_at} series judged, none has a latest figure that stands out from its own past."]
    names = listed(row.indicator.name for row in now)
    which = (
        "the latest figure of one stands out from its"
        if len(now) == 1
        else f"the latest figures of {some(len(now), 'series', 'series')} stand out from their"
    )
    return [f"Of {looked_at} series judged, {which} own past: {names}."]


def _why_silent(found: Board) -> str:
    apart = found.row(_ANY).comparison.no_rank
    return apart.rstrip(".") if apart else "published series of this authority are too short"


def _flags(now: Sequence[Row], looked_at: int, numbers: Numbers) -> Iterator[Text]:
    """What happened, and how often chance would do it."""
    for row in now:
        if row.flag:
            lead, _, rest = row.happened.partition(": ")
            odds = numbers.figure(row, one_in(row.flag.how_unusual))
            board = f"; on a board of {looked_at} one would, by chance, in {_share(row.flag.chance_of_any)} of cases."
            yield [Strong(lead), f": {rest} Of series like it that only drift ", odds, f" shows as much{board}"]


def _share(chance: float) -> str:
    return "under 1%" if chance < 0.01 else f"{chance:.0%}"


def _swings(watched: Sequence[Row], now: Sequence[Row]) -> Iterator[Text]:
    """What changed by more than chance without standing out from its own past, or without a past to judge it by."""
    changed = [row for row in watched if row.change and row.change.beyond_chance and row not in now]
    for judged, ending in ((True, ", but no more than it has before"), (False, "")):
        rows = [row for row in changed if judged == (not row.unjudged)]
        names = listed(
            f"{row.indicator.name} ({row.change.signed(row.change.difference)})" for row in rows if row.change
        )
        if rows:
            yield [f"Changed on the year before by more than chance explains{ending}: {names}."]


def _dropped(found: Board) -> Iterator[Text]:
    """Latest figures that would stand out alone, but not over so many series."""
    last = {row.indicator.id: row.latest.period.label for row in found.rows if row.latest}
    names = [flag.name for flag in found.review.dropped if flag.until == last.get(flag.series)]
    if names:
        yield [f"Would stand out if looked at alone, but not among {found.review.looked_at} series: {listed(names)}."]


def _earlier(rows: Sequence[Row]) -> Iterator[Text]:
    if rows:
        names = listed(f"{row.indicator.name} ({row.flag.until})" for row in rows if row.flag)
        yield [f"Flagged in earlier years only, and over since: {names}."]


def _unsteady(known: Sequence[tuple[Row, VolatilityComparison]], unsteady: Sequence[Row]) -> Iterator[Text]:
    if not known:
        return
    names = listed(row.indicator.name for row in unsteady)
    if unsteady:
        yield [f"Less steady from year to year than at our neighbours, as a share of its level: {names}."]
    else:
        yield [
            f"Of the {len(known)} series of demand, care and workforce compared, none is clearly less steady from year "
            "to year than at our neighbours."
        ]


def _blocks(now: Sequence[Row], known: Sequence[tuple[Row, VolatilityComparison]]) -> list[Block]:
    blocks: list[Block] = [
        Picture(run_picture(row), "With the limits by which it was judged, moved along with England.")
        for row in now[:_PICTURED]
    ]
    if known:
        columns = ("Series", "Change in a typical year", "Rank, 1 the least steady", "By chance")
        rows: list[Sequence[Text]] = [[[cell] for cell in _steady_cells(row, one)] for row, one in known]
        note = (
            "Changes as a share of the series’ own level, without England’s movement: where the level is low, a small "
            "change is a large share. Nine times in ten the rank would lie within the brackets."
        )
        blocks.append(Table("How steady our series are beside our neighbours’", columns, rows, columns[1:], note))
    return blocks


def _steady_cells(row: Row, one: VolatilityComparison) -> tuple[str, str, str, str]:
    low, high = one.interval or (one.rank, one.rank)
    own = "–" if one.own is None else f"{one.own:.1%}"
    odds = "–" if one.p_value is None else one_in(one.p_value)
    return row.indicator.name, own, f"{one.rank} of {one.of} ({low}–{high})", odds
