"""Questions that rest on a table of figures: the workforce, and what we and our partners do for children.

It says which figures differ from the neighbours', which moved, and what is odd about them; the table says the rest.
"""

from collections.abc import Iterator, Sequence

from lineofsight.briefings.document import Inline, Picture, Text
from lineofsight.briefings.leaders.numbers import Numbers
from lineofsight.briefings.leaders.section import Section, prompts_for, states, topics
from lineofsight.briefings.words import listed
from lineofsight.charts.board import board as draw_board
from lineofsight.indicators.board import Board, Row
from lineofsight.indicators.pictures import cell_of

__all__ = ["figures_section"]


def figures_section(
    name: str, found: Board, numbers: Numbers, *, facts: Sequence[Text] = (), also: Sequence[str] = ()
) -> Section:
    """A question by its id, from its indicators; `facts` and conditions (`also`) are what else bears on it."""
    topic = topics()[name]
    rows = [found.row(one) for one in topic.indicators]
    known = [row for row in rows if row.latest]
    headline = [row for row in known if row.indicator.id in topic.headline]
    picture = Picture(draw_board(topic.title, [cell_of(row) for row in rows]), "Each line has a scale of its own.")
    return Section(
        id=name,
        title=topic.title,
        facts=[*_told(known, numbers), *facts],
        rows=rows,
        blocks=[picture, numbers.table("The figures behind this", rows)] if known else [],
        not_known=topic.not_known,
        prompts=prompts_for(topic, rows, also),
        points=[[*_joined(headline, numbers), "."]] if headline else [],
    )


def _told(known: Sequence[Row], numbers: Numbers) -> Iterator[Text]:
    if not known:
        yield ["No figure is published for us."]
        return
    different = [("above", "high"), ("below", "low")]
    for words, state in different:
        if rows := [row for row in known if state in states(row)]:
            yield [f"Clearly {words} our neighbours: ", *_joined(rows, numbers), "."]
    if not any(state in states(row) for row in known for _, state in different):
        yield ["No figure here lies clearly above or below our neighbours'."]
    moved = [row for row in known if row.change and row.change.beyond_chance]
    if moved:
        yield [f"Moved on the year before by more than chance explains: {listed(_change(row) for row in moved)}."]
    for note in dict.fromkeys(row.latest.note for row in known if row.latest and row.latest.note):
        yield [note]


def _joined(rows: Sequence[Row], numbers: Numbers) -> list[Inline]:
    """Names and figures in a row: "Average caseload 13.9 (neighbours 13.1), …"."""
    parts: list[Inline] = []
    for place, row in enumerate(rows):
        middle = row.comparison.neighbour_group.median
        parts.append(f"{'; ' if place else ''}{row.indicator.name} ")
        parts.append(numbers.figure(row, row.indicator.written(row.latest.value if row.latest else None)))
        year = f" in {row.latest.period.label}" if row.latest and row.comparison.newer_gap else ""
        parts.append(year if middle is None else f"{year} (neighbours {row.indicator.number(middle)})")
    return parts


def _change(row: Row) -> str:
    change = row.change
    return f"{row.indicator.name} ({change.signed(change.difference)})" if change else row.indicator.name
