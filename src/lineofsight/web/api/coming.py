"""The question of who is due: what may begin or falls due in many authorities."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from lineofsight.authorities import in_region
from lineofsight.pathway import coming, plain_coming
from lineofsight.pathway.ahead import last_day
from lineofsight.web.api.answers.pathway import Deadline
from lineofsight.web.api.answers.shape import Listed
from lineofsight.web.api.describing import answering
from lineofsight.web.api.negotiation import Here, at, listed
from lineofsight.web.api.questions import DueAsked

__all__ = ["router"]

router = APIRouter(tags=["What comes next"])

_COLUMNS = {
    "authority_code": at("authority.code"),
    "authority_name": at("authority.name"),
    "region": at("authority.region"),
    "type": at("type"),
    "activity": at("activity"),
    "name": at("name"),
    "earliest": at("window.earliest"),
    "latest": at("window.latest"),
    **{name: at(name) for name in ("overdue_since", "likelihood", "who", "force", "framework", "doubts")},
}


@router.get("/next", summary="Who is due", **answering(Listed[Deadline], tabled=True))
def due(here: Here, asked: Annotated[DueAsked, Query()]) -> Any:
    """What may begin or falls due within a span of time, overdue inspections first, with reasons and doubts.

    As of an earlier day only reports public by then count; how long it usually takes was measured to date.
    """
    day = here.day(asked)
    until = last_day(day, asked.within or "6m")
    answers = here.site.pathways(day)
    if asked.region:
        there = in_region(asked.region, day)
        answers = tuple(answer for answer in answers if answer.authority in there)
    return listed(here, asked, coming(answers, until), plain_coming, _COLUMNS)
