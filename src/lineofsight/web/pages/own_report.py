"""A report of one's own: handed in, read on this machine, shown in the reader, and stored nowhere."""

from dataclasses import dataclass

from lineofsight.errors import NotFoundError
from lineofsight.web.asking import Asked
from lineofsight.web.documents import MOST_HANDED_IN, Document
from lineofsight.web.page import Answer, Page, Redirect, Route
from lineofsight.web.pages.reader import TRAIL, content_of, record_file, title_of
from lineofsight.web.pages.sheet import picture_file
from lineofsight.web.settings import LARGEST_UPLOAD, UPLOADS
from lineofsight.web.site import Site

__all__ = ["ROUTES", "HandInContent"]

_HERE = (*TRAIL, ("Read a report of your own", UPLOADS))


@dataclass(frozen=True, slots=True)
class HandInContent:
    """The form: what was wrong with the file before, if one was, and how much is taken."""

    errors: tuple[tuple[str, str], ...] = ()
    megabytes: int = LARGEST_UPLOAD // 1024 // 1024
    remembered: int = MOST_HANDED_IN


def _form(site: Site, asked: Asked) -> Answer:
    _only_here(site)
    return _asking()


def _asking(error: str = "") -> Page:
    content = HandInContent((("file", error),) if error else ())
    title = "Read a report of your own"
    return Page("own_report.html.j2", title, "reports", content, TRAIL, status=400 if error else 200, is_kept=False)


def _take(site: Site, asked: Asked) -> Answer:
    _only_here(site)
    name, data = asked.upload or ("", b"")
    if not name and not data:
        return _asking("Choose a file to read")
    document = site.documents.hand_in(data, name)
    if not document.record.document.pages:
        return _asking(" ".join(problem.message for problem in document.record.problems))
    return Redirect(asked.link(f"{UPLOADS}/{document.sha256}"))


def _shown(site: Site, asked: Asked) -> Answer:
    document = _document(site, asked)
    content = content_of(site, asked, f"{UPLOADS}/{document.sha256}", document.record, document)
    return Page("reader.html.j2", title_of(document.record), "reports", content, _HERE, is_kept=False)


def _picture(site: Site, asked: Asked) -> Answer:
    return picture_file(site, asked, _document(site, asked), is_kept=False)


def _record(site: Site, asked: Asked) -> Answer:
    document = _document(site, asked)
    return record_file(document.record, document.record.document.filename.removesuffix(".pdf"), is_kept=False)


def _document(site: Site, asked: Asked) -> Document:
    _only_here(site)
    return site.documents.handed_in(asked.place["sha256"])


def _only_here(site: Site) -> None:
    if not site.settings.is_private:
        raise NotFoundError("This site is shared with others and takes no files. Run one on your own machine.")


ROUTES = (
    Route(UPLOADS, _form),
    Route(UPLOADS, _take, "POST", works_apart=True),
    Route(f"{UPLOADS}/{{sha256}}", _shown),
    Route(f"{UPLOADS}/{{sha256}}/record.json", _record),
    Route(f"{UPLOADS}/{{sha256}}/pages/{{number}}.png", _picture, works_apart=True),
)
