"""Inspections of local authority children's services (ILACS), from 2018 to the reports without an overall grade.

Three layouts: early 2018 (leaders' row third, list in running clauses), 2018 to 2020 (authority above the title),
and 2021 on (one title, running footers). It knows no facts: those come with the sample.
"""

from collections.abc import Callable

from lineofsight.vocabulary import Addressee, Area, RecommendationKind
from samples.blocks import Block, Cell, Document, PageBreak, Sink, Table, Text
from samples.layouts import parts
from samples.sample import Judged, Sample, Trap

__all__ = ["early_2018", "from_2018", "from_2021"]

_LABELS = {
    Area.LEADERS: "The impact of leaders on social work practice with children and families",
    Area.HELP_PROTECTION: "The experiences and progress of children who need help and protection",
    Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS: "The experiences and progress of children in care and care leavers",
    Area.CHILDREN_IN_CARE: "The experiences and progress of children in care",
    Area.CARE_LEAVERS: "The experiences and progress of care leavers",
    Area.OVERALL: "Overall effectiveness",
}
_TABLE_LEFT, _TABLE_RIGHT = 71.0, 524.0


def early_2018(sample: Sample) -> Document:
    """The first months: "What needs to improve:" with clauses, headings that run on into the grade."""
    return Document(
        (
            *_cover_2018(sample),
            *_summary(sample),
            parts.heading("What needs to improve:"),
            *parts.items(sample.advice, sample.printing.bullet),
            *_sections(sample, lambda judged: " " + parts.verdict(judged.grade, plural=False)),
            *parts.notice(),
        ),
        parts.page_numbers(),
    )


def from_2018(sample: Sample) -> Document:
    """The authority alone above the title, page numbers without footers."""
    return Document(
        (
            *_cover_2018(sample),
            *_summary(sample),
            *_list(sample, "What needs to improve"),
            *_sections(sample, _after_colon),
            *parts.notice(),
        ),
        parts.page_numbers(),
    )


def from_2021(sample: Sample) -> Document:
    """One title that holds the authority, and footers that repeat title and dates."""
    mark = "^1" if any(item.tag for item in sample.advice) else ""
    dates = sample.printing.footer_dates or sample.printing.dates
    return Document(
        (
            parts.title(sample.printing.title),
            Text(f"**Inspection dates:** {sample.printing.dates}"),
            Text(f"**Lead inspector:** {sample.printing.lead}", after=20),
            _grades(sample, edge=297),
            *_summary(sample),
            *_list(sample, f"What needs to improve?{mark}"),
            *_sections(sample, _after_colon),
            *parts.notice(),
        ),
        parts.footers((sample.printing.title, dates)),
    )


def _cover_2018(sample: Sample) -> list[Block]:
    name, _, rank = sample.printing.lead.partition("\n")
    return [
        parts.title(sample.printing.authority),
        parts.heading("Inspection of children’s social care services", 16),
        Text(f"**Inspection dates: {sample.printing.dates}**"),
        Text(f"**Lead inspector: {name}**", after=3),
        *([Text(f"**{rank}**", left=176, after=3)] if rank else []),
        Text("", after=14),
        _grades(sample, edge=388),
    ]


def _grades(sample: Sample, edge: float) -> Table:
    """The table of judgements; `edge` is where the column of grades starts."""
    head = (Cell(_TABLE_LEFT, edge, "**Judgement**"), Cell(edge, _TABLE_RIGHT, "**Grade**"))
    rows = [_grade_row(judged, edge, middle=sample.has(Trap.CENTRED_CELLS)) for judged in sample.judged]
    return Table((head, *rows))


def _grade_row(judged: Judged, edge: float, *, middle: bool) -> tuple[Cell, Cell]:
    return (
        Cell(_TABLE_LEFT, edge, _LABELS[judged.area], middle=middle),
        Cell(edge, _TABLE_RIGHT, judged.printed, middle=middle),
    )


def _summary(sample: Sample) -> list[Block]:
    previous = Text("At the inspection before this one, overall effectiveness was judged inadequate.")
    return [*([previous] if sample.has(Trap.PREVIOUS_GRADE_IN_PROSE) else []), *parts.prose(sample, 4)]


def _list(sample: Sample, title: str) -> list[Block]:
    """The improvement list, after priority action where there is any; made to run over a page where asked."""
    priority = sample.advice_for(Addressee.AUTHORITY, RecommendationKind.PRIORITY)
    improvement = sample.advice_for(Addressee.AUTHORITY)
    urgent = (parts.heading("Areas for priority action"), *parts.items(priority, sample.printing.bullet))
    note = parts.note("the national framework", high=sample.has(Trap.NOTE_NUMBER_APART))
    page_above: tuple[Block, ...] = (*parts.prose(sample, 6, first=30), Sink(112))
    return [
        PageBreak(),
        *(page_above if sample.has(Trap.ITEM_OVER_PAGES) else ()),
        *([note] if title.endswith("1") else []),
        *(urgent if priority else ()),
        parts.heading(title),
        *parts.items(improvement, sample.printing.bullet),
    ]


def _after_colon(judged: Judged) -> str:
    return f": {judged.printed.lower()}"


def _sections(sample: Sample, ending: Callable[[Judged], str]) -> list[Block]:
    """Numbered findings under headings that end in the grade."""
    blocks: list[Block] = []
    number = 1
    for section in sample.findings:
        judged = sample.judgement(Area(section.section))
        if judged:
            blocks.append(parts.heading(_LABELS[judged.area] + ending(judged)))
        blocks += parts.numbered(sample, number, section.paragraphs)
        number += section.paragraphs
    return blocks
