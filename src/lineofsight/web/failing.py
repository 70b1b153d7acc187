"""What is answered when something goes wrong: by which handler each error is met.

The words are those of `problems`: a page for people, and for programs a problem.
"""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from lineofsight.errors import LineOfSightError, UsageError
from lineofsight.web.asking import Asked
from lineofsight.web.problems import MEDIA_TYPE, error_page, faults, problem, status_of
from lineofsight.web.rendering import to_html
from lineofsight.web.site import Site

__all__ = ["handlers", "invalid"]

_log = logging.getLogger("lineofsight.web")

Handler = Callable[[Request, Any], Coroutine[Any, Any, Response]]


def handlers(site: Site | None = None) -> dict[int | type[Exception], Handler]:
    """What meets each error: with a page of the site, or without one with a problem for programs."""

    def told(request: Request, status: int, error: Exception | None) -> Response:
        if site is None:
            return _problem(request, status, error)
        asked = Asked(request.url.path, site.today)
        return HTMLResponse(to_html(site, asked, error_page(status, error)), status)

    async def known(request: Request, error: Exception) -> Response:
        return told(request, status_of(error), error)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101  # what it is registered for
        response = told(request, error.status_code, None)
        response.headers.update(error.headers or {})
        if response.headers.get("allow") == "GET":
            response.headers["allow"] = "GET, HEAD"
        return response

    async def unknown(request: Request, error: Exception) -> Response:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return told(request, 500, None)

    return {LineOfSightError: known, HTTPException: refused, Exception: unknown}


async def invalid(request: Request, error: Any) -> Response:
    """A question to the interface for programs that does not fit its description."""
    found = faults(error.errors())
    what = "; ".join(f"{'.'.join(item['where'][1:])}: {item['what']}" for item in found)
    return _problem(request, 422, UsageError(what), errors=found)


def _problem(request: Request, status: int, error: Exception | None, **more: object) -> Response:
    values = problem(status, request.url.path, error, **more)
    return JSONResponse(values, status, {"vary": "Accept"}, MEDIA_TYPE)
