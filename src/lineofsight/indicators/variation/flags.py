"""Flags: over a whole board of series, what moved in a way that chance hardly explains, and how sure that is.

Every series is looked at once, by one chart that allows for drift, and gives one chance; false discoveries are held
down across the board, and what that dropped is said too. It refuses to say whether a movement is good.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.chance import benjamini_hochberg
from lineofsight.indicators.variation.control import ControlChart
from lineofsight.indicators.variation.false_alarms import RATE
from lineofsight.indicators.variation.rules import Rule
from lineofsight.indicators.variation.series import SeriesInput, fair_chart
from lineofsight.indicators.variation.signals import Signal
from lineofsight.indicators.variation.statements import chance_in_any, how_sure, what_happened

__all__ = ["FALSE_DISCOVERY", "Board", "Flag", "Unjudged", "board_flags", "review_board"]

FALSE_DISCOVERY = 0.10
"""The share of flags on a board that may be false on average, unless another is asked for."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What moved in one series: a question to ask, never a verdict.

    `rule` is the one that shows most unusually, from the period `since` to `until`, `side` 1 (up, above) or -1; `also`
    are other rules that speak. `how_unusual` is the chance that one in-control series shows anything so unusual by any
    rule, `chance_of_any` that at least one of the series looked at does, `adjusted` the false-discovery rate at which
    this flag would just be kept. `statement` says all this in words.
    """

    series: str
    name: str
    rule: Rule
    since: str
    until: str
    side: int
    statement: str
    how_unusual: float
    chance_of_any: float
    adjusted: float
    also: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A series of which nothing can be said, and why."""

    series: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Board:
    """The flags of a board, most unusual first. `dropped` were flagged on their own but not across the board.

    `looked_at` counts the series judged; by chance alone about `looked_at` * `rate` would be flagged on their own.
    """

    flags: tuple[Flag, ...]
    dropped: tuple[Flag, ...]
    unjudged: tuple[Unjudged, ...]
    looked_at: int
    rate: float
    false_discovery: float


def board_flags(
    series: Sequence[SeriesInput],
    *,
    rate: float = RATE,
    false_discovery: float = FALSE_DISCOVERY,
    dependent: bool = False,
) -> list[Flag]:
    """The flags of `review_board`, most unusual first."""
    return list(review_board(series, rate=rate, false_discovery=false_discovery, dependent=dependent).flags)


def review_board(
    series: Sequence[SeriesInput],
    *,
    rate: float = RATE,
    false_discovery: float = FALSE_DISCOVERY,
    dependent: bool = False,
) -> Board:
    """Judge every series of one authority's board, from its last re-basing on.

    A series is flagged when any rule speaks at thresholds that an in-control series meets with chance `rate`; flags
    are kept by the Benjamini-Hochberg procedure at `false_discovery` across all series judged (1995, J. R. Stat. Soc.
    B 57), or that of Benjamini and Yekutieli (2001, Ann. Stat. 29), which holds under any dependence, if `dependent`.
    """
    charts = [(item, fair_chart(item, rate)) for item in series]
    judged = [(item, drawn) for item, drawn in charts if not _silence(drawn)]
    chances = [drawn.phases[-1].chance for _, drawn in judged]
    adjusted = benjamini_hochberg(chances, dependent=dependent)
    flags = [
        _flag(item, drawn, signals, float(share), len(judged))
        for (item, drawn), share in zip(judged, adjusted, strict=True)
        if (signals := _current(drawn))
    ]
    flags.sort(key=lambda flag: flag.how_unusual)
    return Board(
        flags=tuple(flag for flag in flags if flag.adjusted <= false_discovery),
        dropped=tuple(flag for flag in flags if flag.adjusted > false_discovery),
        unjudged=tuple(Unjudged(item.id, item.name, reason) for item, drawn in charts if (reason := _silence(drawn))),
        looked_at=len(judged),
        rate=rate,
        false_discovery=false_discovery,
    )


def _silence(drawn: ControlChart) -> str | None:
    """Why the phase in force cannot be judged, or None."""
    return drawn.phases[-1].silence if drawn.phases else "there are no figures"


def _current(drawn: ControlChart) -> list[Signal]:
    """The signals of the phase in force, most unusual first."""
    return sorted(
        (signal for signal in drawn.signals if signal.first >= drawn.phases[-1].start),
        key=lambda signal: (signal.chance, -signal.last),
    )


def _flag(item: SeriesInput, drawn: ControlChart, signals: list[Signal], adjusted: float, looked_at: int) -> Flag:
    signal, how_unusual = signals[0], drawn.phases[-1].chance
    # The first point of a jump is the last before it.
    since = signal.first + (1 if signal.rule is Rule.JUMP else 0)
    return Flag(
        series=item.id,
        name=item.name,
        rule=signal.rule,
        since=drawn.periods[since],
        until=drawn.periods[signal.last],
        side=signal.side,
        statement=f"{what_happened(item, drawn, signal)} {how_sure(item, how_unusual, looked_at)}",
        how_unusual=how_unusual,
        chance_of_any=chance_in_any(how_unusual, looked_at),
        adjusted=adjusted,
        also=tuple(dict.fromkeys(other.rule for other in signals[1:] if other.rule is not signal.rule)),
    )
