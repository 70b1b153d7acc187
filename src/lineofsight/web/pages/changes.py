"""Changes: what was published in a span of days, which way each grade moved, and the same as a feed.

It arranges what the register tells. Nothing published after the day of the page has a part in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import Authority, by_code
from lineofsight.frameworks import later
from lineofsight.register import Change, Direction, Movement, atom_feed, changes, watch
from lineofsight.register.movement import AreaMovement, has_moved, movement_by_area
from lineofsight.vocabulary import Area
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Cell, File, Page, Route, Table
from lineofsight.web.pages.choices import region_options
from lineofsight.web.paging import Part, part
from lineofsight.web.site import Site

__all__ = ["ROUTES", "ChangeRow", "ChangesContent", "authority_of", "movement_table"]

_COLUMNS = (
    *("Published", "Code", "Authority", "Region", "Family", "Kind", "Area", "Grade", "Grade before", "Direction"),
    *("Source", "Activity", "Activity before"),
)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A published activity, and whose it is; None where the document names nobody known."""

    change: Change
    authority: Authority | None

    def movement(self, area: Area) -> Movement | None:
        """The grade in one area beside the one before; None where it gave none."""
        return next((item for item in self.change.movements if item.area is area), None)


@dataclass(frozen=True, slots=True)
class ChangesContent:
    """What the page shows: one part of the list, the movement in all of them by area, and the choices of its form."""

    part: Part[ChangeRow]
    areas: tuple[Area, ...]
    movement: tuple[AreaMovement, ...]
    since: date
    until: date
    regions: tuple[tuple[str, str], ...]
    directions: tuple[tuple[str, str], ...]
    area_options: tuple[tuple[str, str], ...]
    is_narrowed: bool


def authority_of(code: str | None) -> Authority | None:
    """The authority with a code the register gave."""
    return by_code(code) if code else None


def _changes(site: Site, asked: Asked) -> Answer:
    since, until = _span(asked)
    every = changes(site.register, since, until, asked.one("region") or None)
    found = [ChangeRow(change, authority_of(change.activity.authority_code)) for change in _moved(asked, every)[::-1]]
    shown, movement = part(asked, found), movement_by_area(every)
    content = ChangesContent(
        part=shown,
        areas=tuple(area for area in Area if any(row.movement(area) for row in shown.items)),
        movement=movement,
        since=since,
        until=until,
        regions=region_options(),
        directions=tuple((item.value, item.value.capitalize()) for item in Direction),
        area_options=tuple((item.area.value, item.area.label) for item in movement),
        is_narrowed=any(asked.one(name) for name in ("region", "direction", "since", "until")),
    )
    table = Table(_COLUMNS, [cells for row in found for cells in _cells(row, asked.day)])
    return Page(
        "changes.html.j2",
        "What changed",
        "national",
        content,
        (("National", "/"),),
        {"changes": table, "movement": movement_table(movement)},
    )


def _span(asked: Asked) -> tuple[date, date]:
    """The days asked for, else the year before the day of the page; never later than it."""
    until = min(asked.date("until") or asked.day, asked.day)
    return asked.date("since") or later(until, -12, "months"), until


def _moved(asked: Asked, found: tuple[Change, ...]) -> tuple[Change, ...]:
    """Those that moved the way asked for, in the area asked for or in any."""
    direction, area = asked.option("direction", Direction), asked.option("area", Area)
    if direction is None:
        return found
    return tuple(change for change in found if has_moved(change, direction, area))


def movement_table(movement: Iterable[AreaMovement]) -> Table:
    """How many moved which way in each area, to download."""
    columns = ("Area", "Improved", "Declined", "Unchanged", "No grade before", "Graded")
    rows = [
        (item.area.label, len(item.improved), len(item.declined), len(item.unchanged), len(item.first), item.graded)
        for item in movement
    ]
    return Table(columns, rows)


def _cells(row: ChangeRow, on: date) -> Iterable[list[Cell]]:
    """A line for each grade, and one for an activity without grades."""
    activity, place, previous = row.change.activity, row.authority, row.change.previous
    for item in row.change.movements or (None,):
        yield [
            activity.known_from,
            *((place.code, place.label_on(on), place.region) if place else (None, activity.authority_as_printed, None)),
            *(activity.family.value, activity.kind.value if activity.kind else None),
            *(_movement_cells(item) if item else (None,) * 4),
            *(activity.source.value, activity.key, previous.key if previous else None),
        ]


def _movement_cells(item: Movement) -> tuple[Cell, ...]:
    previous, direction = item.previous, item.direction
    return (
        *(item.area.label, item.grade.label),
        *(previous.label if previous else None, direction.value if direction else None),
    )


def _feed(site: Site, asked: Asked) -> Answer:
    since, until = _span(asked)
    watched = watch(site.register, since, until, region=asked.one("region") or None)
    return File(atom_feed(watched), "application/atom+xml; charset=utf-8")


ROUTES = (Route("/changes", _changes), Route("/changes.atom", _feed))
