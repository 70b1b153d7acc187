"""Made-up registers for briefings, and what a finished document says, as plain words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from lineofsight.briefings.document import (
    Block,
    Document,
    Evidence,
    Figure,
    Heading,
    ListOfPoints,
    NoteBox,
    Paragraph,
    Table,
    Text,
)
from lineofsight.register import Entry, Register, load_snapshot, write_snapshot
from tests.register.builders import BEDFORD, DORSET, LEEDS
from tests.themes.builders import asking, coded, found

TODAY = date(2025, 1, 1)
EARLIER, LATER = date(2019, 3, 4), date(2022, 3, 7)
ALL_AREAS = ("overall", "leaders", "help_protection", "children_in_care_and_care_leavers")


def graded(grade: str, *asks: str, authority: str = DORSET, start: date = LATER, tells: Iterable[str] = ()) -> Entry:
    """An inspection with one grade in all areas; what it asks and tells is written in the ids of codes."""
    grades = dict.fromkeys(ALL_AREAS, grade)
    return asking(*asks, authority=authority, start=start, grades=grades, findings=found(*tells))


def three_authorities(register: Register) -> Register:
    """Dorset is good as before; Leeds came from inadequate to good; Bedford fell to inadequate."""
    return coded(
        register,
        graded("good", "supervision here", start=EARLIER),
        graded("good", "neglect here", "plan-quality here", tells=["supervision+ is strong", "neglect is weak"]),
        graded("inadequate", "neglect there", authority=LEEDS, start=EARLIER),
        graded("good", "adoption there", authority=LEEDS, tells=["supervision+ is strong there"]),
        graded("good", "adoption", authority=BEDFORD, start=EARLIER),
        graded("inadequate", "neglect too", "supervision too", authority=BEDFORD, tells=["neglect is weak there"]),
    )


def without_words(register: Register, folder: Path) -> Register:
    """The same facts in a register made from a snapshot, which has no sentence of a report."""
    write_snapshot(register, folder / "facts")
    made = Register.create(folder / "facts.sqlite")
    load_snapshot(made, folder / "facts")
    return made


def told(document: Document) -> str:
    """Everything it says but its evidence, a line for each heading, paragraph, point and row."""
    return "\n".join([document.title, document.subtitle, *map(words, document.summary), *_lines(document.blocks)])


def chapter(document: Document, title: str) -> str:
    """The lines of one chapter."""
    lines: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == title
        if inside:
            lines += _lines([block])
    return "\n".join(lines)


def chapters(document: Document) -> list[str]:
    """The titles of its chapters."""
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]


def evidence(document: Document, statement: str) -> Evidence:
    """The one piece of evidence that a figure leads to, whose statement begins so."""
    (item,) = [item for item in document.cited_evidence() if item.statement.startswith(statement)]
    return item


def figures(document: Document) -> list[Figure]:
    """Every figure in it."""
    texts = [*document.summary, *_texts(document.blocks)]
    return [part for text in texts for part in text if isinstance(part, Figure)]


def is_supported(document: Document) -> bool:
    """Whether every figure has its evidence, all evidence a figure, and each of them a source."""
    known = {item.key for item in document.evidence}
    return {item.evidence for item in figures(document)} == known and all(item.sources for item in document.evidence)


def but_for_the_register(document: Document) -> Document:
    """The document without the fingerprint of the register it was made from."""
    return replace(document, made=[pair for pair in document.made if pair[0] != "Register"])


def words(text: Text) -> str:
    """A run of text as plain words."""
    return "".join(part if isinstance(part, str) else part.text for part in text)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(text):
                yield text
            case Table(caption, columns, rows, note=note):
                yield from (caption, " | ".join(columns), *(" | ".join(map(words, row)) for row in rows), note)
            case NoteBox(_, inner):
                yield from _lines(inner)
            case _:
                yield from map(words, _texts([block]))


def _texts(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case ListOfPoints(points):
                yield from points
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row)
            case NoteBox(_, inner):
                yield from _texts(inner)
