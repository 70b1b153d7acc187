"""Due: what may begin or falls due in every authority, overdue inspections first, with how sure that is.

It arranges what the pathways tell. Why something is expected stands on the page of its authority.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import in_region
from lineofsight.briefings.words import capital, some
from lineofsight.pathway import Coming, Expected, coming
from lineofsight.pathway.ahead import last_day
from lineofsight.pathway.coming import ComingKind, ending_first
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Cell, Page, Route, Table
from lineofsight.web.pages.choices import region_options
from lineofsight.web.paging import Part, part
from lineofsight.web.site import Site

__all__ = ["ROUTES", "SPANS", "DueContent"]

SPANS = {"3m": "3 months", "6m": "6 months", "1y": "1 year"}
"""How far ahead may be asked, and in words."""

_KINDS = {
    ComingKind.INSPECTION: ("inspection", "inspections"),
    ComingKind.VISIT: ("visit or meeting", "visits or meetings"),
    ComingKind.DEADLINE: ("deadline", "deadlines"),
}
_SORTS = {"first": "First possible day", "last": "Last expected day"}


@dataclass(frozen=True, slots=True)
class DueContent:
    """What the page shows: one part of the list, how many of each kind, and the choices of its form.

    `authorities` counts those in which an inspection of children's services may begin.
    """

    part: Part[Coming]
    overdue: int
    authorities: int
    authorities_overdue: int
    kinds: tuple[str, ...]
    until: date
    within: str
    spans: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]
    kind_options: tuple[tuple[str, str], ...]
    sorts: tuple[tuple[str, str], ...]
    is_narrowed: bool


def _due(site: Site, asked: Asked) -> Answer:
    within = asked.among("within", SPANS, "6m")
    until = last_day(asked.day, within)
    found = _chosen(asked, coming(site.pathways(asked.day), until))
    counts = Counter(item.kind for item in found)
    graded = [item for item in found if isinstance(item.what, Expected) and item.what.is_graded]
    content = DueContent(
        part=part(asked, found),
        overdue=sum(item.overdue_since is not None for item in found),
        authorities=len({item.authority.code for item in graded}),
        authorities_overdue=len({item.authority.code for item in graded if item.overdue_since}),
        kinds=tuple(some(counts[kind], *names) for kind, names in _KINDS.items() if counts[kind]),
        until=until,
        within=within,
        spans=tuple(SPANS.items()),
        regions=region_options(),
        kind_options=tuple((kind.value, capital(many)) for kind, (_, many) in _KINDS.items()),
        sorts=tuple(_SORTS.items()),
        is_narrowed=bool(asked.one("region") or asked.one("kind")),
    )
    trail = (("National", "/"),)
    return Page("due.html.j2", "What is due", "national", content, trail, {"due": _table(found)})


def _chosen(asked: Asked, found: Iterable[Coming]) -> Sequence[Coming]:
    """Those of the region and kind asked for, in the order asked for."""
    region, kind = asked.one("region"), asked.option("kind", ComingKind)
    places = set(in_region(region, asked.day)) if region else None
    fitting = [item for item in found if kind in (None, item.kind) and (places is None or item.authority in places)]
    return ending_first(fitting) if asked.among("sort", _SORTS) == "last" else fitting


def _table(found: Iterable[Coming]) -> Table:
    columns = (
        *("Code", "Authority", "Region", "Kind", "What", "Framework", "From", "To", "Overdue since"),
        *("How likely or binding", "In doubt"),
    )
    return Table(columns, [_cells(item) for item in found])


def _cells(item: Coming) -> list[Cell]:
    place, what = item.authority, item.what
    return [
        *(place.code, item.name, place.region, item.kind.value, what.name, what.framework),
        *(item.first, item.last, item.overdue_since, item.certainty, "; ".join(what.doubts)),
    ]


ROUTES = (Route("/due", _due),)
