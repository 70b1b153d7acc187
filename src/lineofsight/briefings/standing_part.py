"""Where an authority stands: its grades now and before, and what has been published of it since."""

from collections.abc import Sequence

from lineofsight.briefings.authority_facts import AuthorityFacts, called
from lineofsight.briefings.document import Figure, Heading, Paragraph, Table, Text
from lineofsight.briefings.part import Part
from lineofsight.briefings.theme_words import phrase_of
from lineofsight.briefings.words import capital, dated, listed, named, outcome_words, some, source_words
from lineofsight.register.activity import Activity
from lineofsight.register.entries import Source as RecordSource
from lineofsight.register.standing import grade_in
from lineofsight.register.story import Step
from lineofsight.vocabulary import Area, RecommendationKind

__all__ = ["since_part", "standing_part"]

_SHOWN = 6
"""More inspections than these are too many columns for a page; the latest are shown."""


def standing_part(facts: AuthorityFacts) -> Part:
    """Who it is, and its grades over time."""
    sentence = _stands(facts)
    graded = [step for step in facts.story.timeline if step.activity.is_graded]
    table = [_grades(facts, graded)] if graded else []
    return Part([Heading("Where it stands"), Paragraph([_who(facts)]), Paragraph(sentence), *table], [sentence])


def since_part(facts: AuthorityFacts) -> Part:
    """What was published of it since, and what each visit or inspection asked for."""
    if facts.since:
        title = f"Published since {dated(facts.since)}"
    else:
        title = "Since that inspection" if facts.standing else "What else was published of it"
    if not facts.later:
        return Part([Heading(title), Paragraph([f"The register holds nothing else of it by {dated(facts.as_of)}."])])
    rows = [[[_subject(item)], [dated(item.known_from)], _asks(facts, item)] for item in facts.later]
    return Part([Heading(title), Table("Inspections and visits", ("What", "Published", "What it asked for"), rows)])


def _who(facts: AuthorityFacts) -> str:
    place, told = facts.story.authority, facts.story
    said = [f"{facts.name}: code {place.code}, region {place.region}."]
    if told.predecessors and place.opened and place.opened <= facts.as_of:
        names = listed(called(other, facts.as_of) for other in told.predecessors)
        said.append(
            f"It was created on {dated(place.opened)} and took over from {names}, whose grades are not its own."
        )
    if place.closed and place.is_closed_on(facts.as_of):
        names = listed(called(other, facts.as_of) for other in told.successors)
        said.append(f"It was abolished on {dated(place.closed)}; {names} took over.")
    return " ".join(said)


def _stands(facts: AuthorityFacts) -> Text:
    """The grades of the inspection it stands by, and how the whole was graded before."""
    standing, before = facts.standing, facts.before
    if standing is None:
        return [f"By {dated(facts.as_of)} no graded inspection of {facts.name} itself is in the register."]
    verb = "stands" if facts.story.authority.existed_on(facts.as_of) else "last stood"
    grades = [f"{item.label.lower()} {_grade(standing, item)}" for item in _areas([standing])]
    text: list[str | Figure] = [
        f"By {dated(facts.as_of)} {facts.name} {verb} by its {named(standing)} published on ",
        _with_grades(facts, standing, dated(standing.known_from)),
        f": {listed(grades)}.",
    ]
    then = grade_in(before, facts.headline) if before else None
    if before and then:
        text += [f" Before it, the {named(before)} published on "]
        text += [_with_grades(facts, before, dated(before.known_from))]
        text += [f" graded {facts.headline.label.lower()} {then.label.lower()}."]
    return text


def _grades(facts: AuthorityFacts, graded: Sequence[Step]) -> Table:
    """Areas down and inspections across, the latest last; where each was read stands below."""
    shown = graded[-_SHOWN:]
    activities = [step.activity for step in shown]
    rows: list[Sequence[Text]] = [
        [[area.label], *([capital(_grade(item, area))] for item in activities)] for area in _areas(activities)
    ]
    rows.append([["Read from"], *([_with_grades(facts, item, _origin(item))] for item in activities)])
    which = "all" if len(shown) == len(graded) else f"the last {_SHOWN}"
    return Table(
        f"Grades of {which} inspections, the earliest first",
        ("Area", *(_column(facts, step) for step in shown)),
        rows,
        note="A dash: not graded. Grades of different frameworks share a scale, not a rule book.",
    )


def _column(facts: AuthorityFacts, step: Step) -> str:
    whose = f"{called(step.authority, facts.as_of)}: " if step.is_predecessors else ""
    return capital(f"{whose}{named(step.activity)}, {dated(step.activity.known_from)}")


def _areas(activities: Sequence[Activity]) -> list[Area]:
    """The areas that any of them graded; a safeguarding board's is not the authority's."""
    return [area for area in Area if area is not Area.LSCB and any(item.grade(area) for item in activities)]


def _grade(activity: Activity, area: Area) -> str:
    grade = activity.grade(area)
    return grade.label.lower() if grade else "–"


def _with_grades(facts: AuthorityFacts, activity: Activity, text: str) -> Figure | str:
    statement = f"What the {named(activity)} of {activity.authority_name} graded."
    sources = [source for area in _areas([activity]) for source in facts.ledger.grades([activity], area)]
    return facts.ledger.figure(text, statement, sources)


def _origin(activity: Activity) -> str:
    if activity.source is not RecordSource.REPORT:
        return source_words(activity)
    pages = sorted({item.page for item in activity.judgements if item.page and item.area is not Area.LSCB})
    return f"page {listed(map(str, pages))}" if pages else "report"


def _subject(activity: Activity) -> str:
    about = f": {activity.subject.replace('-', ' ')}" if activity.subject else ""
    return capital(f"{named(activity)}{about}")


def _asks(facts: AuthorityFacts, activity: Activity) -> Text:
    """How much it asked for, by which themes, and its outcome where those have no grades."""
    if activity.source is not RecordSource.REPORT:
        return ["Not known: its report or letter is not in the register."]
    asked = facts.asked(activity)
    urgent = sum(item.item.kind is RecommendationKind.PRIORITY for item in asked)
    counts = [some(len(asked) - urgent, "point") + " to improve"] if len(asked) > urgent else []
    counts += [some(urgent, "area") + " for priority action"] if urgent else []
    themes = dict.fromkeys(phrase_of(code) for item in asked for code in item.item.themes)
    statement = f"Asked for by the {named(activity)} published on {dated(activity.known_from)}."
    return [
        f"{words}. " if (words := outcome_words(activity)) else "",
        facts.ledger.figure(capital(listed(counts)) or "Nothing is listed", statement, facts.places(asked)),
        f", on {listed(themes)}." if themes else ".",
    ]
