"""Commands about what comes next: for one authority, for many, after an event, in a calendar; and the back-test."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import AsJson, Region, RegisterFile, day, open_register
from lineofsight.cli.output import dated, print_json, print_table, print_words
from lineofsight.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lineofsight.frameworks import Framework
    from lineofsight.pathway import BackTest, Coming, Due, Expected, Figures, Pathway, Reason

__all__ = ["calendar", "deadlines", "due", "next_"]

On = Annotated[
    date | None,
    typer.Option(
        "--on",
        parser=day,
        metavar="DATE",
        help="The day to stand on: only reports public by then count. How long it usually takes was measured to date.",
    ),
]
Name = Annotated[str, typer.Argument(metavar="AUTHORITY", help='A name, alias or code: "Dorset", E06000059, 838.')]


def next_(
    authority: Annotated[
        str | None, typer.Argument(metavar="[AUTHORITY]", help='A name, alias or code: "Dorset", E06000059, 838.')
    ] = None,
    on: On = None,
    backtest: Annotated[
        bool, typer.Option("--backtest", help="Instead: how well the rules would have foretold past inspections.")
    ] = False,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Show what to expect next for an authority: which activity, when, how likely, and why by which rule.

    What rests on doubt is marked. With --backtest the rules are tried on every inspection of the past, standing on
    the day before it began.
    """
    from lineofsight.pathway import BackTest, pathway_of, plain_backtest, plain_pathway
    from lineofsight.pathway import backtest as run_backtest

    if backtest == (authority is not None):
        raise UsageError("Name one authority, or give --backtest instead.")
    with open_register(register) as source:
        found = run_backtest(source) if authority is None else pathway_of(source, authority, _standing(on))
    if as_json:
        print_json(plain_backtest(found) if isinstance(found, BackTest) else plain_pathway(found))
    elif isinstance(found, BackTest):
        _print_backtest(found)
    else:
        _print_pathway(found)


def due(
    region: Region = None,
    within: Annotated[str, typer.Option(metavar="SPAN", help="How far ahead: 90d, 8w, 6m or 1y.")] = "6m",
    on: On = None,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """List what may begin or falls due in every authority within a span of time, overdue inspections first."""
    from lineofsight.authorities import in_region
    from lineofsight.pathway import coming, pathways, plain_coming
    from lineofsight.pathway.ahead import last_day

    standing = _standing(on)
    until = last_day(standing, within)
    places = in_region(region, standing) if region else None
    with open_register(register) as source:
        found = coming(pathways(source.as_of(standing), places), until)
    if as_json:
        print_json({"on": standing, "until": until, "region": region, "due": [plain_coming(item) for item in found]})
        return
    columns = ("Authority", "What", "When", "How likely or binding", "In doubt")
    print_table(f"From {dated(standing)} to {dated(until)}", columns, [_coming_row(item) for item in found])
    print_words(f"{len(found)} entries. Why: `lineofsight next AUTHORITY`.")


def deadlines(
    activity: Annotated[
        str | None, typer.Argument(metavar="[ACTIVITY]", help="Its key, as `authority` prints it.")
    ] = None,
    events: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="EVENT=DATE", help="Instead: an event, such as notified=2026-11-23."),
    ] = None,
    framework: Annotated[
        str | None, typer.Option(help="The rules to count by; by default those of the activity, or of the day.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="With --from: only what concerns this kind, for instance short.")
    ] = None,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Show every clock that runs after an activity or an event, in English working days.

    After an inspection also what it leads to: visits, and the window of the next one.
    """
    from lineofsight.frameworks import get_framework
    from lineofsight.pathway import clocks, following, plain_due, plain_expected

    if (activity is None) == (not events):
        raise UsageError("Name one activity by its key, or give --from EVENT=DATE instead.")
    rules = get_framework(framework) if framework else None
    expected: tuple[Expected, ...] = ()
    if activity is not None:
        with open_register(register) as source:
            told = source.activity(activity)
        found: Sequence[Due] = clocks(told, rules)
        expected = following(told)
    else:
        found = [entry for written in events or () for entry in _clocks_after(written, rules, kind)]
    if as_json:
        print_json(
            {"clocks": [plain_due(entry) for entry in found], "expected": [plain_expected(entry) for entry in expected]}
        )
        return
    _print_due(f"After {activity or ', '.join(events or ())}", found)
    if expected:
        _print_expected("Expected to follow, seen from the day of publication", expected)
    chains = [*(entry.why for entry in found), *(entry.why for entry in expected)]
    _print_sources(reason for chain in chains for reason in chain)


def calendar(
    authority: Name,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.ics", help="The file to write; replaced if it is there.")],
    on: On = None,
    register: RegisterFile = None,
) -> None:
    """Write what to expect and what is due for an authority as a calendar file.

    The same register and day give the same bytes, and entries keep their identifiers from day to day.
    """
    from lineofsight.pathway import calendar as make_calendar
    from lineofsight.pathway import pathway_of

    if not out.parent.is_dir():
        raise UsageError(f"There is no folder {out.parent} to write {out.name} to. Make it, or choose another.")
    with open_register(register) as source:
        answer = pathway_of(source, authority, _standing(on))
    made = make_calendar(answer)
    out.write_bytes(made)
    print_words(f"{made.count(b'BEGIN:VEVENT')} entries for {answer.name} are in {out}.")


def _standing(on: date | None) -> date:
    return on or date.today()  # noqa: DTZ011  # a person's today


def _clocks_after(written: str, rules: "Framework | None", kind: str | None) -> "tuple[Due, ...]":
    """The clocks of an event written as EVENT=DATE, by these rules or those of the day."""
    from lineofsight.frameworks import Event
    from lineofsight.pathway import clocks_after, rules_on

    name, equals, text = written.partition("=")
    known = [str(event) for event in Event]
    if not equals or name.strip() not in known:
        raise UsageError(
            f"{written!r} is not an event and a date. Write notified=2026-11-23; events: {', '.join(known)}."
        )
    happened = day(text.strip())
    followed = rules or rules_on(happened)
    if followed is None:
        raise UsageError(f"No framework was in force on {happened}. Name one with --framework.")
    activities = [entry.key for entry in followed.activities]
    if kind is not None and kind not in activities:
        raise UsageError(f"{followed.id} has no activity {kind!r}. It has {', '.join(activities)}.")
    return clocks_after(Event(name.strip()), happened, followed, kind)


def _print_pathway(answer: "Pathway") -> None:
    place = answer.authority
    rules = f", by the rules of {' and '.join(answer.frameworks)}" if answer.frameworks else ""
    print_words(f"{answer.name} ({place.code}): what comes next, standing on {dated(answer.on)}{rules}", style="bold")
    if answer.expected:
        _print_expected("To expect", answer.expected)
    if answer.deadlines:
        _print_due("Deadlines", answer.deadlines)
    for entry in answer.expected:
        either = f" (or {', '.join(entry.alternatives)})" if entry.alternatives else ""
        _print_chain(f"Why: {entry.name}{either}, {entry.likelihood.label}", entry.why)
    if answer.unknown:
        _print_chain("Not known", answer.unknown)
    chains = [*(entry.why for entry in answer.expected), *(entry.why for entry in answer.deadlines), answer.unknown]
    _print_sources(reason for chain in chains for reason in chain)


def _print_expected(title: str, found: "Iterable[Expected]") -> None:
    rows = [
        (entry.name, entry.likelihood.label, _when(entry), ", ".join(entry.preceded_by) or None, _doubts(entry.doubts))
        for entry in found
    ]
    print_table(title, ("Activity", "How likely", "When", "Preceded by", "In doubt"), rows)


def _when(entry: "Expected") -> str | None:
    if entry.window is None:
        return None
    if entry.overdue_since:
        return f"overdue since {dated(entry.overdue_since)}; from {dated(entry.window.earliest)}"
    if entry.window.latest is None:
        return f"from {dated(entry.window.earliest)}, no last day known"
    return dated(entry.window.earliest, entry.window.latest)


def _doubts(found: "Iterable[str]") -> str | None:
    return "; ".join(found) or None


def _print_chain(title: str, why: "Iterable[Reason]") -> None:
    from lineofsight.pathway import Citation

    print_words(title, style="bold")
    for number, reason in enumerate(why, 1):
        if isinstance(reason, Citation):
            known = ", ".join((*reason.confidence, *(source.code for source in reason.sources)))
            doubt = f" [{reason.doubt}]" if reason.doubt else ""
            print_words(f"  {number}. Rule: {reason.text}{doubt} ({reason.rule}; {known})")
        else:
            print_words(f"  {number}. {reason}")
    print_words("")


def _print_sources(reasons: "Iterable[Reason]") -> None:
    """What the codes in the chains stand for."""
    from lineofsight.pathway import Citation

    used = {source.code: source for item in reasons if isinstance(item, Citation) for source in item.sources}
    if used:
        print_words("Sources", style="bold")
    for code, source in sorted(used.items()):
        print_words(f"  {code}: {source.title}{f', {source.address}' if source.address else ''}")


def _print_due(title: str, found: "Iterable[Due]") -> None:
    rows = [
        (
            entry.name if entry.activity else _named(entry),
            dated(entry.window.latest) if entry.window else "not known",
            f"{entry.event.label}, {dated(entry.counted_from)}",
            entry.who,
            entry.binding,
            _doubts(entry.doubts),
            entry.activity,
        )
        for entry in found
    ]
    columns = ("What", "Last day", "Counted from", "Who", "How binding", "In doubt", "Activity")
    print_table(title, columns, rows)


def _named(entry: "Due") -> str:
    return f"{entry.name} ({', '.join(entry.concerns)})" if entry.concerns else entry.name


def _coming_row(item: "Coming") -> tuple[object, ...]:
    from lineofsight.pathway import Expected

    what = item.what
    if isinstance(what, Expected):
        return item.name, what.name, _when(what), what.likelihood.label, _doubts(what.doubts)
    return item.name, what.name, dated(item.first), item.certainty, _doubts(what.doubts)


def _print_backtest(result: "BackTest") -> None:
    found = result.figures
    print_words(
        f"{found.n} inspections since {dated(result.since)}, each foretold from what was public the day before. "
        f"The kind was right in {found.kind_accuracy:.1%} (by grades alone {found.kind_accuracy_by_grades_alone:.1%}); "
        f"{found.window_coverage:.1%} began inside the predicted window, in the median {found.window_days} days wide."
    )
    columns = ("Group", "Inspections", "Kind right", "By grades alone", "Inside", "Before", "After", "Window, days")
    groups = {"all": found, **result.by_year(), **result.by_starting_grade()}
    print_table("By year and by grade before", columns, [_figures_row(*item) for item in groups.items()], columns[1:])
    for case in result.misses:
        print_words(
            f"• {case.activity.authority_name}, {dated(case.start)}: expected {case.predicted}, came "
            f"{case.activity.kind}. {case.explanation}"
        )


def _figures_row(name: str, found: "Figures") -> tuple[object, ...]:
    placed = {str(place): f"{share:.0%}" for place, share in found.placed.items()}
    return (
        name,
        found.n,
        f"{found.kind_accuracy:.1%}",
        f"{found.kind_accuracy_by_grades_alone:.1%}",
        *(placed[place] for place in ("inside", "before", "after")),
        found.window_days,
    )
