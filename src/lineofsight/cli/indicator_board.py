"""An authority's board on the command line: all indicators at once, and single charts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.indicator_options import AuthorityName, IndicatorsFile
from lineofsight.cli.options import AsJson, AsOf
from lineofsight.cli.output import print_json, print_table, print_words

if TYPE_CHECKING:
    from lineofsight.indicators.board import Board, Row

__all__ = ["board", "chart"]

_KINDS = ("run", "neighbours", "funnel")


def board(
    authority: AuthorityName,
    as_of: AsOf = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as a page, with charts.")
    ] = None,
    indicators: IndicatorsFile = None,
    as_json: AsJson = False,
) -> None:
    """Print every indicator of an authority: figure, change, rank, others, and what moved more than chance explains."""
    from lineofsight.indicators import Indicators
    from lineofsight.indicators.board import board as whole_board
    from lineofsight.indicators.plain import plain_board

    found = whole_board(Indicators.open(indicators), authority, as_of)
    if html:
        from lineofsight.briefings.board_page import board_page
        from lineofsight.briefings.html import to_html

        _write(html, to_html(board_page(found)))
    if as_json:
        print_json(plain_board(found))
    elif not html:
        _print(found)


def chart(
    authority: AuthorityName,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="An id or name of the list.")],
    into: Annotated[Path, typer.Option("--into", metavar="FILE.svg", help="Where to write it: .svg, .png or .csv.")],
    kind: Annotated[str, typer.Option("--kind", metavar="[run|neighbours|funnel]", help="What to draw.")] = "run",
    as_of: AsOf = None,
    indicators: IndicatorsFile = None,
) -> None:
    """Draw one indicator: over time with limits, among the neighbours, or all authorities in a funnel."""
    from lineofsight.errors import UsageError
    from lineofsight.indicators import Indicators
    from lineofsight.indicators.board import board as whole_board
    from lineofsight.indicators.pictures import funnel_picture, neighbour_picture, run_picture

    if kind not in _KINDS or into.suffix not in (".svg", ".png", ".csv"):
        raise UsageError(f"Draw one of {', '.join(_KINDS)}, into a file that ends in .svg, .png or .csv.")
    opened = Indicators.open(indicators)
    row = whole_board(opened, authority, as_of).row(opened.book.indicator(indicator).id)
    drawn = {
        "run": lambda: run_picture(row),
        "neighbours": lambda: neighbour_picture(row.comparison),
        "funnel": lambda: funnel_picture(opened, row.comparison),
    }[kind]()
    _write(into, {".svg": drawn.svg, ".csv": drawn.to_csv()}.get(into.suffix) or drawn.to_png())
    print_words(drawn.alternative)


def _write(path: Path, content: str | bytes) -> None:
    from lineofsight.errors import UsageError

    try:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}. Choose a file you can write.") from error
    print_words(f"Wrote {path}.")


def _print(found: "Board") -> None:
    columns = ("Indicator", "Year", "Figure", "Change", "Rank", "Neighbours", "Region", "England", "Flag")
    for title, rows in found.by_group():
        print_table(f"{title}: {found.authority.name}", columns, [_cells(row) for row in rows], right=columns[2:8])
    review = found.review
    print_words(
        f"{review.looked_at} series were long enough to judge; {len(review.flags)} flagged. Change is on the year "
        "before. Rank 1 is the best, or the highest where neither end is good. Neighbours and region: the median."
    )
    for row in found.flagged:
        print_words(f"◆ {row.flag.statement if row.flag else ''}")


def _cells(row: "Row") -> tuple[object, ...]:
    one, seen, found = row.indicator, row.latest, row.comparison
    if seen is None:
        return (one.name, None, row.series.why_none, *[None] * 6)
    flag = "◆" if row.is_current else "◆ earlier" if row.flag else ""
    rank = f"{found.rank.position}/{found.rank.of}" if found.rank else None
    others = (found.neighbour_group.median, found.region.median, found.england)
    told = [None if value is None or one.kind == "count" else one.number(value) for value in others]
    change = row.change.signed(row.change.difference) if row.change else None
    return (one.name, seen.period.label, one.written(seen.value), change, rank, *told, flag)
