"""The command about one authority: its story, as a page to read or as JSON."""

from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import AsJson, AsOf, RegisterFile, open_register
from lineofsight.cli.output import dated, print_json, print_table, print_words
from lineofsight.vocabulary import Grade

if TYPE_CHECKING:
    from lineofsight.register import Activity, Later, PriorityAction, Step, Story

__all__ = ["authority"]

_LINE = 200
"""Characters of a priority action to print; JSON has all."""


def authority(
    name: Annotated[str, typer.Argument(metavar="NAME|CODE", help='A name, alias or code: "Dorset", E06000059, 838.')],
    as_of: AsOf = None,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Show one authority: current judgements, every activity on one timeline, its predecessors', priority actions."""
    from lineofsight.authorities import find
    from lineofsight.register import story
    from lineofsight.register.plain import plain_story

    on = as_of or date.today()  # noqa: DTZ011  # a person's today
    place = find(name, as_of)
    with open_register(register) as source:
        view = source.as_of(on)
        found = story(view, place, source.records)
    if as_json:
        print_json(plain_story(found, view))
    else:
        _print_story(found)


def _print_story(found: "Story") -> None:
    place = found.authority
    print_words(f"{place.label_on(found.as_of)} ({place.code}), {place.region}", style="bold")
    if found.standing is None:
        print_words(f"No graded inspection was published by {dated(found.as_of)}.")
    else:
        print_table(
            f"Judgements on {dated(found.as_of)}, published {dated(found.standing.known_from)}",
            ("Area", "Grade", "Page"),
            [(item.area.label, item.grade.label, item.page) for item in found.judgements],
            right=("Page",),
        )
    columns = ("On site", "Activity", "Published", "Grades, subject or outcome", "Asked", "Key")
    print_table("All activities", columns, [_step_cells(step, found.as_of) for step in found.timeline])
    if found.predecessors:
        print_words(f"Took over from {', '.join(other.label_on(found.as_of) for other in found.predecessors)}.")
    if found.successors:
        print_words(f"Succeeded by {', '.join(other.label_on(found.as_of) for other in found.successors)}.")
    if found.actions:
        print_words(
            f"Priority actions: {len(found.actions)}, {len(found.open_actions)} of them open: no later inspection or "
            "visit in the register is known to cover their area.",
            style="bold",
        )
    for action in found.actions:
        print_words("\n".join(_action_lines(action)))


def _step_cells(step: "Step", on: date) -> tuple[object, ...]:
    item = step.activity
    whose = f" of {step.authority.label_on(on)}" if step.is_predecessors else ""
    return (
        dated(item.fieldwork_start, item.fieldwork_end),
        f"{item.kind or item.family}{whose}{_source(item)}".replace("-", " "),
        dated(item.known_from),
        _grades(item)
        or str(item.subject or "").replace("-", " ")
        or (f"outcome {item.outcome}" if item.outcome else None),
        _asked(item),
        item.key,
    )


def _asked(item: "Activity") -> str | None:
    """How much is asked of the authority: "8", or "4 + 2 priority"; None where no report tells."""
    if item.source != "report":
        return None
    return f"{item.counts.improvements}" + (f" + {item.counts.priorities} priority" if item.counts.priorities else "")


def _action_lines(action: "PriorityAction") -> list[str]:
    """The action in one line, why it stands as it does, and a line for each later activity that bears on it."""
    item, raised_by = action.recommendation, action.raised_by
    words = shorten(item.text, _LINE, placeholder=" …") if item.text else "its words are not in this register"
    place = ", ".join(f"{name} {value}" for name, value in (("page", item.page), ("no.", item.number)) if value)
    return [
        f"• {action.state}: {dated(raised_by.known_from)}, {raised_by.kind or raised_by.family}, {place}: {words}",
        f"  {action.why}",
        *(f"  - {_later_line(later)}" for later in action.later if later.remarks or not later.read),
    ]


def _later_line(later: "Later") -> str:
    said = dict.fromkeys(remark.words + (f" (page {remark.page})" if remark.page else "") for remark in later.remarks)
    told = "; ".join(said) if said else "its report is not in this register"
    return f"{dated(later.activity.fieldwork_start)}, {later.activity.kind or later.activity.family}: {told}"


def _grades(item: "Activity") -> str:
    """The grades from best to worst, each with its areas: "Good: leaders; requires improvement: overall…"."""
    by_grade: dict[Grade, list[str]] = {}
    for found in sorted(item.judgements, key=lambda found: found.grade.rank):
        by_grade.setdefault(found.grade, []).append(found.area.label.lower())
    if len(by_grade) == 1 and len(item.judgements) > 1:
        return f"{item.judgements[0].grade.label} throughout"
    return "; ".join(f"{grade.label}: {', '.join(areas)}" for grade, areas in by_grade.items())


def _source(item: "Activity") -> str:
    told = {"official-statistics": " (statistics)", "secondary": " (secondary)"}.get(item.source, "")
    return told + (f" (corrected: {', '.join(sorted(item.corrected_fields))})" if item.corrected_fields else "")
