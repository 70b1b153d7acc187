"""Up to five authorities side by side: judgements, what comes next, what is asked of them, and their figures.

It sets beside each other what the authorities' own pages say, and ranks nobody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from lineofsight.authorities import Authority, find_any_day
from lineofsight.authorities.searching import search_names
from lineofsight.errors import UnknownAuthorityError, UsageError
from lineofsight.register.standing import grade_in
from lineofsight.register.story import Story
from lineofsight.themes.own_history import CodeHistory
from lineofsight.vocabulary import Area, Grade
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Cell, Page, Redirect, Route, Table
from lineofsight.web.pages.authority_address import pathway_on, story_on
from lineofsight.web.pages.authority_history import Actions, actions
from lineofsight.web.pages.authority_next import ExpectedRow, expected_row
from lineofsight.web.pages.authority_others import history_on
from lineofsight.web.pages.choices import AREAS
from lineofsight.web.site import Site

if TYPE_CHECKING:
    from lineofsight.indicators.board import Row

__all__ = ["MOST", "ROUTES", "CompareContent", "Compared", "comparison_address"]

MOST = 5
"""More columns than these cannot be read side by side."""

_HEADLINES = "headlines"
_MOST_CODES = 5


@dataclass(frozen=True, slots=True)
class Compared:
    """One authority: a column. `reports` says in how many coded reports of its own the codes were looked for."""

    place: Authority
    name: str
    without: str
    story: Story
    grades: tuple[Grade | None, ...]
    next: ExpectedRow | None
    actions: Actions
    activities: int
    codes: tuple[CodeHistory, ...]
    reports: int

    @property
    def published(self) -> date | None:
        """When its current judgements were published."""
        return self.story.standing.known_from if self.story.standing else None


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """The figure of one authority: with its interval, its year, and "latest" or "earlier" if flagged."""

    figure: str
    year: str
    flag: str


@dataclass(frozen=True, slots=True)
class ComparedIndicator:
    """One indicator: a row with a figure for each authority, and England's."""

    id: str
    name: str
    figures: tuple[ComparedFigure, ...]
    england: ComparedFigure


@dataclass(frozen=True, slots=True)
class CompareContent:
    """The columns, and what the forms offer. `refused` is a name that was not understood, with what it may mean."""

    columns: tuple[Compared, ...]
    areas: tuple[Area, ...]
    indicators: tuple[ComparedIndicator, ...]
    group: str
    groups: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    refused: UnknownAuthorityError | None
    refused_name: str
    suggestions: tuple[tuple[str, str], ...]
    most: int = MOST

    @property
    def has_room(self) -> bool:
        """Whether one more can be added."""
        return len(self.columns) < self.most


def comparison_address(asked: Asked, codes: Iterable[str], group: str = "") -> str:
    """Where these authorities are compared, keeping the day."""
    start = asked.link("/compare", group=group)
    named = urlencode([("with", code) for code in codes])
    return f"{start}{'&' if '?' in start else '?'}{named}" if named else start


def _compare(site: Site, asked: Asked) -> Answer:
    group = asked.among("group", (_HEADLINES, *site.indicators.book.groups), _HEADLINES)
    named = asked.many("with")
    places, refused, name_refused = _understood(named, asked.day)
    codes = tuple(place.code for place in places)
    if len(codes) > MOST:
        raise UsageError(f"{len(codes)} authorities are too many to read side by side. Take out all but {MOST}.")
    if refused is None and codes != named:
        return Redirect(comparison_address(asked, codes, asked.one("group")))
    columns = tuple(_compared(site, asked, place, codes) for place in places)
    meant = [find_any_day(name, asked.day) for name in (refused.suggestions if refused else ())]
    content = CompareContent(
        columns=columns,
        areas=AREAS,
        indicators=_indicators(site, asked, places, group),
        group=group,
        groups=((_HEADLINES, "Headlines"), *_groups(site)),
        names=tuple(place.name for place in search_names("", asked.day)),
        refused=refused,
        refused_name=name_refused,
        suggestions=tuple(
            (
                place.label_on(asked.day),
                comparison_address(asked, dict.fromkeys((*codes, place.code)), asked.one("group")),
            )
            for place in meant
        ),
    )
    downloads = {"inspections": _inspections(columns), "indicators": _figures(content)} if columns else {}
    status = 404 if refused else 200
    return Page("compare.html.j2", "Compare authorities", "compare", content, (), downloads, status)


def _groups(site: Site) -> Iterable[tuple[str, str]]:
    """The groups of which a board shows any."""
    shown = {one.group for one in site.indicators.book.board}
    return ((name, title) for name, title in site.indicators.book.groups.items() if name in shown)


def _understood(named: Iterable[str], on: date) -> tuple[tuple[Authority, ...], UnknownAuthorityError | None, str]:
    """The authorities meant, each once; what is said of the last name that means none, and that name."""
    found: dict[str, Authority] = {}
    refused, name_refused = None, ""
    for name in named:
        try:
            place = find_any_day(name, on)
        except UnknownAuthorityError as error:
            refused, name_refused = error, name
        else:
            found[place.code] = place
    return tuple(found.values()), refused, name_refused


def _compared(site: Site, asked: Asked, place: Authority, codes: Sequence[str]) -> Compared:
    told, ahead = story_on(site, asked, place), pathway_on(site, asked, place)
    history, standing = history_on(site, asked, told), told.standing
    return Compared(
        place=place,
        name=place.label_on(asked.day),
        without=comparison_address(asked, (code for code in codes if code != place.code), asked.one("group")),
        story=told,
        grades=tuple(grade_in(standing, area) if standing else None for area in AREAS),
        next=expected_row(ahead.next_inspection, asked.day) if ahead.next_inspection else None,
        actions=actions(told),
        activities=sum(not step.is_predecessors for step in told.timeline),
        codes=history.codes[:_MOST_CODES],
        reports=len(history.reports),
    )


def _indicators(site: Site, asked: Asked, places: Sequence[Authority], group: str) -> tuple[ComparedIndicator, ...]:
    """The chosen indicators, a row each."""
    if not places:
        return ()
    book, boards = site.indicators.book, [site.board(place, asked.as_of) for place in places]
    chosen = book.headlines if group == _HEADLINES else [one.id for one in book.board if one.group == group]
    return tuple(_indicator([board.row(name) for board in boards]) for name in chosen)


def _indicator(rows: Sequence["Row"]) -> ComparedIndicator:
    one = rows[0].indicator
    return ComparedIndicator(
        id=one.id,
        name=one.name_with_unit,
        figures=tuple(_figure(row) for row in rows),
        england=_england(rows[0]),
    )


def _england(row: "Row") -> ComparedFigure:
    """England's figure; a count of the whole country says nothing beside one authority's."""
    one, nation = row.indicator, row.nation.latest
    if one.kind == "count" or nation is None or nation.value is None:
        return ComparedFigure("–", "", "")
    figure = one.number(nation.value) if one.kind == "rate" else one.written(nation.value)
    return ComparedFigure(figure, nation.period.label, "")


def _figure(row: "Row") -> ComparedFigure:
    from lineofsight.briefings.leaders.numbers import with_interval  # noqa: PLC0415  # loads large libraries

    return ComparedFigure(with_interval(row), row.latest.period.label if row.latest else "", row.flag_state)


def _inspections(columns: Sequence[Compared]) -> Table:
    """What the record says, an authority a row."""
    heads = ("Code", "Authority", *(area.label for area in AREAS), "Published", "Next", "When")
    counts = ("Activities", "Priority actions", "Not covered since", "Asked for most")
    return Table((*heads, *counts), [_record(column) for column in columns])


def _record(column: Compared) -> list[Cell]:
    return [
        *(column.place.code, column.name, *(grade.label if grade else None for grade in column.grades)),
        *(column.published, column.next.name if column.next else None, column.next.window if column.next else None),
        *(column.activities, column.actions.total, column.actions.open),
        "; ".join(item.code.name for item in column.codes) or None,
    ]


def _figures(content: CompareContent) -> Table:
    """The indicators, one a row."""
    pairs = [(f"{column.name}: figure", f"{column.name}: year") for column in content.columns]
    columns = ("Id", "Indicator", *(name for pair in pairs for name in pair), "England: figure", "England: year")
    return Table(
        columns,
        [
            [
                *(one.id, one.name),
                *(cell for each in (*one.figures, one.england) for cell in (each.figure, each.year)),
            ]
            for one in content.indicators
        ],
    )


ROUTES = (Route("/compare", _compare),)
