"""A figure of the statistics as a document says it: with its interval, change, rank, and where it was published.

It knows words and tables. What is asked about a figure is for the parts.
"""

from collections.abc import Sequence

from lineofsight.briefings.document import Figure, Source, Table, Text
from lineofsight.briefings.ledger import Ledger
from lineofsight.briefings.words import dated
from lineofsight.indicators.board import Row
from lineofsight.indicators.catalogue import Catalogue, Kind, Polarity
from lineofsight.indicators.observation import Observation

__all__ = ["COLUMNS", "Numbers", "figure_cells", "order_words", "rank_words", "with_interval"]

COLUMNS = ("Indicator", "Year", "Figure (95% interval)", "Change on the year before", "Rank", "Neighbours", "England")


class Numbers:
    """Figures with their evidence, collected in a ledger."""

    def __init__(self, ledger: Ledger, book: Catalogue) -> None:
        self.ledger, self.book = ledger, book

    def figure(self, row: Row, text: str, seen: Observation | None = None) -> Figure | str:
        """A number with the series it comes from: the latest figure unless another is given."""
        seen = seen or row.latest
        if seen is None:
            return text
        one = row.indicator
        counts = ""
        if seen.numerator is not None and seen.denominator:
            counts = f" From {seen.numerator:,.0f} of {seen.denominator:,.0f}."
        shared = f" {seen.note}" if seen.note else ""
        statement = f"{one.name}, {seen.period.label}: {one.written(seen.value)}. {one.plain}{counts}{shared}"
        return self.ledger.figure(text, statement, [self.source(row, seen)])

    def source(self, row: Row, seen: Observation) -> Source:
        """The collection and the series in its file, and about when it was published."""
        collection = self.book.collections[row.indicator.collection]
        series = seen.source or "worked out from its counts"
        return Source(
            authority=row.series.name,
            report=f"{collection.title} ({collection.publisher}), {series}",
            published=f"about {dated(seen.published)}",
            page=None,
        )

    def table(self, caption: str, rows: Sequence[Row], note: str = "") -> Table:
        """The rows with everything said of them."""
        return Table(caption, COLUMNS, [self._cells(row) for row in rows], right=COLUMNS[2:], note=note)

    def _cells(self, row: Row) -> list[Text]:
        cells = figure_cells(row)
        return [[cells[0]], [cells[1]], [self.figure(row, cells[2])], *([cell] for cell in cells[3:])]


def figure_cells(row: Row) -> tuple[str, ...]:
    """A row under `COLUMNS`; a dash where there is nothing to say."""
    one, seen, found = row.indicator, row.latest, row.comparison
    name = f"{one.name_with_unit}{' ◆' if row.is_current else ''}"
    if seen is None:
        return (name, "–", row.series.why_none, *["–"] * 4)
    change = "–" if row.change is None else row.change.signed(row.change.difference)
    if row.change and row.change.low is not None:
        change += f" ({row.change.signed(row.change.low)} to {row.change.signed(row.change.high)})"
    middle, england = (
        "–" if value is None or one.kind is Kind.COUNT else one.number(value)
        for value in (found.neighbour_group.median, found.england)
    )
    newer = ", newer missing" if found.newer_gap else ""
    return (name, f"{seen.period.label}{newer}", with_interval(row), change, rank_words(row, "/"), middle, england)


def with_interval(row: Row) -> str:
    """The latest figure: "24.3% (22.1–26.5)", a rate without its unit; alone where there is no interval."""
    one, seen, spread = row.indicator, row.latest, row.comparison.interval
    if seen is None:
        return "no figure"
    around = f" ({one.number(spread.low)}–{one.number(spread.high)})" if spread else ""
    return f"{one.number(seen.value or 0) if one.kind is Kind.RATE else one.written(seen.value)}{around}"


def rank_words(row: Row, of: str = " of ") -> str:
    """The rank with its interval: "27 of 151 (18–43)"; a dash where there is none."""
    rank = row.comparison.rank
    if rank is None:
        return "–"
    spread = f" ({rank.low}–{rank.high})" if rank.low is not None else ""
    return f"{rank.position}{of}{rank.of}{spread}"


def order_words(row: Row) -> str:
    """From which end ranks count."""
    return "highest first" if row.indicator.polarity is Polarity.NONE else "best first"
