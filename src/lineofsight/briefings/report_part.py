"""What the report an authority stands by asks for, what it commends, and what it asks for again."""

from collections import Counter
from collections.abc import Sequence

from lineofsight.briefings.asked_words import asked_point
from lineofsight.briefings.authority_facts import Asked, AuthorityFacts, codes_of
from lineofsight.briefings.document import Block, Figure, Heading, ListOfPoints, Paragraph, Table, Text
from lineofsight.briefings.ledger import Passage
from lineofsight.briefings.part import Part
from lineofsight.briefings.theme_words import phrase_of, strung
from lineofsight.briefings.words import dated, listed, named, some
from lineofsight.register.entries import Source as RecordSource
from lineofsight.themes.choice import Told
from lineofsight.themes.codebook import Code, codebook
from lineofsight.themes.readings import Reading
from lineofsight.vocabulary import Area

__all__ = ["again_part", "asks_part", "commends_part"]

_ROWS, _NAMED = 12, 4


def asks_part(facts: AuthorityFacts) -> Part:
    """Each recommendation with its themes, page and words, by the area its first code bears on."""
    standing = facts.standing
    title = Heading("What its latest inspection asks for")
    if standing is None or standing.source is not RecordSource.REPORT:
        return Part([title, Paragraph([_no_report(facts)])])
    asked = facts.asked(standing)
    if not asked:
        return Part([title, Paragraph(["Its report lists nothing that needs to improve."])])
    sentence = _asks(facts, asked)
    blocks: list[Block] = [title, Paragraph(sentence)]
    for area in (*Area, None):
        here = [item for item in asked if _area_of(item) is area]
        if here:
            heading = Heading(area.label if area else "Not coded", 2)
            blocks += [heading, ListOfPoints([asked_point(facts, item) for item in here])]
    return Part(blocks, [sentence])


def commends_part(facts: AuthorityFacts) -> Part:
    """Strengths by how many passages tell of them, beside those that tell of a weakness."""
    title = Heading("What its latest inspection commends")
    told = facts.reading(facts.standing, Told.STRENGTHS)
    weak = facts.reading(facts.standing, Told.WEAKNESSES)
    if told is None or weak is None or not codes_of(told):
        return Part([title, Paragraph(["None of its passages was coded as telling of a strength."])])
    praised = sorted(codes_of(told), key=lambda code: -told.raised[code.id])
    rows: list[Sequence[Text]] = [
        [[code.name], [_told(facts, told, code, strength=True)], [_told(facts, weak, code)]] for code in praised[:_ROWS]
    ]
    columns = ("Code", "Told as a strength", "Told as a weakness")
    caption = "What findings call strong, in passages of the report"
    note = "One passage can tell of both. The evidence has the sentence of each passage that tells the code best."
    phrases = [code.phrase for code in praised[:_NAMED]]
    told_most = "The one strength its report tells of is" if len(praised) == 1 else "The strengths it tells of most are"
    sentence: Text = [f"{told_most} {listed(phrases)}."]
    return Part([title, Paragraph(sentence), Table(caption, columns, rows, right=columns[1:], note=note)], [sentence])


def again_part(facts: AuthorityFacts) -> Part:
    """What was asked of it before and is asked again, what is no longer, and what is new."""
    title = Heading("What came back")
    earlier, now = facts.reading(facts.before), facts.raised
    if facts.before is None:
        return Part([title, Paragraph(["No earlier graded inspection of its own is there to compare with."])])
    if earlier is None or now is None:
        lacking = facts.before if earlier is None else facts.standing
        day = dated(lacking.known_from if lacking else None)
        return Part([title, Paragraph([f"The report published on {day} was not coded here: nothing can be compared."])])
    again = [code for code in codes_of(now) if code in codes_of(earlier)]
    gone = [code.phrase for code in codes_of(earlier) if code not in again]
    new = [code.phrase for code in codes_of(now) if code not in again]
    sentence = _again(facts, again, earlier, now)
    points: list[Text] = [[f"Asked for then and not now: {listed(gone) or 'nothing'}."]]
    points.append([f"Asked for now and not then: {listed(new) or 'nothing'}."])
    doubt = "That a code is not asked for again does not show that it was put right: inspectors may not have looked."
    return Part([title, Paragraph(sentence), ListOfPoints(points), Paragraph([doubt])], [sentence] if again else [])


def _again(facts: AuthorityFacts, again: Sequence[Code], earlier: Reading, now: Reading) -> Text:
    """The codes of both reports, each with the passages of both behind it."""
    days = f"published on {dated(earlier.activity.known_from)} and {dated(now.activity.known_from)}"
    if not again:
        return [f"No code is asked for by both its inspections {days}."]
    figures = [
        facts.ledger.figure(code.phrase, f"Asked for both times: {code.name}.", facts.ledger.passages(places))
        for code in again
        if (places := [*_passages(earlier, code), *_passages(now, code)])
    ]
    return [f"Its inspections {days} both ask to improve ", *strung(figures), "."]


def _asks(facts: AuthorityFacts, asked: Sequence[Asked]) -> Text:
    """How much is asked for, and on what most."""
    standing = asked[0].passage.activity
    raised = Counter(code for item in asked for code in item.item.themes)
    most = [phrase_of(code) for code, _ in raised.most_common(_NAMED)]
    statement = f"What the {named(standing)} published on {dated(standing.known_from)} asks for."
    count = facts.ledger.figure(some(len(asked), "point"), statement, facts.places(asked))
    which = "most often" if max(raised.values(), default=0) > 1 else "among others" if len(raised) > _NAMED else ""
    on = f", {which} on {listed(most)}.".replace("  ", " ") if most else f". {_NO_CODING}"
    return ["Its report lists ", count, f" that must improve{on}"]


def _told(facts: AuthorityFacts, reading: Reading, code: Code, *, strength: bool = False) -> Figure | str:
    what = "a strength" if strength else "a weakness"
    statement = f"Passages that tell of it as {what}: {code.name}."
    places = facts.ledger.passages(_passages(reading, code, strength=strength))
    return facts.ledger.figure(str(reading.raised.get(code.id, 0)), statement, places)


def _passages(reading: Reading, code: Code, *, strength: bool = False) -> list[Passage]:
    return [
        Passage(reading.activity, coding, code.id, strength) for coding, raised in reading.telling if code.id in raised
    ]


def _area_of(asked: Asked) -> Area | None:
    first = next((code for code in codebook().codes if code.id in asked.item.themes[:1]), None)
    return first.related if first else None


def _no_report(facts: AuthorityFacts) -> str:
    if facts.standing is None:
        return "It has no graded inspection of its own yet: nothing is asked of it or commended by one."
    return (
        "The report of that inspection is not in the register, only its grades. What it asks for and commends is not "
        "known, and is compared with nobody."
    )


_NO_CODING = (
    "Its report was not coded here, so that its themes cannot be told, counted or compared. Code the register with: "
    "lineofsight themes code."
)
