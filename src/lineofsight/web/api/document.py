"""The whole interface: its questions on an application of its own, and the document that describes them.

The document ships as a file, because to put it together takes long; `making` writes it, and a test holds it equal.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse

from lineofsight import __version__
from lineofsight.web.api import authorities, coming, frameworks, index, indicators, inspections, themes
from lineofsight.web.api.negotiation import only_json
from lineofsight.web.failing import handlers, invalid
from lineofsight.web.site import Site

__all__ = ["FILE", "ROOT", "add_routes", "create_api", "document"]

FILE = Path(__file__).with_name("openapi.json")
"""The document that ships with the package."""

ROOT = "/api/v1"
"""Where every address of the interface begins."""


def create_api(site: Site) -> FastAPI:
    """The interface as an application that answers from a site."""
    app = FastAPI(
        title="lineofsight",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers={**handlers(), RequestValidationError: invalid},
    )
    app.state.site = site
    add_routes(app)

    @app.get(f"{ROOT}/openapi.json", include_in_schema=False, dependencies=[Depends(only_json)])
    def openapi() -> JSONResponse:
        return JSONResponse(document(), headers={"vary": "Accept"})

    return app


def add_routes(app: FastAPI) -> None:
    """Put every question of the interface on an application."""
    for part in (index, authorities, inspections, themes, indicators, coming, frameworks):
        app.include_router(part.router, prefix=ROOT, generate_unique_id_function=lambda route: route.name)


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document."""
    read: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return read
