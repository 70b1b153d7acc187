"""Grades in one judgement area over time: a column of 100% for each day, with its counts in line below it.

Drawn narrow, so that it can be read on a phone and several areas can stand side by side. It draws counts it is given;
why an area has none in some years is for those who give them to say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import SMALL, line, text
from lineofsight.charts.grade_marks import LETTERS, NARROW, box, grade_mark, open_box, sheet
from lineofsight.charts.palette import AXIS, GRADE_FILLS, GRID, INK, MUTED
from lineofsight.charts.share import percent
from lineofsight.charts.svg import finish, lines
from lineofsight.vocabulary import Grade

__all__ = ["GradeColumn", "grade_columns"]

_LEFT, _RIGHT = 36, NARROW - 8
_TOP, _HEIGHT, _YEARS, _ROW = 10, 150, 28, 21
_CHARACTERS = 52
_WIDEST, _APART, _COUNT = 40, 4, 22
"""The widest column, the least space between two, and the room a count of three digits needs."""


@dataclass(frozen=True, slots=True)
class GradeColumn:
    """One day: `day` as told in words, `label` as short as "’26"; how many at each grade, and `ungraded` without."""

    day: str
    label: str
    grades: Sequence[tuple[Grade, int]]
    ungraded: int = 0

    @property
    def graded(self) -> int:
        """How many had a grade."""
        return sum(count for _, count in self.grades)

    @property
    def all(self) -> int:
        """How many there were."""
        return self.graded + self.ungraded

    @property
    def good_or_better(self) -> float | None:
        """The share of the graded; None where none was."""
        better = sum(count for grade, count in self.grades if grade.rank <= Grade.GOOD.rank)
        return better / self.graded if self.graded else None

    def count(self, grade: Grade) -> int:
        """How many at a grade."""
        return dict(self.grades).get(grade, 0)


def grade_columns(title: str, columns: Sequence[GradeColumn], remarks: Sequence[str] = (), note: str = "") -> Chart:
    """The columns in order of time; `remarks` are for those who cannot see it, `note` stands below the picture."""
    grades = [grade for grade in Grade if any(grade in dict(column.grades) for column in columns)]
    alternative = " ".join(_alternative(columns, remarks))
    return Chart(
        title=title,
        alternative=alternative,
        columns=("Day", *(grade.label for grade in grades), "Graded", "Not graded", "Good or better, % of graded"),
        rows=tuple(
            (
                column.day,
                *(column.count(grade) for grade in grades),
                column.graded,
                column.ungraded,
                None if column.good_or_better is None else round(column.good_or_better * 100, 1),
            )
            for column in columns
        ),
        svg=finish(_Picture(columns, grades, note).drawn(), title, alternative),
    )


def _alternative(columns: Sequence[GradeColumn], remarks: Sequence[str]) -> Iterator[str]:
    yield "Columns over time: the share of authorities at each grade, best at the foot; those not graded are open."
    told = [column for column in columns if column.graded]
    yield from dict.fromkeys(_in_words(column) for column in (*told[:1], *told[-1:]))
    if none := [column.day for column in columns if not column.graded]:
        yield f"None was graded on {', '.join(none)}."
    yield from remarks


def _in_words(column: GradeColumn) -> str:
    counts = ", ".join(f"{count} {grade.label.lower()}" for grade, count in column.grades)
    better = percent(column.good_or_better or 0)
    return f"{column.day}: {counts}, {column.ungraded} not graded; good or better {better} of the graded."


class _Picture:
    """The drawing: where everything stands, and its parts."""

    def __init__(self, columns: Sequence[GradeColumn], grades: Sequence[Grade], note: str) -> None:
        self.columns, self.grades, self.note = columns, grades, note
        self.step = (_RIGHT - _LEFT) / max(len(columns), 1)
        self.bottom = _TOP + _HEIGHT
        self.has_ungraded = any(column.ungraded for column in columns)

    def drawn(self) -> str:
        """The whole."""
        below = self.bottom + _YEARS + (len(self.grades) + self.has_ungraded) * _ROW
        told = [words for words in (", ".join(self._letters()), self.note) if words]
        notes = [row for words in told for row in lines(words, _CHARACTERS)]
        drawn = (text(row, 2, below + 14 + 16 * place, colour=MUTED, size=SMALL) for place, row in enumerate(notes))
        height = below + 4 + 16 * len(notes)
        return sheet(NARROW, height, (*self._grid(), *self._stacks(), *self._figures(), *drawn))

    def _letters(self) -> Iterator[str]:
        """What the letters and the dashes stand for; a letter is never parted from its word."""
        yield from (f"{LETTERS[grade]}\u00a0{grade.label.lower()}" for grade in self.grades)
        if self.has_ungraded:
            yield "dashed:\u00a0not graded in this area"

    def _grid(self) -> Iterator[str]:
        for share in (0, 0.5, 1):
            y = self.bottom - share * _HEIGHT
            yield line((_LEFT, y), (_RIGHT, y), GRID if share else AXIS)
            yield text(percent(share), _LEFT - 6, y + 4, colour=MUTED, anchor="end", size=SMALL)

    def _stacks(self) -> Iterator[str]:
        width = min(self.step - _APART, _WIDEST) if self.step > 2 * _APART else self.step / 2
        for place, column in enumerate(self.columns):
            left, y = self._middle(place) - width / 2, float(self.bottom)
            scale = _HEIGHT / max(column.all, 1)
            for grade in self.grades:
                height = column.count(grade) * scale
                y -= height
                yield box(left, y, width, height, GRADE_FILLS[grade]) if height else ""
            yield open_box(left, y - column.ungraded * scale, width, column.ungraded * scale)

    def _figures(self) -> Iterator[str]:
        """Years and counts in line with their columns: of all, or of every second or third where they are narrow."""
        every = ceil(_COUNT / self.step)
        shown = range(len(self.columns) - 1, -1, -every)
        for place in shown:
            yield text(self.columns[place].label, self._middle(place), self.bottom + 17, anchor="middle", size=SMALL)
        for number, grade in enumerate((*self.grades, *([None] if self.has_ungraded else []))):
            y = self.bottom + _YEARS + number * _ROW
            yield grade_mark(grade, 15, y + 9) if grade else open_box(3, y, 24, 18)
            yield line((_LEFT, y + _ROW - 2), (_RIGHT, y + _ROW - 2), GRID, 0.5)
            for place in shown:
                count = self.columns[place].count(grade) if grade else self.columns[place].ungraded
                colour = INK if count else MUTED
                words = str(count) if count else "–"
                yield text(words, self._middle(place), y + 13.5, colour=colour, anchor="middle", size=SMALL)

    def _middle(self, place: int) -> float:
        return _LEFT + (place + 0.5) * self.step
