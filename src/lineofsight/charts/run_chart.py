"""A run chart: one series over time, with what the chart expects of it and the points that stand out.

It draws limits and flags it is given and works none out. A period without a figure is a gap, never bridged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineofsight.charts.axis import Axis, Unit, axis_over
from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import NARROW, SMALL, WIDTH, area, drawing, key, line, mark, path, text, width_of
from lineofsight.charts.palette import AXIS, GRID, INK, MUTED, SERIES
from lineofsight.charts.svg import finish, lines

__all__ = ["RunPoint", "run_chart"]

_TOP, _HEIGHT, _BELOW = 26, 230, 28
_APART, _LINE = 15, 14
_OURS, _STANDS_OUT, _THEIRS = SERIES[0], SERIES[1], MUTED


@dataclass(frozen=True, slots=True)
class RunPoint:
    """One period. `value` is None at a gap, and `gap` says why.

    `lower`, `centre` and `upper` are what is expected there, None where nothing can be; `reference` is the figure of
    the whole that the series is part of.
    """

    period: str
    value: float | None
    gap: str = ""
    is_flagged: bool = False
    lower: float | None = None
    centre: float | None = None
    upper: float | None = None
    reference: float | None = None


def run_chart(
    title: str,
    points: Sequence[RunPoint],
    unit: Unit,
    *,
    flags: Sequence[str] = (),
    reference: str = "England",
    target: float | None = None,
) -> Chart:
    """The points in order of time; `flags` say in words what stands out, for those who cannot see it."""
    drawn = [_Picture(points, unit, reference, target, width).drawn() for width in (WIDTH, NARROW)]
    alternative = " ".join(_alternative(points, unit, flags, reference, target))
    columns = ("Period", "Figure", "Why there is none", "Flagged", "Expected", "Lower limit", "Upper limit", reference)
    return Chart(
        title=title,
        alternative=alternative,
        columns=(*columns, "Target") if target is not None else columns,
        rows=tuple(
            (
                *(point.period, unit.cell(point.value), point.gap or None, "yes" if point.is_flagged else None),
                *map(unit.cell, (point.centre, point.lower, point.upper, point.reference)),
                *((target,) if target is not None else ()),
            )
            for point in points
        ),
        svg=finish(drawn[0], title, alternative),
        narrow=finish(drawn[1], title, alternative),
    )


def _alternative(
    points: Sequence[RunPoint], unit: Unit, flags: Sequence[str], reference: str, target: float | None
) -> Iterator[str]:
    yield f"Line over time, in {unit.words}."
    known = [(point.period, point.value) for point in points if point.value is not None]
    if not known:
        yield "No figure in any period."
    elif len(known) == 1:
        yield f"{unit.written(known[0][1])} in {known[0][0]}, the only figure."
    else:
        (start, first), (end, last) = known[0], known[-1]
        (lowest_in, lowest), (highest_in, highest) = min(known, key=_figure), max(known, key=_figure)
        yield f"From {unit.written(first)} in {start} to {unit.written(last)} in {end}; lowest {unit.written(lowest)}"
        yield f"in {lowest_in}, highest {unit.written(highest)} in {highest_in}."
    latest = next((point for point in reversed(points) if point.value is not None), None)
    if latest and latest.upper is not None:
        yield f"Expected in {latest.period}: {unit.written(latest.lower)} to {unit.written(latest.upper)}."
    if latest and latest.reference is not None:
        yield f"{reference} in {latest.period}: {unit.written(latest.reference)}."
    if target is not None:
        yield f"Target: {unit.written(target)}."
    flagged = [point.period for point in points if point.is_flagged]
    yield f"Flagged: {', '.join(flagged)}." if flagged else "No point is flagged."
    yield from flags
    gaps = [f"{point.period} ({point.gap})" if point.gap else point.period for point in points if point.value is None]
    if gaps:
        yield f"No figure: {', '.join(gaps)}."


def _figure(point: tuple[str, float]) -> float:
    return point[1]


class _Picture:
    """The drawing of one series: where everything stands, and its parts."""

    def __init__(
        self, points: Sequence[RunPoint], unit: Unit, reference: str, target: float | None, width: int
    ) -> None:
        self.points, self.unit, self.reference, self.target, self.width = points, unit, reference, target, width
        self.key, top = key(self._entries(), 12, width)
        shown = [
            *(value for point in points for value in (point.value, point.lower, point.upper, point.reference)),
            target,
        ]
        self.said = lines(unit.heading(axis_over(shown, 1, 0)), int(width / width_of("n", SMALL)))
        self.top = top + _TOP + _LINE * (len(self.said) - 1)
        self.bottom = self.top + _HEIGHT
        self.axis: Axis = axis_over(shown, self.bottom, self.top)
        self.ticks = [(tick, unit.written(tick, self.axis.decimals)) for tick in self.axis.ticks]
        self.left = max(width_of(words, SMALL) for _, words in self.ticks) + 14
        self.right = width - 14 - max([1.1 * width_of(words) for words, _, _ in self._ends()], default=0)

    def drawn(self) -> str:
        """The whole."""
        parts = [self.key, *self._grid(), *self._expected(), *self._series()]
        return drawing(self.bottom + _BELOW, parts, self.width)

    def _entries(self) -> Iterator[tuple[str, str]]:
        yield line((-8, 0), (8, 0), _OURS, 2.5) + mark("circle", (0, 0), _OURS, 3.5), "figure"
        if any(point.is_flagged for point in self.points):
            yield mark("diamond", (0, 0), _STANDS_OUT, 7), "flagged"
        if any(point.upper is not None for point in self.points):
            band = area([((-8, -6), (-8, 6)), ((8, -6), (8, 6))], _OURS, 0.13)
            yield band + line((-8, 0), (8, 0), _OURS, 1, "4 3"), "expected, with limits"
        if any(point.reference is not None for point in self.points):
            yield line((-8, 0), (8, 0), _THEIRS, 1.5), self.reference
        if self.target is not None:
            yield line((-8, 0), (8, 0), INK, 1.5, "1 3"), "target"
        if any(point.value is None for point in self.points):
            yield mark("cross", (0, 0), MUTED, 3.5), "no figure"

    def _grid(self) -> Iterator[str]:
        for number, words in enumerate(reversed(self.said)):
            yield text(words, 2, self.top - 10 - _LINE * number, colour=MUTED, size=SMALL)
        for tick, words in self.ticks:
            y = self.axis.place(tick)
            yield line((self.left, y), (self.right, y), AXIS if tick == self.axis.low else GRID)
            yield text(words, self.left - 8, y + 4, anchor="end", size=SMALL)
        widest = max((width_of(point.period, SMALL) for point in self.points), default=1) + 10
        every = max(1, -int(-widest // max(self._step, 1)))
        for place in range(len(self.points) - 1, -1, -every):
            yield text(self.points[place].period, self._x(place), self.bottom + 20, anchor="middle", size=SMALL)

    def _expected(self) -> Iterator[str]:
        y = self.axis.place
        edges = [
            None if point.lower is None or point.upper is None else ((x, y(point.lower)), (x, y(point.upper)))
            for x, point in self._along()
        ]
        yield area(edges, _OURS, 0.13)
        centres = [None if point.centre is None else (x, y(point.centre)) for x, point in self._along()]
        yield path(centres, _OURS, 1, "4 3")
        theirs = [None if point.reference is None else (x, y(point.reference)) for x, point in self._along()]
        yield path(theirs, _THEIRS, 1.5)
        if self.target is not None:
            yield line((self.left, y(self.target)), (self.right, y(self.target)), INK, 1.5, "1 3")

    def _series(self) -> Iterator[str]:
        y = self.axis.place
        yield path((None if point.value is None else (x, y(point.value)) for x, point in self._along()), _OURS, 2.5)
        for x, point in self._along():
            if point.value is None:
                yield mark("cross", (x, self.bottom - 8), MUTED, 3.5)
            elif point.is_flagged:
                yield mark("diamond", (x, y(point.value)), _STANDS_OUT, 7)
            else:
                yield mark("circle", (x, y(point.value)), _OURS)
        for words, place, is_ours in self._ends():
            yield text(words, self.right + 12, place + 4.5, bold=is_ours, colour=INK if is_ours else _THEIRS)

    def _ends(self) -> list[tuple[str, float, bool]]:
        """The words at the right of the lines: the last figure, and that of the reference for the same period."""
        last = next((point for point in reversed(self.points) if point.value is not None), None)
        if last is None or last.value is None:
            return []
        ours, theirs = self.axis.place(last.value), self.axis.place(last.reference or 0)
        if last.reference is None:
            return [(self.unit.written(last.value), ours, True)]
        if abs(ours - theirs) < _APART:
            theirs = ours + (_APART if theirs >= ours else -_APART)
        # On a phone the key alone says whose it is.
        whose = f" {self.reference}" if self.width == WIDTH else ""
        named = f"{self.unit.written(last.reference)}{whose}"
        return [(self.unit.written(last.value), ours, True), (named, theirs, False)]

    @property
    def _step(self) -> float:
        return (self.right - self.left - 24) / max(len(self.points) - 1, 1)

    def _x(self, place: int) -> float:
        return self.left + 12 + place * self._step

    def _along(self) -> list[tuple[float, RunPoint]]:
        return [(self._x(place), point) for place, point in enumerate(self.points)]
