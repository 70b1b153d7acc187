"""What inspectors ask for and find weak: of all, area by area, and of the inadequate.

Authorities are counted, not sentences. Every count leads to the sentences it was taken from.
"""

from lineofsight.briefings.document import Block, Figure, Heading, Paragraph, Picture, Table, Text
from lineofsight.briefings.facts import LESS_THAN_GOOD, Facts
from lineofsight.briefings.part import Part
from lineofsight.briefings.theme_words import among, cell, joined, strung, theme_figure
from lineofsight.briefings.words import between, counted, percent
from lineofsight.charts import IntervalGroup, Share, interval_dots
from lineofsight.register.standing import sections_of
from lineofsight.themes.choice import By, Told
from lineofsight.themes.codebook import codebook
from lineofsight.themes.prevalence import Prevalences
from lineofsight.vocabulary import Area, Grade

__all__ = ["raised_part", "shared_part"]

_ROWS, _PICTURED, _SHARED = 8, 12, 2
_INADEQUATE = frozenset({Grade.INADEQUATE})


def raised_part(facts: Facts) -> Part:
    """What is asked of all, as a picture and in words; then, area by area, of those judged less than good in it."""
    asked = facts.shares(facts.choice())
    if not asked.of:
        return Part([Heading("What inspectors ask for"), Paragraph([_uncoded(asked)])])
    first = _commonest(facts, asked)
    blocks: list[Block] = [
        Heading("What inspectors ask for"),
        Paragraph(first),
        *_pictures(asked),
    ]
    points: list[Text] = [first]
    for area in facts.areas:
        part = _area(facts, area)
        blocks += part.blocks
        points += part.points
    return Part(blocks, points)


def shared_part(facts: Facts) -> Part:
    """What the inadequate have in common, and what sets them apart from the good."""
    headline = facts.headline
    inadequate = facts.graded(headline, _INADEQUATE)
    blocks: list[Block] = [Heading("What inadequate authorities have in common")]
    if not inadequate:
        return Part([*blocks, Paragraph([f"No authority is inadequate in {headline.label.lower()}."])])
    asked = facts.shares(facts.choice(grades=_INADEQUATE))
    found = facts.shares(facts.choice(Told.WEAKNESSES, grades=_INADEQUATE))
    if not asked.of:
        return Part([*blocks, Paragraph([_uncoded(asked)])])
    common = [item for item in asked.found if 2 * item.raised >= item.of][:_ROWS]
    lead: Text = [
        among(asked.of, f"inadequate in {headline.label.lower()} whose recommendations were coded"),
        *joined(facts, asked, common[:4] or asked.found[:3], "were asked to improve"),
        ".",
    ]
    table = _both(facts, asked, found, f"authorities inadequate in {headline.label.lower()}")
    return Part([*blocks, Paragraph(lead), *table], [lead])


def _commonest(facts: Facts, asked: Prevalences) -> Text:
    return [
        among(asked.of, "whose recommendations were coded"),
        *joined(facts, asked, asked.found[:4], "were asked to improve"),
        ". Checking practice through audit and learning from it was asked of ",
        *_one(facts, asked, "qa-audit-learning"),
        ".",
    ]


def _one(facts: Facts, asked: Prevalences, code: str) -> list[str | Figure]:
    """One code with its interval, and what it comes to if inspections without a coded report are counted too."""
    item = next(item for item in asked.found if item.id == code)
    figure = theme_figure(facts, asked, item, counted(item.raised, item.of))
    told: list[str | Figure] = [figure, f", 95% interval {between(item.interval)}"]
    every = item.of + len(asked.readings.uncoded)
    if every > item.of:
        told.append(
            f"; of all {every}, those without a report here among them, at least {percent(item.raised / every)}"
        )
    return told


def _area(facts: Facts, area: Area) -> Part:
    """Themes of an area: of all inspected, then of those judged less than good in it."""
    if not any(code.related in sections_of(area) for code in codebook().codes):
        return Part([])  # nothing that is asked for is put down to this area alone
    asked = facts.shares(facts.choice(area=area))
    if not asked.of:
        return Part([])
    every: Text = [
        f"{area.label}: by the codes that bear on it, ",
        *joined(facts, asked, asked.found[:4], "were asked to improve", "it "),
        ".",
    ]
    blocks: list[Block] = [Heading(area.label, 2), Paragraph(every)]
    low = facts.shares(facts.choice(area=area, grades=LESS_THAN_GOOD))
    if not low.of:
        return Part(blocks)
    found = facts.shares(facts.choice(Told.WEAKNESSES, area=area, grades=LESS_THAN_GOOD))
    themes = facts.shares(facts.choice(area=area, grades=LESS_THAN_GOOD, by=By.THEMES))
    text = _lead(facts, area, low, themes)
    table = _both(facts, low, found, f"authorities less than good in {area.label.lower()}")
    return Part([*blocks, Paragraph(text), *table], [text])


def _lead(facts: Facts, area: Area, asked: Prevalences, themes: Prevalences) -> Text:
    """The main themes of an area; one that all share comes first."""
    shared = [item for item in themes.found if item.raised == item.of and item.of > 1][:_SHARED]
    parts: list[str | Figure] = [
        among(asked.of, f"judged less than good in {area.label.lower()} whose recommendations were coded")
    ]
    if shared:
        figures = [theme_figure(facts, themes, item, item.name.lower()) for item in shared]
        parts += ["each was asked to improve ", *strung(figures), "; "]
    return [*parts, *joined(facts, asked, asked.found[:4], "were asked to improve"), "."]


def _both(facts: Facts, asked: Prevalences, found: Prevalences, whose: str) -> list[Table]:
    """Codes by how often they are asked for, and told as a weakness by findings; no table where there are none."""
    told = {item.id: item for item in found.found}
    top = sorted(
        (item for item in asked.found if item.raised or (item.id in told and told[item.id].raised)),
        key=lambda item: (-item.raised, -(told[item.id].raised if item.id in told else 0)),
    )[:_ROWS]
    rows: list[list[Text]] = []
    for item in top:
        weak = told.get(item.id)
        rows.append(
            [
                [item.name],
                cell(facts, asked, item),
                [between(item.interval)],
                cell(facts, found, weak) if weak else ["not coded"],
            ]
        )
    columns = ("Code", "Asked for", "95% interval", "Told as a weakness")
    caption = f"Of {whose}: what is asked for, and what findings tell"
    return [Table(caption, columns, rows, right=columns[1:])] if rows else []


def _pictures(asked: Prevalences) -> list[Picture]:
    """The commonest codes; no picture where nothing is asked for."""
    groups = [
        IntervalGroup(item.name, [("Authorities", Share(item.raised, item.of, item.low, item.high))])
        for item in asked.found[:_PICTURED]
        if item.raised
    ]
    caption = "Share of authorities asked, with Wilson’s 95% intervals; the commonest codes."
    return [Picture(interval_dots("What authorities are asked to improve", groups), caption)] if groups else []


def _uncoded(shares: Prevalences) -> str:
    none = "The one report was not" if len(shares.readings.uncoded) == 1 else "None of the reports was"
    return f"{none} coded, so nothing can be said of themes. Code the register with: lineofsight themes code."
