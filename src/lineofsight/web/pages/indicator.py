"""One indicator of one authority: its series with what is flagged, its neighbours, a funnel, and every figure."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lineofsight.authorities import Authority
from lineofsight.charts import Chart
from lineofsight.errors import UsageError
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Redirect, Route, Table
from lineofsight.web.pages.authority_address import at_its_code
from lineofsight.web.site import Site

if TYPE_CHECKING:
    from lineofsight.indicators.board import Row
    from lineofsight.indicators.observation import Observation

__all__ = ["ROUTES", "FigureRow", "IndicatorContent"]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One published figure, or why there is none: `counts` are those behind it, `nation` is England's."""

    period: str
    figure: str
    interval: str
    counts: str
    nation: str
    gap: str
    note: str
    published: date
    source: str
    is_flagged: bool


@dataclass(frozen=True, slots=True)
class IndicatorContent:
    """What the page shows. `no_funnel` says why there is none; `others` are the same group's, as id and name."""

    place: Authority
    name: str
    row: "Row"
    collection: str
    publisher: str
    group: str
    figures: tuple[FigureRow, ...]
    no_funnel: str
    others: tuple[tuple[str, str], ...]


def _indicator(site: Site, asked: Asked, place: Authority) -> Answer:
    one = site.indicators.book.indicator(asked.place["indicator"])
    if one.id != asked.place["indicator"]:
        return Redirect(asked.link(f"/authorities/{place.code}/indicators/{one.id}"))
    found, name = site.board(place, asked.as_of), place.label_on(asked.day)
    row = found.row(one.id)
    downloads, no_funnel = _pictures(site, row)
    collection = site.indicators.book.collections[one.collection]
    content = IndicatorContent(
        place=place,
        name=name,
        row=row,
        collection=collection.title,
        publisher=collection.publisher,
        group=found.groups[one.group],
        figures=_figures(row),
        no_funnel=no_funnel,
        others=tuple((item.id, item.name) for item in site.indicators.book.board if item.group == one.group),
    )
    downloads["figures"] = _table(content.figures, row)
    home = f"/authorities/{place.code}"
    trail = (("Authorities", "/authorities"), (name, home), ("Indicators", f"{home}/indicators"))
    return Page("indicator.html.j2", f"{one.name}: {name}", "authorities", content, trail, downloads)


def _pictures(site: Site, row: "Row") -> tuple[dict[str, Chart | Table], str]:
    """The charts that can be drawn, and why there is no funnel where there is none."""
    from lineofsight.indicators.pictures import funnel_picture, neighbour_picture, run_picture  # noqa: PLC0415

    drawn: dict[str, Chart | Table] = {}
    if row.latest is None:
        return drawn, ""
    drawn["series"] = run_picture(row)
    if row.comparison.neighbours:
        drawn["neighbours"] = neighbour_picture(row.comparison)
    try:
        drawn["funnel"] = funnel_picture(site.indicators, row.comparison)
    except UsageError as error:
        return drawn, str(error)
    return drawn, ""


def _figures(row: "Row") -> tuple[FigureRow, ...]:
    """Every figure of the series, the latest first."""
    national = {seen.period.year: seen for seen in row.nation.observations}
    every = [
        _figure(row, seen, national.get(seen.period.year), is_flagged=place in row.flagged)
        for place, seen in enumerate(row.series.observations)
    ]
    return tuple(reversed(every))


def _figure(row: "Row", seen: "Observation", nation: "Observation | None", *, is_flagged: bool) -> FigureRow:
    from lineofsight.indicators.rates import interval_of  # noqa: PLC0415  # loads large libraries

    one, spread = row.indicator, interval_of(seen, row.indicator)
    has_counts = seen.numerator is not None and seen.denominator
    return FigureRow(
        period=seen.period.label,
        figure=one.written(seen.value),
        interval=f"{one.number(spread.low)} to {one.number(spread.high)}" if spread else "",
        counts=f"{seen.numerator:,.0f} of {seen.denominator:,.0f}" if has_counts else "",
        nation=one.written(nation.value) if nation else "–",
        gap="" if seen.status.comparable else seen.status.words,
        note=seen.note or "",
        published=seen.published,
        source=seen.source or "worked out from its counts",
        is_flagged=is_flagged,
    )


def _table(figures: tuple[FigureRow, ...], row: "Row") -> Table:
    columns = ("Year", "Figure", "Numerator", "Denominator", "Status", "Note", "Published about", "Source", "Flagged")
    return Table(
        columns,
        [
            [
                *(seen.period.label, seen.value, seen.numerator, seen.denominator, seen.status.words, seen.note),
                *(seen.published, shown.source, "yes" if shown.is_flagged else None),
            ]
            for shown, seen in zip(figures, reversed(row.series.observations), strict=True)
        ],
    )


ROUTES = (Route("/authorities/{code}/indicators/{indicator}", at_its_code(_indicator)),)
