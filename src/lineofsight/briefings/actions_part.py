"""Areas for priority action that no later grade covers, with whatever was said of them later.

It repeats what the register tells of each action. No report says that one is done, and neither does this part.
"""

from collections.abc import Sequence
from itertools import groupby

from lineofsight.briefings.asked_words import asked_point
from lineofsight.briefings.authority_facts import Asked, AuthorityFacts
from lineofsight.briefings.document import Block, Heading, ListOfPoints, Paragraph, Text
from lineofsight.briefings.part import Part
from lineofsight.briefings.words import capital, dated, listed, named, some
from lineofsight.register.activity import Activity
from lineofsight.register.priority_actions import PriorityAction, State

__all__ = ["actions_part"]


def actions_part(facts: AuthorityFacts) -> Part:
    """Those that nothing judged since, by who raised them and what came later; the others are counted."""
    blocks: list[Block] = [Heading("Areas for priority action")]
    actions = facts.story.actions
    if not actions:
        return Part([*blocks, Paragraph(["The register holds none that it was given."])])
    left = [action for action in actions if action.state is not State.JUDGED_SINCE]
    for _, group in groupby(left, lambda action: (action.raised_by.key, action.why)):
        blocks += _left(facts, list(group))
    judged = [action for action in actions if action.state is State.JUDGED_SINCE]
    for _, group in groupby(judged, lambda action: action.raised_by.key):
        blocks.append(Paragraph(_judged(facts, list(group))))
    return Part(blocks, [_summary(left)] if left else [])


def _summary(left: Sequence[PriorityAction]) -> Text:
    raised = dict.fromkeys(_by(action.raised_by) for action in left)
    verb = "is" if len(left) == 1 else "are"
    return [f"{capital(_areas(len(left)))} {verb} not known to have been judged since, raised by {listed(raised)}."]


def _left(facts: AuthorityFacts, actions: Sequence[PriorityAction]) -> list[Block]:
    """Actions of one inspection to which the same happened since: what they ask, and what was said later."""
    raised_by, asked = actions[0].raised_by, _asked(facts, actions)
    said = {
        (later.activity.key, remark.page, remark.words): later.activity
        for action in actions
        for later in action.later
        for remark in later.remarks
    }
    remarks = [_remark(facts, activity, page, words) for (_, page, words), activity in said.items()]
    blocks: list[Block] = [
        Paragraph([f"{capital(_areas(len(actions)))} raised by {_by(raised_by)}. {actions[0].why}"]),
        ListOfPoints([asked_point(facts, item) for item in asked]),
    ]
    return [*blocks, Paragraph(["Said later:"]), ListOfPoints(remarks)] if remarks else blocks


def _remark(facts: AuthorityFacts, activity: Activity, page: int | None, words: str) -> Text:
    where = f"page {page}" if page else "in the report"
    statement = f"Said by {_by(activity)}: {words}."
    return [
        f"{capital(_by(activity))}: {words}, ",
        facts.ledger.figure(where, statement, [facts.ledger.place(activity, page)]),
        ".",
    ]


def _judged(facts: AuthorityFacts, actions: Sequence[PriorityAction]) -> Text:
    raised_by, count = actions[0].raised_by, len(actions)
    statement = f"Raised for priority action by {_by(raised_by)}."
    verb = "was" if count == 1 else "were"
    return [
        facts.ledger.figure(capital(_areas(count)), statement, facts.places(_asked(facts, actions))),
        f" raised by {_by(raised_by)} {verb} followed by a judgement of the same area or partnership: its words have "
        "to tell what became of it.",
    ]


def _asked(facts: AuthorityFacts, actions: Sequence[PriorityAction]) -> list[Asked]:
    wanted = [action.recommendation for action in actions]
    return [item for item in facts.asked(actions[0].raised_by) if item.item in wanted]


def _areas(count: int) -> str:
    return some(count, "area for priority action", "areas for priority action")


def _by(activity: Activity) -> str:
    return f"the {named(activity)} published on {dated(activity.known_from)}"
