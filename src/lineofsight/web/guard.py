"""The site's door: which hosts, addresses and sizes it lets in, and the headers every answer leaves with.

A plain ASGI wrapper around everything. It knows nothing of pages.
"""

import asyncio
import re
from ipaddress import ip_address
from socket import gethostname
from urllib.parse import unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lineofsight.errors import UsageError
from lineofsight.web.headers import HEADERS
from lineofsight.web.problems import MEDIA_TYPE, problem
from lineofsight.web.settings import LARGEST_FORM, LARGEST_UPLOAD, UPLOADS, Settings, is_loopback

__all__ = ["Guard"]

_LONGEST_ADDRESS = 4096
_LARGEST_HEADERS = 64 * 1024
_HOST = re.compile(r"(?P<name>[\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?", re.ASCII | re.IGNORECASE)
_SECONDS_TO_SEND = 30.0


class _TooLargeError(Exception):
    """The body is larger than this address takes."""


class _GoneError(Exception):
    """Who sent it went away before all of it had come."""


class Guard:
    """Lets in what is meant for this site and of a bearable size; everything else is refused in plain words."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, pass on, and put the headers on the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refusal(scope)
        if refused is None and scope["method"] == "POST":
            try:
                receive = await _whole(receive, LARGEST_UPLOAD if scope["path"] == UPLOADS else LARGEST_FORM)
            except _TooLargeError:
                refused = 413, "What was sent is too large."
            except TimeoutError:
                refused = 408, "What was sent took too long to come."
            except _GoneError:
                return
        if refused is not None:
            await _told(scope["path"], *refused)(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Why it is refused, with the status to say so; None if it is not."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._is_known_host(hosts[0]):
            return 400, "This site does not answer to that name. Use the address it printed when it started."
        if len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST_ADDRESS:
            return 414, "The address is too long."
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _LARGEST_HEADERS:
            return 431, "The headings of the request are too large."
        if _is_odd(scope["raw_path"]):
            return 400, "The address holds characters that no page here has."
        if scope["method"] == "POST":
            return self._post_refusal(headers, LARGEST_UPLOAD if scope["path"] == UPLOADS else LARGEST_FORM)
        return None

    def _post_refusal(self, headers: Headers, largest: int) -> tuple[int, str] | None:
        if not self._settings.is_private:
            return 403, "This site is shared with others and takes no decisions, corrections or files."
        length = headers.get("content-length", "0")
        if length.isascii() and length.isdigit() and int(length) > largest:
            return 413, "What was sent is too large."
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            return 403, "This was sent from another site."
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "This was sent from another site."
        return None

    def _is_known_host(self, host: str) -> bool:
        """Whether it is this machine by name or number.

        A name that somebody else chose could point here from any page on the web.
        """
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        name = found["name"].strip("[]").lower()
        if is_loopback(name) or name == self._settings.host.lower():
            return True
        if self._settings.is_private:
            return False
        return name == gethostname().lower() or _is_number(name)


def _told(path: str, status: int, words: str) -> Response:
    """A problem for programs, plain words for everybody else: the site is not asked for a page."""
    if path == "/api" or path.startswith("/api/"):
        return JSONResponse(problem(status, path, UsageError(words)), status, media_type=MEDIA_TYPE)
    return PlainTextResponse(f"{words}\n", status)


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_odd(raw_path: bytes) -> bool:
    """Whether a path climbs, hides a slash, or holds what cannot be printed."""
    try:
        path = unquote(raw_path.decode("ascii"), errors="strict")
    except UnicodeDecodeError:
        return True
    hidden = b"%2f" in raw_path.lower() or b"%5c" in raw_path.lower()
    return hidden or "\\" in path or "//" in path or ".." in path.split("/") or not path.isprintable()


async def _whole(receive: Receive, largest: int) -> Receive:
    """The whole body, read before anything waits for it, so that a slow sender keeps nobody else waiting."""
    body = bytearray()
    async with asyncio.timeout(_SECONDS_TO_SEND):
        more = True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                raise _GoneError
            body.extend(message.get("body", b""))
            more = message.get("more_body", False)
            if len(body) > largest:
                raise _TooLargeError
    pending = [{"type": "http.request", "body": bytes(body), "more_body": False}]

    async def replay() -> Message:
        return pending.pop() if pending else {"type": "http.disconnect"}

    return replay
