"""How what an authority is asked compares with others, and who was asked the same and has improved since."""

from collections.abc import Sequence

from lineofsight.briefings.authority_facts import AuthorityFacts, codes_of
from lineofsight.briefings.document import Figure, Heading, Paragraph, Table, Text
from lineofsight.briefings.ledger import telling
from lineofsight.briefings.part import Part
from lineofsight.briefings.theme_words import phrase_of, theme_figure
from lineofsight.briefings.words import between, capital, counted, dated, first_few, listed, some
from lineofsight.themes.peers import Lead, improved_on_the_same
from lineofsight.themes.prevalence import Prevalence, Prevalences
from lineofsight.themes.readings import Reading
from lineofsight.vocabulary import Area

__all__ = ["compare_part", "improved_part"]

_LEADS, _NAMED = 10, 5


def compare_part(facts: AuthorityFacts) -> Part:
    """In what share of all authorities, and of its region, the latest inspection asks for the same."""
    title = Heading("How that compares")
    wanted = {code.id for code in codes_of(facts.raised)} if facts.raised else set()
    asked = [item for item in facts.everywhere.found if item.id in wanted]
    if not asked:
        return Part([title, Paragraph(["Nothing that it is asked for was coded, so there is nothing to compare."])])
    nearby = {item.id: item for item in facts.nearby.found}
    rows = [
        [[item.name], *_share(facts, facts.everywhere, item), *_share(facts, facts.nearby, nearby.get(item.id))]
        for item in asked
    ]
    columns = ("Asked of it", "All authorities", "95% interval", facts.story.authority.region, "95% interval there")
    own = ", its own among them" if facts.story.authority.existed_on(facts.as_of) else ""
    note = (
        f"Latest inspections whose reports were coded: {facts.everywhere.of} of all authorities, {facts.nearby.of} of "
        f"the region{own}. The fewer they are, the wider the interval."
    )
    sentence = _widest(facts, asked)
    table = Table("How many are asked the same", columns, rows, right=columns[1:], note=note)
    return Part([title, Paragraph(sentence), table], [sentence])


def improved_part(facts: AuthorityFacts) -> Part:
    """Authorities that were asked the same, are graded better since, and are not asked for it again."""
    title = Heading("Who was asked the same and has improved")
    leads = _leads(facts)
    if not leads:
        return Part([title, Paragraph(["No authority is known that was asked the same and has improved since."])])
    names = first_few([lead.now.activity.authority_name or "" for lead in leads], _NAMED)
    verb = "was" if len(leads) == 1 else "were"
    sentence: Text = [
        f"{capital(some(len(leads), 'authority', 'authorities'))} {verb} asked for some of the same at the inspection "
        f"before the latest, {verb} not asked again and {verb} graded better: {names}."
    ]
    note = (
        "A lead for asking how they did it. That a grade rose while something was no longer asked for does not show "
        "that one led to the other. First come those with most in common, then those of the same region."
    )
    rows = [_row(facts, lead) for lead in leads[:_LEADS]]
    columns = ("Authority", "Then", "Now", "Asked then and not again")
    caption = "Overall effectiveness then and now, by what they had in common"
    return Part([title, Paragraph(sentence), Table(caption, columns, rows, note=note)], [sentence])


def _leads(facts: AuthorityFacts) -> tuple[Lead, ...]:
    if facts.raised is None:
        return ()
    return improved_on_the_same(facts.register, facts.raised, facts.everywhere.readings.read, facts.as_of)


def _row(facts: AuthorityFacts, lead: Lead) -> list[Text]:
    passages = [passage for code in lead.shared for passage in telling([lead.then], code.id)]
    statement = f"Asked of {lead.then.activity.authority_name} then, and of this authority now."
    count = facts.ledger.figure(str(len(lead.shared)), statement, facts.ledger.passages(passages))
    near = ", same region" if lead.is_near else ""
    return [
        [f"{lead.now.activity.authority_name}{near}"],
        _graded(facts, lead.then, lead.area),
        _graded(facts, lead.now, lead.area),
        [count, f": {listed(code.phrase for code in lead.shared)}"],
    ]


def _graded(facts: AuthorityFacts, reading: Reading, area: Area) -> Text:
    """A grade with its day, and its area if that is not the whole."""
    activity = reading.activity
    grade = activity.grade(area)
    statement = f"The grade of {activity.authority_name}, published on {dated(activity.known_from)}."
    figure = facts.ledger.figure(grade.label if grade else "–", statement, facts.ledger.grades([activity], area))
    told = "" if area is Area.OVERALL else f" for {area.label.lower()}"
    return [figure, f"{told}, {dated(activity.known_from)}"]


def _share(facts: AuthorityFacts, shares: Prevalences, item: Prevalence | None) -> list[Text]:
    """A count with its interval. The words of all authorities would fill a book: of these the pages are given."""
    if item is None:
        return [["–"], ["–"]]
    quoted = shares is facts.nearby
    return [[theme_figure(facts, shares, item, counted(item.raised, item.of), quoted=quoted)], [between(item.interval)]]


def _widest(facts: AuthorityFacts, asked: Sequence[Prevalence]) -> Text:
    """What it shares with most others and what with fewest, each with its count."""
    most, least = asked[0], asked[-1]
    others = "authority" if most.of == 1 else "authorities"
    text: list[Figure | str] = [f"Of what it is asked, {phrase_of(most.id)} is asked of "]
    text += [_of_all(facts, most), f" {others}"]
    if least.raised < most.raised:
        text += [f", more than anything else; {phrase_of(least.id)} of ", _of_all(facts, least), ", the fewest"]
    return [*text, "."]


def _of_all(facts: AuthorityFacts, item: Prevalence) -> Figure | str:
    return theme_figure(facts, facts.everywhere, item, counted(item.raised, item.of), quoted=False)
