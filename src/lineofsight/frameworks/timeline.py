"""The timeline of frameworks as a chart: one bar a version under what it inspects, with gaps where inspection paused.

It knows how to draw dates; it refuses to know today's, so that the same data give the same picture.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from xml.sax.saxutils import escape

from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import NARROW, SMALL, WIDTH, drawing, line, text
from lineofsight.charts.palette import GRID, INK, MUTED, PAPER, SERIES, Colour
from lineofsight.charts.svg import finish, printable
from lineofsight.frameworks.framework import Framework
from lineofsight.frameworks.statements import long_date
from lineofsight.frameworks.timetable import Pause

__all__ = ["timeline"]

TITLE = "Inspection frameworks over time"
_LEFT, _RIGHT, _ROW, _BAR, _TOP = 152, 18, 24, 14, 24
_HEADING, _NARROW_LEFT = 26, 132
_YEAR = 44
"""The width that a year needs to be told."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day lies, between two New Year's Days, in a drawing so wide."""

    first: date
    last: date
    width: int

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        left = _LEFT if self.width == WIDTH else _NARROW_LEFT
        return left + share * (self.width - left - _RIGHT)


def timeline(frameworks: Iterable[Framework], day: date | None = None) -> Chart:
    """The versions that have dates, by what they inspect. With a `day`, it is marked, and past ones are grey."""
    dated = [framework for framework in frameworks if framework.starts]
    told = _told(dated)
    return Chart(
        title=TITLE,
        alternative=told,
        columns=("Framework", "Identifier", "What is inspected", "First start", "Last start"),
        rows=tuple((entry.title, entry.id, entry.inspects, _iso(entry.starts), _iso(entry.ends)) for entry in dated),
        svg=finish(_picture(dated, day, WIDTH), TITLE, told),
        narrow=finish(_picture(dated, day, NARROW), TITLE, told),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _told(frameworks: Iterable[Framework]) -> str:
    """The picture in words, for those who do not see it."""
    spans = "; ".join(
        f"{framework.id} from {framework.starts:%B %Y} {f'to {framework.ends:%B %Y}' if framework.ends else 'on'}"
        for framework in frameworks
    )
    return f"A bar for each framework: {spans}. Pauses are gaps in a bar." if spans else "No framework has dates."


def _picture(frameworks: Sequence[Framework], day: date | None, width: int) -> str:
    scale = _scale(frameworks, day, width)
    bars, y = [], float(_TOP)
    for group in dict.fromkeys(framework.inspects for framework in frameworks):
        bars.append(text(group, 0, y + 18, size=SMALL, bold=True, halo=True))
        y += _HEADING
        for framework in (entry for entry in frameworks if entry.inspects == group):
            bars.extend(_bar(framework, scale, y, day))
            y += _ROW
        y += 6
    now = [*_now(scale, day, y)] if day else []
    return drawing(y + (22 if day else 4), [*_years(scale, y), *now, *bars], width)


def _scale(frameworks: Sequence[Framework], day: date | None, width: int) -> _Scale:
    """From the year of the first start to the end of the last year told."""
    starts = [framework.starts for framework in frameworks if framework.starts] or [day or date(2000, 1, 1)]
    days = [*starts, *(framework.ends for framework in frameworks if framework.ends), *([day] if day else [])]
    return _Scale(date(min(starts).year, 1, 1), date(max(days).year + 1, 1, 1), width)


def _years(scale: _Scale, bottom: float) -> Iterator[str]:
    every = ceil((scale.last.year - scale.first.year) * _YEAR / (scale.width - _LEFT))
    for year in range(scale.first.year, scale.last.year + 1):
        x = scale.x(date(year, 1, 1))
        is_told = (year - scale.first.year) % every == 0
        yield line((x, _TOP - 4), (x, bottom), GRID, 1 if is_told else 0.5)
        if is_told:
            yield text(str(year), x, _TOP - 10, anchor="middle", size=SMALL, colour=MUTED)


def _now(scale: _Scale, day: date, bottom: float) -> Iterator[str]:
    x = scale.x(day)
    yield line((x, _TOP - 4), (x, bottom + 4), INK, 1.5, "4 3")
    yield text(f"As of {long_date(day)}", min(x, scale.width - 70), bottom + 17, anchor="middle", size=SMALL)


def _bar(framework: Framework, scale: _Scale, y: float, day: date | None) -> Iterator[str]:
    """The label, the bar (with an arrow while no end is known) and the pauses in it."""
    first, last = framework.starts or scale.first, framework.ends or scale.last
    colour = MUTED if day and framework.state(day) == "past" else SERIES[0]
    left, right, middle = scale.x(first), scale.x(last), y + _ROW / 2
    yield text(framework.id, 8, middle + 4, size=SMALL)
    yield _rectangle(left, right, middle, colour)
    if framework.ends is None:
        d = f"M{right:.1f},{middle - 10:.1f}l12,10l-12,10z"
        yield f'<path d="{d}" fill="{colour.light}"/>'
    for pause in framework.pauses:
        start, end = max(pause.starts, first), min(pause.ends or last, last)
        if start < end:
            yield _pause(pause, scale.x(start), scale.x(end), middle, colour)


def _rectangle(left: float, right: float, middle: float, colour: Colour) -> str:
    place = f'x="{left:.1f}" y="{middle - _BAR / 2:.1f}" width="{right - left:.1f}" height="{_BAR}"'
    return f'<rect {place} fill="{colour.light}"/>'


def _pause(pause: Pause, left: float, right: float, middle: float, colour: Colour) -> str:
    """A gap, with a dashed line through it where the end of the pause is not known."""
    place = f'x="{left:.1f}" y="{middle - _BAR / 2 + 2:.1f}" width="{right - left:.1f}" height="{_BAR - 4}"'
    unknown = "" if pause.ends else line((left, middle), (right, middle), colour, 1.5, "3 3")
    title = f"<title>Paused: {escape(printable(pause.words))}</title>"
    return f'<g>{title}<rect {place} fill="{PAPER.light}"/>{unknown}</g>'
