"""Short hands for the catalogue: lists of grades and of recommendations without writing out each one.

It knows how grades are worded in print and how lists are numbered; the facts stay in the catalogue.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from lineofsight.vocabulary import Addressee, Area, Grade, RecommendationKind
from samples.sample import Advice, Findings, Judged
from samples.wording import as_clause, sentences

__all__ = ["advice", "clauses", "findings", "judged", "lower_case", "misspelt", "plain", "tagged", "to_be_good"]


def plain(grade: Grade) -> str:
    """The grade as most reports print it."""
    return grade.label


def lower_case(grade: Grade) -> str:
    """The grade without its capital."""
    return grade.label.lower()


def to_be_good(grade: Grade) -> str:
    """The longer wording of the third grade, in use since 2018."""
    return f"{grade.label} to be good" if grade is Grade.REQUIRES_IMPROVEMENT else grade.label


def misspelt(grade: Grade) -> str:
    """The third grade with its s missing."""
    return "Require improvement" if grade is Grade.REQUIRES_IMPROVEMENT else grade.label


def judged(grades: Mapping[Area, Grade], wording: Callable[[Grade], str] = plain) -> tuple[Judged, ...]:
    """One judgement for each area, in the order given."""
    return tuple(Judged(area, grade, wording(grade)) for area, grade in grades.items())


def findings(paragraphs: Mapping[str, int]) -> tuple[Findings, ...]:
    """Sections with their numbers of paragraphs, in the order given."""
    return tuple(Findings(section, count) for section, count in paragraphs.items())


def advice(
    bank: str,
    count: int,
    *,
    start: int = 0,
    number: int = 1,
    kind: RecommendationKind = RecommendationKind.IMPROVEMENT,
    addressee: Addressee = Addressee.AUTHORITY,
) -> tuple[Advice, ...]:
    """`count` recommendations from sentence `start` of a bank of words, numbered from `number`."""
    texts = sentences(bank, start, count)
    return tuple(Advice(text, number + place, kind, addressee) for place, text in enumerate(texts))


def clauses(items: Iterable[Advice]) -> tuple[Advice, ...]:
    """The items in running clauses: small initials, no full stop but after the last."""
    running = [replace(item, text=as_clause(item.text)) for item in items]
    return (*running[:-1], replace(running[-1], text=f"{running[-1].text}."))


def tagged(items: Iterable[Advice], tags: Iterable[tuple[str, str]]) -> tuple[Advice, ...]:
    """The items with a reference to the national framework each: as printed, and what it means."""
    return tuple(
        replace(item, tag=printed, national_framework=(meaning,))
        for item, (printed, meaning) in zip(items, tags, strict=True)
    )
