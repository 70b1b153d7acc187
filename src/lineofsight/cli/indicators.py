"""Commands about official statistics: load them, list and print them, set them beside those of others."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli import indicator_board
from lineofsight.cli.indicator_options import AuthorityName, IndicatorsFile
from lineofsight.cli.options import AsJson, AsOf
from lineofsight.cli.output import dated, print_json, print_table, print_words, progress_bar

if TYPE_CHECKING:
    from lineofsight.indicators import Comparison, Indicator, LoadReport, Observation

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="Official statistics of children's services, and how authorities compare.")

app.command("board")(indicator_board.board)
app.command("chart")(indicator_board.chart)

_MOST = 5
"""Absent series to print; JSON has all."""


@app.command()
def load(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of published files, with subfolders.")],
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FILE", help="Where to keep the figures. Without it, as your own.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read published files into one table, and say what was read, kept and skipped. The same files, the same bytes."""
    from lineofsight.indicators import load as load_folder
    from lineofsight.indicators import write_table
    from lineofsight.indicators.store import own_file

    target = into or own_file()
    with progress_bar() as progress:
        task = progress.add_task("Reading", total=None)
        loaded = load_folder(folder, done=lambda name: progress.update(task, advance=1))
    write_table(target, loaded.curated, loaded.read)
    if as_json:
        print_json({"into": str(target), **loaded.report.to_json()})
    else:
        _print_report(loaded.report)
        print_words(f"Kept in {target}.")


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Also the counts behind the rates.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the curated indicators with their unit and which end is good."""
    from lineofsight.indicators import catalogue

    book = catalogue()
    shown = book.indicators if everything else book.board
    if as_json:
        print_json([one.model_dump(mode="json") for one in shown])
        return
    for group, title in book.groups.items():
        rows = [(one.id, one.name, one.unit, one.polarity.value) for one in shown if one.group == group]
        if rows:
            print_table(title, ("Id", "Name", "Unit", "Good"), rows)


@app.command()
def series(
    authority: AuthorityName,
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help='An id or name of the list, or a series as loaded: "lait:LAC".')
    ],
    as_of: AsOf = None,
    indicators: IndicatorsFile = None,
    as_json: AsJson = False,
) -> None:
    """Print one series of an authority, a region or England, with a status wherever there is no figure."""
    from lineofsight.indicators import Indicators
    from lineofsight.indicators.plain import plain_series

    found = Indicators.open(indicators).series(authority, indicator, as_of)
    if as_json:
        print_json(plain_series(found))
        return
    one = found.indicator
    print_words(f"{one.name}, {found.name} ({found.authority})", style="bold")
    print_words(f"{one.plain} Unit: {one.unit}, {one.period}. {one.notes}".rstrip())
    columns = ("Year", "Figure", "Status", "Counts", "Published about", "Source")
    print_table("", columns, [_observation_cells(one, seen) for seen in found.observations], right=("Figure",))
    for note in found.notes:
        years = ", ".join(seen.period.label for seen in found.observations if seen.note == note)
        print_words(f"{years}: {note}")


@app.command()
def compare(
    authority: AuthorityName,
    indicator: Annotated[str | None, typer.Argument(metavar="[INDICATOR]", help="Without it, all of them.")] = None,
    as_of: AsOf = None,
    indicators: IndicatorsFile = None,
    as_json: AsJson = False,
) -> None:
    """Set an authority's latest figures beside its neighbours, its region and England, and say what chance explains."""
    from lineofsight.indicators import Indicators, compare_board
    from lineofsight.indicators import compare as compare_one
    from lineofsight.indicators.plain import plain_comparison

    opened = Indicators.open(indicators)
    if indicator:
        found = compare_one(opened, authority, indicator, as_of)
        if as_json:
            print_json(plain_comparison(found))
        else:
            _print_comparison(found)
        return
    board = compare_board(opened, authority, as_of)
    if as_json:
        print_json([plain_comparison(one) for one in board])
        return
    columns = (
        "Indicator",
        "Year",
        "Figure",
        "95% interval",
        "Rank",
        "Rank interval",
        "Neighbours",
        "Region",
        "England",
    )
    print_table(_board_title(board), columns, [_comparison_cells(one) for one in board], right=columns[2:])
    print_words(
        "Rank 1 is the best, or the highest where neither end is good. Neighbours and region: the middle figure."
    )


@app.command()
def neighbours(
    authority: AuthorityName,
    edition: Annotated[int, typer.Option("--edition", help="The year of the model: 2021 or 2025.")] = 2025,
    as_json: AsJson = False,
) -> None:
    """List the ten statistical neighbours of an authority, nearest first."""
    from lineofsight.authorities import by_code, find
    from lineofsight.indicators import neighbours as list_neighbours

    place = find(authority)
    listed = [(one, by_code(one.authority)) for one in list_neighbours(place.code, edition)]
    if as_json:
        print_json([{**asdict(one), "name": other.label} for one, other in listed])
        return
    rows = [(one.rank, other.label, one.authority, one.closeness_words) for one, other in listed]
    title = f"Statistical neighbours of {place.label}, edition {edition}"
    print_table(title, ("Rank", "Authority", "Code", "How close"), rows, right=("Rank",))


def _print_report(report: "LoadReport") -> None:
    columns = ("File", "Rows read", "Rows kept", "Figures and codes", "Codes, no figure", "Skipped", "Unmatched")
    rows = [
        (
            file.name,
            file.rows,
            file.rows_kept,
            file.observations,
            file.with_status,
            "; ".join(f"{reason}: {count}" for reason, count in file.skipped) or None,
            ", ".join(file.unmatched) or None,
        )
        for file in report.files
        if file.rows
    ]
    print_table("Read", columns, rows, right=columns[1:5])
    others = [file.name for file in report.files if not file.rows]
    if others:
        print_words(f"Of no known layout, left alone: {', '.join(others)}.")
    if report.replaced:
        print_words(f"{report.replaced:,} rows gave way to a newer edition of a file, {report.revised:,} were revised.")
    if report.absent:
        more = f" and {len(report.absent) - _MOST} more" if len(report.absent) > _MOST else ""
        print_words(f"Series of the catalogue that no file has: {', '.join(report.absent[:_MOST])}{more}.")
    statuses = ", ".join(f"{name} {count:,}" for name, count in report.statuses)
    print_words(f"{report.series:,} series, {report.observations:,} figures and codes.")
    print_words(f"Curated: {report.curated:,} rows ({statuses}).")
    print_words(f"Places that fit none we know: {', '.join(report.unmatched) or 'none'}.")


def _observation_cells(one: "Indicator", seen: "Observation") -> tuple[object, ...]:
    counts = None if seen.denominator is None else f"{seen.numerator:,.0f} of {seen.denominator:,.0f}"
    status = None if seen.status.value == "value" else seen.status.words
    figure = None if seen.value is None else one.written(seen.value)
    return seen.period.label, figure, status, counts, dated(seen.published), seen.source or None


def _print_comparison(found: "Comparison") -> None:
    for statement in found.statements:
        print_words(statement)
    if found.no_rank:
        print_words(f"Not ranked: {found.no_rank}")
    rows = [
        (
            one.neighbour.rank,
            one.name,
            one.neighbour.closeness_words,
            found.indicator.written(one.observation.value) if one.observation else None,
        )
        for one in found.neighbours
    ]
    print_table("Statistical neighbours", ("Rank", "Authority", "How close", "Figure"), rows, right=("Rank", "Figure"))


def _board_title(board: "list[Comparison]") -> str:
    return f"{board[0].authority.name} among others" if board else "No figures"


def _comparison_cells(found: "Comparison") -> tuple[object, ...]:
    one, seen, rank, spread = found.indicator, found.observation, found.rank, found.interval
    return (
        one.name,
        seen.period.label if seen else None,
        one.written(seen.value) if seen else None,
        f"{one.number(spread.low)}–{one.number(spread.high)}" if spread else None,
        f"{rank.position}/{rank.of}" if rank else None,
        f"{rank.low}–{rank.high}" if rank and rank.low else None,
        *(
            None if value is None else one.number(value)
            for value in (found.neighbour_group.median, found.region.median, found.england)
        ),
    )
