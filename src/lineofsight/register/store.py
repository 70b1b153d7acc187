"""The register: one file of entries and corrections, and the questions it answers.

It opens, reads and writes. What the answers mean is decided elsewhere: what is laid over an entry in `overlay`,
which entries are one activity in `grouping`, what was known when in `view`.
"""

import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from lineofsight.authorities import Authority
from lineofsight.errors import NotFoundError, RegisterError, UsageError
from lineofsight.register.activity import Activity
from lineofsight.register.codings import Coding, Part, load_codings, recommendation_themes
from lineofsight.register.database import create_file, open_engine
from lineofsight.register.entries import Correction, Entry, Source
from lineofsight.register.fingerprint import fingerprint
from lineofsight.register.grouping import activities_of
from lineofsight.register.loading import load_corrections, load_entries, load_full_entries
from lineofsight.register.overlay import finished_record, lay_over, with_themes
from lineofsight.register.rows import store_entry
from lineofsight.register.view import View, select, view_of
from lineofsight.reports.record import InspectionRecord
from lineofsight.vocabulary import Family, Kind

__all__ = ["Register", "default_path"]

_PATH_VARIABLE = "LINEOFSIGHT_REGISTER"
_MOST_VIEWS = 32
"""How many days are remembered at once: more than one question asks of."""


def default_path() -> Path:
    """Where the register is kept unless told otherwise: LINEOFSIGHT_REGISTER, else the user's data directory."""
    from platformdirs import user_data_path  # noqa: PLC0415  # only needed without an explicit path

    chosen = os.environ.get(_PATH_VARIABLE)
    return Path(chosen) if chosen else user_data_path("lineofsight") / "register.sqlite"


class Register:
    """An open register. Use it in a `with` block, or call `close`; make one with `open` or `create`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = open_engine(path)
        self._watch = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._version: int | None = None
        self._entries: list[Entry] | None = None
        self._hash: str | None = None
        self._views: dict[date, View] = {}
        self._codings: dict[tuple[str, Part], list[Coding]] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """The register at `path`. Without a path, the user's own: it starts from the shipped snapshot and follows it.

        Raises NotFoundError if `path` is not there, RegisterError if it is no register or from a newer version.
        """
        if path is None:
            path = default_path()
            register = cls(path) if path.exists() else cls._make(path, snapshot=True)
            register._renew()
            return register
        if not path.exists():
            raise NotFoundError(f"There is no register at {path}. Build one there, or give another path.")
        return cls(path)

    @classmethod
    def create(cls, path: Path, snapshot: bool = False) -> Self:
        """A new register at `path`, empty or filled from the shipped snapshot.

        Raises RegisterError if something is there already.
        """
        if path.exists():
            raise RegisterError(f"{path} exists already. Open it, or choose another path for a new register.")
        return cls._make(path, snapshot)

    @classmethod
    def _make(cls, path: Path, snapshot: bool) -> Self:
        with create_file(path) as draft:
            if snapshot:
                with cls(draft) as register:
                    register._renew()
        return cls(path)

    def _renew(self) -> None:
        from lineofsight.register.snapshot import renew_snapshot  # noqa: PLC0415  # it needs a register itself

        renew_snapshot(self)

    def close(self) -> None:
        """Let go of the file."""
        self._watch.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session in which every read sees the same state of the register."""
        with Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are kept together if the block ends well, and not at all otherwise.

        Raises RegisterError if the file cannot be written.
        """
        try:
            with Session(self._engine.execution_options(writing=True)) as session, session.begin():
                yield session
        except OperationalError as error:
            raise RegisterError(
                f"{self.path} could not be written: {error.orig}. Nothing of this step was kept. "
                "Check that there is space, that you may write there, and that no other program holds it."
            ) from error

    @property
    def hash(self) -> str:
        """A sha256 over all facts and standing corrections: the same for the same contents, however they came."""
        self._forget_if_changed()
        if self._hash is None:
            with self.reading() as session:
                self._hash = fingerprint(session)
        return self._hash

    def entries(self) -> list[Entry]:
        """What every source says, without texts, with corrections and listings laid over; by identity."""
        self._forget_if_changed()
        if self._entries is None:
            with self.reading() as session:
                self._entries = lay_over(load_entries(session), load_corrections(session))
        return self._entries

    def codings(self, identities: Collection[str], part: Part) -> list[Coding]:
        """The codes of this part of these documents, with decisions laid over; by identity and position."""
        self._forget_if_changed()
        if unread := {name for name in identities if (name, part) not in self._codings}:
            self._codings |= {(name, part): [] for name in unread}
            with self.reading() as session:
                for item in load_codings(session, unread, part):
                    self._codings[item.identity, part].append(item)
        return [item for name in sorted(identities) for item in self._codings[name, part]]

    def _forget_if_changed(self) -> None:
        """Let go of what was read, if the file was written since, here or by another process."""
        (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version, self._entries, self._hash, self._views, self._codings = version, None, None, {}, {}

    def activities(
        self,
        as_of: date | None = None,
        *,
        authority: Authority | str | None = None,
        region: str | None = None,
        family: Family | None = None,
        kind: Kind | None = None,
        source: Source | None = None,
    ) -> list[Activity]:
        """The activities known on `as_of` that fit; without a day all, those of unknown publication too. By key.

        Raises UnknownAuthorityError or NotFoundError for an authority or region that is not there.
        """
        found = self.as_of(as_of).activities if as_of else activities_of(self.entries())
        return select(found, authority=authority, region=region, family=family, kind=kind, source=source, on=as_of)

    def as_of(self, day: date) -> View:
        """The record as the world knew it on `day`."""
        entries = self.entries()
        if day not in self._views:
            if len(self._views) >= _MOST_VIEWS:
                del self._views[next(iter(self._views))]
            self._views[day] = view_of(entries, day)
        return self._views[day]

    def activity(self, key: str) -> Activity:
        """The activity with this key. Raises NotFoundError if there is none."""
        for activity in activities_of(self.entries()):
            if activity.key == key:
                return activity
        raise NotFoundError(f"There is no activity {key!r} in {self.path.name}. List the activities to find its key.")

    def records(self, activities: Sequence[Activity] | None = None) -> Iterator[InspectionRecord]:
        """Whole records, with their texts and the themes of their recommendations.

        One per activity given; without, one per document, by its sha256.
        """
        if activities is None:
            identities = [entry.identity for entry in self.entries() if entry.origin]
        else:
            identities = [activity.identities[0] for activity in activities]
        with self.reading() as session:
            corrections = load_corrections(session)
            themes = recommendation_themes(session, identities)
            for entry in load_full_entries(session, identities):
                yield with_themes(finished_record(lay_over([entry], corrections)[0]), themes.get(entry.identity, {}))

    def corrections(self, activity_key: str | None = None) -> list[Correction]:
        """All corrections in the order made, withdrawn ones too; of one activity, if given its key, then or now."""
        with self.reading() as session:
            found = load_corrections(session)
        if activity_key is None:
            return found
        told = {entry.identity for entry in self.entries() if entry.key == activity_key}
        return [item for item in found if item.activity_key == activity_key or told & item.identities]

    def add(self, entry: Entry) -> None:
        """Keep what a source says, in place of what it said before. Raises UsageError if it names no activity."""
        with self.writing() as session:
            put(session, entry)


def put(session: Session, entry: Entry) -> None:
    """Keep an entry as part of a larger change; see `Register.add`."""
    if not entry.record.document.sha256 and entry.key.startswith("document-"):
        raise UsageError(
            f"A source without a document must name authority, family and first day of fieldwork: {entry.note!r}."
        )
    store_entry(session, entry)
