"""The first page of reports under the single inspection framework: title, dates, headline, table of judgements.

It knows how the page changed from 2014 to 2018, and nothing of the pages that follow.
"""

from lineofsight.vocabulary import Area
from samples.blocks import Block, Cell, PageBreak, Table, Text
from samples.layouts import parts
from samples.sample import Judged, Sample, Trap

__all__ = ["cover", "dates", "grades_2014", "grades_2015"]

_LABELS = {
    Area.HELP_PROTECTION: "Children who need help and protection",
    Area.CHILDREN_IN_CARE: "Children looked after and achieving permanence",
    Area.ADOPTION: "Adoption performance",
    Area.CARE_LEAVERS: "Experiences and progress of care leavers",
    Area.LEADERS: "Leadership, management and governance",
}
_NUMBERS = {
    Area.HELP_PROTECTION: "1.",
    Area.CHILDREN_IN_CARE: "2.",
    Area.ADOPTION: "2.1",
    Area.CARE_LEAVERS: "2.2",
    Area.LEADERS: "3.",
}
_INNER = (Area.ADOPTION, Area.CARE_LEAVERS)
_LEFT, _INSET, _RIGHT = 65.0, 120.0, 525.0


def cover(sample: Sample, board: str = "Local Safeguarding Children Board") -> list[Block]:
    """Everything above the headline. `board` is how the board's name is set; empty where it is not reviewed."""
    review = (
        Text("and", size=14, after=6),
        Text(f"**Review of the effectiveness of the {board}**^1", size=14),
        parts.note("the law under which two reports are one"),
    )
    return [
        parts.title(sample.printing.authority),
        Text(f"**{sample.printing.title}**", size=14, after=6),
        *(review if board else ()),
        *dates(sample),
    ]


def dates(sample: Sample) -> list[Block]:
    """The days on site, and the day of publication where the report prints it."""
    published = sample.published
    return [
        Text(f"**{sample.printing.dates_label} {sample.printing.dates}**", size=14),
        *([Text(f"**Report published: {parts.day(published)}**", size=14, after=14)] if published else []),
    ]


def grades_2014(sample: Sample) -> list[Block]:
    """Headline, bold rows with a column too narrow for a long grade, and the board's verdict in the last row."""
    overall, board = sample.judgement(Area.OVERALL), sample.judgement(Area.LSCB)
    whole = f"The overall judgement is **{overall.printed.lower()}**" if overall else ""
    remark = "A few lines in this box tell what the headline means for children and families, and what is expected."
    last = "The effectiveness of the Local Safeguarding Children Board (LSCB)"
    if board:
        last = f"{last} **{parts.verdict(board.grade, plural=False)}**"
    rows = _rows(sample, edge=404, bold=True)
    return [Table((_across(whole, 14), _across(remark), *rows, _across(last, 14)))]


def grades_2015(sample: Sample, headline: str) -> list[Block]:
    """Headline and plain rows; the rows from care leavers on fall on the next page where asked."""
    rows = _rows(sample, edge=373, bold=False)
    head: list[Block] = [Text(headline, size=14, before=6)]
    if sample.has(Trap.TABLE_OVER_PAGES):
        return [*head, *parts.prose(sample, 1), Table(rows[:3]), PageBreak(), Table(rows[3:])]
    return [*head, Table(rows)]


def _across(text: str, size: float = 12) -> tuple[Cell]:
    """A row of one cell over the whole width."""
    return (Cell(_LEFT, _RIGHT, text, size),)


def _rows(sample: Sample, edge: float, *, bold: bool) -> tuple[tuple[Cell, ...], ...]:
    return tuple(_row(judged, edge, bold=bold) for judged in sample.judged if judged.area in _LABELS)


def _row(judged: Judged, edge: float, *, bold: bool) -> tuple[Cell, ...]:
    label = f"{_NUMBERS[judged.area]} {_LABELS[judged.area]}"
    inner = judged.area in _INNER
    printed = f"**{judged.printed}**" if bold else judged.printed
    return (
        Cell(_INSET if inner else _LEFT, edge, f"**{label}**" if bold and not inner else label, middle=bold),
        Cell(edge, _RIGHT, printed, middle=bold),
    )
