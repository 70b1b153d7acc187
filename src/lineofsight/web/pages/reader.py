"""The reader: what a report was read to say, beside the picture of the page where it says it."""

from dataclasses import dataclass

from lineofsight.briefings.words import dated, named
from lineofsight.errors import NotFoundError
from lineofsight.register import Activity, Correction
from lineofsight.reports.marked import Mark
from lineofsight.reports.record import InspectionRecord, Judgement, Problem
from lineofsight.themes.codebook import codebook
from lineofsight.vocabulary import Area, Family
from lineofsight.web.asking import Asked
from lineofsight.web.documents import Document
from lineofsight.web.page import Answer, File, Page, Route
from lineofsight.web.pages.facts import Fact, Section, facts, field_name, sections
from lineofsight.web.pages.sheet import Sheet, picture_file, sheet
from lineofsight.web.site import Site

__all__ = ["ROUTES", "TRAIL", "ReaderContent", "content_of", "record_file", "title_of"]

TRAIL = (("Reports", "/reports"),)


@dataclass(frozen=True, slots=True)
class ReaderContent:
    """What the reader shows. `base` is its address, `field` the value asked for.

    `activity` is None for a document that was handed in. Without a `sheet`, `no_sheet` says why there is none.
    """

    base: str
    record: InspectionRecord
    activity: Activity | None
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    corrections: tuple[Correction, ...]
    pages: dict[str, tuple[int, ...]]
    field: str
    sheet: Sheet | None
    no_sheet: str
    made: int = 0

    def page_of(self, field: str, otherwise: int | None) -> int | None:
        """The page where a value stands, as far as is known."""
        return self.pages[field][0] if field in self.pages else otherwise

    def further_pages(self, field: str) -> tuple[int, ...]:
        """The pages over which a value goes on."""
        return self.pages.get(field, ())[1:]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements in the order of lists, overall first, however the report has them."""
        return tuple(sorted(self.record.judgements, key=lambda item: list(Area).index(item.area)))

    @property
    def title(self) -> str:
        """What the report is of and about."""
        return title_of(self.record)

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The parts of the page, each with its anchor."""
        return (
            ("facts", "What was read"),
            *((("judgements", "Judgements"),) if self.record.judgements else ()),
            ("recommendations", _counted("Recommendations", len(self.record.recommendations))),
            ("findings", _counted("Findings", len(self.record.findings))),
            *((("corrections", _counted("Corrections", len(self.corrections))),) if self.activity else ()),
            ("document", "The document"),
            *((("page", f"Page {self.sheet.number}"),) if self.sheet else ()),
        )

    def read_as(self, correction: Correction) -> str:
        """What had been read where a correction stands; nothing is told of one that was taken back."""
        applied = self.activity.corrections if self.activity else ()
        found = [item.read for item in applied if item.correction.id == correction.id]
        return found[0] or "None" if found else "–"

    @staticmethod
    def code_name(code: str) -> str:
        """The name of a code; the code itself where the codebook has none such."""
        found = codebook().by_id.get(code)
        return found.name if found else code

    @staticmethod
    def field_name(field: str) -> str:
        """A field in words."""
        return field_name(field)


def _counted(things: str, count: int) -> str:
    return f"{things} ({count})" if count else things


def title_of(record: InspectionRecord) -> str:
    """What a report is of and about: "Dorset: short inspection"."""
    if record.family is Family.UNKNOWN:
        return f"A document that was not recognised: {record.document.filename}"
    name = record.authority.name if record.authority else None
    return f"{name or 'Authority not known'}: {named(record)}"


def content_of(
    site: Site,
    asked: Asked,
    base: str,
    record: InspectionRecord,
    document: Document | None,
    *,
    activity: Activity | None = None,
) -> ReaderContent:
    """The reader on a record, on the page of its document that is asked for. Raises NotFoundError for a wrong page."""
    shown = document.record if document else record
    pages = {mark.field: _pages(mark) for mark in document.marks} if document else {}
    field = asked.one("field")
    number = asked.whole("page", pages.get(field, (1,))[0], 1, 10_000)
    picture, why = _sheet(site, base, document, number, field)
    return ReaderContent(
        base=base,
        record=shown,
        activity=activity,
        facts=facts(shown),
        sections=sections(shown.findings),
        problems=tuple(problem for problem in record.problems if problem.code != "corrected"),
        corrections=tuple(site.register.corrections(activity.key)) if activity else (),
        pages=pages,
        field=field,
        sheet=picture,
        no_sheet=why,
        made=asked.whole("made", 0, 0, 999_999_999),
    )


def _pages(mark: Mark) -> tuple[int, ...]:
    return tuple(dict.fromkeys(box.page for box in mark.boxes))


def _sheet(site: Site, base: str, document: Document | None, number: int, field: str) -> tuple[Sheet | None, str]:
    """The page to show, else why there is none. A number that the document does not have is the asker's mistake."""
    if document is None:
        return None, "file" if site.documents.folder else "folder"
    try:
        return sheet(site, base, document, number, field), ""
    except NotFoundError as error:
        if number > max(document.record.document.pages, 1):
            raise
        return None, str(error)


def _reader(site: Site, asked: Asked) -> Answer:
    activity, record = _found(site, asked)
    base = f"/reports/{activity.key}"
    content = content_of(site, asked, base, record, site.documents.of(record), activity=activity)
    title = title_of(record)
    if record.published and record.family is not Family.UNKNOWN:
        title = f"{title}, {dated(record.published)}"
    return Page("reader.html.j2", title, "reports", content, TRAIL)


def _picture(site: Site, asked: Asked) -> Answer:
    _, record = _found(site, asked)
    document = site.documents.of(record)
    if document is None:
        raise NotFoundError("The file of this report is not in the folder of reports, so its pages cannot be shown.")
    return picture_file(site, asked, document)


def _record(site: Site, asked: Asked) -> Answer:
    activity, record = _found(site, asked)
    return record_file(record, activity.key)


def record_file(record: InspectionRecord, name: str, *, is_kept: bool = True) -> File:
    """The record as JSON to be saved."""
    return File(record.model_dump_json(indent=2).encode(), "application/json", f"{name}.json", is_kept)


def _found(site: Site, asked: Asked) -> tuple[Activity, InspectionRecord]:
    """The activity that the address names, as known on the day, and its whole record."""
    activity = site.view(asked.day).activity(asked.place["key"])
    return activity, next(site.register.records([activity]))


ROUTES = (
    Route("/reports/{key}", _reader),
    Route("/reports/{key}/record.json", _record),
    Route("/reports/{key}/pages/{number}.png", _picture),
)
