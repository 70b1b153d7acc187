"""One SQLite file: how it is opened, how its schema is made or brought up to date, and when it is refused.

It knows connections and schema versions and nothing of what the tables mean.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError

from lineofsight.errors import RegisterError

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["SCHEMA_VERSION", "create_file", "migrations", "open_engine"]

SCHEMA_VERSION = "0003"
"""The newest migration. A register that says otherwise is upgraded, or refused if this package does not know it."""

_PRAGMAS = (
    "PRAGMA busy_timeout = 30000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
)


def open_engine(path: Path) -> Engine:
    """An engine on an existing register, upgraded to this schema if it is older.

    Transactions start with BEGIN, so that several reads see one state; those of an engine with the execution
    option `writing` start with BEGIN IMMEDIATE, so that two writers wait instead of failing half-way.
    Raises RegisterError if the file is no register, belongs to a newer version, or cannot be opened.
    """
    engine = _engine(path)
    try:
        _bring_up_to_date(engine, path)
    except (DatabaseError, RegisterError) as error:
        engine.dispose()
        if isinstance(error, RegisterError):
            raise
        raise RegisterError(
            f"{path} cannot be opened as a register: {error.orig}. "
            "Check that it is a register and lies in a folder you can write to, or build a new one."
        ) from error
    return engine


@contextmanager
def create_file(path: Path) -> Iterator[Path]:
    """A new register with an empty schema, under a passing name while the block fills it, then put at `path`.

    Nobody ever meets a half-made register: where another process made one meanwhile, that one stays.
    Raises RegisterError if the folder cannot be written to.
    """
    with _draft_folder(path) as folder:
        draft = Path(folder) / "register.sqlite"
        engine = _engine(draft)
        _upgrade(engine)
        engine.dispose()
        yield draft
        try:
            os.link(draft, path)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            draft.replace(path)


def _draft_folder(path: Path) -> tempfile.TemporaryDirectory[str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(dir=path.parent, prefix=".register-")
    except OSError as error:
        raise RegisterError(
            f"A register cannot be made at {path}: {error.strerror}. Choose a folder you can write to."
        ) from error


def _engine(path: Path) -> Engine:
    address = URL.create("sqlite", database=str(path))
    engine = create_engine(address, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver would otherwise start its own, weaker transactions
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    version = _version(engine)
    if version == SCHEMA_VERSION:
        return
    if version is None:
        raise RegisterError(f"{path} is not a register of lineofsight. Give another path, or build a new register.")
    if version not in _known_versions():
        raise RegisterError(
            f"{path} was made by a newer version of lineofsight (schema {version}, known here up to "
            f"{SCHEMA_VERSION}). Upgrade lineofsight, or build a new register at another path."
        )
    _upgrade(engine)


def _version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


# Alembic is imported where it is needed: opening an up-to-date register must not pay for it.


def _upgrade(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415

    configuration = migrations()
    with engine.execution_options(writing=True).begin() as connection:
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "head")


def _known_versions() -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return {script.revision for script in ScriptDirectory.from_config(migrations()).walk_revisions()}


def migrations() -> "Config":
    """Alembic's configuration for the register; a connection goes into its `attributes`."""
    from alembic.config import Config  # noqa: PLC0415

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return configuration
