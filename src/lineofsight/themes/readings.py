"""What each inspection raises: its coded passages, gathered to codes and themes.

It reads the codings of the register once and groups them; shares are taken in `prevalence` and its neighbours.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineofsight.errors import UsageError
from lineofsight.register.activity import Activity
from lineofsight.register.codings import Coding, Part, coders
from lineofsight.register.standing import sections_of
from lineofsight.register.store import Register
from lineofsight.themes.choice import By, Choice, Told
from lineofsight.themes.codebook import Code, codebook
from lineofsight.vocabulary import Addressee, Area

__all__ = ["Reading", "Readings", "named", "readings"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one activity raises: for each code and theme, in how many passages.

    `sure` are those raised by a passage the coder had no doubt of, `possible` those not raised but doubted somewhere,
    `decided` those raised by a passage that a person decided. `unchecked` counts the passages no person decided,
    `telling` has the passages that raise anything with what each raises.
    """

    activity: Activity
    raised: Mapping[str, int]
    sure: frozenset[str]
    possible: frozenset[str]
    decided: frozenset[str]
    unchecked: int
    telling: tuple[tuple[Coding, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """What is raised by the activities whose passages were coded, in the order given; the others are `uncoded`."""

    read: tuple[Reading, ...]
    uncoded: tuple[Activity, ...]


def named(choice: Choice) -> dict[str, str]:
    """The codes or themes that can be raised, with their names, in the order of the codebook.

    Raises UsageError if recommendations are asked for by an area on which no code bears.
    """
    codes = _codes(choice)
    if choice.by is By.CODES:
        return {code.id: code.name for code in codes}
    themes = {code.theme for code in codes}
    return {theme.id: theme.name for theme in codebook().themes if theme.id in themes}


def readings(register: Register, activities: Sequence[Activity], choice: Choice) -> Readings:
    """Read the codings of these activities; of one told by several documents, of the first that was coded."""
    coded = coders(register)
    speaking = {item.key: next((name for name in item.identities if name in coded), None) for item in activities}
    grouped: defaultdict[str, list[Coding]] = defaultdict(list)
    part = Part.RECOMMENDATION if choice.told is Told.RECOMMENDATIONS else Part.FINDING
    for coding in register.codings({name for name in speaking.values() if name}, part):
        grouped[coding.identity].append(coding)
    codes = {code.id: code for code in _codes(choice)}
    return Readings(
        tuple(_reading(item, grouped[name], choice, codes) for item in activities if (name := speaking[item.key])),
        tuple(item for item in activities if not speaking[item.key]),
    )


def _codes(choice: Choice) -> tuple[Code, ...]:
    codes = codebook().codes
    if choice.area is None or choice.told is not Told.RECOMMENDATIONS:
        return codes
    found = tuple(code for code in codes if code.related in sections_of(choice.area))
    if not found:
        areas = ", ".join(sorted({code.related for code in codes}))
        raise UsageError(f"No code bears on {choice.area}. Ask for recommendations by one of {areas}, or for findings.")
    return found


def _reading(activity: Activity, passages: Iterable[Coding], choice: Choice, codes: Mapping[str, Code]) -> Reading:
    raised: defaultdict[str, int] = defaultdict(int)
    sure, possible, decided = set[str](), set[str](), set[str]()
    telling, settled = [], 0
    for coding in passages:
        if not _counts(coding, choice, activity):
            continue
        settled += coding.decided
        said = coding.strengths if choice.told is Told.STRENGTHS else coding.weaknesses
        if not said and not coding.unsure:
            continue
        given = certain = _ids(said, coding, choice, codes)
        doubted = set[str]()
        if coding.unsure:
            doubted = _ids(coding.unsure, coding, choice, codes)
            certain = _ids([code for code in said if code not in coding.unsure], coding, choice, codes)
        for name in given:
            raised[name] += 1
        sure |= certain
        possible |= doubted
        decided |= given if coding.decided else set()
        if given:
            telling.append((coding, frozenset(given)))
    return Reading(
        activity,
        raised,
        frozenset(sure),
        frozenset(possible - raised.keys()),
        frozenset(decided),
        max(0, _passages(activity, choice) - settled),
        tuple(telling),
    )


def _counts(coding: Coding, choice: Choice, activity: Activity) -> bool:
    if choice.told is Told.RECOMMENDATIONS:
        return coding.section in (None, Addressee.AUTHORITY) or choice.takes_partners(activity.family)
    return choice.area is None or coding.section in sections_of(choice.area)


def _ids(said: Collection[str], coding: Coding, choice: Choice, codes: Mapping[str, Code]) -> set[str]:
    """The codes and themes of what is said, as far as it counts; codes of another codebook do not."""
    found = set[str]()
    for name in said:
        code = codes.get(name)
        if code and (choice.area is None or _is_of_area(code, coding, choice)):
            found.add(name)
            found.add(code.theme)
    return found


def _is_of_area(code: Code, coding: Coding, choice: Choice) -> bool:
    """In the section on children in care and care leavers together, the code says whom of them a finding is about."""
    together = Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS
    if choice.told is Told.RECOMMENDATIONS or coding.section != together or choice.area in (None, together):
        return True
    return (code.related is Area.CARE_LEAVERS) == (choice.area is Area.CARE_LEAVERS)


def _passages(activity: Activity, choice: Choice) -> int:
    counts = activity.counts
    if choice.told is Told.RECOMMENDATIONS:
        board = counts.board if choice.takes_partners(activity.family) else 0
        return counts.improvements + counts.priorities + board
    sections = sections_of(choice.area) if choice.area else None
    return sum(count for section, count in counts.sections if sections is None or section in sections)
