"""Which way grades moved since each authority's inspection before, and who moved furthest."""

from collections import Counter
from collections.abc import Sequence

from lineofsight.briefings.document import Block, Figure, Heading, Paragraph, Table, Text
from lineofsight.briefings.facts import Facts
from lineofsight.briefings.part import Part
from lineofsight.briefings.words import dated, some
from lineofsight.register.activity import Activity
from lineofsight.register.changes import Change, Direction
from lineofsight.register.standing import grade_in
from lineofsight.vocabulary import Area, Grade

__all__ = ["movement_part"]

_FURTHEST = 10
_TWO_STEPS = 2


def movement_part(facts: Facts) -> Part:
    """From grade to grade in the headline area, for the inspections published in the span of the briefing."""
    area = facts.headline
    told = [facts.changes[item.key] for item in facts.lately if item.key in facts.changes]
    moved = [change for change in told if _steps(change, area) is not None]
    span = f" published since {dated(facts.since)}" if facts.since else ""
    if not moved:
        nothing = f"None of the inspections{span} has an earlier graded inspection of the same authority beside it."
        return Part([Heading("Movement since the inspection before"), Paragraph([nothing])])
    summary = _summary(facts, moved, area, span, len(told))
    blocks: list[Block] = [
        Heading("Movement since the inspection before"),
        Paragraph(summary),
        _table(facts, moved, area),
        Paragraph(
            [
                "Movement is against the authority’s own inspection before, whichever framework it was under: grades "
                "of different frameworks share a scale, not a rule book. New authorities have none to compare with."
            ]
        ),
    ]
    furthest = _furthest(moved, area)
    if furthest:
        blocks += [Heading("Who moved furthest", 2), _movers(facts, furthest, area)]
    return Part(blocks, [summary])


def _steps(change: Change, area: Area) -> int | None:
    """Grades better (positive) or worse than before; None without a grade before."""
    before = grade_in(change.previous, area) if change.previous else None
    now = grade_in(change.activity, area)
    return before.rank - now.rank if before and now else None


def _directions(moved: Sequence[Change], area: Area) -> dict[Direction, list[Activity]]:
    found: dict[Direction, list[Activity]] = {direction: [] for direction in Direction}
    for change in moved:
        steps = _steps(change, area) or 0
        direction = Direction.UNCHANGED if not steps else Direction.IMPROVED if steps > 0 else Direction.DECLINED
        found[direction].append(change.activity)
    return found


def _summary(facts: Facts, moved: Sequence[Change], area: Area, span: str, told: int) -> Text:
    found = _directions(moved, area)

    def figure(direction: Direction) -> Figure | str:
        having = found[direction]
        statement = f"{direction.capitalize()} in {area.label.lower()} since the inspection before."
        return facts.ledger.figure(str(len(having)), statement, facts.ledger.grades(having, area))

    return [
        f"{_with_one_before(len(moved), told, span)}: in {area.label.lower()} ",
        figure(Direction.IMPROVED),
        " improved, ",
        figure(Direction.UNCHANGED),
        " kept the grade and ",
        figure(Direction.DECLINED),
        " declined.",
    ]


def _with_one_before(moved: int, told: int, span: str) -> str:
    if told == 1:
        return f"The one inspection{span} has one of the same authority before it"
    have = "one has" if moved == 1 else f"{'all' if moved == told else moved} have"
    return f"Of {some(told, 'inspection')}{span}, {have} one of the same authority before it"


def _table(facts: Facts, moved: Sequence[Change], area: Area) -> Table:
    """From the grade before (rows) to the grade now (columns)."""
    pairs = Counter((_before(change, area), _now(change, area)) for change in moved)
    rows_of = [grade for grade in Grade if any(before is grade for before, _ in pairs)]
    columns_of = [grade for grade in Grade if any(now is grade for _, now in pairs)]
    rows: list[list[Text]] = []
    for before in rows_of:
        cells: list[Text] = []
        for now in columns_of:
            having = [c.activity for c in moved if (_before(c, area), _now(c, area)) == (before, now)]
            statement = f"From {before.label.lower()} to {now.label.lower()} in {area.label.lower()}."
            figure = facts.ledger.figure(str(len(having)), statement, facts.ledger.grades(having, area))
            cells.append([figure])
        rows.append([[before.label], *cells])
    columns = ("Before", *(grade.label for grade in columns_of))
    return Table(f"{area.label}: from the grade before to the grade now", columns, rows, right=columns[1:])


def _furthest(moved: Sequence[Change], area: Area) -> list[Change]:
    """Those that moved two grades or more, the furthest first; the newest of equals first."""
    far = [change for change in moved if abs(_steps(change, area) or 0) >= _TWO_STEPS]
    far.sort(key=lambda change: change.activity.authority_name or "")
    return sorted(far, key=lambda change: -abs(_steps(change, area) or 0))[:_FURTHEST]


def _movers(facts: Facts, furthest: Sequence[Change], area: Area) -> Table:
    rows: list[list[Text]] = []
    for change in furthest:
        previous = change.previous
        sources = facts.ledger.grades([item for item in (previous, change.activity) if item], area)
        figure = facts.ledger.figure(
            _now(change, area).label, f"{change.activity.authority_name}: the grade before and now.", sources
        )
        rows.append(
            [
                [change.activity.authority_name or ""],
                [f"{_before(change, area).label}, {dated(previous.known_from if previous else None)}"],
                [figure, f", {dated(change.activity.known_from)}"],
            ]
        )
    return Table(f"Two grades or more in {area.label.lower()}", ("Authority", "Before", "Now"), rows)


def _before(change: Change, area: Area) -> Grade:
    grade = grade_in(change.previous, area) if change.previous else None
    if grade is None:
        raise ValueError("a change without a grade before is no movement")
    return grade


def _now(change: Change, area: Area) -> Grade:
    grade = grade_in(change.activity, area)
    if grade is None:
        raise ValueError("a change without a grade is no movement")
    return grade
