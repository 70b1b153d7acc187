"""What the last reports told of an authority: its standing, what they ask for by theme, weaknesses, open actions.

It repeats what the register holds of them. Whether anything was met is for people to show.
"""

from collections.abc import Iterator, Sequence

from lineofsight.briefings.actions_part import actions_part
from lineofsight.briefings.authority_facts import AuthorityFacts, codes_of
from lineofsight.briefings.document import Block, Heading, Text
from lineofsight.briefings.leaders.section import Section, prompts_for, topics
from lineofsight.briefings.ledger import Passage
from lineofsight.briefings.report_part import asks_part
from lineofsight.briefings.theme_words import strung
from lineofsight.briefings.words import dated, listed, named, some
from lineofsight.register.activity import Activity
from lineofsight.themes.choice import Told
from lineofsight.vocabulary import Area

__all__ = ["reports_section"]

_MOST = 5


def reports_section(facts: AuthorityFacts) -> Section:
    """The question of the last reports."""
    topic = topics()["reports"]
    asks, actions = asks_part(facts), actions_part(facts)
    weaknesses, again = list(_weaknesses(facts)), list(_again(facts))
    standing = list(_standing(facts))
    also = {
        "reports:asked": bool(facts.standing and facts.standing.counts.improvements),
        "reports:open-action": bool(actions.points),
        "reports:weaknesses": bool(weaknesses),
        "reports:again": bool(again),
        "reports:new": facts.standing is None and bool(facts.story.predecessors),
        "reports:unjudged": facts.standing is None and not facts.story.predecessors,
    }
    return Section(
        id="reports",
        title=topic.title,
        facts=[*standing, *asks.points, *again, *weaknesses, *_later(facts), *actions.points],
        rows=[],
        blocks=[*_below(asks.blocks), *_below(actions.blocks)],
        not_known=topic.not_known,
        prompts=prompts_for(topic, [], [name for name, holds in also.items() if holds]),
        points=[*standing, *actions.points],
    )


def _standing(facts: AuthorityFacts) -> Iterator[Text]:
    last = facts.standing
    if last is None:
        yield ["No graded inspection of our own is published yet."]
        return
    grades = listed(
        f"{item.area.label.lower()} {item.grade.label.lower()}"
        for item in sorted(last.judgements, key=lambda item: item.area is not Area.OVERALL)
    )
    figure = facts.ledger.figure(dated(last.known_from), "Its judgements.", facts.ledger.grades([last], facts.headline))
    yield [f"We stand by the {named(last)} published on ", figure, f": {grades}."]


def _weaknesses(facts: AuthorityFacts) -> Iterator[Text]:
    """What findings of the last report call weak most often, each with the passages that say so."""
    told = facts.reading(facts.standing, Told.WEAKNESSES)
    if told is None:
        return
    often = sorted(codes_of(told), key=lambda code: -told.raised[code.id])[:_MOST]
    figures = [
        facts.ledger.figure(
            f"{code.phrase} ({told.raised[code.id]})",
            f"Told as a weakness in {some(told.raised[code.id], 'passage')} of the last report: {code.name}.",
            facts.ledger.passages(
                Passage(told.activity, one, code.id) for one, raised in told.telling if code.id in raised
            ),
        )
        for code in often
    ]
    if figures:
        yield ["The weaknesses its findings tell of most, in passages: ", *strung(figures), "."]


def _again(facts: AuthorityFacts) -> Iterator[Text]:
    """What is asked for by both the last report and the one before."""
    earlier, now = facts.reading(facts.before), facts.raised
    if earlier and now:
        both = [code.phrase for code in codes_of(now) if code in codes_of(earlier)]
        if both:
            yield [f"Asked for by the inspection before as well: {listed(both)}."]


def _later(facts: AuthorityFacts) -> Iterator[Text]:
    """Visits and joint inspections since."""
    later = [activity for activity in facts.later if facts.standing]
    if later:
        told = listed(_visit(activity) for activity in later)
        figure = facts.ledger.figure(str(len(later)), "Published after that inspection.", facts.ledger.reports(later))
        yield ["Published since: ", figure, f" ({told})."]


def _visit(activity: Activity) -> str:
    subject = f" on {activity.subject.value.replace('-', ' ')}" if activity.subject else ""
    return f"{named(activity)}{subject}, {dated(activity.known_from)}"


def _below(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a part one level further down."""
    for block in blocks:
        yield Heading(block.text, block.level + 1) if isinstance(block, Heading) else block
