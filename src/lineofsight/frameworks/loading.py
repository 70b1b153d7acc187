"""From data files to frameworks: strict reading of a folder of versions and its table of sources.

It knows how to say what is wrong with a data file, where, and what the nearest valid name is; it refuses to repair
anything. A new version of the rules is a new data file and no code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from re import findall
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lineofsight.errors import DataError
from lineofsight.frameworks.drafts import SOURCES_FILE, Draft, Place, Table, amended, nearest, read_drafts, read_toml
from lineofsight.frameworks.framework import SECTIONS, Framework
from lineofsight.frameworks.judging import Role
from lineofsight.frameworks.references import faults
from lineofsight.frameworks.sources import Source

__all__ = ["EVERY_AREA", "Rulebook", "load_rulebook"]

EVERY_AREA = "every-area"
"""In conditions of a data file: all areas graded in every report, without the overall one."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every version, by its first day (proposals last), and every source by its code."""

    frameworks: tuple[Framework, ...]
    sources: dict[str, Source]


def load_rulebook(*folders: Path) -> Rulebook:
    """The versions in the folders together; those in one folder may amend those in another.

    A version is a file, or a folder of files each on one subject. Raises DataError naming file, key and, for an
    unknown name, the nearest valid one.
    """
    drafts = read_drafts(folders)
    sources = _sources(folders)
    frameworks = [_build(amended(draft, drafts), sources) for draft in drafts.values()]
    for framework in frameworks:
        if framework.replaces and framework.replaces not in drafts:
            near = nearest(framework.replaces, drafts)
            raise DataError(f"{framework.id}, replaces: there is no version {framework.replaces!r}; nearest: {near}.")
    return Rulebook(tuple(sorted(frameworks, key=lambda entry: (entry.starts or date.max, entry.id))), sources)


def _sources(folders: tuple[Path, ...]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for folder in folders:
        for source in _read_sources(folder / SOURCES_FILE):
            if source.code in found:
                raise DataError(f"{folder.name}/{SOURCES_FILE}: {source.code} is given twice. Choose another code.")
            found[source.code] = source
    return found


def _read_sources(path: Path) -> Iterator[Source]:
    if not path.exists():
        return
    for kind, entries in read_toml(path).items():
        if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
            raise DataError(f'{path.name}, {kind}: write a table of sources, such as O1 = {{ title = "…" }}.')
        for code, entry in entries.items():
            try:
                yield Source.model_validate({"kind": kind, "code": code, **entry})
            except ValidationError as error:
                raise DataError(f"{path.name}, {kind}.{code}: {_explain(error.errors()[0], Source)}.") from error


def _build(draft: Draft, sources: dict[str, Source]) -> Framework:
    payload: dict[str, Any] = dict(draft.header)
    places: dict[str, list[Place]] = {}
    for place, tables in draft.statements.items():
        payload.setdefault(place[0], []).extend(_every_area_named(table, draft) for table in tables)
        places.setdefault(place[0], []).extend([place] * len(tables))
    try:
        framework = Framework.model_validate(payload)
    except ValidationError as error:
        raise DataError(_describe(draft, places, error.errors()[0])) from error
    for section, key, fault in faults(framework, sources):
        raise DataError(f"{draft.files.get((section, key), draft.name)}, {section}.{key}: {fault}.")
    return framework


def _every_area_named(table: Table, draft: Draft) -> Table:
    """The statement with "every-area" in its conditions replaced by the areas that every report grades."""
    conditions = table.get("when")
    if not isinstance(conditions, list):
        return table
    areas = [
        key
        for (section, key), (judgement, *_) in draft.statements.items()
        if section == "judgements" and not judgement.get("optional") and judgement.get("role") != Role.OVERALL
    ]
    named = [
        {name: areas if value == EVERY_AREA else value for name, value in condition.items()}
        for condition in conditions
        if isinstance(condition, dict)
    ]
    return {**table, "when": named} if len(named) == len(conditions) else table


def _describe(draft: Draft, places: dict[str, list[Place]], error: ErrorDetails) -> str:
    """What is wrong, after the file and the key it is wrong in."""
    section, *rest = error["loc"] or ("",)
    if not rest or section not in places:
        where = f", {section}" if section else ""
        return f"{draft.name}{where}: {_explain(error, Framework)}."
    place = places[str(section)][int(rest[0])]
    inner = "".join(f", {part}" for part in rest[1:] if isinstance(part, str))
    reason = _explain(error, SECTIONS[place[0].replace("-", "_")])
    return f"{draft.files[place]}, {'.'.join(place)}{inner}: {reason}."


def _explain(error: ErrorDetails, model: type[BaseModel]) -> str:
    """The reason in plain words, with the nearest valid name where a name is unknown."""
    if error["type"] == "extra_forbidden":
        name = error["loc"][-1]
        return f"there is no {name!r} here; nearest: {nearest(name, _names(model))}"
    if error["type"] in ("enum", "literal_error"):
        valid = set(findall(r"'([^']+)'", error["ctx"]["expected"]))
        return f"{error['input']!r} is not a known value; nearest: {nearest(error['input'], valid)}"
    if error["type"] == "missing":
        return "this is missing; add it"
    return f"{error['msg'].removeprefix('Value error, ')} (written: {str(error['input'])[:60]!r})"


def _names(model: type[BaseModel]) -> set[str]:
    """The names that a table, and the tables within it, may use."""
    names: set[str] = set()
    for field in model.model_fields.values():
        names.add(field.alias or "")
        for inner in get_args(field.annotation):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                names |= _names(inner)
    return names - {"key", "stated-in"}
