"""Authorities: found by part of a name, filtered by region and grade, sorted; each with its current judgements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import Authority, in_region
from lineofsight.authorities.searching import search_names
from lineofsight.pathway import Expected
from lineofsight.register import Activity
from lineofsight.register.standing import grade_in, grades_named
from lineofsight.vocabulary import Area, Grade
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Redirect, Route, Table
from lineofsight.web.pages.choices import AREAS, Options, area_options, grade_options, region_options
from lineofsight.web.site import Site

__all__ = ["ROUTES", "AuthoritiesContent", "AuthorityRow"]

_SORTS = {
    "name": "Name",
    "region": "Region",
    "grade": "Overall grade",
    "published": "Last inspected",
    "next": "Due next",
}


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """An authority in the list: its current judgements and what is expected next. Both may be missing."""

    authority: Authority
    standing: Activity | None
    next: Expected | None

    @property
    def grades(self) -> tuple[Grade | None, ...]:
        """Its grades in `AREAS`; of two areas graded together the same in both."""
        return tuple(grade_in(self.standing, area) if self.standing else None for area in AREAS)

    @property
    def published(self) -> date | None:
        """When its current judgements were published."""
        return self.standing.known_from if self.standing else None


@dataclass(frozen=True, slots=True)
class AuthoritiesContent:
    """What the page shows, and the choices of its form as value and label."""

    rows: tuple[AuthorityRow, ...]
    areas: tuple[Area, ...]
    names: tuple[str, ...]
    regions: Options
    grades: Options
    area_options: Options
    sorts: Options
    is_narrowed: bool


def _authorities(site: Site, asked: Asked) -> Answer:
    found = search_names(asked.one("q"), asked.day)
    narrowed = [name for name in ("q", "region", "grade") if asked.one(name)]
    if narrowed == ["q"] and len(found) == 1 and not asked.one("download"):
        return Redirect(asked.link(f"/authorities/{found[0].code}"))
    if region := asked.one("region"):
        found = tuple(place for place in found if place in in_region(region, asked.day))
    rows = _graded(asked, _rows(site, asked, found))
    rows = _sorted(rows, asked.among("sort", _SORTS))
    content = AuthoritiesContent(
        rows=tuple(rows),
        areas=AREAS,
        names=tuple(sorted({name for place in search_names("", asked.day) for name in (place.name, *place.aliases)})),
        regions=region_options(),
        grades=grade_options(),
        area_options=area_options(),
        sorts=tuple(_SORTS.items()),
        is_narrowed=bool(narrowed),
    )
    return Page("authorities.html.j2", "Authorities", "authorities", content, downloads={"authorities": _table(rows)})


def _rows(site: Site, asked: Asked, found: Sequence[Authority]) -> list[AuthorityRow]:
    latest = site.view(asked.day).latest()
    coming = {answer.authority.code: answer.next_inspection for answer in site.pathways(asked.day)}
    return [AuthorityRow(place, latest.get(place.code), coming.get(place.code)) for place in found]


def _graded(asked: Asked, rows: list[AuthorityRow]) -> list[AuthorityRow]:
    wanted = asked.one("grade")
    if not wanted:
        return rows
    grades, place = grades_named(wanted), AREAS.index(Area(asked.among("area", AREAS, Area.OVERALL)))
    return [row for row in rows if row.grades[place] in grades]


def _sorted(rows: list[AuthorityRow], by: str) -> list[AuthorityRow]:
    """In the order asked for; best first, newest first, soonest first; without one as they were found."""
    match by:
        case "name":
            return sorted(rows, key=lambda row: row.authority.name)
        case "region":
            return sorted(rows, key=lambda row: (row.authority.region, row.authority.name))
        case "grade":
            return sorted(rows, key=lambda row: row.grades[0].rank if row.grades[0] else 9)
        case "published":
            return sorted(rows, key=lambda row: row.published or date.min, reverse=True)
        case "next":
            return sorted(rows, key=_soonest)
        case _:
            return rows


def _soonest(row: AuthorityRow) -> tuple[date, str]:
    window = row.next.window if row.next else None
    return (row.next.overdue_since or window.earliest) if row.next and window else date.max, row.authority.name


def _table(rows: Sequence[AuthorityRow]) -> Table:
    columns = ("Code", "Authority", "Region", *(area.label for area in AREAS), "Published", "Next", "From", "To")
    return Table(columns, [_cells(row) for row in rows])


def _cells(row: AuthorityRow) -> list[str | date | None]:
    window = row.next.window if row.next else None
    return [
        *(row.authority.code, row.authority.name, row.authority.region),
        *(grade.label if grade else None for grade in row.grades),
        row.published,
        row.next.name if row.next else None,
        window.earliest if window else None,
        window.latest if window else None,
    ]


ROUTES = (Route("/authorities", _authorities),)
