"""Data files as they are: which statements each version's files hold, before anything is checked but their form.

It knows folders, TOML, sections and how one version amends another; it refuses to know what a statement may say
(`loading` has it validated).
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from lineofsight.errors import DataError
from lineofsight.frameworks.framework import SECTIONS, Framework

__all__ = ["SOURCES_FILE", "Draft", "Place", "Table", "amended", "nearest", "read_drafts", "read_toml"]

Table = dict[str, object]
Place = tuple[str, str]
"""Section and key of a statement."""

SOURCES_FILE = "sources.toml"
_WITHDRAWS = "withdraws"
_SECTION_NAMES = {name.replace("_", "-") for name in SECTIONS}
_HEADER_NAMES = {name.replace("_", "-") for name in Framework.model_fields} - _SECTION_NAMES | {_WITHDRAWS}


@dataclass(slots=True)
class Draft:
    """What the files of one version say: its header, and for each place the statements there and their file."""

    name: str
    header: Table = field(default_factory=dict)
    statements: dict[Place, list[Table]] = field(default_factory=dict)
    files: dict[Place, str] = field(default_factory=dict)
    withdraws: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The version's identifier."""
        return str(self.header.get("id", ""))


def read_drafts(folders: tuple[Path, ...]) -> dict[str, Draft]:
    """Every version in the folders, by identifier. Raises DataError naming file and key."""
    found: dict[str, Draft] = {}
    for folder in folders:
        if not folder.is_dir():
            raise DataError(f"{folder} is not a folder. Name one that holds framework files.")
        for entry in sorted(folder.iterdir()):
            hidden = entry.name.startswith((".", "_"))
            if hidden or entry.name == SOURCES_FILE or not (entry.is_dir() or entry.suffix == ".toml"):
                continue
            draft = _read_draft(entry)
            if draft.id in found:
                raise DataError(f"{draft.name} and {found[draft.id].name} both have the id {draft.id!r}. Change one.")
            found[draft.id] = draft
    return found


def amended(draft: Draft, drafts: Mapping[str, Draft], seen: tuple[str, ...] = ()) -> Draft:
    """The draft with everything it takes over from the version it amends."""
    base_id = draft.header.get("amends")
    if base_id is None:
        if draft.withdraws:
            raise DataError(f"{draft.name}, withdraws: there is nothing to withdraw without amends. Remove it.")
        return draft
    if str(base_id) not in drafts:
        raise DataError(f"{draft.name}, amends: there is no version {base_id!r}; nearest: {nearest(base_id, drafts)}.")
    if base_id in seen:
        raise DataError(f"{draft.name}, amends: {base_id} amends this version in turn. Remove one of the two.")
    base = amended(drafts[str(base_id)], drafts, (*seen, draft.id))
    kept = dict(base.statements)
    for withdrawn in draft.withdraws:
        for place in _withdrawn(draft, withdrawn, base):
            kept.pop(place, None)
    return Draft(draft.name, draft.header, {**kept, **draft.statements}, {**base.files, **draft.files})


def read_toml(path: Path) -> Table:
    """The content of a file. Raises DataError for what is not TOML, a repeated key or an impossible date included."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{_label(path)} cannot be read as TOML: {error}. Correct that line.") from error


def nearest(name: object, names: Iterable[str]) -> str:
    """The valid name most like `name`."""
    return next(iter(get_close_matches(str(name), sorted(names), n=1, cutoff=0)), "none")


def _read_draft(entry: Path) -> Draft:
    draft = Draft(entry.name)
    for path in sorted(entry.glob("*.toml")) if entry.is_dir() else [entry]:
        for name, value in read_toml(path).items():
            if name in _SECTION_NAMES:
                _add_section(draft, _label(path), name, value)
            elif name in _HEADER_NAMES:
                _add_header(draft, _label(path), name, value)
            else:
                names = _SECTION_NAMES | _HEADER_NAMES
                raise DataError(f"{_label(path)}: {name!r} is not a known name; nearest: {nearest(name, names)}.")
    if not draft.id:
        raise DataError(f'{draft.name} has no id. Give the version an identifier, such as id = "ilacs-2018".')
    for tables in draft.statements.values():
        for table in tables:
            table["stated-in"] = draft.id
    return draft


def _add_header(draft: Draft, file: str, name: str, value: object) -> None:
    if name in draft.header or (name == _WITHDRAWS and draft.withdraws):
        raise DataError(f"{file}: {name} is already given in another file of this version. Keep one.")
    if name != _WITHDRAWS:
        draft.header[name] = value
    elif isinstance(value, list):
        draft.withdraws = tuple(map(str, value))
    else:
        raise DataError(f'{file}, withdraws: write a list of names, such as ["routes", "judgements.overall"].')


def _add_section(draft: Draft, file: str, section: str, value: object) -> None:
    if not isinstance(value, dict):
        raise DataError(f"{file}, {section}: write tables, such as [{section}.name].")
    for key, written in value.items():
        tables = written if isinstance(written, list) else [written]
        if not tables or not all(isinstance(table, dict) for table in tables):
            raise DataError(f"{file}, {section}.{key}: write a table, [{section}.{key}], or several of them.")
        if (section, key) in draft.statements:
            other = draft.files[section, key]
            raise DataError(f"{file}, {section}.{key}: already given in {other}. Keep one, or name them apart.")
        for table in tables:
            for reserved in ("key", "stated-in"):
                if reserved in table:
                    raise DataError(f"{file}, {section}.{key}: {reserved} is set by the reader. Remove it.")
        draft.statements[section, key] = [{"key": key, **table} for table in tables]
        draft.files[section, key] = file


def _withdrawn(draft: Draft, withdrawn: str, base: Draft) -> list[Place]:
    found = [place for place in base.statements if withdrawn in (place[0], ".".join(place))]
    if not found:
        names = {name for place in base.statements for name in (place[0], ".".join(place))}
        near = nearest(withdrawn, names)
        raise DataError(f"{draft.name}, withdraws: {base.id} has no {withdrawn!r}; nearest: {near}.")
    return found


def _label(path: Path) -> str:
    """A file's name, with its folder's where that is a version's."""
    return path.name if path.name == SOURCES_FILE else f"{path.parent.name}/{path.name}"
