"""A flag in words: what happened and since when, how unusual that is, and how often chance would do it on a board.

It repeats which direction is usually hoped for and stops there: what explains the movement is for people to ask.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lineofsight.indicators.variation.control import ControlChart, Phase
from lineofsight.indicators.variation.rules import Rule
from lineofsight.indicators.variation.sequences import as_array
from lineofsight.indicators.variation.series import SeriesInput
from lineofsight.indicators.variation.signals import Signal
from lineofsight.indicators.variation.words import in_words, one_in, polarity_sentence

__all__ = ["chance_in_any", "how_sure", "what_happened"]


def chance_in_any(chance: float, looked_at: int) -> float:
    """How often at least one of `looked_at` series shows by chance what one shows with `chance`; as if independent."""
    return float(1 - (1 - chance) ** looked_at)


def what_happened(item: SeriesInput, drawn: ControlChart, signal: Signal) -> str:
    """What the signal says of the series, with periods and figures, on the scale of the chart."""
    scene = _Scene(item, drawn, signal, drawn.phases[-1], item.relative.kind if item.relative else None)
    said = f"{scene.lead}: {_SAID[signal.rule](scene)}."
    if item.national:
        own, nation = (in_words(_at(values, scene.last), item.unit) for values in (item.values, item.national))
        said += f" The figure itself was {own} in {scene.until}, England’s {nation}."
    return said


def how_sure(item: SeriesInput, how_unusual: float, looked_at: int) -> str:
    """How unusual, how often by chance on a board of so many series, and which direction is usually hoped for."""
    often = chance_in_any(how_unusual, looked_at)
    share = "under 1%" if often < 0.01 else "over 99%" if often > 0.99 else f"{often:.0%}"
    return (
        f"Of series as short and as slow to change as this in which nothing special happens, {one_in(how_unusual)} "
        f"shows anything so unusual; over {looked_at} series, chance alone would show it at least once in {share} of "
        f"boards. {polarity_sentence(item.polarity)}"
    )


def _at(values: tuple[float | None, ...], place: int) -> float:
    return float(as_array(values)[place])


@dataclass(frozen=True, slots=True)
class _Scene:
    """A signal where it stands, and figures as they are said there."""

    item: SeriesInput
    drawn: ControlChart
    signal: Signal
    phase: Phase
    kind: Literal["multiple", "difference"] | None

    @property
    def lead(self) -> str:
        """What is charted."""
        if self.kind == "multiple":
            return f"{self.item.name} as a multiple of England’s"
        if self.kind == "difference":
            unit = "percentage points" if self.item.unit == "%" else self.item.unit or "units"
            return f"{self.item.name}, distance from England’s in {unit}"
        return self.item.name

    @property
    def since(self) -> str:
        return self.drawn.periods[self.signal.first]

    @property
    def last(self) -> int:
        """The last place it is about that has a figure: a level goes on through gaps."""
        there = np.flatnonzero(~np.isnan(as_array(self.drawn.values)[self.signal.first : self.signal.last + 1]))
        return self.signal.first + int(there[-1])

    @property
    def until(self) -> str:
        return self.drawn.periods[self.last]

    def say(self, figure: float) -> str:
        """A figure on the scale of the chart."""
        if self.kind is None:
            return in_words(figure, self.item.unit)
        return f"{figure:.2f}" if self.kind == "multiple" else f"{figure:+.1f}".replace("-", "−")

    def figure(self, place: int) -> str:
        return self.say(_at(self.drawn.values, place))

    def pick(self, up: str, down: str) -> str:
        return up if self.signal.side > 0 else down


def _beyond_limit(scene: _Scene) -> str:
    limit = scene.phase.upper if scene.signal.side > 0 else scene.phase.lower
    side = scene.pick("above the upper", "below the lower")
    span = "" if scene.since == scene.until else f"with every figure since {scene.since} "
    average = scene.say(scene.phase.centre)
    figure = scene.figure(scene.last)
    return f"{figure} in {scene.until}, {span}{side} limit of {scene.say(limit)} (average {average})"


def _count(scene: _Scene) -> int:
    return scene.signal.last - scene.signal.first + 1


def _one_side(scene: _Scene) -> str:
    side = scene.pick("above", "below")
    average = scene.say(scene.phase.centre)
    return f"{_count(scene)} figures in a row {side} the average of {average}, {scene.since} to {scene.until}"


def _trend(scene: _Scene) -> str:
    way = scene.pick("higher", "lower")
    return (
        f"{_count(scene)} figures in a row each {way} than the one before, from {scene.figure(scene.signal.first)} in "
        f"{scene.since} to {scene.figure(scene.last)} in {scene.until}"
    )


def _two_of_three(scene: _Scene) -> str:
    far = scene.phase.centre + scene.signal.side * scene.phase.thresholds.two_of_three * scene.phase.sigma
    side, average = scene.pick("above", "below"), scene.say(scene.phase.centre)
    return f"figures {side} {scene.say(far)} in {scene.since} and {scene.until} (average {average})"


def _jump(scene: _Scene) -> str:
    way = scene.pick("rose", "fell")
    return (
        f"{way} from {scene.figure(scene.signal.first)} in {scene.since} to {scene.figure(scene.last)} in "
        f"{scene.until}, {scene.signal.strength:.1f} times its average step"
    )


def _level(scene: _Scene) -> str:
    row = as_array(scene.drawn.values)
    first = scene.signal.first
    before, after = row[scene.phase.start : first], row[first : scene.phase.stop]
    way = scene.pick("higher", "lower")
    now, then = scene.say(float(np.nanmean(after))), scene.say(float(np.nanmean(before)))
    return f"a {way} level from {scene.since} on, {now} on average against {then} before"


_SAID: dict[Rule, Callable[[_Scene], str]] = {
    Rule.BEYOND_LIMIT: _beyond_limit,
    Rule.ONE_SIDE: _one_side,
    Rule.TREND: _trend,
    Rule.TWO_OF_THREE: _two_of_three,
    Rule.JUMP: _jump,
    Rule.LEVEL: _level,
}
