"""What is said when something goes wrong: a page for people, a problem of RFC 9457 for programs.

It knows errors and statuses, and never shows what only a log should hold.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from lineofsight.charts.svg import printable
from lineofsight.errors import LineOfSightError, NotFoundError, UnknownAuthorityError, UsageError
from lineofsight.web.page import Page

__all__ = ["MEDIA_TYPE", "ErrorContent", "NotAcceptableError", "error_page", "faults", "problem", "status_of"]

MEDIA_TYPE = "application/problem+json"

_TITLES = {
    400: "The address does not make sense",
    403: "This is not allowed",
    404: "There is no such page",
    405: "That cannot be done here",
    500: "Something went wrong on our side",
}
_INTERNAL = "The site met an error of its own. Nothing was changed. Its log, where it was started, says more."


class NotAcceptableError(UsageError):
    """The answer is given in no form that the asker accepts."""


@dataclass(frozen=True, slots=True)
class ErrorContent:
    """What an error page says, and the names that may have been meant."""

    explanation: str
    suggestions: tuple[str, ...] = ()


def status_of(error: Exception) -> int:
    """The HTTP status that tells of this error."""
    match error:
        case NotAcceptableError():
            return 406
        case UsageError():
            return 400
        case NotFoundError():
            return 404
        case _:
            return 500


def _explained(error: Exception | None, status: int) -> str:
    if isinstance(error, LineOfSightError):
        return str(error)
    return _INTERNAL if status >= 500 else "Check the address, or start from the list of authorities."


def error_page(status: int, error: Exception | None = None) -> Page:
    """The page for an error."""
    suggestions = error.suggestions if isinstance(error, UnknownAuthorityError) else ()
    title = _TITLES.get(status) or HTTPStatus(status).phrase
    if isinstance(error, NotFoundError):
        title = "That is not here"
    content = ErrorContent(_explained(error, status), suggestions)
    return Page("error.html.j2", title, "", content, status=status)


def faults(found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What Pydantic found wrong in a question, as plain values: `where`, and in plain words `what`."""
    return [{"where": [str(part) for part in item["loc"]], "what": _what(item)} for item in found]


def _what(item: Mapping[str, Any]) -> str:
    if item["type"] == "extra_forbidden":
        return "there is no such parameter; see /data/api for those there are"
    words = str(item["msg"]).removeprefix("Value error, ")
    return printable(words[:1].lower() + words[1:])


def problem(status: int, path: str, error: Exception | None = None, **more: Any) -> dict[str, Any]:
    """The problem as plain values: `type`, `title`, `status`, `detail`, `instance`, and what else helps."""
    suggestions = error.suggestions if isinstance(error, UnknownAuthorityError) else ()
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _explained(error, status),
        "instance": quote(path),
        **({"suggestions": list(suggestions)} if suggestions else {}),
        **more,
    }
