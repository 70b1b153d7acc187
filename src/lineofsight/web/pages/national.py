"""The national picture: how authorities stand, where, since when, what moved lately, what is new and what comes next.

It is the first page people see, so it asks only for what is quick to answer, and leads on to the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lineofsight.authorities import Authority
from lineofsight.authorities.positions import Position, positions
from lineofsight.briefings.over_time import grades_pictures
from lineofsight.charts import Chart, grade_bars
from lineofsight.charts.tile_map import Tile, tile_map
from lineofsight.frameworks import later
from lineofsight.pathway import Coming, Expected, coming
from lineofsight.pathway.ahead import last_day
from lineofsight.pathway.coming import ending_first
from lineofsight.register import Activity, Change, Profile, Register, View, changes, profile
from lineofsight.register.movement import AreaMovement, movement_by_area
from lineofsight.register.profiles_over_time import grades_over_time
from lineofsight.register.standing import grade_in
from lineofsight.register.view import by_publication
from lineofsight.vocabulary import Area, Grade
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route, Table
from lineofsight.web.pages.changes import authority_of, movement_table
from lineofsight.web.pages.choices import AREAS, area_options
from lineofsight.web.site import Site

__all__ = ["ROUTES", "Headline", "NationalContent", "NewReport"]

_OVER_TIME = (*AREAS[:4], Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS, Area.CARE_LEAVERS)
"""The areas told over time: without the grade for both together, the years before 2023 would seem to be missing."""

_TITLE = "Children’s services in England"
_DUE_WITHIN = "6m"
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures at the top: each is a count of the published record.

    `due` are the authorities in which an inspection of children's services may begin by `until`, `overdue` those of
    them whose window has passed.
    """

    good: int
    graded: int
    published: int
    inspections: int
    due: int
    overdue: int
    until: date


@dataclass(frozen=True, slots=True)
class NewReport:
    """A published activity, whose it is, and its grades in the areas of the page, where it gave any."""

    activity: Activity
    authority: Authority | None
    grades: tuple[Grade | None, ...]


@dataclass(frozen=True, slots=True)
class NationalContent:
    """What the page shows; `area` is that of the map, and `over_time` names the charts of grades over time."""

    headline: Headline
    profile: Profile
    areas: tuple[Area, ...]
    area_options: tuple[tuple[str, str], ...]
    area: Area
    over_time: tuple[str, ...]
    since: date
    movement: tuple[AreaMovement, ...]
    latest: tuple[NewReport, ...]
    coming: tuple[Coming, ...]


def _national(site: Site, asked: Asked) -> Answer:
    day, view = asked.day, site.view(asked.day)
    since, until = later(day, -12, "months"), last_day(day, _DUE_WITHIN)
    standing, lately = profile(view), changes(site.register, since, day)
    due = coming(site.pathways(day), until)
    area = Area(asked.among("area", AREAS, Area.OVERALL))
    pictures = site.kept(("grades over time", day), lambda: _over_time(site.register, day))
    movement = movement_by_area(lately)
    content = NationalContent(
        headline=_headline(standing, lately, due, until),
        profile=standing,
        areas=AREAS,
        area_options=area_options(),
        area=area,
        over_time=tuple(pictures),
        since=since,
        movement=movement,
        latest=_latest(view),
        coming=ending_first(item for item in due if not item.overdue_since)[:_SHOWN],
    )
    downloads: dict[str, Chart | Table] = {
        "grades": _bars(standing),
        "map": _map(asked, view, area),
        **pictures,
        "movement": movement_table(movement),
    }
    return Page("national.html.j2", _TITLE, "national", content, downloads=downloads)


def _headline(standing: Profile, lately: Sequence[Change], due: Sequence[Coming], until: date) -> Headline:
    overall = standing.area(Area.OVERALL)
    inspections = [item for item in due if isinstance(item.what, Expected) and item.what.is_graded]
    return Headline(
        good=overall.good_or_better,
        graded=overall.total,
        published=len(lately),
        inspections=sum(bool(change.movements) for change in lately),
        due=len({item.authority.code for item in inspections}),
        overdue=len({item.authority.code for item in inspections if item.overdue_since}),
        until=until,
    )


def _bars(standing: Profile) -> Chart:
    return grade_bars("Grades by judgement area", [(count.area.label, count.grades) for count in standing.areas])


def _map(asked: Asked, view: View, area: Area) -> Chart:
    """A tile for each authority of the day, which leads to its page; a picture that is taken away has no links."""
    latest, has_links = view.latest(), not asked.one("download")

    def tile(place: Position) -> Tile:
        code, standing = place.authority.code, latest.get(place.authority.code)
        return Tile(
            name=place.authority.label_on(asked.day),
            short=place.short,
            column=place.column,
            row=place.row,
            grade=grade_in(standing, area) if standing else None,
            link=asked.link(f"/authorities/{code}") if has_links else "",
            region=place.authority.region,
        )

    return tile_map(f"{area.label}, by authority", [tile(place) for place in positions(asked.day)])


def _over_time(register: Register, day: date) -> dict[str, Chart]:
    """A chart for each area that was graded by then, by its name among the downloads."""
    told = grades_over_time(register, day)
    told = replace(told, areas=tuple(area for area in _OVER_TIME if area in told.areas))
    return {f"over-time-{area}": chart for area, chart in zip(told.areas, grades_pictures(told), strict=True)}


def _latest(view: View) -> tuple[NewReport, ...]:
    newest = sorted(view.activities, key=by_publication, reverse=True)[:_SHOWN]
    return tuple(
        NewReport(item, authority_of(item.authority_code), tuple(grade_in(item, area) for area in AREAS))
        for item in newest
    )


ROUTES = (Route("/", _national),)
