"""How the inspected stand: grades in every area, and who is outstanding or inadequate throughout."""

from collections.abc import Sequence

from lineofsight.briefings.document import Block, Figure, Heading, ListOfPoints, Paragraph, Picture, Table, Text
from lineofsight.briefings.facts import LESS_THAN_GOOD, Facts
from lineofsight.briefings.ledger import by_name
from lineofsight.briefings.part import Part
from lineofsight.briefings.words import between, counted, first_few, listed, some
from lineofsight.charts import grade_bars
from lineofsight.register.activity import Activity
from lineofsight.themes.intervals import wilson
from lineofsight.vocabulary import Area, Grade

__all__ = ["grade_part"]

_GOOD_OR_BETTER = frozenset({Grade.OUTSTANDING, Grade.GOOD})
_NAMED = 12
"""More names than this are not listed in a sentence; the evidence has them all."""


def grade_part(facts: Facts) -> Part:
    """Grades by area as a picture, a table and sentences."""
    points = [_headline(facts)]
    if Area.LEADERS in facts.areas and facts.headline is not Area.LEADERS:
        points.append(_less_than_good(facts, Area.LEADERS))
    throughout = [_throughout(facts, grade) for grade in (Grade.OUTSTANDING, Grade.INADEQUATE)]
    sentences = [_less_than_good(facts, area) for area in facts.areas]
    good = [_good_or_better(facts, area) for area in facts.areas if "care" in area]
    blocks: list[Block] = [
        Heading("How they stand"),
        Paragraph(_headline(facts)),
        Picture(
            grade_bars(
                "Grades by judgement area",
                [(item.area.label, item.grades) for item in facts.profile.areas if item.area in facts.areas],
            ),
            "Grades in each area, in numbers of authorities. An inspection counts in the areas it graded.",
        ),
        _table(facts),
        ListOfPoints([*sentences, *good]),
        *(Paragraph(text) for text in throughout),
    ]
    return Part(blocks, [*points, *throughout])


def _headline(facts: Facts) -> Text:
    area = facts.headline
    judged = facts.judged(area)
    parts: list[str | Figure] = [
        f"By {facts.as_of:%-d %B %Y} the latest published inspections of ",
        facts.ledger.figure(
            some(len(facts.counted), "authority", "authorities"),
            f"The authorities that count. {facts.profile.rules.sentence(facts.as_of)}",
            facts.ledger.reports(facts.counted),
        ),
        f" count here. In {area.label.lower()}, ",
    ]
    for place, grade in enumerate(grade for grade in Grade if facts.graded(area, frozenset({grade}))):
        parts += [", " if place else "", _grade(facts, area, grade), f" {grade.label.lower()}"]
    return [*parts, f" (of {len(judged)} so graded)."]


def _grade(facts: Facts, area: Area, grade: Grade) -> Figure | str:
    having = facts.graded(area, frozenset({grade}))
    return facts.ledger.figure(
        str(len(having)), f"Graded {grade.label.lower()} in {area.label.lower()}.", facts.ledger.grades(having, area)
    )


def _table(facts: Facts) -> Table:
    grades = [grade for grade in Grade if any(item for item in facts.profile.areas if dict(item.grades).get(grade))]
    rows: list[list[Text]] = []
    for area in facts.areas:
        low, judged = facts.graded(area, LESS_THAN_GOOD), facts.judged(area)
        cells: list[Text] = [[_grade(facts, area, grade)] for grade in grades]
        rows.append([[area.label], *cells, [str(len(judged))], [between(wilson(len(low), len(judged)))]])
    columns = ("Area", *(grade.label for grade in grades), "Graded", "Less than good, 95% interval")
    return Table(
        "Grades by judgement area, in authorities",
        columns,
        rows,
        right=columns[1:],
        note="The interval is Wilson’s, for the share less than good: it says how far such a share can be trusted as "
        "a sign of how authorities in general would be judged. The count itself is exact.",
    )


def _less_than_good(facts: Facts, area: Area) -> Text:
    low, judged = facts.graded(area, LESS_THAN_GOOD), facts.judged(area)
    worst = facts.graded(area, frozenset({Grade.INADEQUATE}))
    text: list[str | Figure] = [
        f"{area.label}: ",
        facts.ledger.figure(
            counted(len(low), len(judged)),
            f"Judged less than good in {area.label.lower()}.",
            facts.ledger.grades(low, area),
        ),
        " judged less than good",
    ]
    if worst:
        text += [", of them ", _grade(facts, area, Grade.INADEQUATE), f" inadequate{_names(worst)}"]
    return [*text, "."]


def _good_or_better(facts: Facts, area: Area) -> Text:
    high, judged = facts.graded(area, _GOOD_OR_BETTER), facts.judged(area)
    return [
        f"{area.label}: ",
        facts.ledger.figure(
            counted(len(high), len(judged)),
            f"Judged good or outstanding in {area.label.lower()}.",
            facts.ledger.grades(high, area),
        ),
        " judged good or outstanding.",
    ]


def _throughout(facts: Facts, grade: Grade) -> Text:
    """Who has one grade in every area."""
    having = by_name(item for item in facts.counted if _is_throughout(item, grade, facts.areas))
    if not having:
        return [f"Nowhere is {grade.label.lower()} in every area."]
    sources = [source for area in facts.areas for source in facts.ledger.grades(having, area) if source.words]
    verb = "is" if len(having) == 1 else "are"
    return [
        facts.ledger.figure(
            first_few([item.authority_name or "" for item in having], _NAMED),
            f"Graded {grade.label.lower()} in every area.",
            sources,
        ),
        f" {verb} {grade.label.lower()} in every area.",
    ]


def _is_throughout(activity: Activity, grade: Grade, areas: Sequence[Area]) -> bool:
    given = [found for area in areas if (found := activity.grade(area))]
    return len(given) > 1 and set(given) == {grade}


def _names(activities: Sequence[Activity]) -> str:
    names = [item.authority_name or "" for item in by_name(activities)]
    return f" ({listed(names)})" if len(names) <= _NAMED else ""
