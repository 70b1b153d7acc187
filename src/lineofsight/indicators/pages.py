"""The reference page of the indicators, written from the catalogue, the quirks and the report of a load.

It knows Markdown; it refuses to add anything that is not in them.
`python -m lineofsight.indicators.pages PAGE FOLDER` writes it from a folder of published files.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from lineofsight.authorities import by_code
from lineofsight.indicators.catalogue import Catalogue, Indicator, Polarity, catalogue
from lineofsight.indicators.loading import load
from lineofsight.indicators.observation import Status
from lineofsight.indicators.quirks import Quirk, Quirks, quirks
from lineofsight.indicators.report import LoadReport
from lineofsight.indicators.tidy import FileReport

__all__ = ["catalogue_part", "load_part", "write_page"]

_HEAD = """<!-- Written from src/lineofsight/indicators by python -m lineofsight.indicators.pages; change the data. -->

# Indicators

Official statistics of children's services, curated: a plain name, a unit, which end is good (or neither), the part of
an inspection it bears on, and the published series it comes from. Names and sentences are our own, figures are the
publishers'. A source beginning `lait:` is a series of the Local Authority Interactive Tool; others begin with the name
of the department's open data file. Of several sources the first that has a figure is used. The days of publication are
estimates: the end of the period and the collection's usual lag. First releases are not kept: what was known on an
earlier day is given in the figures as they stand revised today."""

_GOOD = {Polarity.HIGH: "high", Polarity.LOW: "low", Polarity.NONE: "neither"}


def catalogue_part(book: Catalogue, known: Quirks) -> str:
    """The page up to the load report: indicators by group, collections, statuses and oddities."""
    lines = [_HEAD]
    for group, title in book.groups.items():
        columns = ("Indicator", "Unit", "Good", "Area", "Covers", "Source", "Counts behind it")
        rows = [_indicator(one) for one in book.indicators if one.group == group]
        lines += [f"## {title}", _table(columns, rows)]
    lines += ["## Collections", _table(("Collection", "Publisher", "Year", "Days to publication"), _collections(book))]
    lines += ["## What stands in place of a figure", _table(("Status", "Meaning"), _statuses())]
    lines += [
        "## Known oddities",
        "Applied to the curated figures; what the files print stays in the loaded table.",
        _table(("What", "Who", "Where", "Years", "Why", "How it is known"), [_quirk(one) for one in known.quirk]),
        "Too small to be ranked: " + " ".join(f"{by_code(one.authority).label}. {one.reason}" for one in known.apart),
    ]
    return "\n\n".join(lines) + "\n"


def load_part(report: LoadReport) -> str:
    """What became of each file, and of the curated rows."""
    columns = (
        "File",
        "What it is",
        "Rows read",
        "Rows kept",
        "Figures and codes",
        "Codes, no figure",
        "Skipped",
        "Unmatched",
    )
    statuses = "; ".join(f"{Status(name).words}: {count:,}" for name, count in report.statuses)
    replaced = f" {report.replaced:,} rows gave way to newer editions, {report.revised:,} of them revised."
    return (
        "\n\n".join(
            [
                "## What was loaded",
                _table(columns, [_file(file) for file in report.files if file.rows]),
                f"{report.series:,} series with {report.observations:,} figures and codes; an authority that makes its "
                f"return with another counts twice.{replaced if report.replaced else ''} "
                f"Places that no file could be matched to: {', '.join(report.unmatched) or 'none'}.",
                f"Curated: {report.curated:,} rows ({statuses}).",
            ]
        )
        + "\n"
    )


def write_page(page: Path, folder: Path) -> None:
    """Write the page from what is in `folder`. Raises as `load` does."""
    report = load(folder).report
    page.write_text(catalogue_part(catalogue(), quirks()) + "\n" + load_part(report), encoding="utf-8")


def _indicator(one: Indicator) -> tuple[str, ...]:
    notes = f" *{one.notes}*" if one.notes else ""
    counts = " / ".join(filter(None, [one.numerator, one.denominator]))
    sources = [f"`{source}`" for source in one.sources] + (["worked out from the counts"] if one.derived else [])
    return (
        f"**{one.name}** `{one.id}`: {one.plain}{notes}",
        one.unit,
        _GOOD[one.polarity],
        one.area.label if one.area else "",
        one.period,
        ", ".join(sources),
        counts,
    )


def _collections(book: Catalogue) -> list[tuple[str, ...]]:
    return [(one.title, one.publisher, one.year_type.value, str(one.lag_days)) for one in book.collections.values()]


def _statuses() -> list[tuple[str, ...]]:
    return [(f"`{status.value}`", status.words) for status in Status]


def _quirk(one: Quirk) -> tuple[str, ...]:
    return (
        one.effect.value,
        ", ".join(by_code(code).label for code in one.authorities) or "all",
        ", ".join((*one.indicators, *one.collections)),
        ", ".join(map(str, one.years)) or "all",
        one.reason,
        one.source,
    )


def _file(file: FileReport) -> tuple[str, ...]:
    return (
        file.name,
        file.what,
        f"{file.rows:,}",
        f"{file.rows_kept:,}",
        f"{file.observations:,}",
        f"{file.with_status:,}",
        "; ".join(f"{reason}: {count:,}" for reason, count in file.skipped),
        ", ".join(file.unmatched) or "none",
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (heads, ["---"] * len(heads), *rows)
    # A backslash, as an entity would show as it is between backticks.
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in lines)


if __name__ == "__main__":
    write_page(Path(sys.argv[1]), Path(sys.argv[2]))
