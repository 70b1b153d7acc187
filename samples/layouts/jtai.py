"""Letters after a joint targeted area inspection (JTAI): to 2020 with narrative lists, from 2022 with short ones.

It knows the order of a letter's parts. The letters name no inspector and give no grade.
"""

from lineofsight.vocabulary import Addressee, RecommendationKind
from samples.blocks import Block, Document, Item, Text
from samples.layouts import parts
from samples.sample import Sample, Trap

__all__ = ["from_2022", "to_2020"]

_NEXT = "The director of children’s services should send a written statement of action, agreed with the partners."


def to_2020(sample: Sample) -> Document:
    """Strengths first, findings by agency, areas for improvement near the end."""
    none = (
        parts.heading("Areas for priority action", 12),
        Item(sample.printing.bullet, "There are no areas for priority action."),
    )
    return _letter(
        sample,
        f"Joint targeted area inspection of the multi-agency response to {sample.printing.title} in "
        f"{sample.printing.authority}",
        (
            Text(
                f"{sample.printing.dates}, Ofsted, the Care Quality Commission (CQC), HMI Constabulary and HMI "
                f"Probation carried out a joint inspection of services in {sample.printing.authority}.^1"
            ),
            parts.note("the section of the act under which it was done"),
            *parts.prose(sample, 3),
            parts.heading("Key strengths", 12),
            *parts.bullets(parts.texts(sample, 4, first=11), sample.printing.bullet),
            *(none if sample.has(Trap.NO_PRIORITY_ITEM) else ()),
            parts.heading("Areas for improvement", 12),
            *parts.items(sample.advice_for(Addressee.PARTNERSHIP), sample.printing.bullet),
            parts.heading("Next steps", 12),
            Text(_NEXT),
        ),
    )


def from_2022(sample: Sample) -> Document:
    """What needs to improve directly after the headline, then strengths and numbered findings."""
    priority = sample.advice_for(Addressee.PARTNERSHIP, RecommendationKind.PRIORITY)
    mark = sample.printing.bullet
    urgent = (parts.heading("Areas for priority action", 12), *parts.items(priority, mark))
    return _letter(
        sample,
        f"Joint targeted area inspection of {sample.printing.authority}",
        (
            Text(
                "This letter summarises the findings of the joint targeted area inspection (JTAI) of the "
                f"multi-agency response to {sample.printing.title} in {sample.printing.authority}."
            ),
            Text(f"This inspection took place from {sample.printing.dates}."),
            parts.heading("Headline findings", 12),
            *parts.prose(sample, 2),
            *(urgent if priority else ()),
            parts.heading("What needs to improve?", 12),
            *parts.items(sample.advice_for(Addressee.PARTNERSHIP), mark),
            parts.heading("Strengths", 12),
            *parts.bullets(parts.texts(sample, 4, first=11), mark),
            parts.heading("Main findings", 12),
            *parts.numbered(sample, 1, sum(section.paragraphs for section in sample.findings)),
            parts.heading("Next steps", 12),
            Text(_NEXT),
        ),
    )


def _letter(sample: Sample, subject: str, body: tuple[Block, ...]) -> Document:
    published = parts.day(sample.published) if sample.published else ""
    people = (
        f"Morgan Example, Director of Children’s Services, {sample.place.name}",
        "Taylor Example, Chief Nurse, the integrated care board",
        "Jordan Example, Chief Constable",
    )
    return Document(
        (
            Text(published, before=20),
            *(Text(line, after=0) for line in people),
            Text("Dear local partnership", before=12),
            Text(f"**{subject}**"),
            *body,
            Text("Yours sincerely", before=10),
            Text("The signatures of the inspectorates stand here."),
            *parts.notice(),
        ),
        parts.page_numbers(12),
    )
