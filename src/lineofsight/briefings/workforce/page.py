"""The page on workforce and judgements, written from its results: every number in it comes from there.

It knows Markdown and which answers may be called clear. `write_page` makes the page from what ships with the package.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from lineofsight.briefings.words import dated, listed
from lineofsight.briefings.workforce.effects import DRAWS, Estimate
from lineofsight.briefings.workforce.panel import FIRST_CENSUS, LAST_CENSUS, MEASURES, OFFSETS, panel_of
from lineofsight.briefings.workforce.results import PRIMARY, Results
from lineofsight.indicators.catalogue import Kind, catalogue
from lineofsight.indicators.store import SNAPSHOT_FILE, Indicators
from lineofsight.register import Register
from lineofsight.vocabulary import Grade

__all__ = ["results_of_snapshot", "workforce_page", "write_page"]

_TEMPLATE = Path(__file__).with_name("page.md")
_CLEAR = 0.05
_WITH_2016 = 2016


def workforce_page(found: Results) -> str:
    """The whole page as Markdown."""
    ordered = sorted(one.started for one in found.panel.inspections)
    fell, could = found.declines
    return _TEMPLATE.read_text("utf-8").format(
        summary="\n".join(f"- {line}" for line in _summary(found)),
        inspections=len(ordered),
        authorities=len({one.authority for one in found.panel.inspections}),
        first=dated(ordered[0]),
        last=dated(ordered[-1]),
        grades=listed(f"{count} {grade.label.lower()}" for grade, count in found.counts()),
        declined=fell,
        could=could,
        first_census=FIRST_CENSUS,
        last_census=LAST_CENSUS,
        draws=f"{DRAWS:,}",
        before=_before(found),
        moves=_moves(found),
        by_grade="\n\n".join(_by_grade(found, name) for name in MEASURES),
        middles=_middles(found),
        holm=_holm(found),
        trend=_beyond_trend(found),
        overlap=_overlap(found),
        inadequate=dict(found.counts())[Grade.INADEQUATE],
    )


def results_of_snapshot() -> Results:
    """The results from the statistics and the history that ship with the package."""
    indicators = Indicators.open(SNAPSHOT_FILE)
    with TemporaryDirectory() as folder, Register.create(Path(folder) / "register.sqlite", snapshot=True) as register:
        activities = register.activities()
    return Results(panel_of(indicators, activities), panel_of(indicators, activities, _WITH_2016))


def write_page(path: Path) -> None:
    """Write the page to `path`."""
    path.write_text(workforce_page(results_of_snapshot()), encoding="utf-8")


def _summary(found: Results) -> Iterator[str]:
    """One line a measure: what is clear after all tests are held to account together, and what is not."""
    for name in MEASURES:
        before, moves = found.before[name], found.moves[name]
        told = (
            f"{_told(before.adjusted, name, 'higher', 'lower')} before an inadequate judgement than at others with the "
            "same grade before",
            f"{_told(moves.before, name, 'up', 'down')} against others over the two years up to it",
            f"{_told(moves.after[0], name, 'up', 'down')} by the census after it",
        )
        clear = [words for words, (_, held) in zip(told, found.primary[name], strict=True) if held < _CLEAR]
        yield f"**{_name(name)}**: {'; '.join(clear) or 'nothing clear once all tests are held to account together'}."


def _before(found: Results) -> str:
    heads = (
        *("", "Inadequate less others", "d", "Adjusted", "Declined less others, adjusted"),
        *("Odds of decline per SD", "Spearman before", "Spearman at the census after"),
    )
    rows = []
    for name in MEASURES:
        one = found.before[name]
        rows.append(
            [
                f"{_name(name)}, {_unit(name)}",
                _signed(one.inadequate),
                f"{one.standardised:.2f}",
                _signed(one.adjusted),
                _signed(one.declined),
                _plain(one.odds),
                _signed(one.rank_before, 2),
                _signed(one.rank_after, 2),
            ]
        )
    return _table(heads, rows)


def _moves(found: Results) -> str:
    heads = (
        *("", "Two years before to before", "Before to 1 year after", "To 2 years", "To 3 years"),
        *("Census after, beyond the trend", "Two years before, with 2016"),
    )
    rows = []
    for name in MEASURES:
        one = found.moves[name]
        told = (one.before, *one.after, one.beyond_trend, one.with_2016)
        rows.append([f"{_name(name)}, {_unit(name)}", *(f"{_signed(each)}, n {each.cases}" for each in told)])
    return _table(heads, rows)


def _by_grade(found: Results, name: str) -> str:
    heads = (f"{_name(name)}, {_unit(name)}", *(_offset(offset) for offset in OFFSETS))
    rows = [
        [grade.label, *("–" if one is None else f"{_signed(one)}, n {one.cases}" for one in cells)]
        for grade, cells in found.by_grade(name)
    ]
    return _table(heads, rows)


def _middles(found: Results) -> str:
    grades = [grade for grade, _, _ in found.middles(MEASURES[0])]
    rows = [
        [_name(name), *(f"{_figure(name, value)}, n {count}" for _, value, count in found.middles(name))]
        for name in MEASURES
    ]
    return _table(("", *(grade.label for grade in grades)), rows)


def _holm(found: Results) -> str:
    heads = ("", *(f"{question[:1].upper()}{question[1:]}" for question in PRIMARY))
    rows = [
        [_name(name), *(f"{_chance(held)} (alone {_chance(alone)})" for alone, held in found.primary[name])]
        for name in MEASURES
    ]
    return _table(heads, rows)


def _overlap(found: Results) -> str:
    """How many of the inadequate were no higher in agency share than the middle of their region."""
    gaps = found.panel.column(MEASURES[0], 0)
    ours = np.array([one.grade is Grade.INADEQUATE for one in found.panel.inspections]) & ~np.isnan(gaps)
    return f"{int((gaps[ours] <= 0).sum())} of {int(ours.sum())}"


def _told(one: Estimate, name: str, above: str, below: str) -> str:
    """A clear difference in words."""
    low, high = sorted((abs(one.low), abs(one.high)))
    return f"{abs(one.value):.1f} {_unit(name)} {above if one.value > 0 else below} ({low:.1f} to {high:.1f})"


def _beyond_trend(found: Results) -> str:
    """Which measures' gaps widened more in the year after than the trend before would have made them."""
    clear = [name for name in MEASURES if found.moves[name].beyond_trend.low > 0]
    other = [name for name in MEASURES if found.primary[name][2][1] < _CLEAR and name not in clear]
    words = [f"it is clearly more than nothing for {listed(_name(name).lower() for name in clear)}" if clear else ""]
    words.append(f"not clearly for {listed(_name(name).lower() for name in other)}" if other else "")
    return ", and ".join(filter(None, words)) or "it is not clearly more than nothing for any measure"


def _signed(one: Estimate, decimals: int = 1) -> str:
    return f"{one.value:+.{decimals}f} [{one.low:+.{decimals}f}, {one.high:+.{decimals}f}]"


def _plain(one: Estimate) -> str:
    return f"{one.value:.2f} [{one.low:.2f}, {one.high:.2f}]"


def _chance(p_value: float) -> str:
    return "under 0.001" if p_value < 0.001 else f"{p_value:.3f}"


def _offset(offset: int) -> str:
    return {0: "Before", 1: "Census after"}.get(offset) or (f"{-offset} earlier" if offset < 0 else f"{offset} after")


def _name(name: str) -> str:
    return catalogue().indicator(name).name


def _unit(name: str) -> str:
    return "pp" if catalogue().indicator(name).kind is Kind.PERCENTAGE else "cases"


def _figure(name: str, value: float) -> str:
    return catalogue().indicator(name).written(value)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ("---", *["---:"] * (len(heads) - 1)), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
