"""Reports before the single framework: protection of children (2012) and looked after children (2013).

Both have a cover with little on it, running headers with page numbers that start on the third page, grades under
headings, lists by time allowed, and a record of main findings at the end. Only words differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from lineofsight.vocabulary import Area, Grade
from samples.blocks import At, Block, Cell, Document, PageBreak, Table, Text
from samples.layouts import parts
from samples.sample import Judged, Sample

__all__ = ["child_protection", "looked_after"]

_NUMBERS = {Grade.OUTSTANDING: 1, Grade.GOOD: 2, Grade.ADEQUATE: 3, Grade.INADEQUATE: 4}
_PAGES_BEFORE_NUMBERING = 2


@dataclass(frozen=True)
class _Wording:
    """The words in which the two families differ.

    `labels` name the areas in headings and in the last table; `served` follows the first of them in its heading.
    """

    title: str
    served: str
    inspector_label: str
    action: str
    record: str
    labels: dict[Area, str]


_LOOKED_AFTER = _Wording(
    title="Inspection of looked after children services",
    served=" of services for looked after children and young people",
    inspector_label="Reporting inspector",
    action="The local authority should take the following action.",
    record="Services for looked after children",
    labels={
        Area.OVERALL: "Overall effectiveness",
        Area.CAPACITY_TO_IMPROVE: "Capacity to improve",
        Area.OUTCOMES: "Outcomes for looked after children and young people",
        Area.QUALITY_OF_PROVISION: "Quality of provision",
        Area.LEADERS: "Leadership and management",
    },
)
_CHILD_PROTECTION = _Wording(
    title="Inspection of local authority arrangements for the protection of children",
    served="",
    inspector_label="Lead inspector",
    action="The local authority and its partners should take the following action.",
    record="Local authority arrangements for the protection of children",
    labels={
        Area.OVERALL: "Overall effectiveness",
        Area.HELP_PROTECTION: (
            "The effectiveness of the help and protection provided to children, young people, families and carers"
        ),
        Area.QUALITY_OF_PRACTICE: "The quality of practice",
        Area.LEADERS: "Leadership and governance",
    },
)


def looked_after(sample: Sample) -> Document:
    """Inspection of looked after children services, 2013: "Grade 4 (inadequate)" under each heading."""

    def graded(judged: Judged) -> Text:
        return Text(f"**Grade {_NUMBERS[judged.grade]} ({judged.printed.lower()})**")

    return _document(sample, _LOOKED_AFTER, [(judged, graded(judged)) for judged in sample.judged])


def child_protection(sample: Sample) -> Document:
    """Inspection of arrangements for the protection of children, 2012: each grade in a sentence of its own."""

    def graded(judged: Judged) -> Text:
        label = _CHILD_PROTECTION.labels[judged.area]
        where = f" of the arrangements to protect children in {sample.place.name}"
        subject = f"The {label.lower()}{where}" if judged.area is Area.OVERALL else label
        return Text(f"{subject} is judged to be **{judged.printed.lower()}**.")

    return _document(sample, _CHILD_PROTECTION, [(judged, graded(judged)) for judged in sample.judged])


def _document(sample: Sample, wording: _Wording, graded: list[tuple[Judged, Text]]) -> Document:
    return Document(
        (
            *_cover(sample, wording),
            *_introduction(wording),
            *_chapters(sample, wording, graded),
            *_record(sample, wording),
            *parts.notice(),
        ),
        _header(sample.printing.authority, wording.title),
    )


def _cover(sample: Sample, wording: _Wording) -> list[Block]:
    published = f"**Published:** {parts.day(sample.published)}" if sample.published else ""
    return [
        Text(wording.title, size=26, before=120, right=460),
        Text(sample.printing.authority, size=18, after=250),
        Text(f"**Inspection dates:** {sample.printing.dates}", size=10, after=3),
        Text(f"**{wording.inspector_label} {sample.printing.lead}**", size=10, after=70),
        Text("**Age group:** All", size=10, after=3),
        Text(published, size=10),
    ]


def _introduction(wording: _Wording) -> list[Block]:
    """Two pages before the judgements: one of furniture, one with the contents and the scale of grades."""
    scale = [
        (Cell(72, 222, f"{grade.label} (Grade {number})"), Cell(222, 522, "Described here in published reports"))
        for grade, number in _NUMBERS.items()
    ]
    chapters = [Text(f"{label} {number}", after=4) for number, label in enumerate(wording.labels.values(), start=4)]
    return [
        PageBreak(),
        Text("A page on copyright and on how to obtain copies stands here.", size=10),
        PageBreak(),
        parts.heading("Contents"),
        *chapters,
        Text("Record of main findings 9", after=20),
        parts.heading("The inspection judgements and what they mean"),
        Table(tuple(scale)),
    ]


def _chapters(sample: Sample, wording: _Wording, graded: list[tuple[Judged, Text]]) -> list[Block]:
    """A chapter for each judgement; the list of what to improve follows the first two."""
    blocks: list[Block] = [PageBreak()]
    number = 1
    for place, (judged, sentence) in enumerate(graded):
        count = parts.paragraphs_in(sample, judged.area)
        title = wording.labels[judged.area] + (wording.served if place == 0 else "")
        blocks += [parts.heading(title), sentence, *parts.numbered(sample, number, count)]
        number += count
        if place == 1:
            blocks += [*_requests(sample, wording, number), PageBreak()]
            number += 1
    return blocks


def _requests(sample: Sample, wording: _Wording, number: int) -> list[Block]:
    """Bullets grouped by the time allowed."""
    blocks: list[Block] = [parts.heading("Areas for improvement"), Text(f"{number}. {wording.action}")]
    for term, advice in groupby(sample.advice, key=lambda item: item.term):
        blocks += [parts.heading(f"{term}:", 12), *parts.items(advice, sample.printing.bullet)]
    return blocks


def _record(sample: Sample, wording: _Wording) -> list[Block]:
    rows = [
        (Cell(72, 300, f"**{wording.labels[judged.area]}**"), Cell(300, 522, judged.printed))
        for judged in sample.judged
    ]
    return [
        PageBreak(),
        parts.heading("Record of main findings", 16),
        parts.heading(wording.record),
        Table(tuple(rows)),
    ]


def _header(authority: str, title: str) -> Callable[[int], tuple[At, ...]]:
    """The running header: authority and title on the left, the number on the right."""

    def furniture(page: int) -> tuple[At, ...]:
        number = page - _PAGES_BEFORE_NUMBERING
        if number < 1:
            return ()
        line = At(85, 798, f"**{authority} {title}**", 8)
        return (line, At(511, 798, f"**{number}**", 8, flush_right=True))

    return furniture
