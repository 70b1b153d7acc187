"""Parts that several layouts share: headings, numbered paragraphs, page furniture, the notice at the end.

It knows how the parts look, not which report has them.
"""

from collections.abc import Callable, Iterable
from datetime import date

from lineofsight.vocabulary import Addressee, Grade, RecommendationKind
from samples.blocks import At, Block, Footnote, Item, PageBreak, Text
from samples.sample import Advice, Sample, Trap
from samples.wording import paragraph, sentences

__all__ = [
    "bullets",
    "day",
    "footers",
    "heading",
    "items",
    "no_priority_action",
    "note",
    "notice",
    "number_after",
    "numbered",
    "page_numbers",
    "paragraphs_in",
    "prose",
    "texts",
    "title",
    "verdict",
]

_BULLET = "\uf06e"
_NOTICE = (
    "This is a generated sample for trying out software. It is not a report of any inspection: the findings, "
    "grades, dates and people in it are invented, and it says nothing about the council that it names."
)


def day(when: date) -> str:
    """A date as reports print it: "5 May 2016"."""
    return f"{when.day} {when:%B %Y}"


def title(text: str) -> Text:
    """A title in the size of a cover."""
    return Text(text, size=26, after=10)


def heading(text: str, size: float = 14) -> Text:
    """A bold heading."""
    return Text(f"**{text}**", size=size, before=6, after=8, keep=True)


def prose(sample: Sample, paragraphs: int, first: int = 0) -> list[Text]:
    """Unnumbered paragraphs of findings."""
    return [Text(paragraph(sample.place.urn + first + each)) for each in range(paragraphs)]


def texts(sample: Sample, count: int, first: int = 0) -> tuple[str, ...]:
    """Single sentences of findings."""
    return sentences("findings", sample.place.urn + first, count)


def numbered(sample: Sample, first: int, count: int) -> list[Block]:
    """Paragraphs of findings numbered from `first`."""
    return [Item(f"{number}.", paragraph(sample.place.urn + number), hang=27) for number in range(first, first + count)]


def bullets(texts: Iterable[str], mark: str = _BULLET, left: float = 72) -> list[Block]:
    """Texts behind a bullet each."""
    return [Item(mark, text, left=left) for text in texts]


def items(advice: Iterable[Advice], mark: str = "") -> list[Block]:
    """Recommendations behind `mark`, or behind their numbers where there is none, with their nested bullets."""
    blocks: list[Block] = []
    for each in advice:
        blocks.append(Item(mark or f"{each.number}.", each.printed, hang=17 if mark else 27))
        blocks += bullets(each.nested, left=99)
    return blocks


def number_after(sample: Sample, addressee: Addressee) -> int:
    """The first number after the recommendations to `addressee`."""
    return max(item.number for item in sample.advice if item.addressee is addressee) + 1


def no_priority_action(sample: Sample) -> bool:
    """Whether the report says in an item of its list that nothing needs priority action."""
    return sample.has(Trap.NO_PRIORITY_ITEM) and not sample.advice_for(Addressee.AUTHORITY, RecommendationKind.PRIORITY)


def paragraphs_in(sample: Sample, section: str) -> int:
    """How many paragraphs of findings the sample has in `section`."""
    return sum(each.paragraphs for each in sample.findings if each.section == section)


def verdict(grade: Grade, *, plural: bool = True) -> str:
    """The grade as the end of a sentence: "require improvement", "is good"."""
    if grade is Grade.REQUIRES_IMPROVEMENT:
        return "require improvement" if plural else "requires improvement"
    return f"{'are' if plural else 'is'} {grade.label.lower()}"


def note(about: str, *, high: bool = False) -> Footnote:
    """The page's first footnote, in our own words; a `high` number is read as a line of its own."""
    return Footnote(f"{'^^1' if high else '^1'} A note stands here in published reports, about {about}.")


def notice() -> list[Block]:
    """The last page: it says in small type that the document is a sample."""
    return [PageBreak(), Text(_NOTICE, size=8)]


def page_numbers(size: float = 20, first_page: int = 1) -> Callable[[int], tuple[At, ...]]:
    """Page numbers in the lower right corner, from page `first_page` on."""

    def furniture(page: int) -> tuple[At, ...]:
        return (At(522, 32, str(page), size, flush_right=True),) if page >= first_page else ()

    return furniture


def footers(lines: tuple[str, ...], *, bold: bool = True, number_size: float = 20) -> Callable[[int], tuple[At, ...]]:
    """Running footers of one or two small lines with the page number to their right, from page 2 on."""

    def furniture(page: int) -> tuple[At, ...]:
        if page == 1:
            return ()
        texts = [f"**{line}**" if bold else line for line in lines]
        places = [At(72, 40 - 10 * row, text, 8) for row, text in enumerate(texts)]
        return (*places, At(522, 34, str(page), number_size, flush_right=True))

    return furniture
