"""The single inspection framework from mid-2015: recommendations in one list, the board in a section of its own.

Re-inspections have the same pages without the board. A review of a board alone is a short report by itself.
"""

from lineofsight.vocabulary import Addressee, Area
from samples.blocks import Block, Document, PageBreak, Text
from samples.layouts import parts, sif_body, sif_cover
from samples.sample import Sample

__all__ = ["board_review", "from_2015"]

_BOARD = "Local Safeguarding Children Board"
_CHAPTERS = ("Executive summary", "The local authority", "Recommendations", "Summary for children and young people")


def from_2015(sample: Sample) -> Document:
    """Headline sentence and table on page 1, the team on the last page of text."""
    board = sample.judgement(Area.LSCB) is not None
    headline = f"**Children’s services in {sample.place.name} {_verdict(sample, Area.OVERALL)}**"
    return Document(
        (
            *sif_cover.cover(sample, _BOARD if board else ""),
            *sif_cover.grades_2015(sample, headline),
            PageBreak(),
            parts.heading("Executive summary"),
            *parts.prose(sample, 4),
            *sif_body.contents((*_CHAPTERS, f"The {_BOARD} (LSCB)") if board else _CHAPTERS),
            PageBreak(),
            parts.heading("The local authority", 16),
            *sif_body.about_the_area(sample),
            PageBreak(),
            parts.heading("Recommendations"),
            *parts.items(sample.advice_for(Addressee.AUTHORITY)),
            PageBreak(),
            parts.heading("Summary for children and young people"),
            *parts.bullets(parts.texts(sample, 4, first=5)),
            PageBreak(),
            *sif_body.sections(sample, parts.number_after(sample, Addressee.AUTHORITY), boxed=""),
            *(_board_section(sample) if board else ()),
            *sif_body.team(sample),
            *parts.notice(),
        ),
        parts.page_numbers(),
    )


def board_review(sample: Sample) -> Document:
    """A review of a safeguarding board by itself, its recommendations in bullets."""
    return Document(
        (
            parts.title(sample.printing.authority),
            Text(f"**Review of the effectiveness of the {_BOARD}**", size=14),
            *sif_cover.dates(sample),
            Text(f"**The {_BOARD} {_verdict(sample, Area.LSCB)}**", size=14),
            *parts.prose(sample, 1),
            *sif_body.contents(("Information about this area", "Executive summary", "Recommendations")),
            PageBreak(),
            *sif_body.about_the_area(sample),
            parts.heading("Executive summary"),
            *parts.prose(sample, 3),
            PageBreak(),
            parts.heading("Recommendations"),
            *parts.items(sample.advice, sample.printing.bullet),
            PageBreak(),
            parts.heading("Inspection findings"),
            *parts.numbered(sample, 1, parts.paragraphs_in(sample, Area.LSCB)),
            *sif_body.team(sample, "review"),
            *parts.notice(),
        ),
        parts.page_numbers(),
    )


def _board_section(sample: Sample) -> list[Block]:
    """The board's grade in its heading, then its own recommendations under the same title as the authority's."""
    first = parts.number_after(sample, Addressee.LSCB)
    return [
        PageBreak(),
        parts.heading(f"The {_BOARD} (LSCB)", 16),
        parts.heading(f"The {_BOARD} {_verdict(sample, Area.LSCB)}"),
        parts.heading("Executive summary"),
        *parts.prose(sample, 2, first=20),
        parts.heading("Recommendations"),
        *parts.items(sample.advice_for(Addressee.LSCB)),
        parts.heading(f"Inspection findings – the {_BOARD}"),
        *parts.numbered(sample, first, parts.paragraphs_in(sample, Area.LSCB)),
    ]


def _verdict(sample: Sample, area: Area) -> str:
    """The verdict on the whole ("require improvement to be good") or on the board ("requires improvement")."""
    judged = sample.judgement(area)
    if judged is None:
        return ""
    whole = area is Area.OVERALL
    verdict = parts.verdict(judged.grade, plural=whole)
    return f"{verdict} to be good" if whole and verdict.endswith("improvement") else verdict
