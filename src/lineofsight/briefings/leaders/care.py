"""Why the number and rate of children in care is what it is: level, trend, neighbours, flows, who came alone.

It sets published figures side by side and works out what follows from them by arithmetic. It names no cause.
"""

from collections.abc import Iterator
from statistics import median

from lineofsight.briefings.document import Block, Picture, Text
from lineofsight.briefings.leaders.numbers import Numbers, order_words, rank_words
from lineofsight.briefings.leaders.section import Section, prompts_for, topics
from lineofsight.indicators.board import Board, Row
from lineofsight.indicators.change import last_change
from lineofsight.indicators.observation import Observation
from lineofsight.indicators.pictures import neighbour_picture, run_picture
from lineofsight.indicators.store import Indicators

__all__ = ["care_section"]

_RATE, _STARTS, _ENDS, _ALONE = "care-rate", "care-start-rate", "care-end-rate", "unaccompanied-share"
_LONG = 5
_PER = 10_000


def care_section(found: Board, numbers: Numbers, indicators: Indicators) -> Section:
    """The question of the rate of children in care."""
    topic = topics()["care"]
    rows = [found.row(name) for name in topic.indicators]
    rate = found.row(_RATE)
    facts = [
        *_level(rate, numbers),
        *_beside_neighbours(rate),
        *_trend(rate),
        *_flows(found, numbers),
        *_alone(found, numbers, indicators),
    ]
    return Section(
        id="care",
        title=topic.title,
        facts=facts,
        rows=rows,
        blocks=[*_pictures(rate), numbers.table("Children in care, and what bears on it", rows)],
        not_known=topic.not_known,
        prompts=prompts_for(topic, rows),
        points=list(_level(rate, numbers)),
    )


def _level(rate: Row, numbers: Numbers) -> Iterator[Text]:
    seen = rate.latest
    if seen is None:
        yield ["No rate of children in care is published for us."]
        return
    count = f"{seen.numerator:,.0f} children were in care" if seen.numerator is not None else "Children were in care"
    one, spread = rate.indicator, rate.comparison.interval
    around = f" (95% interval {one.number(spread.low)} to {one.number(spread.high)})" if spread else ""
    figure = numbers.figure(rate, f"{one.number(seen.value or 0)} for every {_PER:,}")
    rank = f" Rank {rank_words(rate)}, {order_words(rate)}." if rate.comparison.rank else ""
    few = " It rests on few children: one more or less shows." if rate.comparison.rests_on_few else ""
    newer = rate.comparison.newer_gap
    gap = f" For {newer.period.label} there is no figure: {newer.status.words}." if newer else ""
    yield [f"{count} on 31 March {seen.period.year}: ", figure, f" children who live here{around}.{rank}{few}{gap}"]
    if rate.comparison.no_rank:
        yield [f"Not ranked. {rate.comparison.no_rank}"]


def _beside_neighbours(rate: Row) -> Iterator[Text]:
    found, seen, one = rate.comparison, rate.latest, rate.indicator
    middle = found.neighbour_group.median
    if seen is None or seen.value is None or middle is None:
        return
    others = [f"the middle of our statistical neighbours is {one.number(middle)}"]
    if found.region.median is not None:
        others.append(f"of {found.region.name} {one.number(found.region.median)}")
    if found.england is not None:
        others.append(f"England’s rate {one.number(found.england)}")
    sentence = f"{', '.join(others)}."
    yield [f"{sentence[0].upper()}{sentence[1:]}{_at_the_middle(rate, seen, middle)}"]


def _at_the_middle(rate: Row, seen: Observation, middle: float) -> str:
    """How many children the distance from the neighbours' middle comes to."""
    spread = rate.comparison.interval
    if seen.numerator is None or not seen.denominator or spread is None:
        return ""
    if spread.holds(middle):
        return " The difference from our neighbours is no more than chance could explain."
    away, low, high = (
        (value - middle) / _PER * seen.denominator
        for value in (seen.numerator / seen.denominator * _PER, spread.low, spread.high)
    )
    fewer, nearer, further = ("fewer", low, high) if away > 0 else ("more", -high, -low)
    return (
        f" At our neighbours' middle we would have about {seen.numerator - away:,.0f} children in care, "
        f"{abs(away):,.0f} {fewer} (95% interval {nearer:,.0f} to {further:,.0f})."
    )


def _trend(rate: Row) -> Iterator[Text]:
    changes = [change for years in (1, _LONG) if (change := last_change(rate.series, years))]
    told = list(dict.fromkeys(change.words for change in changes))
    if told:
        yield [f"Change in the rate: {'; '.join(told)}."]
    if rate.is_current:
        yield [f"It stands out from its own past. {rate.happened}"]
    elif rate.unjudged:
        yield [
            "Whether it moved unusually cannot be judged: the published series is too short, or the numbers too small."
        ]
    else:
        yield ["Beside England’s, its latest movement does not stand out from its own past."]


def _flows(found: Board, numbers: Numbers) -> Iterator[Text]:
    starts, ends = found.row(_STARTS), found.row(_ENDS)
    came, left = starts.latest, ends.latest
    if came is None or left is None or came.period != left.period or came.value is None or left.value is None:
        return
    one = starts.indicator
    way = "as many left as came" if came.value == left.value else "more came than left"
    if came.value < left.value:
        way = "more left than came"
    yield [
        f"In {came.period.label}, for every {_PER:,} children ",
        numbers.figure(starts, f"{one.number(came.value)} came into care"),
        f" (neighbours {_middle(starts)}) and ",
        numbers.figure(ends, f"{one.number(left.value)} left"),
        f" (neighbours {_middle(ends)}): {way}.",
    ]


def _middle(row: Row) -> str:
    middle = row.comparison.neighbour_group.median
    return "not known" if middle is None else row.indicator.number(middle)


def _alone(found: Board, numbers: Numbers, indicators: Indicators) -> Iterator[Text]:
    """Unaccompanied children, and what the rate would be without them, here and at the neighbours."""
    row, rate = found.row(_ALONE), found.row(_RATE)
    seen, care = row.latest, rate.latest
    if seen is None or care is None or seen.period != care.period:
        last = f" since {seen.period.label}" if seen else ""
        yield [f"How many of them came to the country alone is not published{last}."]
        return
    share = row.indicator.written(seen.value)
    told = share if seen.numerator is None else f"{seen.numerator:,.0f} ({share})"
    without = _without(care, seen)
    if without is None:
        yield ["Of our children in care ", numbers.figure(row, told), " came to the country alone."]
        return
    others = _without_elsewhere(found, indicators, care.period.year)
    beside = f", and the middle of our neighbours {median(others):.0f}" if others else ""
    yield [
        "Of our children in care ",
        numbers.figure(row, told),
        f" came to the country alone. Without them our rate would be {without:.0f}{beside}.",
    ]


def _without(care: Observation | None, alone: Observation | None) -> float | None:
    """The rate without unaccompanied children, None unless all counts are known for the same year."""
    if care is None or alone is None or care.period != alone.period:
        return None
    if care.numerator is None or alone.numerator is None or not care.denominator:
        return None
    return (care.numerator - alone.numerator) / care.denominator * _PER


def _without_elsewhere(found: Board, indicators: Indicators, year: int) -> list[float]:
    """The same for the neighbours that have the counts."""
    care, alone = indicators.at(_RATE, year), indicators.at(_ALONE, year)
    codes = [near.neighbour.authority for near in found.row(_RATE).comparison.neighbours]
    rates = (_without(care.get(code), alone.get(code)) for code in codes)
    return [rate for rate in rates if rate is not None]


def _pictures(rate: Row) -> list[Block]:
    if rate.latest is None:
        return []
    caption = "With the limits within which the rate would lie, beside England’s, if nothing special happened."
    if rate.unjudged:
        caption = "Beside England’s; without limits, as it cannot be judged."
    return [
        Picture(run_picture(rate), caption),
        Picture(neighbour_picture(rate.comparison), "With 95% intervals: how far chance alone could move a rate."),
    ]
