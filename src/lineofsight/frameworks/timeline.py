"""The timeline of frameworks as a picture: one bar a version, hatched where inspection was paused.

It knows how to draw SVG from dates; it refuses to know today's date, so that the same data give the same picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from lineofsight.frameworks.framework import Framework

__all__ = ["timeline_description", "timeline_svg"]

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 960, 310, 20, 26, 34
_TEMPLATE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" \
aria-labelledby="timeline-title timeline-description" font-family="sans-serif" font-size="13">
<title id="timeline-title">{title}</title>
<desc id="timeline-description">{description}</desc>
<defs><pattern id="pause" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect width="6" height="6" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#1d4f7c" stroke-width="3"/>\
</pattern></defs>
<rect width="{width}" height="{height}" fill="#ffffff"/>
{body}
</svg>
"""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day lies on the picture, between the first and the last New Year's Day shown."""

    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def timeline_svg(frameworks: Iterable[Framework]) -> str:
    """The picture, with its title and description inside. Proposals, which have no dates, are left out."""
    dated = [framework for framework in frameworks if framework.starts]
    scale = _scale(dated)
    lines, y = [], _TOP
    for group in dict.fromkeys(framework.inspects for framework in dated):
        lines.append(f'<text x="8" y="{y + 17}" font-weight="bold" fill="#1a1a1a">{escape(group)}</text>')
        y += _ROW
        for framework in (entry for entry in dated if entry.inspects == group):
            lines.extend(_bar(framework, scale, y))
            y += _ROW
    return _TEMPLATE.format(
        width=_WIDTH,
        height=y + 10,
        title="Inspection frameworks over time",
        description=escape(timeline_description(dated)),
        body="\n".join([*_years(scale, y), *lines]),
    )


def timeline_description(frameworks: Iterable[Framework]) -> str:
    """The picture in words, for those who do not see it."""
    spans = (
        f"{framework.id} from {framework.starts:%B %Y} {f'to {framework.ends:%B %Y}' if framework.ends else 'on'}"
        for framework in frameworks
        if framework.starts
    )
    return f"A bar for each framework: {'; '.join(spans)}. Pauses are hatched, darker where their end is not known."


def _scale(frameworks: Sequence[Framework]) -> _Scale:
    """From the year of the first start to two years after the last date."""
    starts = [framework.starts for framework in frameworks if framework.starts]
    ends = [framework.ends for framework in frameworks if framework.ends]
    return _Scale(date(min(starts).year, 1, 1), date(max(starts + ends).year + 2, 1, 1))


def _years(scale: _Scale, bottom: int) -> list[str]:
    lines = []
    for year in range(scale.first.year, scale.last.year):
        x = scale.x(date(year, 1, 1))
        lines.append(f'<line x1="{x}" y1="{_TOP - 8}" x2="{x}" y2="{bottom}" stroke="#d0d0d0"/>')
        lines.append(f'<text x="{x + 3}" y="{_TOP - 14}" fill="#444444">{year}</text>')
    return lines


def _bar(framework: Framework, scale: _Scale, y: int) -> list[str]:
    """The label, the bar (with an arrow while no end is known) and the pauses on it."""
    first = framework.starts or scale.first
    last = framework.ends or scale.last
    left, right = scale.x(first), scale.x(last)
    lines = [
        f'<text x="20" y="{y + 16}" fill="#1a1a1a">{escape(framework.id)}</text>',
        f'<rect x="{left}" y="{y + 3}" width="{round(right - left, 1)}" height="18" fill="#1d4f7c"/>',
    ]
    if framework.ends is None:
        lines.append(f'<path d="M{right} {y + 1} l12 11 l-12 11 z" fill="#1d4f7c"/>')
    for pause in framework.pauses:
        start, end = scale.x(max(pause.starts, first)), scale.x(min(pause.ends or last, last))
        opacity = 1 if pause.ends else 0.5
        lines.append(
            f'<rect x="{start}" y="{y + 3}" width="{round(end - start, 1)}" height="18" fill="url(#pause)" '
            f'fill-opacity="{opacity}" stroke="#1d4f7c"><title>{escape(pause.words)}</title></rect>'
        )
    return lines
