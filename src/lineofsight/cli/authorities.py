"""The command about one authority: where it stands, its history, and whom it took over from."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lineofsight.cli.options import AsJson, AsOf, RegisterFile, open_register
from lineofsight.cli.output import dated, print_json, print_table, print_words

if TYPE_CHECKING:
    from lineofsight.authorities import Authority
    from lineofsight.register import Activity, View

__all__ = ["authority"]


def authority(
    name: Annotated[str, typer.Argument(metavar="NAME|CODE", help='A name, alias or code: "Dorset", E06000059, 838.')],
    as_of: AsOf = None,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Show one authority: its current judgements, every activity known, and its predecessors' history."""
    from lineofsight.authorities import find, predecessors, successors

    on = as_of or date.today()  # noqa: DTZ011  # a person's today
    place = find(name, as_of)
    with open_register(register) as source:
        view = source.as_of(on)
    before, after = predecessors(place), successors(place)
    if as_json:
        print_json(
            {
                **_authority_json(place, view),
                "predecessors": [_authority_json(other, view) for other in before],
                "successors": [{"code": other.code, "name": other.label} for other in after],
            }
        )
        return
    _print_authority(place, view, on)
    for other in before:
        print_words("")
        _print_history(other, view, f"Before it: {other.label}")
    if after:
        print_words(f"Succeeded by {', '.join(other.label for other in after)}.")


def _print_authority(place: "Authority", view: "View", on: date) -> None:
    print_words(f"{place.label} ({place.code}), {place.region}", style="bold")
    latest = view.latest().get(place.code)
    if latest is None:
        print_words(f"No graded inspection was published by {dated(on)}.")
    else:
        print_table(
            f"Judgements on {dated(on)}",
            ("Area", "Grade", "Page"),
            [(item.area.label, item.grade.label, item.page) for item in latest.judgements],
            right=("Page",),
        )
    _print_history(place, view, "All activities")


def _print_history(place: "Authority", view: "View", title: str) -> None:
    rows = [
        (
            dated(item.fieldwork_start, item.fieldwork_end),
            item.kind or item.family,
            dated(item.known_from),
            ", ".join(f"{found.area.label}: {found.grade.label.lower()}" for found in item.judgements) or item.subject,
            f"{item.counts.improvements} + {item.counts.priorities} priority",
            _source(item),
            item.key,
        )
        for item in view.history(place)
    ]
    columns = ("On site", "Activity", "Published", "Grades or subject", "Recommendations", "Source", "Key")
    print_table(title, columns, rows)


def _source(item: "Activity") -> str:
    corrected = f", corrected: {', '.join(sorted(item.corrected_fields))}" if item.corrected_fields else ""
    return f"{item.source}{corrected}"


def _authority_json(place: "Authority", view: "View") -> dict[str, Any]:
    latest = view.latest().get(place.code)
    return {
        "code": place.code,
        "name": place.name,
        "label": place.label,
        "region": place.region,
        "opened": place.opened,
        "closed": place.closed,
        "judgements": {item.area: item.grade for item in latest.judgements} if latest else {},
        "latest": latest.key if latest else None,
        "activities": [_activity_json(item) for item in view.history(place)],
    }


def _activity_json(item: "Activity") -> dict[str, Any]:
    return {
        "key": item.key,
        "family": item.family,
        "framework": item.framework,
        "kind": item.kind,
        "kind_inferred": item.kind_inferred,
        "fieldwork_start": item.fieldwork_start,
        "fieldwork_end": item.fieldwork_end,
        "published": item.known_from,
        "lead_inspector": item.lead_inspector,
        "outcome": item.outcome,
        "subject": item.subject,
        "judgements": [judgement.model_dump(mode="json") for judgement in item.judgements],
        "improvements": item.counts.improvements,
        "priorities": item.counts.priorities,
        "findings": item.counts.findings,
        "source": item.source,
        "source_note": item.source_note,
        "documents": [document.model_dump(mode="json") for document in item.documents],
        "corrected": sorted(item.corrected_fields),
    }
