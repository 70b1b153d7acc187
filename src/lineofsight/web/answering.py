"""From a request to a page's answer, and from that to a response.

It knows requests and responses; what a page says is the page's own.
"""

from collections.abc import Awaitable, Callable

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from lineofsight.errors import UsageError
from lineofsight.web.asking import Asked, query_of
from lineofsight.web.page import Answer, Page, Redirect, Route, download, plain_name
from lineofsight.web.rendering import to_html
from lineofsight.web.settings import LARGEST_UPLOAD
from lineofsight.web.site import Site

__all__ = ["endpoint"]

_MOST_FIELDS, _MOST_APART = 60, 4


def endpoint(site: Site, route: Route) -> Callable[[Request], Awaitable[Response]]:
    """What answers at a route. What waits for another process does so on threads of its own."""
    apart = CapacityLimiter(_MOST_APART)

    async def answer(request: Request) -> Response:
        asked = await _asked(site, request)
        limiter = apart if route.works_apart else None
        return await to_thread.run_sync(_answered, site, route, asked, limiter=limiter)

    return answer


async def _asked(site: Site, request: Request) -> Asked:
    form: dict[str, str] = {}
    upload = None
    if request.method == "POST":
        async with request.form(max_files=1, max_fields=_MOST_FIELDS, max_part_size=LARGEST_UPLOAD) as sent:
            for name, value in sent.multi_items():
                if isinstance(value, UploadFile):
                    upload = value.filename or "", await value.read()
                else:
                    # Boxes ticked under one name arrive as several values.
                    form[name] = f"{form[name]};{value}" if name in form else value
    query = query_of(request.scope["query_string"].decode("latin-1"))
    return Asked(request.url.path, site.today, query, dict(request.path_params), form, upload)


def _answered(site: Site, route: Route, asked: Asked) -> Response:
    if route.method == "POST" and asked.form.get("token") != site.token:
        raise UsageError(
            "This form is from before the site was started anew. Go back, load the page again, and send it."
        )
    answer = route.answer(site, asked)
    if isinstance(answer, Page) and (name := asked.one("download")):
        answer = download(answer, name)
    return _response(site, asked, answer)


def _response(site: Site, asked: Asked, answer: Answer) -> Response:
    if isinstance(answer, Redirect):
        return RedirectResponse(answer.address, 303)
    headers = {} if answer.is_kept else {"cache-control": "no-store"}
    if isinstance(answer, Page):
        return HTMLResponse(to_html(site, asked, answer), answer.status, headers)
    if answer.filename:
        headers["content-disposition"] = f'attachment; filename="{plain_name(answer.filename)}"'
    return Response(answer.body, media_type=answer.media_type, headers=headers)
