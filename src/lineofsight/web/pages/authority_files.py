"""An authority's documents and calendar: written when asked for, as of the day asked for, and saved under its name."""

from typing import TYPE_CHECKING

from lineofsight.authorities import Authority
from lineofsight.errors import NotFoundError
from lineofsight.pathway import calendar
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, File, Route
from lineofsight.web.pages.authority_address import at_its_code, pathway_on
from lineofsight.web.site import Site

if TYPE_CHECKING:
    from lineofsight.briefings import Document

__all__ = ["ROUTES"]

_MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def _briefing(site: Site, asked: Asked, place: Authority) -> Answer:
    from lineofsight.briefings.authority import authority_briefing  # noqa: PLC0415  # large, and rarely asked for

    kind = _kind(asked)
    return _file(asked, place, "briefing", authority_briefing(site.register, place.code, asked.day), kind)


def _questions(site: Site, asked: Asked, place: Authority) -> Answer:
    from lineofsight.briefings.questions import as_document, leaders_questions  # noqa: PLC0415  # as above

    kind = _kind(asked)
    document = as_document(leaders_questions(site.register, site.indicators, place, asked.day))
    return _file(asked, place, "questions", document, kind)


def _calendar(site: Site, asked: Asked, place: Authority) -> Answer:
    body = calendar(pathway_on(site, asked, place))
    return File(body, "text/calendar; charset=utf-8", _name(asked, place, "calendar", "ics"))


def _kind(asked: Asked) -> str:
    kind = asked.place["kind"]
    if kind not in _MEDIA_TYPES:
        raise NotFoundError(f"There is no {kind!r} of this document. There is: {', '.join(_MEDIA_TYPES)}.")
    return kind


def _file(asked: Asked, place: Authority, what: str, document: "Document", kind: str) -> File:
    from lineofsight.briefings import rendered  # noqa: PLC0415  # as above

    return File(rendered(document, kind), _MEDIA_TYPES[kind], _name(asked, place, what, kind))


def _name(asked: Asked, place: Authority, what: str, kind: str) -> str:
    words = "".join(letter if letter.isalnum() else " " for letter in place.name.lower()).split()
    return f"{'-'.join(words)}-{what}-{asked.day.isoformat()}.{kind}"


ROUTES = (
    Route("/authorities/{code}/briefing.{kind}", at_its_code(_briefing)),
    Route("/authorities/{code}/questions.{kind}", at_its_code(_questions)),
    Route("/authorities/{code}/calendar.ics", at_its_code(_calendar)),
)
