"""Questions about inspections: activities listed, one whole, and grades counted."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from lineofsight.authorities import find_any_day
from lineofsight.errors import UsageError
from lineofsight.frameworks import get_framework
from lineofsight.register import Activity as Found
from lineofsight.register import profile as count_grades
from lineofsight.register.plain import plain_activity
from lineofsight.register.view import by_publication, select
from lineofsight.vocabulary import Area
from lineofsight.web.api.answers.figures import Profile
from lineofsight.web.api.answers.record import Activity, WholeActivity
from lineofsight.web.api.answers.shape import Listed
from lineofsight.web.api.describing import answering
from lineofsight.web.api.negotiation import Here, Plain, at, listed, tabled
from lineofsight.web.api.questions import ActivitiesAsked, AsOf, ProfileAsked

__all__ = ["router"]

router = APIRouter()


def _grade(area: Area) -> Any:
    def found(value: Plain) -> str | None:
        return next((item["grade"] for item in value["judgements"] if item["area"] == area), None)

    return found


_COLUMNS = {
    "key": at("key"),
    "authority_code": at("authority.code"),
    "authority_name": at("authority.name"),
    **{name: at(name) for name in ("family", "framework", "kind", "kind_inferred", "fieldwork_start", "fieldwork_end")},
    **{name: at(name) for name in ("published", "lead_inspector", "outcome", "subject")},
    **{area.value: _grade(area) for area in Area},
    **{name: at(name) for name in ("improvements", "priorities", "findings", "source", "source_note", "corrected")},
}


@router.get(
    "/activities",
    summary="List activities",
    tags=["Inspections"],
    **answering(Listed[Activity], tabled=True),
)
def activities(here: Here, asked: Annotated[ActivitiesAsked, Query()]) -> Any:
    """Every inspection, visit and joint inspection known on the day that fits, the newest first."""
    day = here.day(asked)
    found = select(
        here.site.view(day).activities,
        authority=find_any_day(asked.authority, day) if asked.authority else None,
        region=asked.region,
        family=asked.family,
        kind=asked.kind,
        source=asked.source,
    )
    fitting = sorted(filter(_limits(asked), found), key=by_publication, reverse=True)
    return listed(here, asked, fitting, plain_activity, _COLUMNS)


def _limits(asked: ActivitiesAsked) -> Any:
    if asked.since and asked.until and asked.until < asked.since:
        raise UsageError(
            f"The span ends on {asked.until}, before it begins on {asked.since}: give the earlier day first."
        )
    framework = get_framework(asked.framework).id if asked.framework else None

    def fits(item: Found) -> bool:
        known = item.known_from
        begun = asked.since is None or (known is not None and known >= asked.since)
        ended = asked.until is None or (known is not None and known <= asked.until)
        return begun and ended and framework in (None, item.framework)

    return fits


@router.get("/activities/{key}", summary="One whole activity", tags=["Inspections"], **answering(WholeActivity))
def activity(
    here: Here, key: Annotated[str, Path(description="Its key, as lists have it.")], asked: Annotated[AsOf, Query()]
) -> Plain:
    """An activity and the record that speaks for it: judgements, recommendations, findings, problems, pages."""
    found = here.site.view(here.day(asked)).activity(key)
    (record,) = here.site.register.records([found])
    return {"activity": plain_activity(found), "record": record}


@router.get("/profile", summary="Count grades", tags=["National picture"], **answering(Profile, tabled=True))
def profile(here: Here, asked: Annotated[ProfileAsked, Query()]) -> Any:
    """How many authorities, or reports, stood at each grade in each judgement area on a day, and by which rules."""
    day = here.day(asked)
    value = count_grades(
        here.site.register,
        as_of=day,
        counting=asked.counting.value,
        by=asked.by.value,
        region=asked.region,
        framework=asked.framework,
        family=asked.family,
        kind=asked.kind,
        inspections=asked.inspections.value if asked.inspections else None,
        abolished=asked.abolished.value,
    ).to_json()
    rows = [
        {"area": area, "grade": grade, "count": count}
        for area, counts in value["areas"].items()
        for grade, count in counts.items()
    ]
    return tabled(here, asked, value, rows, {name: at(name) for name in ("area", "grade", "count")})
