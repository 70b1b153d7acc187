"""The application: what answers at which address, and the wrappers around it all.

Order from outside: `guard` refuses, `caching` remembers, then pages and the interface for programs answer. Both are
read part by part when first asked for: FastAPI alone takes longer to import than the first page to draw.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Address
from starlette.routing import Router
from starlette.types import ASGIApp, Receive, Scope, Send

from lineofsight.web.answering import endpoint
from lineofsight.web.caching import Caching
from lineofsight.web.failing import handlers
from lineofsight.web.guard import Guard
from lineofsight.web.pages import PARTS, routes
from lineofsight.web.rendering import STATIC
from lineofsight.web.settings import Settings
from lineofsight.web.site import Site

__all__ = ["create_app"]

_KEPT = frozenset({*PARTS, "api"})
"""The parts there are; what is asked for elsewhere is answered and forgotten."""
_FOREVER = "public, max-age=31536000, immutable"


def create_app(settings: Settings) -> ASGIApp:
    """The site as an ASGI application. Raises RegisterError or NotFoundError if its register cannot be opened."""
    site = Site(settings)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        site.close()

    app = Starlette(
        routes=[
            *(Address(item.address, _constant(item.body, item.media_type)) for item in STATIC.values()),
            Address("/{rest:path}", _Parts(site)),
        ],
        exception_handlers=handlers(site),
        lifespan=life,
    )
    return Guard(Caching(app, site), settings)


def _constant(body: bytes, media_type: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_: Request) -> Response:
        return Response(body, media_type=media_type, headers={"cache-control": _FOREVER})

    return answer


class _Parts:
    """The parts of the site, by the first word of an address, each made when first asked for."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._made: dict[str, ASGIApp] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        part = scope["path"].split("/")[1]
        made = self._made.get(part) or self._make(part)
        if part in _KEPT:
            self._made[part] = made
        await made(scope, receive, send)

    def _make(self, part: str) -> ASGIApp:
        if part == "api":
            from lineofsight.web.api.document import create_api  # noqa: PLC0415  # see above

            return create_api(self._site)
        found = routes(part)
        return Router(
            [Address(route.path, endpoint(self._site, route), methods=[route.method]) for route in found],
            redirect_slashes=False,
        )
