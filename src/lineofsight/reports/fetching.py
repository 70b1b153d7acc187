"""Asking a site for pages and documents: politely, again where that may help, and nobody but that site.

It knows HTTP and when an answer is whole. It knows nothing of listings and keeps nothing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpx
import stamina
from pydantic import BaseModel, ConfigDict

from lineofsight.errors import CollectError
from lineofsight.reports.site import Answers, Site

__all__ = ["Answer", "Fetcher", "Validators", "make_client"]

_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that another attempt may cure."""

_END_OF_PDF = 2048
"""How many bytes from the end the end mark of a PDF may stand; some writers leave a tail."""

Check = Callable[[bytes], object]
"""Raises CollectError for a body that is not as it should be."""


class Validators(BaseModel):
    """What a server said by which to ask it later whether something changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request; none if the server said nothing."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, the address it finally came from, and by what to ask for it again."""

    address: str
    content: bytes
    encoding: str
    validators: Validators

    @property
    def text(self) -> str:
        """The content as text; what cannot be decoded is replaced."""
        try:
            return self.content.decode(self.encoding, "replace")
        except LookupError:
            return self.content.decode("utf-8", "replace")


class _MayPassError(CollectError):
    """A failure that another attempt may cure, `after` so many seconds if the server says so."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


def make_client(site: Site) -> httpx.Client:
    """A client that says who it is."""
    headers = {"User-Agent": f"lineofsight/{version('lineofsight')} (collects published inspection reports)"}
    return httpx.Client(headers=headers, timeout=site.manners.seconds_of_silence)


class Fetcher:
    """Asks the sites of `site` through `client`, one request at a time."""

    def __init__(self, client: httpx.Client, site: Site) -> None:
        self._client = client
        self._site = site
        self._not_before = 0.0
        manners = site.manners
        self._attempts = stamina.RetryingCaller(
            attempts=manners.attempts,
            timeout=None,
            wait_initial=manners.first_wait,
            wait_max=manners.longest_wait,
            wait_jitter=manners.first_wait / 2,
        ).on(self._pause)

    def page(self, address: str, known: Validators) -> Answer | None:
        """The page at `address`, or None if it has not changed since `known`. Raises CollectError."""
        return self._attempts(self._ask, address, known, self._site.page, _any_text)

    def document(self, address: str, known: Validators) -> Answer | None:
        """The PDF at `address`, or None if it has not changed since `known`. Raises CollectError."""
        return self._attempts(self._ask, address, known, self._site.document, _whole_pdf)

    def _pause(self, error: Exception) -> bool | float:
        """Whether to try again after `error`, or in how many seconds the server says."""
        if not isinstance(error, _MayPassError):
            return False
        if error.after is None:
            return True
        return error.after if error.after <= self._site.manners.longest_wait else False

    def _ask(self, address: str, known: Validators, wanted: Answers, check: Check) -> Answer | None:
        """One attempt, along redirects."""
        target = address
        try:
            for _ in range(self._site.manners.redirects + 1):
                if not self._site.allows(target):
                    raise CollectError(f"{target} is on another site than those collected from, and was not contacted")
                response = self._send(target, known)
                try:
                    if response.next_request is None:
                        return self._answer(response, bool(known.headers), wanted, check)
                    target = str(response.next_request.url)
                finally:
                    response.close()
        except httpx.TransportError as error:
            raise _MayPassError(f"no whole answer ({error or type(error).__name__})") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise CollectError(f"the answer makes no sense ({error})") from error
        raise CollectError("it redirects too often")

    def _send(self, address: str, known: Validators) -> httpx.Response:
        """The beginning of an answer. Redirects are never followed here, whatever the client would do."""
        time.sleep(max(0.0, self._not_before - time.monotonic()))
        self._not_before = time.monotonic() + self._site.manners.seconds_between_requests
        request = self._client.build_request("GET", address, headers=known.headers)
        return self._client.send(request, stream=True, follow_redirects=False)

    def _answer(self, response: httpx.Response, conditional: bool, wanted: Answers, check: Check) -> Answer | None:
        if response.status_code == httpx.codes.NOT_MODIFIED and conditional:
            return None
        status = f"{response.status_code} {response.reason_phrase}".strip()
        if response.status_code in _MAY_PASS:
            after = _retry_after(response)
            wish = "" if after is None else f" and asks to wait {after:.0f} seconds"
            raise _MayPassError(f"the site answers {status}{wish}", after)
        if response.status_code != httpx.codes.OK:
            raise CollectError(f"the site answers {status}")
        media = response.headers.get("Content-Type", "none").partition(";")[0].strip().lower()
        if media not in wanted.content_types:
            raise CollectError(f"the content type is {media}, not {' or '.join(wanted.content_types)}")
        content = self._body(response, wanted.largest_bytes)
        check(content)
        validators = Validators(etag=response.headers.get("ETag"), last_modified=response.headers.get("Last-Modified"))
        return Answer(str(response.url), content, response.charset_encoding or "utf-8", validators)

    def _body(self, response: httpx.Response, largest: int) -> bytes:
        """The whole body; httpx raises where less comes than was announced.

        Each piece may be in time and all of them still take too long, or never end.
        """
        latest = time.monotonic() + self._site.manners.seconds_per_answer
        content = bytearray()
        for piece in response.iter_bytes():
            content += piece
            if len(content) > largest:
                raise CollectError(f"it is larger than {largest} bytes")
            if time.monotonic() > latest:
                raise _MayPassError(f"it took longer than {self._site.manners.seconds_per_answer:g} seconds")
        return bytes(content)


def _any_text(_: bytes) -> None:
    """A page may be anything: what it lists is judged by those who read it."""


def _whole_pdf(content: bytes) -> None:
    if b"%PDF-" not in content[:1024]:
        raise CollectError("it is no PDF")
    if b"%%EOF" not in content[-_END_OF_PDF:]:
        raise _MayPassError("its end is missing")


def _retry_after(response: httpx.Response) -> float | None:
    """The seconds a server asks to wait, given as such or as a time of day; None if it does not."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())
