"""What is answered while the site gets ready: people see at once that it is coming, and where they are.

It wraps an application that takes a while to make. It knows nothing of pages but its own, which needs nothing else.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lineofsight.web.headers import HEADERS

__all__ = ["Opening"]

_STATIC = Path(__file__).with_name("static")
_STYLE = "/static/opening.css"
_PATIENCE = 1.0
"""Seconds to wait for the site itself before saying that it is coming."""

_LOOK_AGAIN = MappingProxyType({"refresh": "0", "retry-after": "1", "cache-control": "no-store"})
_FAILED = PlainTextResponse("The site could not be opened. Where it was started, the reason is told.\n", 503, HEADERS)


class Opening:
    """Makes an application once the server runs, works out its first page, and hands every request on to it.

    `host` is the name under which it answers. `failed` is called if it cannot be made; why is then in `error`.
    """

    def __init__(self, make: Callable[[], ASGIApp], host: str, failed: Callable[[], None]) -> None:
        self.error: Exception | None = None
        self._make = make
        self._host = host
        self._failed = failed
        self._app: ASGIApp | None = None
        self._life: _Life | None = None
        self._done = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say that the answer is coming."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        if scope.get("path") == _STYLE:
            await _file("site.css", "text/css")(scope, receive, send)
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE if _may_wait(scope) else None):
                await self._done.wait()
        app = self._app or (_FAILED if self.error else _file("opening.html", "text/html", 503, _LOOK_AGAIN))
        await app(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        making = asyncio.create_task(self._furnish())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await making
        if self._life:
            await self._life.tell("shutdown")
        await send({"type": "lifespan.shutdown.complete"})

    async def _furnish(self) -> None:
        try:
            app = await asyncio.to_thread(self._make)
            self._life = _Life(app)
            await self._life.tell("startup")
            with suppress(Exception):  # who asks for it will be told
                await _ask(app, self._host)
            self._app = app
        except Exception as error:
            self.error = error
            self._failed()
        finally:
            self._done.set()


class _Life:
    """The life of the application that was made, within that of the server."""

    def __init__(self, app: ASGIApp) -> None:
        self._to, self._back = asyncio.Queue[Message](), asyncio.Queue[Message]()
        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": {}}
        self._task = asyncio.ensure_future(app(scope, self._to.get, self._back.put))

    async def tell(self, what: str) -> None:
        """Say that it starts or ends, and wait until it has. Raises what it raises."""
        await self._to.put({"type": f"lifespan.{what}"})
        told = asyncio.ensure_future(self._back.get())
        await asyncio.wait((told, self._task), return_when=asyncio.FIRST_COMPLETED)
        if not told.done():
            told.cancel()
            await self._task
        elif told.result()["type"].endswith("failed"):
            raise RuntimeError(told.result().get("message", ""))


def _file(name: str, kind: str, status: int = 200, more: Mapping[str, str] = MappingProxyType({})) -> Response:
    return Response((_STATIC / name).read_bytes(), status, {**HEADERS, **more}, f"{kind}; charset=utf-8")


def _may_wait(scope: Scope) -> bool:
    """Whether a person asks, who can be told to wait; a program gets its answer when there is one."""
    return scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith("/api/")


async def _ask(app: ASGIApp, host: str) -> None:
    """Have the first page worked out, so that it is kept."""

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None:
        """Nobody waits for it."""

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", host.encode())],
        "http_version": "1.1",
        "scheme": "http",
        "asgi": {"version": "3.0"},
    }
    await app(scope, receive, send)
