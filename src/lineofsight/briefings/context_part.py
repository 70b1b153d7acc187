"""The wider picture: regions, what sets grades apart, and what comes back."""

from lineofsight.authorities import by_code, regions
from lineofsight.briefings.document import Block, Heading, Paragraph, Table, Text
from lineofsight.briefings.facts import LESS_THAN_GOOD, Facts
from lineofsight.briefings.part import Part
from lineofsight.briefings.words import between, listed, percent
from lineofsight.register.activity import Activity
from lineofsight.register.standing import GRADE_GROUPS
from lineofsight.themes.choice import Choice
from lineofsight.themes.coder import coder
from lineofsight.themes.contrasts import by_grade
from lineofsight.themes.intervals import wilson
from lineofsight.themes.over_time import recurring
from lineofsight.vocabulary import Grade

__all__ = ["contrast_part", "region_part"]

_ROWS = 10
_LEVEL = 0.05
_GOOD_OR_BETTER = GRADE_GROUPS["good-or-better"]


def region_part(facts: Facts) -> Part:
    """Grades by region, with what such small numbers can bear."""
    area = facts.headline
    rows: list[list[Text]] = []
    for region in regions():
        here = [item for item in facts.judged(area) if _region(item) == region]
        if not here:
            continue
        low = [item for item in here if item in facts.graded(area, LESS_THAN_GOOD)]
        inadequate = [item for item in here if item in facts.graded(area, frozenset({Grade.INADEQUATE}))]
        figures = [
            facts.ledger.figure(
                str(len(having)), f"{region}: {what} in {area.label.lower()}.", facts.ledger.grades(having, area)
            )
            for having, what in ((here, "graded"), (low, "less than good"), (inadequate, "inadequate"))
        ]
        rows.append([[region], *([figure] for figure in figures), [between(wilson(len(low), len(here)))]])
    columns = ("Region", "Graded", "Less than good", "Inadequate", "Less than good, 95% interval")
    note = (
        "Regions hold few authorities: the intervals overlap widely, and the order of regions should not be read as "
        "a ranking."
    )
    table = Table(f"{area.label} by region, in authorities", columns, rows, right=columns[1:], note=note)
    return Part([Heading("The regional picture"), table])


def contrast_part(facts: Facts) -> Part:
    """Themes that set good from less than good, and those that come back in the same authority."""
    blocks: list[Block] = [Heading("What sets grades apart, and what comes back")]
    choice = Choice(facts.as_of, framework=facts.framework, graded_area=facts.headline)
    if min(facts.shares(facts.choice(grades=grades)).of for grades in (_GOOD_OR_BETTER, LESS_THAN_GOOD)) < 2:
        few = "Too few inspections whose reports were coded stand on either side of good to compare what they ask."
        blocks.append(Paragraph([few]))
    else:
        blocks += _apart(facts, choice)
    return Part([*blocks, *_again(facts, choice)])


def _region(activity: Activity) -> str | None:
    return by_code(activity.authority_code).region if activity.authority_code else None


def _apart(facts: Facts, choice: Choice) -> list[Block]:
    contrasts = by_grade(facts.register, choice, LESS_THAN_GOOD, _GOOD_OR_BETTER, coder().reliability)
    far = contrasts.separating(_LEVEL)[:_ROWS]
    sentence = [contrasts.sentence()]
    if not far:
        return [Paragraph(["No code sets inspections less than good apart from the others beyond chance. ", *sentence])]
    rows: list[list[Text]] = [
        [
            [item.name],
            [f"{item.first.raised} of {item.first.of} ({percent(item.first.share)})"],
            [f"{item.second.raised} of {item.second.of} ({percent(item.second.share)})"],
            [f"{item.difference.share:+.0%} ({item.difference.low:+.0%} to {item.difference.high:+.0%})"],
            ["under 0.001" if item.discovery < 0.001 else f"{item.discovery:.3f}"],
        ]
        for item in far
    ]
    columns = ("Code", "Less than good", "Good or better", "Difference, 95% interval", "Adjusted probability")
    caption = f"Asked of authorities less than good and of others ({facts.headline.label.lower()})"
    return [Table(caption, columns, rows, right=columns[1:]), Paragraph(sentence)]


def _again(facts: Facts, choice: Choice) -> list[Block]:
    """What is asked again at the next inspection; of all frameworks, since the next one is often under another."""
    found = recurring(facts.register, Choice(choice.as_of))
    again = [item for item in found.found if item.again and item.discovery <= _LEVEL][:5]
    if not again:
        return [Paragraph(["No code is asked for again at an authority’s next inspection more often than by chance."])]
    words = [
        f"{item.name.lower()} ({item.again} times, where chance would give {item.by_chance:.0f})" for item in again
    ]
    return [
        Paragraph(
            [
                f"Asked for again at the authority’s next inspection, more often than chance would have it: "
                f"{listed(words)}. {found.rules}"
            ]
        )
    ]
