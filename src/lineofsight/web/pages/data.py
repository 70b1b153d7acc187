"""Data: everything to download, the state of the register, what it holds, and what is missing from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lineofsight import __version__
from lineofsight.register import Activity, profile
from lineofsight.register.coverage import Coverage, coverage
from lineofsight.register.export import ATTRIBUTION
from lineofsight.register.tables import Table as Described
from lineofsight.register.tables import tables
from lineofsight.vocabulary import Family
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Cell, Page, Route, Table
from lineofsight.web.pages.facts import kind_name
from lineofsight.web.site import Site

__all__ = ["ROUTES", "DataContent"]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many figures of the statistics have a status, in words."""

    words: str
    count: int
    has_figure: bool


@dataclass(frozen=True, slots=True)
class DataContent:
    """What the page shows. `statuses` are those of the figures usually published by the day, most frequent first."""

    version: str
    hash: str
    attribution: str
    tables: tuple[Described, ...]
    families: dict[Family, str]
    coverage: Coverage
    existing: int
    unjudged: tuple[str, ...]
    statuses: tuple[StatusCount, ...]

    @property
    def figures(self) -> int:
        """How many figures and gaps there are."""
        return sum(item.count for item in self.statuses)

    @property
    def gaps(self) -> int:
        """How many of them are gaps."""
        return sum(item.count for item in self.statuses if not item.has_figure)


def _data(site: Site, asked: Asked) -> Answer:
    view = site.view(asked.day)
    # Those that became public on no known day are told only where no day is asked for.
    held = coverage(site.register, view, with_undated=asked.as_of is None)
    counted = profile(view)
    content = DataContent(
        version=__version__,
        hash=site.register.hash,
        attribution=ATTRIBUTION,
        tables=tables(),
        families={family: kind_name(family) for family in Family},
        coverage=held,
        existing=counted.existing,
        unjudged=counted.unjudged,
        statuses=_statuses(site, asked),
    )
    downloads = {
        "without-report": _listed(held.without_report),
        "uncoded": _listed(held.uncoded),
        "with-problems": Table(
            ("Problem", *_COLUMNS),
            [(problem.code, *row) for problem in held.problems for row in _rows(problem.activities)],
        ),
    }
    return Page("data.html.j2", "Data", "data", content, downloads=downloads)


def _statuses(site: Site, asked: Asked) -> tuple[StatusCount, ...]:
    counted = site.indicators.statuses(asked.day)
    ordered = sorted(counted.items(), key=lambda pair: (not pair[0].has_value, -pair[1]))
    return tuple(StatusCount(status.words, count, status.has_value) for status, count in ordered)


_COLUMNS = ("Activity", "Authority", "Family", "Published", "Source", "Note")


def _listed(activities: Sequence[Activity]) -> Table:
    return Table(_COLUMNS, list(_rows(activities)))


def _rows(activities: Iterable[Activity]) -> Iterable[tuple[Cell, ...]]:
    for item in activities:
        yield item.key, item.authority_name, str(item.family), item.known_from, str(item.source), item.source_note


ROUTES = (Route("/data", _data),)
