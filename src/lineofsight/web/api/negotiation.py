"""Which form an answer takes: JSON or CSV, as the asker accepts; and lists by the page, with the way to the others.

It knows HTTP and nothing of inspections.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from lineofsight.charts.svg import printable
from lineofsight.errors import NotFoundError, UsageError
from lineofsight.web.api.questions import AsOf, Form, Paged, Tabled
from lineofsight.web.asking import day_named
from lineofsight.web.page import Cell, csv_bytes, plain_name
from lineofsight.web.problems import NotAcceptableError
from lineofsight.web.site import Site

__all__ = ["Here", "Plain", "at", "listed", "only_json", "tabled", "wants_csv"]

Plain = dict[str, Any]
Item = TypeVar("Item")

_JSON, _CSV = "application/json", "text/csv"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked, what for, and the answer's headings."""

    site: Site
    request: Request
    response: Response

    def day(self, asked: AsOf) -> date:
        """The day to stand on. Raises UsageError for one the record cannot be shown as of."""
        return day_named(asked.as_of.isoformat(), self.site.today) if asked.as_of else self.site.today


def _asking(request: Request, response: Response) -> Asking:
    counts = Counter(name for name, _ in request.query_params.multi_items())
    if twice := [name for name, count in counts.items() if count > 1]:
        raise UsageError(f"Given more than once: {printable(', '.join(twice))}. Give each parameter once.")
    response.headers["vary"] = "Accept"
    return Asking(request.app.state.site, request, response)


Here = Annotated[Asking, Depends(_asking)]


def only_json(request: Request) -> None:
    """Raises NotAcceptableError where the asker does not take JSON."""
    if not _weight(_accepted(request), _JSON):
        raise NotAcceptableError("This is given as application/json only. Accept that.")


def wants_csv(request: Request, form: Form | None) -> bool:
    """Whether CSV is wanted rather than JSON: `format` decides, else what is accepted, JSON where it is the same.

    Raises NotAcceptableError where neither is accepted.
    """
    if form is not None:
        return form is Form.CSV
    accepted = _accepted(request)
    as_json, as_csv = _weight(accepted, _JSON), _weight(accepted, _CSV)
    if not as_json and not as_csv:
        raise NotAcceptableError("This is given as application/json or text/csv. Accept one of them.")
    return as_csv > as_json


def _accepted(request: Request) -> str:
    """What is accepted; the heading may stand on several lines."""
    return ", ".join(request.headers.getlist("accept"))


def _weight(accepted: str, kind: str) -> float:
    """How welcome a kind is, 0 to 1, by the most particular range that takes it in (RFC 9110, 12.5.1)."""
    if not accepted.strip():
        return 1.0
    ranges = dict(map(_range, accepted.split(",")))
    places = (kind, f"{kind.partition('/')[0]}/*", "*/*")
    return next((ranges[place] for place in places if place in ranges), 0.0)


def _range(written: str) -> tuple[str, float]:
    name, *parameters = (part.strip().lower() for part in written.split(";"))
    weight = next((part[2:] for part in parameters if part.startswith("q=")), "1")
    try:
        return name, min(1.0, max(0.0, float(weight)))
    except ValueError:
        return name, 0.0


def listed(
    here: Asking,
    asked: Paged,
    items: Sequence[Item],
    plain: Callable[[Item], Plain],
    columns: Mapping[str, Callable[[Plain], Cell]],
) -> Plain | Response:
    """A list by the page as JSON, with links to the other pages; or the whole of it as CSV.

    Raises NotFoundError for a page that is not there.
    """
    if wants_csv(here.request, asked.format):
        return _csv(here, columns, [plain(item) for item in items])
    pages = max(1, -(-len(items) // asked.per_page))
    if asked.page > pages:
        raise NotFoundError(f"There is no page {asked.page}: the list has {pages}. Ask for one of these.")
    here.response.headers["link"] = _links(here.request, asked.page, pages)
    start = (asked.page - 1) * asked.per_page
    return {
        "items": [plain(item) for item in items[start : start + asked.per_page]],
        "page": asked.page,
        "per_page": asked.per_page,
        "pages": pages,
        "total": len(items),
    }


def tabled(
    here: Asking, asked: Tabled, value: Plain, rows: Sequence[Plain], columns: Mapping[str, Callable[[Plain], Cell]]
) -> Plain | Response:
    """A value as JSON, or the rows in it as CSV."""
    return _csv(here, columns, rows) if wants_csv(here.request, asked.format) else value


def at(path: str) -> Callable[[Plain], Cell]:
    """What stands at a place such as "authority.code"; of several values all, parted by semicolons."""
    names = path.split(".")

    def found(value: Any) -> Cell:
        for name in names:
            value = value.get(name) if isinstance(value, Mapping) else None
        if isinstance(value, list | tuple):
            return ";".join(map(str, value))
        cell: Cell = str(value).lower() if isinstance(value, bool) else value
        return cell

    return found


def _csv(here: Asking, columns: Mapping[str, Callable[[Plain], Cell]], rows: Sequence[Plain]) -> Response:
    body = csv_bytes(list(columns), [[cell(row) for cell in columns.values()] for row in rows])
    name = here.request.url.path.removeprefix("/api/v1/").replace("/", "-")
    headers = {"vary": "Accept", "content-disposition": f'attachment; filename="{plain_name(name)}.csv"'}
    return Response(body, media_type="text/csv", headers=headers)


def _links(request: Request, page: int, pages: int) -> str:
    """The pages around this one (RFC 8288)."""
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    numbers = {"first": 1, "prev": page - 1, "next": page + 1, "last": pages}
    return ", ".join(
        f'<{request.scope["path"]}?{urlencode([*others, ("page", number)])}>; rel="{name}"'
        for name, number in numbers.items()
        if 1 <= number <= pages
    )
