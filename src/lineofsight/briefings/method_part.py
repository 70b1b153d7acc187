"""How the figures of a briefing were made, how sure the coding is, and what cannot be concluded from them."""

from collections.abc import Sequence
from datetime import date

from lineofsight import __version__
from lineofsight.briefings.document import ListOfPoints, NoteBox
from lineofsight.briefings.part import Part
from lineofsight.briefings.words import capital, first_few, listed, some
from lineofsight.register.activity import Activity
from lineofsight.register.codings import coders
from lineofsight.register.store import Register
from lineofsight.themes.codebook import codebook
from lineofsight.themes.coder import coder
from lineofsight.themes.protocols import measured
from lineofsight.themes.reviewed import reviewed

__all__ = ["made", "method_part"]

_NAMED = 30


def method_part(register: Register, as_of: date, rules: Sequence[str], uncoded: Sequence[Activity] = ()) -> Part:
    """The `rules` by which a briefing counts, what could not be counted by theme, and what holds of all briefings."""
    said = [
        *rules,
        *([_missing(uncoded)] if uncoded else []),
        _coding(register, as_of),
        _reviews(register),
        _INTERVALS,
        _CAUTION,
    ]
    return Part([NoteBox("How this was made", [ListOfPoints([[point] for point in said])])])


def made(register: Register, as_of: date, scope: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What a run can be repeated from; `scope` are the pairs of words on what was asked for."""
    return [
        ("Register", register.hash[:16]),
        ("As of", as_of.isoformat()),
        *scope,
        ("lineofsight", __version__),
        ("Coder", listed(_coders(register, as_of)) or "none"),
    ]


_INTERVALS = (
    "Intervals are Wilson’s, at 95%. They say how far a share could differ among inspections like these; for the "
    "inspections that were counted, the count is exact but for the coding."
)
_CAUTION = (
    "A theme may be more frequent because inspectors looked for it, because of who was inspected, or because practice "
    "is weaker. Nothing here tells which. Figures are prompts for thought, not verdicts."
)


def _coders(register: Register, as_of: date) -> list[str]:
    """Who coded the documents known by then."""
    known = {name for item in register.as_of(as_of).activities for name in item.identities}
    return sorted({coder for name, coder in coders(register).items() if name in known})


def _coding(register: Register, as_of: date) -> str:
    """By which coder codes were given, and how well the one of this version of the program does."""
    given = _coders(register, as_of)
    if not given:
        return "No report of this register was coded by then, so nothing is said of themes."
    score, of_findings = measured(coder().reliability), measured(coder().finding_reliability)
    return (
        f"The codes were given by a program (coder {listed(given)}; codebook {codebook().version} with "
        f"{len(codebook().codes)} codes in {len(codebook().themes)} themes). On {score.passages} recommendations of "
        f"reports it had not learned from, coder {coder().version} agrees with careful reading at F1 "
        f"{score.micro_f1:.2f}; on sentences of findings it is less sure (F1 {of_findings.micro_f1:.2f}): read their "
        "counts as leads to the sentences in the evidence."
    )


def _reviews(register: Register) -> str:
    told = [item for item in reviewed(register, coder()) if item.passages]
    if not told:
        return "No passage drawn at random has been checked by a person in this register yet."
    words = [f"{some(item.passages, str(item.part))} (F1 {item.score.micro_f1:.2f})" for item in told]
    return f"Reviewers decided {listed(words)} drawn at random; where people decided, their codes count."


def _missing(uncoded: Sequence[Activity]) -> str:
    """Who was counted by grade and not by theme."""
    names = sorted(item.authority_name or item.key for item in uncoded)
    whose = "it" if len(names) == 1 else "them"
    return (
        f"{capital(some(len(names), 'inspection'))} counted by grade could not be counted by theme, because no report "
        f"of {whose} was coded here: {first_few(names, _NAMED)}. Shares of themes are of the others."
    )
