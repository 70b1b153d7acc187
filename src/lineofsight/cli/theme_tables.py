"""How shares, comparisons, years and repetition of codes are printed as tables, each with its rules below."""

from typing import TYPE_CHECKING

from lineofsight.cli.output import dated, print_table, print_words
from lineofsight.themes.contrasts import Contrasts
from lineofsight.themes.over_time import Recurrences, Trends
from lineofsight.themes.prevalence import Prevalences

if TYPE_CHECKING:
    from lineofsight.themes.intervals import Interval

__all__ = ["print_found"]


def print_found(found: Prevalences | Contrasts | Trends | Recurrences) -> None:
    """Print what was counted; what nobody raises is left out."""
    match found:
        case Prevalences():
            _print_shares(found)
        case Contrasts():
            _print_contrasts(found)
        case Trends():
            _print_trends(found)
        case Recurrences():
            _print_recurrences(found)


def _print_shares(found: Prevalences) -> None:
    rows = [
        (
            *(item.id, item.name, f"{item.raised} of {item.of}", _percent(item.interval)),
            *(f"{item.sure}–{item.most}", _percent(item.adjusted)),
        )
        for item in found.found
        if item.raised
    ]
    columns = ("Id", "Name", "Raised", "Share (95%)", "Sure–possible", "Corrected (95%)")
    print_table(f"What is raised, {dated(found.choice.as_of)}", columns, rows, right=columns[2:])
    print_words(
        f"{found.sentence()} Sure–possible: without passages the coder has doubts of, and with all of them. Corrected: "
        "for the coder's errors on recommendations, where they were measured."
    )
    if found.readings.uncoded and not found.of:
        print_words("Code the passages first: lineofsight themes code")


def _print_contrasts(found: Contrasts) -> None:
    rows = [
        (
            *(item.id, item.name),
            *(f"{side.raised} of {side.of} ({side.share:.0%})" for side in (item.first, item.second)),
            *(_points(item.difference), _probability(item.discovery), _probability(item.strict)),
        )
        for item in found.found
    ]
    first, second = (side.choice.grade_words() for side in (found.first, found.second))
    columns = ("Id", "Name", "First", "Second", "Difference in points (95%)", "Benjamini-Hochberg", "Holm")
    print_table(f"First: {first}. Second: {second}", columns, rows, right=columns[2:])
    print_words(f"{found.first.sentence()} {found.sentence()}")


def _print_trends(found: Trends) -> None:
    raised = [item for item in found.found if any(year.raised for year in item.years)]
    years = raised[0].years if raised else ()
    columns = ("Id", *(str(year.year) for year in years))
    rows = [("inspected", *(str(year.of) for year in years))]
    rows += [(item.id, *(f"{year.interval.share:.0%}" for year in item.years)) for item in raised]
    print_table("Of the authorities inspected in a year, those with it raised", columns, rows, right=columns[1:])
    print_words(
        f"{found.rules} Frameworks, how much reports ask for, and who is inspected in a year changed too: a "
        "difference between years need not be one of practice. Counts and intervals: --json."
    )


def _print_recurrences(found: Recurrences) -> None:
    rows = [
        (
            *(item.id, item.name, item.first, item.next, item.again, f"{item.by_chance:.1f}"),
            *(_percent(item.repeated), _percent(item.afresh), _probability(item.discovery)),
        )
        for item in found.found
    ]
    columns = ("Id", "Name", "First", "Next", "Both", "By chance", "Again (95%)", "Else (95%)", "Benjamini-Hochberg")
    print_table("Raised at an inspection, and at the authority's next one", columns, rows, right=columns[2:])
    print_words(
        f"{found.rules} Again: of those raised the first time, the share raised the next; else: of those that were "
        "not. By chance: how many would be raised both times if the first told nothing of the next."
    )


def _percent(interval: "Interval | None") -> str | None:
    if interval is None:
        return None
    return f"{interval.share:.0%} ({100 * interval.low:.0f}–{100 * interval.high:.0f})"


def _points(interval: "Interval") -> str:
    low, high = 100 * interval.low, 100 * interval.high
    return f"{100 * interval.share:+.0f} ({low:+.0f} to {high:+.0f})"


def _probability(probability: float) -> str:
    return "< 0.001" if probability < 0.001 else f"{probability:.3f}"
