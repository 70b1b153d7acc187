"""Reports: their words searched, or all activities listed, newest first; both narrowed by the same choices."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from operator import itemgetter

from lineofsight.authorities import all_authorities, by_code, find
from lineofsight.briefings.words import named
from lineofsight.errors import NotFoundError
from lineofsight.register import Activity, Evidence, PassageKind
from lineofsight.register.full_text import FullText, search
from lineofsight.register.query import Query, typed
from lineofsight.register.standing import grade_in, grades_named
from lineofsight.register.view import View, by_publication, select
from lineofsight.themes.codebook import codebook
from lineofsight.vocabulary import Area, Family, Grade, Kind, Subject
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Cell, Page, Route, Table
from lineofsight.web.pages.choices import AREAS, Options, area_options, grade_options, region_options
from lineofsight.web.pages.facts import kind_name, section_title
from lineofsight.web.site import Site

__all__ = ["ROUTES", "Choices", "Found", "ReportsContent"]

_PASSAGES, _ACTIVITIES, _MOST_DOWNLOADED = 20, 50, 5000
_PASSAGE_KINDS = {
    PassageKind.PRIORITY: "Areas for priority action",
    PassageKind.IMPROVEMENT: "Other recommendations",
    PassageKind.FINDING: "Findings",
}
_ACTIVITY_CHOICES = ("authority", "region", "family", "kind", "subject", "year", "since", "grade", "area")
_PASSAGE_CHOICES = ("passage", "code")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers, each as value and label."""

    authorities: Options
    regions: Options
    families: Options
    kinds: Options
    subjects: Options
    years: Options
    grades: Options
    areas: Options
    passages: Options
    codes: Options


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found: its words in pieces, each with whether it was looked for, and its field's name."""

    evidence: Evidence
    field: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ReportsContent:
    """What the page shows: with words `passages` that hold them and what was `searched`, else `activities`."""

    choices: Choices
    authority: str
    searched: FullText | None
    passages: tuple[Found, ...]
    activities: tuple[Activity, ...]
    total: int
    number: int
    pages: int
    is_narrowed: bool
    has_more_choices: bool
    needs_words: bool

    @staticmethod
    def title_of(activity: Activity) -> str:
        """What a report is of and about: "Dorset: short inspection"."""
        if activity.family is Family.UNKNOWN:
            return next((document.filename for document in activity.documents), activity.key)
        return f"{activity.authority_name or 'Authority not known'}: {named(activity)}"

    @staticmethod
    def region_of(activity: Activity) -> str:
        """The region of its authority, if it is known."""
        return by_code(activity.authority_code).region if activity.authority_code else ""

    @staticmethod
    def overall(activity: Activity) -> Grade | None:
        """Its grade overall, if it gives one."""
        return activity.grade(Area.OVERALL)

    @staticmethod
    def kind_name(word: str) -> str:
        """A word of the vocabulary as people write it."""
        return kind_name(word)

    @staticmethod
    def section_title(section: str) -> str:
        """The title of a section of findings."""
        return section_title(section)


def _reports(site: Site, asked: Asked) -> Answer:
    view = site.view(asked.day)
    chosen = sorted(_chosen(view, asked), key=by_publication, reverse=True)
    words = typed(asked.one("q"))
    number = asked.whole("page", 1, 1, 10_000)
    searched = _searched(site, asked, replace(view, activities=tuple(chosen)), words, number) if words else None
    total, length = (searched.passages, _PASSAGES) if searched else (len(chosen), _ACTIVITIES)
    pages = max(1, -(-total // length))
    if number > pages:
        raise NotFoundError(f"There is no page {number} of this list: it has {pages}.")
    narrowed = [name for name in (*_ACTIVITY_CHOICES, *_PASSAGE_CHOICES) if asked.one(name)]
    content = ReportsContent(
        choices=_choices(view),
        authority=find(asked.one("authority"), asked.day).code if asked.one("authority") else "",
        searched=searched,
        passages=tuple(_found(searched.query, item) for item in searched.shown) if searched else (),
        activities=() if searched else tuple(chosen[(number - 1) * length : number * length]),
        total=total,
        number=number,
        pages=pages,
        is_narrowed=bool(narrowed),
        has_more_choices=any(name not in ("authority", "region", "family") for name in narrowed),
        needs_words=not searched and any(name in _PASSAGE_CHOICES for name in narrowed),
    )
    table = {"passages": _passage_table(searched)} if searched else {"reports": _table(chosen)}
    return Page("reports.html.j2", "Reports", "reports", content, downloads=table)


def _chosen(view: View, asked: Asked) -> list[Activity]:
    """The activities that fit, in no order."""
    found = select(
        view.activities,
        authority=asked.one("authority") or None,
        region=asked.one("region") or None,
        family=asked.option("family", Family),
        kind=asked.option("kind", Kind),
        on=view.as_of,
    )
    subject, since, year = asked.option("subject", Subject), asked.date("since"), asked.whole("year", 0, 0, 9999)
    area = asked.option("area", Area) or Area.OVERALL
    grades = grades_named(asked.one("grade")) if asked.one("grade") else None
    return [
        item
        for item in found
        if (subject is None or item.subject is subject)
        and (since is None or (item.known_from and item.known_from >= since))
        and (not year or (item.known_from and item.known_from.year == year))
        and (grades is None or grade_in(item, area) in grades)
    ]


def _searched(site: Site, asked: Asked, view: View, words: Sequence[str], number: int) -> FullText:
    code = asked.one("code")
    most, skip = (_MOST_DOWNLOADED, 0) if asked.one("download") else (_PASSAGES, (number - 1) * _PASSAGES)
    return search(
        site.register,
        view,
        words,
        area=asked.option("area", Area),
        kind=asked.option("passage", PassageKind),
        code=codebook().code(code).id if code else None,
        most=most,
        skip=skip,
    )


def _found(query: Query, evidence: Evidence) -> Found:
    passage, line = evidence.passage, evidence.excerpt
    part = "findings" if passage.kind is PassageKind.FINDING else "recommendations"
    ends = [0, *(place for mark in query.marks(line) for place in mark), len(line)]
    pieces = [(line[begin:end], bool(order % 2)) for order, (begin, end) in enumerate(pairwise(ends))]
    return Found(evidence, f"{part}.{passage.position + 1}", tuple(piece for piece in pieces if piece[0]))


def _choices(view: View) -> Choices:
    """What there is to choose from in the record of the day."""
    items = view.activities
    families, kinds = {item.family for item in items}, {item.kind for item in items}
    subjects, years = {item.subject for item in items}, {item.known_from.year for item in items if item.known_from}
    codes = {item.authority_code for item in items}
    places = [place for place in all_authorities() if place.code in codes or place.existed_on(view.as_of)]
    named = ((place.code, place.label_on(view.as_of)) for place in places)
    return Choices(
        authorities=tuple(sorted(named, key=itemgetter(1))),
        regions=region_options(),
        families=tuple((item.value, kind_name(item)) for item in Family if item in families),
        kinds=tuple((item.value, kind_name(item)) for item in Kind if item in kinds),
        subjects=tuple((item.value, kind_name(item)) for item in Subject if item in subjects),
        years=tuple((str(year), str(year)) for year in sorted(years, reverse=True)),
        grades=grade_options(),
        areas=area_options(),
        passages=tuple((item.value, label) for item, label in _PASSAGE_KINDS.items()),
        codes=tuple((code.id, code.name) for code in codebook().codes),
    )


def _table(activities: Sequence[Activity]) -> Table:
    columns = (
        *("Key", "Code", "Authority", "Family", "Kind", "Subject", "Framework", "First day", "Last day", "Published"),
        *(area.label for area in AREAS),
        *("Outcome", "Recommendations", "Priority actions", "For the safeguarding board", "Source", "Document"),
    )
    return Table(columns, [_cells(item) for item in activities])


def _cells(item: Activity) -> list[Cell]:
    counts = item.counts
    return [
        *(item.key, item.authority_code, item.authority_name, item.family.value, item.kind, item.subject),
        *(item.framework, item.fieldwork_start, item.fieldwork_end, item.known_from),
        *(item.grade(area) for area in AREAS),
        *(item.outcome, counts.improvements, counts.priorities, counts.board, item.source.value),
        next((document.url or document.filename for document in item.documents), None),
    ]


def _passage_table(searched: FullText) -> Table:
    columns = ("Published", "Authority", "Inspection", "Kind of passage", "Section", "Page", "Words", "Key", "Field")
    rows: list[list[Cell | date]] = []
    for item in searched.shown:
        activity, passage = item.activity, item.passage
        field = _found(searched.query, item).field
        what = (passage.kind.value, passage.section, passage.page, " ".join(passage.text.split()))
        rows.append([activity.known_from, activity.authority_name, named(activity), *what, activity.key, field])
    return Table(columns, rows)


ROUTES = (Route("/reports", _reports),)
