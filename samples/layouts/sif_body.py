"""What follows the first page under the single inspection framework, in parts its layouts put together.

It knows the headings and how paragraph numbers run on, not which layout has which part.
"""

from collections.abc import Iterable

from lineofsight.vocabulary import Addressee, Area, RecommendationKind
from samples.blocks import Block, Cell, Item, PageBreak, Table, Text
from samples.layouts import parts
from samples.sample import Judged, Sample, Trap

__all__ = ["about_the_area", "contents", "requests", "sections", "team"]

_LONG_LABELS = {
    Area.HELP_PROTECTION: "The experiences and progress of children who need help and protection",
    Area.CHILDREN_IN_CARE: "The experiences and progress of children looked after and achieving permanence",
    Area.LEADERS: "Leadership, management and governance",
}
_INNER = {
    Area.ADOPTION: "The graded judgement for adoption performance is that it {}",
    Area.CARE_LEAVERS: "The graded judgement about the experience and progress of care leavers is that it {}",
}


def contents(chapters: Iterable[str]) -> list[Block]:
    """A page of contents; its page numbers are not kept true."""
    lines = [Text(f"{chapter} {3 + 2 * place}", after=6) for place, chapter in enumerate(chapters)]
    return [PageBreak(), parts.title("Contents"), *lines]


def requests(sample: Sample, addressee: Addressee) -> list[Block]:
    """Priority action, or the word that there is none, and areas for improvement, all in one run of numbers."""
    priority = sample.advice_for(addressee, RecommendationKind.PRIORITY)
    improvement = sample.advice_for(addressee)
    none = parts.no_priority_action(sample)
    blocks: list[Block] = [parts.heading("Priority and immediate action", 12)] if priority or none else []
    blocks += parts.items(priority)
    if none:
        blocks.append(Item(f"{improvement[0].number - 1}.", "There are no areas for priority action.", hang=27))
    return [*blocks, parts.heading("Areas for improvement", 12), *parts.items(improvement)]


def sections(sample: Sample, first: int, *, boxed: str | None) -> list[Block]:
    """Numbered findings on the authority, from `first` on, each section under a ruled row of area and grade.

    `boxed` heads the column of areas above that row; None sets area and grade as a heading instead.
    """
    blocks: list[Block] = []
    number = first
    for section in sample.findings:
        judged = sample.judgement(Area(section.section))
        if judged and judged.area is not Area.LSCB:
            if blocks and judged.area not in _INNER:
                blocks.append(PageBreak())
            blocks += _opening(judged, boxed)
            blocks += parts.numbered(sample, number, section.paragraphs)
            number += section.paragraphs
    return blocks


def _opening(judged: Judged, boxed: str | None) -> list[Block]:
    if judged.area in _INNER:
        return [parts.heading(_INNER[judged.area].format(parts.verdict(judged.grade, plural=False)), 12)]
    label = _LONG_LABELS[judged.area]
    if boxed is None:
        return [parts.heading(f"{label} {parts.verdict(judged.grade, plural=False)}")]
    head = (Cell(65, 300, f"**{boxed}**"), Cell(300, 525, "**Judgement grade**"))
    row = (Cell(65, 300, f"**{label}**"), Cell(300, 525, judged.printed))
    return [Table((head, row) if boxed else (row,))]


def about_the_area(sample: Sample) -> list[Block]:
    """Facts about the area in bullets, some nested; earlier judgements stand among them to mislead."""
    facts = parts.texts(sample, 5)
    before = "At the inspection before this one the council was judged inadequate for its protection of children."
    previous = [before] if sample.has(Trap.PREVIOUS_GRADE_IN_PROSE) else []
    return [
        parts.heading("Information about this local authority area"),
        *([parts.heading("Previous Ofsted inspections", 12)] if previous else []),
        *parts.bullets(previous),
        parts.heading("Children living in this area", 12),
        *parts.bullets(facts[:3]),
        *parts.bullets(facts[3:], left=99),
    ]


def team(sample: Sample, about: str = "inspection") -> list[Block]:
    """The page that names the inspectors."""
    return [
        PageBreak(),
        parts.heading(f"Information about this {about}"),
        *parts.prose(sample, 2, first=40),
        parts.heading("The inspection team", 12),
        Text(f"Lead inspector: {sample.printing.lead}", after=0),
        *([Text("Deputy lead inspector: Robin Specimen HMI", after=0)] if sample.printing.lead.endswith("HMI") else []),
        Text("Team inspectors: Alex Pattern, Kim Template and Lee Placeholder"),
    ]
