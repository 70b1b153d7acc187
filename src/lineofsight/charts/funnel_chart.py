"""A funnel plot: places by size, with limits that narrow as size grows, and the places that lie outside them.

It draws places and limits it is given. It refuses to rank: a place is inside or outside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from lineofsight.charts.axis import Axis, Unit, axis_over
from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import NARROW, SMALL, WIDTH, drawing, key, line, mark, path, text, width_of
from lineofsight.charts.palette import AXIS, GRID, INK, MUTED, SERIES, Colour
from lineofsight.charts.svg import finish, lines

__all__ = ["Frame", "FunnelDot", "FunnelLimit", "funnel_chart"]

_TOP, _HEIGHT, _BELOW = 26, 300, 48
_DASHES = ("5 3", "", "1 3")
_MOST_NAMED = 8
_LINE = 13
_OURS, _NEAR, _OTHERS = SERIES[1], SERIES[0], AXIS


@dataclass(frozen=True, slots=True)
class FunnelDot:
    """One place. `size` is what limits depend on; `beyond` the widest sigma whose limit it passes, negative below."""

    name: str
    size: float
    value: float
    beyond: float = 0.0
    is_ours: bool = False
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """A pair of limits as curves: size, lower and upper limit at each point."""

    sigma: float
    curve: Sequence[tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What places are measured against: the overall figure, its unit, and what size counts. `near` names a group."""

    target: float
    unit: Unit
    sizes: str
    near: str = "neighbours"


def funnel_chart(title: str, dots: Sequence[FunnelDot], limits: Sequence[FunnelLimit], frame: Frame) -> Chart:
    """The places around the overall figure, with at most three pairs of limits, narrowest first.

    Named in the picture are the place looked at and the furthest of those beyond the widest limits.
    """
    alternative = " ".join(_alternative(dots, limits, frame))
    return Chart(
        title=title,
        alternative=alternative,
        columns=("Place", "Size", "Figure", "Beyond limits of sigma", "Group"),
        rows=tuple(
            (
                *(dot.name, round(dot.size, 1), frame.unit.cell(dot.value), dot.beyond or None),
                "looked at" if dot.is_ours else frame.near if dot.is_near else None,
            )
            for dot in sorted(dots, key=lambda dot: dot.name)
        ),
        svg=finish(_Picture(dots, limits, frame, WIDTH).drawn(), title, alternative),
        narrow=finish(_Picture(dots, limits, frame, NARROW).drawn(), title, alternative),
    )


def _alternative(dots: Sequence[FunnelDot], limits: Sequence[FunnelLimit], frame: Frame) -> Iterator[str]:
    unit = frame.unit
    yield f"Dots by size ({frame.sizes}), in {unit.words}, around {unit.written(frame.target)}."
    for dot in dots:
        if dot.is_ours:
            where = _side(dot.beyond) if dot.beyond else "inside the limits"
            yield f"{dot.name}, the place looked at: {unit.written(dot.value)} of size {dot.size:,.0f}, {where}."
    for sigma in (limit.sigma for limit in limits):
        above, below = (sum(sign * dot.beyond >= sigma for dot in dots) for sign in (1, -1))
        yield f"Of {len(dots)} places {above} lie above and {below} below the limits of {sigma:g} sigma."


def _side(beyond: float) -> str:
    return f"{'above the upper' if beyond > 0 else 'below the lower'} limit of {abs(beyond):g} sigma"


class _Picture:
    """The drawing of one funnel: where everything stands, and its parts."""

    def __init__(self, dots: Sequence[FunnelDot], limits: Sequence[FunnelLimit], frame: Frame, width: int) -> None:
        self.dots, self.limits, self.frame, self.width, unit = dots, limits, frame, width, frame.unit
        self.key, top = key(self._entries(), 12, width)
        values = [*(dot.value for dot in dots), frame.target]
        self.said = lines(unit.heading(axis_over(values, 1, 0)), int(width / width_of("n", SMALL)))
        self.top = top + _TOP + _LINE * (len(self.said) - 1)
        self.bottom = self.top + _HEIGHT
        self.y: Axis = axis_over(values, self.bottom, self.top)
        self.ticks = [(tick, unit.written(tick, self.y.decimals)) for tick in self.y.ticks]
        left = max(width_of(words, SMALL) for _, words in self.ticks) + 14
        self.x: Axis = axis_over([0, *(dot.size for dot in dots)], left, width - 30, 5 if width == WIDTH else 3)

    def drawn(self) -> str:
        """The whole."""
        parts = [self.key, *self._grid(), *self._curves(), *self._dots(), *self._names()]
        return drawing(self.bottom + _BELOW, parts, self.width)

    def _entries(self) -> Iterator[tuple[str, str]]:
        ours = next((dot for dot in self.dots if dot.is_ours), None)
        if ours:
            yield mark("diamond", (0, 0), _OURS, 7), ours.name
        if any(dot.is_near for dot in self.dots):
            yield mark("square", (0, 0), _NEAR, 4), self.frame.near
        yield mark("circle", (0, 0), _OTHERS, 3), "others"
        for limit, dashes in zip(self.limits, _DASHES, strict=False):
            yield line((-8, 0), (8, 0), MUTED, 1.5, dashes), f"limits of {limit.sigma:g} sigma"

    def _grid(self) -> Iterator[str]:
        for number, words in enumerate(reversed(self.said)):
            yield text(words, 2, self.top - 10 - _LINE * number, colour=MUTED, size=SMALL)
        for tick, words in self.ticks:
            y = self.y.place(tick)
            yield line((self.x.start, y), (self.x.end, y), AXIS if tick == self.y.low else GRID)
            yield text(words, self.x.start - 8, y + 4, anchor="end", size=SMALL)
        for tick in self.x.ticks:
            yield text(
                f"{tick:,.{self.x.decimals}f}", self.x.place(tick), self.bottom + 17, anchor="middle", size=SMALL
            )
        yield text(
            f"Size: {self.frame.sizes}",
            self.x.end,
            self.bottom + 38,
            colour=MUTED,
            anchor="end",
            size=SMALL,
        )

    def _curves(self) -> Iterator[str]:
        yield line(
            (self.x.start, self.y.place(self.frame.target)), (self.x.end, self.y.place(self.frame.target)), INK, 1
        )
        for limit, dashes in zip(self.limits, _DASHES, strict=False):
            for side in (1, 2):
                yield path((self._at(point[0], point[side]) for point in limit.curve), MUTED, 1.5, dashes)

    def _at(self, size: float, value: float) -> tuple[float, float] | None:
        """A place of the drawing, None outside it: limits of very small places reach far beyond any figure."""
        inside = self.y.low <= value <= self.y.high and self.x.low <= size <= self.x.high
        return (self.x.place(size), self.y.place(value)) if inside else None

    def _dots(self) -> Iterator[str]:
        for dot in sorted(self.dots, key=lambda dot: (dot.is_ours, dot.is_near)):
            place = (self.x.place(dot.size), self.y.place(dot.value))
            shape, colour, radius = _look(dot)
            yield mark(shape, place, colour, radius)

    def _names(self) -> Iterator[str]:
        """Names beside dots, where there is room and no other name stands already."""
        widest = max((limit.sigma for limit in self.limits), default=0)
        far = [dot for dot in self.dots if not dot.is_ours and widest and abs(dot.beyond) >= widest]
        taken: list[tuple[float, float, float]] = []
        chosen = [
            *(dot for dot in self.dots if dot.is_ours),
            *sorted(far, key=self._distance, reverse=True)[:_MOST_NAMED],
        ]
        for dot in chosen:
            x, y, wide = self.x.place(dot.size), self.y.place(dot.value), width_of(dot.name, SMALL)
            start, anchor = (x - wide - 10, "end") if x + wide + 14 > self.width else (x + 10, "start")
            beside = ((left, right) for left, right, other in taken if abs(y - other) < _LINE)
            if start < 0 or any(start < right and left < start + wide for left, right in beside):
                continue
            taken.append((start, start + wide, y))
            at = start + wide if anchor == "end" else start
            yield text(dot.name, at, y + 4, anchor=anchor, size=SMALL, bold=dot.is_ours, halo=True)

    def _distance(self, dot: FunnelDot) -> float:
        return abs(dot.value - self.frame.target) * sqrt(dot.size)


def _look(dot: FunnelDot) -> tuple[str, Colour, float]:
    if dot.is_ours:
        return "diamond", _OURS, 7
    return ("square", _NEAR, 4) if dot.is_near else ("circle", _OTHERS, 3)
