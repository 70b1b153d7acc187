"""Where the interface begins: what register stands behind it, and what can be asked."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from lineofsight import __version__
from lineofsight.register.export import ATTRIBUTION
from lineofsight.web.api.answers.shape import Shape
from lineofsight.web.api.describing import answering
from lineofsight.web.api.negotiation import Here, Plain
from lineofsight.web.api.questions import AsOf

__all__ = ["Index", "router"]

router = APIRouter()


class Index(Shape):
    """The interface and the register behind it."""

    name: str
    version: str
    today: date
    register_hash: str = Field(description="A sha256 over all facts: the same for the same contents.")
    newest: date | None = Field(description="The day on which the newest document became public.")
    activities: int
    attribution: str
    links: dict[str, str] = Field(description="What can be asked, by name.")


_LINKS = {
    "authorities": "/api/v1/authorities",
    "activities": "/api/v1/activities",
    "profile": "/api/v1/profile",
    "themes": "/api/v1/themes",
    "indicators": "/api/v1/indicators",
    "next": "/api/v1/next",
    "frameworks": "/api/v1/frameworks",
    "description": "/api/v1/openapi.json",
    "documentation": "/data/api",
}


@router.get("", summary="Where to begin", tags=["Interface"], **answering(Index))
def begin(here: Here, asked: Annotated[AsOf, Query()]) -> Plain:
    """The register behind the interface, what of it was known on the day, and the addresses of what can be asked."""
    view = here.site.view(here.day(asked))
    return {
        "name": "lineofsight",
        "version": __version__,
        "today": here.site.today,
        "register_hash": f"sha256:{here.site.register.hash}",
        "newest": max((item.known_from for item in view.activities if item.known_from), default=None),
        "activities": len(view.activities),
        "attribution": ATTRIBUTION,
        "links": _LINKS,
    }
