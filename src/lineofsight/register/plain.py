"""Activities, authorities and stories as plain values: the shapes that commands print as JSON and the site hands out.

It names fields and adds nothing.
"""

from dataclasses import asdict
from typing import Any

from lineofsight.authorities import Authority
from lineofsight.register.activity import Activity
from lineofsight.register.priority_actions import PriorityAction
from lineofsight.register.story import Story
from lineofsight.register.view import View

__all__ = ["plain_activity", "plain_authority", "plain_story"]

Plain = dict[str, Any]


def plain_activity(item: Activity) -> Plain:
    """An activity; `published` is the day it became public, `authority` None where it could not be told."""
    named = {"code": item.authority_code, "name": item.authority_name} if item.authority_code else None
    return {
        "key": item.key,
        "authority": named,
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


def plain_authority(place: Authority, view: View) -> Plain:
    """An authority and its current judgements; `latest` is the key of the inspection that gave them."""
    latest = view.latest().get(place.code)
    return {
        "code": place.code,
        "name": place.name,
        "label": place.label_on(view.as_of),
        "region": place.region,
        "opened": place.opened,
        "closed": place.closed if place.is_closed_on(view.as_of) else None,
        "judgements": {item.area: item.grade for item in latest.judgements} if latest else {},
        "judgements_published": latest.known_from if latest else None,
        "latest": latest.key if latest else None,
    }


def plain_story(found: Story, view: View) -> Plain:
    """An authority's story: itself with its activities, those before and after it, its priority actions."""
    return {
        **_with_activities(found.authority, view),
        "predecessors": [_with_activities(other, view) for other in found.predecessors],
        "successors": [{"code": other.code, "name": other.label_on(view.as_of)} for other in found.successors],
        "priority_actions": [_action(action) for action in found.actions],
    }


def _with_activities(place: Authority, view: View) -> Plain:
    return {**plain_authority(place, view), "activities": [plain_activity(item) for item in view.history(place)]}


def _action(action: PriorityAction) -> Plain:
    return {
        **action.recommendation.model_dump(mode="json", include={"addressee", "number", "text", "page"}),
        "raised_by": action.raised_by.key,
        "areas": list(action.about.areas),
        "areas_told_by": action.about.basis,
        "state": action.state,
        "why": action.why,
        "later": [
            {
                "activity": later.activity.key,
                "read": later.read,
                "remarks": [asdict(remark) for remark in later.remarks],
            }
            for later in action.later
        ],
    }
