"""The page about the back-test, written from its figures: how often the rules were right, and every miss by name.

It knows Markdown; it refuses to judge. `python -m lineofsight.pathway.page docs/backtest.md` writes it, from the
national history that ships with the package.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from lineofsight.frameworks.statements import long_date
from lineofsight.pathway.backtest import BackTest, Case, Figures, Placed, backtest
from lineofsight.register import Register

__all__ = ["backtest_page", "write_page"]

_TEMPLATE = Path(__file__).with_name("backtest_page.md")


def backtest_page(result: BackTest) -> str:
    """The whole page as Markdown."""
    found = result.figures
    return _TEMPLATE.read_text("utf-8").format(
        since=long_date(result.since),
        n=found.n,
        accuracy=_percent(found.kind_accuracy),
        by_grades=_percent(found.kind_accuracy_by_grades_alone),
        coverage=_percent(found.window_coverage),
        days=found.window_days,
        stated=_percent(found.stated_window_coverage),
        stated_days=found.stated_window_days,
        by_year=_table("Year", result.by_year()),
        by_grade=_table("Grade", result.by_starting_grade()),
        misses="\n".join(_miss(case) for case in result.misses) or "None.",
    )


def write_page(path: Path) -> None:
    """Write the page to `path`, from the shipped history in a register of its own."""
    with TemporaryDirectory() as folder, Register.create(Path(folder) / "register.sqlite", snapshot=True) as register:
        path.write_text(backtest_page(backtest(register)), encoding="utf-8")


_HEADS = (
    *("Inspections", "Kind right", "By grades alone", "Inside", "Before", "After", "No window", "Days wide"),
    *("Inside by stated rules", "Days wide"),
)


def _table(name: str, groups: Mapping[str, Figures]) -> str:
    rows = [(name, *_HEADS), ("---", *["---:"] * len(_HEADS))]
    rows += [(label, *_row(found)) for label, found in groups.items()]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _row(found: Figures) -> Iterator[str]:
    yield str(found.n)
    yield from map(_percent, (found.kind_accuracy, found.kind_accuracy_by_grades_alone))
    places = (Placed.INSIDE, Placed.BEFORE, Placed.AFTER, Placed.UNKNOWN)
    yield from (_percent(found.placed[place]) for place in places)
    yield str(found.window_days or "–")
    yield _percent(found.stated_window_coverage)
    yield str(found.stated_window_days or "–")


def _miss(case: Case) -> str:
    return (
        f"- **{case.activity.authority_name}**, {long_date(case.start)} (`{case.activity.key}`): expected "
        f"{case.predicted or 'nothing'}, came {case.activity.kind}. {case.explanation}"
    )


def _percent(share: float) -> str:
    return f"{share:.1%}"


if __name__ == "__main__":
    write_page(Path(sys.argv[1]))
