"""Reports of area SEND inspections from 2023: an outcome in a sentence, lists in ruled tables without marks.

It knows the sentence of each outcome. The team stands in two columns, the left one being Ofsted's.
"""

from lineofsight.vocabulary import Addressee, RecommendationKind
from samples.blocks import Block, Cell, Document, PageBreak, Sink, Table, Text
from samples.layouts import parts
from samples.sample import Advice, Sample, Trap

__all__ = ["report"]

_WHO = "children and young people with special educational needs and/or disabilities (SEND)"
_OUTCOMES = {
    "1": f"The local area partnership’s arrangements typically lead to positive experiences and outcomes for {_WHO}. "
    "The local area partnership is taking action where improvements are needed.",
    "2": f"The local area partnership’s arrangements lead to inconsistent experiences and outcomes for {_WHO}. "
    "The local area partnership must work jointly to make improvements.",
    "3": "There are widespread and/or systemic failings leading to significant concerns about the experiences and "
    f"outcomes of {_WHO}, which the local area partnership must address urgently.",
}
_LEFT, _MIDDLE, _RIGHT = 56.0, 292.0, 532.0


def report(sample: Sample) -> Document:
    """Outcome on page 1, lists before the details of the partnership, the team after them."""
    partnership = f"{sample.printing.authority} Local Area Partnership"
    return Document(
        (
            Text("Local area partnership report", size=12),
            parts.title(f"Area SEND inspection of {partnership}"),
            Text(f"**Inspection dates:** {sample.printing.dates}"),
            Text("**Dates of previous inspection:** 5 to 9 December 2016"),
            parts.heading("Inspection outcome"),
            Text(_OUTCOMES[sample.outcome or ""]),
            parts.heading("Information about the local area partnership"),
            *parts.prose(sample, 2),
            PageBreak(),
            parts.heading("What is it like to be a child or young person with SEND in this area?"),
            *parts.prose(sample, 3, first=3),
            parts.heading("What is the area partnership doing that is effective?"),
            *parts.bullets([block.text for block in parts.prose(sample, 2, first=8)], sample.printing.bullet),
            parts.heading("What does the area partnership need to do better?"),
            *parts.bullets([block.text for block in parts.prose(sample, 1, first=14)], sample.printing.bullet),
            *_lists(sample),
            *_details(sample),
            *parts.notice(),
        ),
        parts.footers(
            (f"Area SEND inspection report: {partnership}", sample.printing.dates), bold=False, number_size=14
        ),
    )


def _lists(sample: Sample) -> list[Block]:
    priority = sample.advice_for(Addressee.PARTNERSHIP, RecommendationKind.PRIORITY)
    improvement = sample.advice_for(Addressee.PARTNERSHIP)
    urgent = (parts.heading("Areas for priority action"), _responsible(sample, priority))
    return [
        *([Sink(105)] if sample.has(Trap.ITEM_OVER_PAGES) else []),
        *(urgent if priority else ()),
        parts.heading("Areas for improvement"),
        Table(tuple((Cell(_LEFT, _RIGHT, item.text),) for item in improvement), splits=True),
    ]


def _responsible(sample: Sample, advice: tuple[Advice, ...]) -> Table:
    """Two columns: who must act, and what they must do."""
    head = (Cell(_LEFT, 220, "**Responsible body**"), Cell(220, _RIGHT, "**Areas for priority action**"))
    rows = [
        (Cell(_LEFT, 220, f"{sample.place.name} Council and its partners"), Cell(220, _RIGHT, item.text))
        for item in advice
    ]
    return Table((head, *rows))


def _details(sample: Sample) -> list[Block]:
    two = (_LEFT, _MIDDLE), (_MIDDLE, _RIGHT)
    partners = (("**Local authority**", "**Integrated care board**"), (sample.place.name, "A care board for the area"))
    team = (
        ("**Ofsted**", "**Care Quality Commission**"),
        (f"{sample.printing.lead}, Lead inspector", "Toni Placeholder, CQC Lead inspector"),
        ("Robin Specimen, Ofsted HMI", "Kim Template, CQC inspector"),
    )
    return [
        PageBreak(),
        parts.heading("Local area partnership details", 12),
        Table(tuple(tuple(Cell(*edges, text) for edges, text in zip(two, row, strict=True)) for row in partners)),
        parts.heading("Information about this inspection", 12),
        *parts.prose(sample, 1),
        parts.heading("Inspection team", 12),
        Table(
            tuple(tuple(Cell(*edges, text, ruled=False) for edges, text in zip(two, row, strict=True)) for row in team)
        ),
    ]
