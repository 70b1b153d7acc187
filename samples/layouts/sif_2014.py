"""The first two years of the single inspection framework, when one run of numbers went through the whole report.

Early reports summarise in numbered points before the recommendations; from late 2014 the points become bullets,
and strengths continue the recommendations' numbers.
"""

from lineofsight.vocabulary import Addressee, Area
from samples.blocks import Block, Document, PageBreak, Text
from samples.layouts import parts, sif_body, sif_cover
from samples.sample import Sample

__all__ = ["early", "late"]

_BOARD = "Local Safeguarding Children Board"
_CHAPTERS = (
    "Section 1: the local authority",
    "Summary of key findings",
    "What does the local authority need to improve?",
    "Information about this inspection",
    "Inspection judgements about the local authority",
    "Section 2: The effectiveness of the local safeguarding children board",
)
_STRENGTHS = 2


def early(sample: Sample) -> Document:
    """2014 to its autumn: a box with the board's verdict below the table, the team in the middle."""
    first = min(item.number for item in sample.advice) - (1 if parts.no_priority_action(sample) else 0)
    weaknesses = first - 1 - _STRENGTHS
    return Document(
        (
            *sif_cover.cover(sample, "local safeguarding children board"),
            *sif_cover.grades_2014(sample),
            *sif_body.contents(_CHAPTERS),
            PageBreak(),
            parts.heading("Section 1: the local authority", 16),
            parts.heading("Summary of key findings"),
            parts.heading(f"{_opening(sample)} because", 12),
            *parts.numbered(sample, 1, weaknesses),
            parts.heading("The local authority has the following strengths", 12),
            *parts.numbered(sample, weaknesses + 1, _STRENGTHS),
            *_requests(sample),
            *sif_body.team(sample),
            PageBreak(),
            *sif_body.about_the_area(sample),
            PageBreak(),
            parts.heading("Inspection judgements about the local authority", 16),
            *sif_body.sections(sample, parts.number_after(sample, Addressee.AUTHORITY), boxed=None),
            PageBreak(),
            parts.heading("Section 2: The effectiveness of the Local Safeguarding Children Board (LSCB)", 16),
            parts.heading(f"The effectiveness of the LSCB {_board_verdict(sample)}"),
            *sif_body.requests(sample, Addressee.LSCB),
            *_board_findings(sample, "Inspection judgement about the LSCB"),
            *parts.notice(),
        ),
        parts.page_numbers(),
    )


def late(sample: Sample) -> Document:
    """Late 2014 to mid-2015: the board's grade only in its own section, the team near the end."""
    after = parts.number_after(sample, Addressee.AUTHORITY)
    return Document(
        (
            *sif_cover.cover(sample),
            *sif_cover.grades_2015(sample, f"The overall judgement is that children’s services {_strong(sample)}"),
            *sif_body.contents(("The local authority", "Summary of findings", f"The {_BOARD} (LSCB)")),
            PageBreak(),
            parts.heading("The local authority", 16),
            parts.heading("Summary of findings"),
            Text(f"Children’s services in {sample.place.name} {_verdict(sample)} because:"),
            *parts.bullets(parts.texts(sample, 4)),
            *_requests(sample),
            parts.heading("The local authority’s strengths"),
            *parts.numbered(sample, after, _STRENGTHS),
            parts.heading("Progress since the last inspection"),
            *parts.numbered(sample, after + _STRENGTHS, 1),
            *sif_body.about_the_area(sample),
            PageBreak(),
            parts.heading("Inspection judgements about the local authority", 16),
            *sif_body.sections(sample, after + _STRENGTHS + 1, boxed="Key judgement"),
            PageBreak(),
            parts.heading(f"The {_BOARD} (LSCB)", 16),
            parts.heading(f"The {_BOARD} {_board_verdict(sample)}"),
            parts.heading("Summary of findings"),
            Text(f"The LSCB {_board_verdict(sample)} because:"),
            *parts.bullets(parts.texts(sample, 3, first=9)),
            parts.heading("What does the LSCB need to improve?"),
            *sif_body.requests(sample, Addressee.LSCB),
            *_board_findings(sample, "Inspection judgement about the LSCB"),
            *sif_body.team(sample),
            *parts.notice(),
        ),
        parts.page_numbers(),
    )


def _requests(sample: Sample) -> list[Block]:
    head = parts.heading("What does the local authority need to improve?")
    return [PageBreak(), head, *sif_body.requests(sample, Addressee.AUTHORITY)]


def _board_findings(sample: Sample, title: str) -> list[Block]:
    first = parts.number_after(sample, Addressee.LSCB)
    return [parts.heading(title), *parts.numbered(sample, first, parts.paragraphs_in(sample, Area.LSCB))]


def _opening(sample: Sample) -> str:
    judged = sample.judgement(Area.OVERALL)
    return f"This local authority {parts.verdict(judged.grade, plural=False)}" if judged else ""


def _verdict(sample: Sample) -> str:
    judged = sample.judgement(Area.OVERALL)
    return parts.verdict(judged.grade) if judged else ""


def _strong(sample: Sample) -> str:
    """The verdict with its grade in bold."""
    return f"**{_verdict(sample)}**"


def _board_verdict(sample: Sample) -> str:
    judged = sample.judgement(Area.LSCB)
    return parts.verdict(judged.grade, plural=False) if judged else ""
