"""Letters after a focused visit or a monitoring visit.

It knows the order of a letter's parts in each period. What the visit looked at stands in the scope sentence, which
the sample's subject chooses.
"""

from lineofsight.vocabulary import Addressee, RecommendationKind, Subject
from samples.blocks import At, Block, Document, PageBreak, Text
from samples.layouts import parts
from samples.sample import Sample, Trap

__all__ = ["focused_visit", "monitoring_visit"]

_SCOPES = {
    Subject.FRONT_DOOR: "the ‘front door’, the service that receives contacts and referrals",
    Subject.CHILDREN_IN_NEED_OR_PROTECTION_PLAN: "children in need and those subject to a child protection plan",
    Subject.VULNERABLE_ADOLESCENTS: "children vulnerable to exploitation outside the home",
    Subject.CHILDREN_IN_CARE: "children in care",
    Subject.ACHIEVING_PERMANENCE: "achieving permanence for children in care",
    Subject.CARE_LEAVERS: "care leavers",
}
_ADDRESS = ("Ofsted", "Piccadilly Gate", "Store Street", "Manchester", "M1 2WD")
_CONTACT = ("T 0300 123 1231", "enquiries@ofsted.gov.uk", "www.gov.uk/ofsted")
_PANDEMIC = (
    "Her Majesty’s Chief Inspector has visits carried out in a changed form while the COVID-19 (coronavirus) "
    "pandemic lasts; this paragraph stands for the explanation that such letters open with."
)


def focused_visit(sample: Sample) -> Document:
    """A focused visit: "Overview" and findings in bullets, or later "Headline findings" and findings in prose."""
    later = sample.has(Trap.PROSE_FINDINGS)
    opening = Text(
        f"This letter summarises the findings of {'the' if later else 'a'} focused visit to "
        f"{sample.printing.authority} children’s services on {sample.printing.dates}. {sample.printing.lead}"
    )
    address_last: tuple[Block, ...] = (*_address(), PageBreak())
    preamble = [Text(_PANDEMIC)] if sample.has(Trap.PANDEMIC_PREAMBLE) else []
    return _letter(
        sample,
        f"Focused visit to {sample.printing.authority} children’s services",
        (
            *preamble,
            opening,
            *_scope(sample),
            parts.heading("Headline findings" if later else "Overview", 12),
            *parts.prose(sample, 2),
            *(address_last if sample.has(Trap.ADDRESS_DRAWN_LAST) else ()),
            *_requests(sample),
            parts.heading("Main findings" if later else "Findings", 12),
            *_findings(sample),
            Text("Ofsted will take these findings into account when it plans its next inspection or visit."),
        ),
    )


def monitoring_visit(sample: Sample) -> Document:
    """A monitoring visit to a council judged inadequate; it makes no recommendations."""
    dates = sample.printing.dates
    return _letter(
        sample,
        sample.printing.title,
        (
            Text(
                f"This letter summarises the findings of the monitoring visit to {sample.printing.authority} "
                f"children’s services on {dates}. The visit was the third monitoring visit since the local authority "
                f"was judged inadequate. {sample.printing.lead}"
            ),
            parts.heading("Areas covered by the visit", 12),
            *_scope(sample),
            parts.heading("Headline findings" if sample.has(Trap.PROSE_FINDINGS) else "Overview", 12),
            *parts.prose(sample, 2),
            parts.heading("Findings and evaluation of progress", 12),
            *_findings(sample),
            Text("A copy of this letter is sent to the Department for Education and published."),
        ),
    )


def _letter(sample: Sample, subject: str, body: tuple[Block, ...]) -> Document:
    """Address block, date, addressee, subject, body, and the lead inspector's name under it."""
    reign = "His" if "His Majesty" in sample.printing.lead else "Her"
    blocks = (
        *(() if sample.has(Trap.ADDRESS_DRAWN_LAST) else _address()),
        Text(parts.day(sample.published) if sample.published else "", before=60),
        *_addressee(sample),
        Text(f"**{subject}**"),
        *body,
        Text("Yours sincerely", before=10),
        Text(f"**{sample.lead}**", after=0),
        Text(f"{reign} Majesty’s Inspector"),
        *parts.notice(),
    )
    return Document(blocks, parts.page_numbers(12, first_page=2), top=790)


def _addressee(sample: Sample) -> list[Block]:
    lines = ("Morgan Example", "Director of Children’s Services", "The Town Hall", sample.place.name)
    return [*(Text(line, after=0) for line in lines), Text("Dear Morgan Example", before=14)]


def _address() -> tuple[At, ...]:
    left = tuple(At(72, 786 - 11 * row, line, 9) for row, line in enumerate(_ADDRESS))
    return (*left, *(At(185, 786 - 11 * row, line, 9) for row, line in enumerate(_CONTACT)))


def _scope(sample: Sample) -> list[Block]:
    about = _SCOPES.get(sample.subject) if sample.subject else None
    return [Text(f"Inspectors looked at the local authority’s arrangements for {about}.")] if about else []


def _requests(sample: Sample) -> list[Block]:
    priority = sample.advice_for(Addressee.AUTHORITY, RecommendationKind.PRIORITY)
    improvement = sample.advice_for(Addressee.AUTHORITY)
    mark = "^1" if any(item.tag for item in improvement) else ""
    question = "?" if sample.has(Trap.PROSE_FINDINGS) else ""
    title = f"What needs to improve in this area of social work practice{question}{mark}"
    blocks: list[Block] = []
    if priority:
        blocks += [parts.heading("Areas for priority action", 12), *parts.items(priority, sample.printing.bullet)]
    if improvement:
        blocks += [parts.heading(title, 12), *parts.items(improvement, sample.printing.bullet)]
    return [parts.note("the national framework"), *blocks] if mark else blocks


def _findings(sample: Sample) -> list[Block]:
    count = sum(section.paragraphs for section in sample.findings)
    if sample.has(Trap.PROSE_FINDINGS):
        return [*parts.prose(sample, count, first=7)]
    return parts.bullets([block.text for block in parts.prose(sample, count, first=7)], sample.printing.bullet)
