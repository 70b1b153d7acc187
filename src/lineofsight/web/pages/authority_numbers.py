"""An authority's official statistics: flags and headlines for its page, and the whole board on a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineofsight.authorities import Authority
from lineofsight.charts import BoardCell, Chart
from lineofsight.charts import board as draw_board
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route, Table
from lineofsight.web.pages.authority_address import at_its_code
from lineofsight.web.site import Site

if TYPE_CHECKING:
    from lineofsight.indicators.board import Board, Row

__all__ = ["ROUTES", "BoardContent", "FlaggedRow", "NumberRow", "NumbersPart", "number_row", "numbers_part"]


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A figure in words: year, figure with its interval, change, rank, the middle of the neighbours, England.

    `flag` is "latest" where the latest figure is flagged, "earlier" where only an earlier one is, else empty.
    """

    id: str
    cells: tuple[str, ...]
    flag: str

    @property
    def name(self) -> str:
        """The indicator, with what its rate is for."""
        return self.cells[0].removesuffix(" ◆")


@dataclass(frozen=True, slots=True)
class FlaggedRow:
    """A flag: what the series did, and how sure that is."""

    number: NumberRow
    title: str
    happened: str
    how_sure: str

    @property
    def said(self) -> str:
        """What happened, where the name stands beside it already."""
        return self.happened.removeprefix(self.title).lstrip(" ,:")


@dataclass(frozen=True, slots=True)
class NumbersPart:
    """What stands out, the headlines, and how many series were looked at; without any figure, nothing."""

    columns: tuple[str, ...]
    flagged: tuple[FlaggedRow, ...]
    headlines: tuple[NumberRow, ...]
    picture: Chart | None
    total: int
    with_figures: int
    looked_at: int


@dataclass(frozen=True, slots=True)
class GroupOfNumbers:
    """A group of the board: its figures, and the names of its pictures among the page's downloads."""

    id: str
    title: str
    rows: tuple[NumberRow, ...]
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardContent:
    """The whole board: what is flagged, then each group."""

    place: Authority
    name: str
    part: NumbersPart
    groups: tuple[GroupOfNumbers, ...]
    gaps: tuple[str, ...]

    @property
    def anchors(self) -> list[tuple[str, str]]:
        """The groups, for the list of what is on the page."""
        return [(group.id, group.title) for group in self.groups]


def numbers_part(site: Site, asked: Asked, place: Authority, name: str) -> NumbersPart:
    """What the statistics of an authority say first: flags and headlines."""
    from lineofsight.briefings.leaders.numbers import COLUMNS  # noqa: PLC0415  # loads large libraries
    from lineofsight.indicators.pictures import cell_of  # noqa: PLC0415

    found = site.board(place, asked.as_of)
    flagged = found.flagged
    return NumbersPart(
        columns=COLUMNS,
        flagged=tuple(_flagged(row) for row in flagged),
        headlines=tuple(number_row(found.row(one)) for one in site.indicators.book.headlines),
        picture=_picture(name, (cell_of(row) for row in flagged)) if flagged else None,
        total=len(found.rows),
        with_figures=sum(row.latest is not None for row in found.rows),
        looked_at=found.review.looked_at,
    )


def number_row(row: "Row") -> NumberRow:
    """A row of the board in words."""
    from lineofsight.briefings.leaders.numbers import figure_cells  # noqa: PLC0415  # loads large libraries

    return NumberRow(row.indicator.id, figure_cells(row), row.flag_state)


def _flagged(row: "Row") -> FlaggedRow:
    statement, happened = (row.flag.statement if row.flag else ""), row.happened
    return FlaggedRow(number_row(row), row.indicator.name, happened, statement.removeprefix(happened).strip())


def _picture(name: str, cells: Iterable[BoardCell]) -> Chart:
    return draw_board(f"What is flagged: {name}", list(cells))


def _board(site: Site, asked: Asked, place: Authority) -> Answer:
    from lineofsight.briefings.leaders.gaps import gaps  # noqa: PLC0415  # loads large libraries
    from lineofsight.briefings.questions import words  # noqa: PLC0415
    from lineofsight.indicators.pictures import board_pictures  # noqa: PLC0415

    found, name = site.board(place, asked.as_of), place.label_on(asked.day)
    part = numbers_part(site, asked, place, name)
    ids = {title: group for group, title in found.groups.items()}
    pictures = dict(board_pictures(found))
    downloads: dict[str, Chart | Table] = {"board": _table(found)}
    groups = []
    for title, rows in found.by_group():
        named = {f"{ids[title]}-{number}": chart for number, chart in enumerate(pictures[title], 1)}
        downloads |= named
        groups.append(GroupOfNumbers(ids[title], title, tuple(map(number_row, rows)), tuple(named)))
    if part.picture:
        downloads["flagged"] = part.picture
    content = BoardContent(place, name, part, tuple(groups), tuple(words(gap) for gap in gaps(found.rows)))
    trail = (("Authorities", "/authorities"), (name, f"/authorities/{place.code}"))
    return Page("authority_numbers.html.j2", f"Indicators: {name}", "authorities", content, trail, downloads)


def _table(found: "Board") -> Table:
    """The board as figures."""
    columns = (
        *("Id", "Indicator", "Unit", "Year", "Figure", "Interval from", "Interval to", "Change on the year before"),
        *("Rank", "Of", "Neighbours", "Region", "England", "Flagged", "Why there is no figure"),
    )
    return Table(columns, [_cells(row) for row in found.rows])


def _cells(row: "Row") -> list[str | int | float | None]:
    one, seen, among = row.indicator, row.latest, row.comparison
    return [
        *(one.id, one.name, one.unit, seen.period.label if seen else None, seen.value if seen else None),
        *((among.interval.low, among.interval.high) if among.interval else (None, None)),
        row.change.difference if row.change else None,
        *((among.rank.position, among.rank.of) if among.rank else (None, None)),
        *(among.neighbour_group.median, among.region.median, among.england),
        number_row(row).flag or None,
        None if seen else row.series.why_none,
    ]


ROUTES = (Route("/authorities/{code}/indicators", at_its_code(_board)),)
