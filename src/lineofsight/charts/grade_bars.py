"""Grades by judgement area, as bars of 100%: every segment bears its grade's letters and its count.

It draws counts it is given; whose they are, and by which rules they were counted, is for those who give them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import NARROW, WIDTH, drawing
from lineofsight.charts.palette import GRADE_FILLS, INK, MUTED, PAPER, Colour, text_on
from lineofsight.charts.svg import finish, lines
from lineofsight.vocabulary import Grade

__all__ = ["grade_bars"]

_LETTERS = {
    Grade.OUTSTANDING: "O",
    Grade.GOOD: "G",
    Grade.REQUIRES_IMPROVEMENT: "RI",
    Grade.ADEQUATE: "A",
    Grade.INADEQUATE: "I",
}
_LABEL_CHARACTERS = 24
_LEGEND, _LEGEND_ROW, _BAR, _GAP, _BELOW = 38, 24, 28, 14, 15
_TEXT, _SMALL = 13, 12
_DIGIT, _APART = 7.2, 6
"""About the width of a capital or digit of the small size; the least space between two labels."""

_LEGEND_WIDTHS = {
    Grade.OUTSTANDING: 120,
    Grade.GOOD: 86,
    Grade.REQUIRES_IMPROVEMENT: 180,
    Grade.ADEQUATE: 108,
    Grade.INADEQUATE: 108,
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How wide the drawing is, and where its bars begin and end. Names stand before the bars, or `above` them."""

    width: int
    left: int
    right: int
    above: int = 0


_WIDE, _NARROW = _Sheet(WIDTH, 178, 628), _Sheet(NARROW, 1, 294, above=20)


@dataclass(frozen=True, slots=True)
class _Segment:
    grade: Grade
    count: int
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def label(self) -> str:
        return f"{_LETTERS[self.grade]} {self.count}"

    @property
    def label_width(self) -> float:
        return len(self.label) * _DIGIT

    @property
    def holds_its_label(self) -> bool:
        return self.label_width + 4 <= self.end - self.start


def grade_bars(title: str, areas: Sequence[tuple[str, Sequence[tuple[Grade, int]]]]) -> Chart:
    """One bar for each judgement area: the share of each grade, best first, with its count."""
    counted = [(name, _in_order(counts)) for name, counts in areas]
    grades = [grade for grade in Grade if any(grade in counts for _, counts in counted)]
    alternative = _alternative(counted)
    return Chart(
        title=title,
        alternative=alternative,
        columns=("Judgement area", *(grade.label for grade in grades), "All"),
        rows=tuple(
            (name, *(counts.get(grade, 0) for grade in grades), sum(counts.values())) for name, counts in counted
        ),
        svg=finish(_drawing(counted, grades, _WIDE), title, alternative),
        narrow=finish(_drawing(counted, grades, _NARROW), title, alternative),
    )


def _in_order(counts: Iterable[tuple[Grade, int]]) -> dict[Grade, int]:
    return dict(sorted(counts, key=lambda item: list(Grade).index(item[0])))


def _alternative(counted: Iterable[tuple[str, dict[Grade, int]]]) -> str:
    told = [f"{name}: {_in_words(counts)}." for name, counts in counted]
    return " ".join(["Bars of grades, one for each judgement area.", *told])


def _in_words(counts: dict[Grade, int]) -> str:
    total = sum(counts.values())
    if not total:
        return "none judged"
    return f"{', '.join(f'{count} {grade.label.lower()}' for grade, count in counts.items())}, of {total}"


def _drawing(counted: Sequence[tuple[str, dict[Grade, int]]], grades: Sequence[Grade], sheet: _Sheet) -> str:
    parts, top = _legend(grades, sheet.width)
    for name, counts in counted:
        top += sheet.above
        segments = list(_segments(counts, sheet))
        parts += _row(name, sum(counts.values()), segments, top, sheet)
        top += _BAR + _GAP + (0 if all(segment.holds_its_label for segment in segments) else _BELOW)
    return drawing(top - _GAP + 6, parts, sheet.width)


def _legend(grades: Iterable[Grade], width: int) -> tuple[list[str], int]:
    """What the letters mean, in as few rows as fit, and where the first bar may begin."""
    parts, left, top = list[str](), 0, 0
    for grade in grades:
        if left and left + _LEGEND_WIDTHS[grade] > width:
            left, top = 0, top + _LEGEND_ROW
        fill = GRADE_FILLS[grade]
        parts += [
            _box(left, top + 2, 24, 18, fill),
            _text(_LETTERS[grade], left + 12, top + 15.5, text_on(fill), "middle", size=_SMALL),
            _text(grade.label, left + 30, top + 16, INK),
        ]
        left += _LEGEND_WIDTHS[grade]
    return parts, top + _LEGEND


def _segments(counts: dict[Grade, int], sheet: _Sheet) -> Iterator[_Segment]:
    scale, start = (sheet.right - sheet.left) / (sum(counts.values()) or 1), float(sheet.left)
    for grade, count in counts.items():
        if count:
            yield _Segment(grade, count, start, start + count * scale)
            start += count * scale


def _row(name: str, total: int, segments: Sequence[_Segment], top: float, sheet: _Sheet) -> Iterator[str]:
    middle = top + _BAR / 2 + 4.5
    if sheet.above:
        yield _text(lines(name, 2 * _LABEL_CHARACTERS, most=1)[0], sheet.left, top - 6, INK)
    else:
        label = lines(name, _LABEL_CHARACTERS, most=2)
        for number, line in enumerate(label):
            yield _text(line, sheet.left - 10, middle + 15 * number - 7.5 * (len(label) - 1), INK, "end")
    for segment in segments:
        yield _box(segment.start, top, segment.end - segment.start, _BAR, GRADE_FILLS[segment.grade])
        if segment.holds_its_label:
            yield _text(
                segment.label, segment.middle, middle, text_on(GRADE_FILLS[segment.grade]), "middle", size=_SMALL
            )
    yield from (
        _text(segment.label, place, top + _BAR + 12.5, INK, "middle", size=_SMALL)
        for segment, place in _below(segments, sheet)
    )
    if total:
        yield _text(f"of {total}", sheet.right + 6, middle, MUTED, size=_SMALL)
    else:
        yield _text("none judged", sheet.left, middle, MUTED)


def _below(segments: Iterable[_Segment], sheet: _Sheet) -> list[tuple[_Segment, float]]:
    """Labels that do not fit in their segments, and where they stand below: near their segments, never on another."""
    narrow = [segment for segment in segments if not segment.holds_its_label]
    places: list[float] = []
    taken = float(sheet.left)
    for segment in narrow:
        half = segment.label_width / 2
        places.append(max(segment.middle, taken + half))
        taken = places[-1] + half + _APART
    free = float(sheet.right)
    for number in reversed(range(len(narrow))):
        half = narrow[number].label_width / 2
        places[number] = min(places[number], free - half)
        free = places[number] - half - _APART
    return list(zip(narrow, places, strict=True))


def _box(left: float, top: float, width: float, height: float, fill: Colour) -> str:
    """A filled box; a wide one is set off by the ground, a hair's breadth would be lost in it."""
    line = f' stroke="{PAPER.light}"' if width > 4 else ""
    return f'<rect x="{left:.2f}" y="{top:g}" width="{width:.2f}" height="{height:g}" fill="{fill.light}"{line}/>'


def _text(words: str, x: float, y: float, colour: Colour, anchor: str = "start", *, size: int = _TEXT) -> str:
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size}" text-anchor="{anchor}" fill="{colour.light}">'
        f"{escape(words)}</text>"
    )
