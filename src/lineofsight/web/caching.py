"""Answers kept while nothing changes, and one question asked of the library at a time.

A plain ASGI wrapper around everything that is worked out. What was kept is given without asking anything; a question
that is being worked out is worked out once, however many ask. Every answer has an ETag.
"""

import asyncio
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lineofsight.web.settings import UPLOADS
from lineofsight.web.site import Site, Stamp

__all__ = ["Caching"]

_MOST_BYTES = 192 * 1024 * 1024
"""How much is kept: every page of every authority several times over."""
_WHOLE_FILES = ("/data/files/register.zip", "/data/files/register.xlsx")
"""What takes seconds and is made by another process: nobody who asks something else waits for it."""
_AROUND = 2048
"""Bytes that an answer's headers and its place take."""

Key = tuple[bytes, bytes, str]
"""Path, query, and for programs what they accept."""


@dataclass(frozen=True, slots=True)
class _Kept:
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    tag: str


class Caching:
    """Keeps whole answers to GET and HEAD by address, kind asked for, state of the register and day."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._site = site
        self._one_at_a_time = asyncio.Lock()
        self._one_file_at_a_time = asyncio.Lock()
        self._answers: OrderedDict[Key, _Kept] = OrderedDict()
        self._bytes = 0
        self._stamp: Stamp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, else ask."""
        if scope["type"] != "http" or _is_worked_out_apart(scope):
            await self._app(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD"):
            await _give(await self._answer(scope, receive), scope, send)
        else:
            async with self._one_at_a_time:
                await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> _Kept:
        accepted = ", ".join(Headers(scope=scope).getlist("accept"))
        key = (scope["raw_path"], scope["query_string"], accepted if scope["path"].startswith("/api/") else "")
        if found := self._find(key):
            return found
        async with self._one_file_at_a_time if scope["path"] in _WHOLE_FILES else self._one_at_a_time:
            if found := self._find(key):
                return found
            stamp = self._site.stamp()
            answer = await _asked(self._app, {**scope, "method": "GET"}, receive)
            if answer.status == 200 and stamp == self._stamp and not _is_private(answer):
                self._keep(key, answer)
            return answer

    def _find(self, key: Key) -> _Kept | None:
        stamp = self._site.stamp()
        if stamp != self._stamp:
            self._answers.clear()
            self._stamp, self._bytes = stamp, 0
        if key in self._answers:
            self._answers.move_to_end(key)
        return self._answers.get(key)

    def _keep(self, key: Key, answer: _Kept) -> None:
        self._answers[key] = answer
        self._bytes += _size(key, answer)
        while self._bytes > _MOST_BYTES:
            self._bytes -= _size(*self._answers.popitem(last=False))


def _size(key: Key, answer: _Kept) -> int:
    """About how many bytes it takes to keep an answer: short answers to long questions count too."""
    return _AROUND + sum(map(len, key)) + len(answer.body)


async def _asked(app: ASGIApp, scope: Scope, receive: Receive) -> _Kept:
    """The whole answer of the application."""
    status, headers, body = 500, MutableHeaders(), bytearray()

    async def take(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], MutableHeaders(raw=list(message["headers"]))
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    # An error that nobody expected is raised again after it was answered and logged.
    with suppress(Exception):
        await app(scope, receive, take)
    tag = f'"{sha256(body).hexdigest()[:24]}"'
    headers["etag"] = tag
    headers.setdefault("cache-control", "no-cache")
    return _Kept(status, tuple(headers.raw), bytes(body), tag)


def _is_worked_out_apart(scope: Scope) -> bool:
    """Whether another process does the work, on a document that was handed in: nobody else has to wait for that."""
    path: str = scope["path"]
    if scope["method"] == "POST":
        return path == UPLOADS
    return path.startswith(f"{UPLOADS}/") and path.endswith(".png")


def _is_private(answer: _Kept) -> bool:
    return any(name == b"cache-control" and b"no-store" in value for name, value in answer.headers)


async def _give(answer: _Kept, scope: Scope, send: Send) -> None:
    """Send it; only its heading where the asker has it already, or wants no more."""
    known = ", ".join(Headers(scope=scope).getlist("if-none-match"))
    is_known = answer.status == 200 and (
        known == "*" or answer.tag in (tag.strip().removeprefix("W/") for tag in known.split(","))
    )
    headers = list(answer.headers)
    if is_known:
        headers = [(name, value) for name, value in headers if name not in (b"content-length", b"content-type")]
    await send({"type": "http.response.start", "status": 304 if is_known else answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_known or scope["method"] == "HEAD" else answer.body})
