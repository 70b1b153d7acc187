"""Indicators as charts: one series over time, an authority among its neighbours, a funnel, a whole board.

It turns figures into what `charts` draws, and works nothing out that `compare` and `variation` have not.
"""

from collections.abc import Iterator, Mapping

from lineofsight.authorities import all_authorities, by_code
from lineofsight.charts.axis import Unit
from lineofsight.charts.board import BoardCell
from lineofsight.charts.board import board as draw_board
from lineofsight.charts.chart import Chart
from lineofsight.charts.funnel_chart import Frame, FunnelDot, FunnelLimit, funnel_chart
from lineofsight.charts.neighbour_dots import DotRow, neighbour_dots
from lineofsight.charts.run_chart import RunPoint, run_chart
from lineofsight.errors import UsageError
from lineofsight.indicators.board import Board, Row
from lineofsight.indicators.catalogue import Indicator, Kind
from lineofsight.indicators.compare import Comparison
from lineofsight.indicators.observation import Observation, Status
from lineofsight.indicators.quirks import quirks
from lineofsight.indicators.rates import interval_of
from lineofsight.indicators.store import Indicators
from lineofsight.indicators.variation import Funnel, fair_chart, proportion_funnel, rate_funnel

__all__ = ["board_pictures", "cell_of", "funnel_picture", "neighbour_picture", "run_picture", "unit_of"]

_NOT_THERE = (Status.NOT_APPLICABLE, Status.OUTSIDE_LIFE)
_CELLS_A_PAGE = 15

_CURVE = 80
"""Points on each limit of a funnel, closer together where places are small."""


def unit_of(indicator: Indicator) -> Unit:
    """The unit of an indicator as charts write it."""
    match indicator.kind:
        case Kind.PERCENTAGE:
            return Unit(indicator.unit, indicator.decimals, after="%")
        case Kind.MONEY:
            return Unit(indicator.unit, indicator.decimals, before="£")
        case _:
            return Unit(indicator.unit, indicator.decimals)


def run_picture(row: Row) -> Chart:
    """A series over time beside England's, with the limits by which it was judged.

    Judged is what is left without England's movement; the limits drawn are those, moved along with England.
    """
    one = row.indicator
    expected = _expected(row)
    national = row.judged.national or row.series.values
    points = []
    for place in _life(row):
        seen, value = row.series.observations[place], row.series.values[place]
        lower, centre, upper = expected[place]
        points.append(
            RunPoint(
                period=seen.period.label,
                value=value,
                gap="" if value is not None else seen.status.words,
                is_flagged=place in row.flagged,
                lower=lower,
                centre=centre,
                upper=upper,
                reference=national[place],
            )
        )
    return run_chart(f"{one.name}: {row.series.name}", points, unit_of(one), flags=[row.happened] if row.flag else [])


def _life(row: Row) -> range:
    """The places in a series from the first to the last year in which the authority existed or has a figure."""
    there = [place for place, seen in enumerate(row.series.observations) if seen.status not in _NOT_THERE]
    return range(there[0], there[-1] + 1) if there else range(0)


def _expected(row: Row) -> list[tuple[float | None, float | None, float | None]]:
    """Lower limit, centre and upper limit for each period, on the scale of the figures."""
    relative, national = row.judged.relative, row.judged.national or ()
    found: list[tuple[float | None, float | None, float | None]] = [(None, None, None)] * len(national)
    if row.unjudged or relative is None:
        return found
    most = 100.0 if row.indicator.kind is Kind.PERCENTAGE else float("inf")
    for phase in fair_chart(row.judged).phases:
        for place in range(phase.start, phase.stop):
            there = national[place]
            if there is not None and not phase.silence:
                moved = (
                    there * level if relative.kind == "multiple" else there + level
                    for level in (phase.lower, phase.centre, phase.upper)
                )
                lower, centre, upper = (min(max(level, 0.0), most) for level in moved)
                found[place] = (lower, centre, upper)
    return found


def neighbour_picture(found: Comparison) -> Chart:
    """An authority among its statistical neighbours, with intervals, beside the middles of neighbours and region."""
    one = found.indicator
    rows = [_dot_row(found.authority.name, found.observation, one, is_ours=True)]
    rows += [_dot_row(near.name, near.observation, one) for near in found.neighbours]
    groups = [
        (name, value)
        for name, value in (
            ("England", found.england),
            (found.region.name, found.region.median),
            ("Middle of the neighbours", found.neighbour_group.median),
        )
        if value is not None and one.kind is not Kind.COUNT
    ]
    when = f", {found.observation.period.label}" if found.observation else ""
    return neighbour_dots(f"{one.name}: {found.authority.name} and its neighbours{when}", rows, unit_of(one), groups)


def _dot_row(name: str, seen: Observation | None, one: Indicator, *, is_ours: bool = False) -> DotRow:
    if seen is None or seen.value is None or not seen.status.comparable:
        return DotRow(name, None, note=seen.status.words if seen else "not listed", is_ours=is_ours)
    spread = interval_of(seen, one)
    note = seen.status.words if seen.status is Status.SHARED_RETURN else ""
    low, high = (spread.low, spread.high) if spread else (None, None)
    return DotRow(name, seen.value, low, high, note, is_ours=is_ours)


def funnel_picture(indicators: Indicators, found: Comparison) -> Chart:
    """All authorities by size around the overall figure, in the year of a comparison; limits allow for over-dispersion.

    Raises UsageError where the counts behind the figures are not published, or the authority has no figure.
    """
    one, seen = found.indicator, found.observation
    if one.kind not in (Kind.PERCENTAGE, Kind.RATE) or one.denominator is None or seen is None:
        raise UsageError(
            f"A funnel of {one.name!r} needs the counts behind the figures, which are not published here. Draw the run "
            "chart or the neighbours instead."
        )
    here = _counted(indicators.at(one, seen.period.year), found.authority.code)
    fitted = _funnel(here, one)
    near = {neighbour.neighbour.authority for neighbour in found.neighbours}
    scale = one.per if one.kind is Kind.PERCENTAGE else 1
    dots = [
        FunnelDot(
            name=by_code(code).label_on(seen.period.end),
            size=point.size,
            value=point.value * scale,
            beyond=point.beyond,
            is_ours=code == found.authority.code,
            is_near=code in near,
        )
        for code, point in zip(here, fitted.points, strict=True)
    ]
    frame = Frame(fitted.target * scale, unit_of(one), indicators.book.indicator(one.denominator).unit)
    return funnel_chart(f"{one.name}: all authorities, {seen.period.label}", dots, _limits(fitted, scale), frame)


def _funnel(here: Mapping[str, Observation], one: Indicator) -> Funnel:
    counts = [round(seen.numerator or 0) for seen in here.values()]
    sizes = [seen.denominator or 0.0 for seen in here.values()]
    if one.kind is Kind.PERCENTAGE:
        return proportion_funnel(counts, [round(size) for size in sizes], list(here), adjustment="additive")
    return rate_funnel(counts, sizes, list(here), per=one.per, adjustment="additive")


def _limits(fitted: Funnel, scale: float) -> list[FunnelLimit]:
    largest = max(point.size for point in fitted.points)
    sizes = [largest * (step / _CURVE) ** 2 for step in range(1, _CURVE + 1)]
    edges = [(size, fitted.limits_at(size)) for size in sizes]
    return [
        FunnelLimit(sigma, [(size, pairs[place][0] * scale, pairs[place][1] * scale) for size, pairs in edges])
        for place, sigma in enumerate(fitted.sigmas)
    ]


def _counted(seen: Mapping[str, Observation], subject: str) -> dict[str, Observation]:
    """The authorities whose counts are known; of those that make one return only one, or `subject`."""
    known = quirks()
    apart = {entry.authority for entry in known.apart} - {subject}
    authorities = {one.code for one in all_authorities()} - apart
    found: dict[str, Observation] = {}
    for code in (subject, *seen):
        one = seen.get(code)
        if one is None or code not in authorities or not one.status.comparable or not one.denominator:
            continue
        shared = one.status is Status.SHARED_RETURN
        if one.numerator is None or (shared and (one.value, one.denominator) in _figures(found)):
            continue
        found[code] = one
    return found


def _figures(found: Mapping[str, Observation]) -> set[tuple[float | None, float | None]]:
    """Figures of shared returns that stand among these already."""
    return {(one.value, one.denominator) for one in found.values() if one.status is Status.SHARED_RETURN}


def board_pictures(found: Board) -> list[tuple[str, list[Chart]]]:
    """The board as small multiples under the titles of its groups, each picture small enough for a page."""
    return [(title, list(_pictures(f"{title}: {found.authority.name}", rows))) for title, rows in found.by_group()]


def _pictures(title: str, rows: list[Row]) -> Iterator[Chart]:
    parts = list(_pages(rows))
    for number, part in enumerate(parts, 1):
        which = f", part {number} of {len(parts)}" if len(parts) > 1 else ""
        yield draw_board(f"{title}{which}", [cell_of(row) for row in part])


def _pages(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows in parts of about the same size, none larger than a page."""
    parts = -(-len(rows) // _CELLS_A_PAGE)
    size = -(-len(rows) // parts)
    yield from (rows[start : start + size] for start in range(0, len(rows), size))


def cell_of(row: Row) -> BoardCell:
    """A row as a cell of a board."""
    one, latest, life = row.indicator, row.latest, _life(row)
    values = tuple(row.series.values[place] for place in life)
    # England's count would dwarf the authority's own.
    national = () if one.kind is Kind.COUNT else row.judged.national or ()
    reference = tuple(national[place] for place in life) if national else ()
    if latest is None:
        return BoardCell(one.name, "No figure", "", others=row.series.why_none, values=values, reference=reference)
    return BoardCell(
        name=one.name,
        figure=one.written(latest.value),
        period=latest.period.label,
        change=f"{row.change.signed(row.change.difference)} on {row.change.before.period.label}" if row.change else "",
        others=" · ".join(_others(row.comparison)),
        values=values,
        reference=reference,
        flag=row.happened,
        flagged=frozenset(place - life.start for place in row.flagged),
    )


def _others(found: Comparison) -> Iterator[str]:
    one = found.indicator
    if one.kind is Kind.COUNT:
        return
    if found.neighbour_group.median is not None:
        yield f"neighbours {one.number(found.neighbour_group.median)}"
    if found.england is not None:
        yield f"England {one.number(found.england)}"
