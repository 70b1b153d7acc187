"""What a priority action is about: the judgement areas in which later inspections can be asked about it.

The rules are data (`priority_actions.toml`), and each answer says on what it rests; no report states it.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from lineofsight.register.activity import Activity
from lineofsight.reports.record import Judgement
from lineofsight.vocabulary import Area, Family, Subject

__all__ = ["ActionAreas", "Basis", "action_areas", "areas_of_visit", "matching_judgements"]


class Basis(StrEnum):
    """On what it rests which areas an action is about."""

    FAMILY = "family"
    SUBJECT = "subject"
    WORDING = "wording"
    LAST_RESORT = "last-resort"
    NO_AREA = "no-area"


@dataclass(frozen=True, slots=True)
class ActionAreas:
    """The judgement areas of an action; none for an area SEND inspection, which only another of its family covers."""

    areas: tuple[Area, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class _Rules:
    last_resort: tuple[Area, ...]
    families: dict[Family, tuple[Area, ...]]
    subjects: dict[Subject, tuple[Area, ...]]
    wordings: tuple[tuple[re.Pattern[str], Area], ...]
    graded_as: dict[Area, tuple[Area, ...]]


def action_areas(raised_by: Activity, text: str | None) -> ActionAreas:
    """The areas of a priority action by who raised it and, where the words are known, by its wording."""
    rules = _rules()
    if raised_by.family is Family.AREA_SEND:
        return ActionAreas((), Basis.NO_AREA)
    if raised_by.family in rules.families:
        return ActionAreas(rules.families[raised_by.family], Basis.FAMILY)
    if areas_of_visit(raised_by):
        return ActionAreas(areas_of_visit(raised_by), Basis.SUBJECT)
    worded = next((area for pattern, area in rules.wordings if text and pattern.search(text)), None)
    if worded:
        return ActionAreas((worded,), Basis.WORDING)
    return ActionAreas(rules.last_resort, Basis.LAST_RESORT)


def areas_of_visit(activity: Activity) -> tuple[Area, ...]:
    """The areas that the subject of a visit or joint inspection belongs to; none where it spans them or is unknown."""
    return _rules().subjects.get(activity.subject, ()) if activity.subject else ()


def matching_judgements(areas: Iterable[Area], judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that tell of these areas, under whatever name their framework grades them."""
    names = {name for area in areas for name in _rules().graded_as.get(area, (area,))}
    return tuple(judgement for judgement in judgements if judgement.area in names)


@cache
def _rules() -> _Rules:
    data = tomllib.loads((resources.files(__package__) / "priority_actions.toml").read_text("utf-8"))
    return _Rules(
        last_resort=_areas(data["last_resort"]),
        families={Family(family): _areas(areas) for family, areas in data["families"].items()},
        subjects={Subject(subject): _areas(areas) for subject, areas in data["subjects"].items()},
        wordings=tuple((_pattern(entry["words"]), Area(entry["area"])) for entry in data["wordings"]),
        graded_as={Area(area): _areas(names) for area, names in data["graded_as"].items()},
    )


def _areas(names: Iterable[str]) -> tuple[Area, ...]:
    return tuple(Area(name) for name in names)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
