"""An authority's board as a document: what is flagged, then small multiples and a table for each group of indicators.

It puts in order what the board holds. Prompts and reports are in the leader's questions.
"""

from collections.abc import Iterator

from lineofsight import __version__
from lineofsight.briefings.document import Block, Document, Heading, ListOfPoints, Paragraph, Picture, Strong, Table
from lineofsight.briefings.leaders.gaps import gaps
from lineofsight.briefings.leaders.numbers import COLUMNS, figure_cells
from lineofsight.indicators.board import Board
from lineofsight.indicators.pictures import board_pictures

__all__ = ["board_page"]

_NOTE = (
    "Rank 1 is the highest where neither end is good, else the best. Neighbours: the median of the ten statistical "
    "neighbours. A diamond marks a series whose latest figure is flagged."
)


def board_page(found: Board) -> Document:
    """The board as a document."""
    review = found.review
    return Document(
        title=f"{found.authority.name}: the board",
        subtitle=f"Official statistics as published by {found.as_of or 'today'}",
        summary=[
            [
                f"{len(found.rows)} indicators, {review.looked_at} of them long enough to judge; {len(found.flagged)} "
                "moved, beside England’s, more than series as short and as slow to change do by chance. About one flag "
                "in ten is expected to be false: each is a question."
            ]
        ],
        blocks=list(_blocks(found)),
        evidence=[],
        made=[("Authority", found.authority.code), ("lineofsight", __version__)],
    )


def _blocks(found: Board) -> Iterator[Block]:
    yield Heading("What is flagged")
    if found.flagged:
        yield ListOfPoints([_flag(row.flag.statement) for row in found.flagged if row.flag])
    else:
        yield Paragraph(["Nothing stands out across the board."])
    for (title, rows), (_, pictures) in zip(found.by_group(), board_pictures(found), strict=True):
        yield Heading(title)
        yield from (Picture(picture, "Each line has a scale of its own.") for picture in pictures)
        cells = [[[cell] for cell in figure_cells(row)] for row in rows]
        yield Table(f"{title}: the figures", COLUMNS, cells, right=COLUMNS[2:], note=_NOTE)
    missing = gaps(found.rows)
    if missing:
        yield Heading("Where figures are missing")
        yield ListOfPoints(missing)


def _flag(statement: str) -> list[str | Strong]:
    lead, _, rest = statement.partition(": ")
    return [Strong(lead), f": {rest}"]
