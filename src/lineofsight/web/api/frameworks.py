"""Questions about the rules of inspection: their versions, and everything one says."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from lineofsight.frameworks.known import framework_known, frameworks_known
from lineofsight.frameworks.plain import plain_framework, plain_summary
from lineofsight.web.api.answers.frameworks import Framework, FrameworkSummary
from lineofsight.web.api.answers.shape import Listed
from lineofsight.web.api.describing import answering
from lineofsight.web.api.negotiation import Here, Plain, at, listed
from lineofsight.web.api.questions import AsOf, Paged

__all__ = ["router"]

router = APIRouter(prefix="/frameworks", tags=["Frameworks"])

_COLUMNS = {name: at(name) for name in FrameworkSummary.model_fields}


@router.get("", summary="List frameworks", **answering(Listed[FrameworkSummary], tabled=True))
def frameworks(here: Here, asked: Annotated[Paged, Query()]) -> Any:
    """The versions of the rules by their first day. As of an earlier day, only those that had begun, as they stood."""
    day = here.day(asked)
    found = frameworks_known(day, here.site.today)
    return listed(here, asked, found, lambda entry: {**plain_summary(entry), "state": entry.state(day)}, _COLUMNS)


@router.get("/{identifier}", summary="One framework", **answering(Framework))
def framework(
    here: Here,
    identifier: Annotated[str, Path(description="Its identifier, as the list has it.")],
    asked: Annotated[AsOf, Query()],
) -> Plain:
    """Everything a version says: each statement with its dates, its sources, how surely it is known, and its doubt."""
    day = here.day(asked)
    found = framework_known(identifier, day, here.site.today)
    return {**plain_framework(found), "state": found.state(day)}
