"""One SQLite file: made whole or not at all, upgraded when older, refused when newer."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import downgrade, upgrade
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from lineofsight.errors import NotFoundError, RegisterError
from lineofsight.register import Register, default_path, write_snapshot
from lineofsight.register import snapshot as snapshot_module
from lineofsight.register.database import SCHEMA_VERSION, migrations
from lineofsight.register.models import Base
from tests.register.builders import report


def _is_no_index_of_words(name: str | None, kind: str, _parents: object) -> bool:
    """The index of words is SQLite's own business, and no model has it."""
    return not (kind == "table" and (name or "").startswith("passages"))


def test_migrations_from_empty_make_the_tables_of_the_models(register: Register) -> None:
    with create_engine(f"sqlite:///{register.path}").connect() as connection:
        options = {"compare_type": True, "include_name": _is_no_index_of_words}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_the_schema_version_is_that_of_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(migrations()).get_current_head() == SCHEMA_VERSION


def test_migrations_can_be_taken_back(register: Register) -> None:
    def tables(connection: Connection) -> list[str]:
        return inspect(connection).get_table_names()

    configuration = migrations()
    with create_engine(f"sqlite:///{register.path}").begin() as connection:
        configuration.attributes["connection"] = connection
        before = tables(connection)
        downgrade(configuration, "base")
        assert tables(connection) == ["alembic_version"]
        upgrade(configuration, "head")
        assert tables(connection) == before


def test_the_file_is_in_wal_mode_with_foreign_keys_on(register: Register) -> None:
    with register.reading() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000


def test_a_register_of_a_newer_version_is_refused_with_a_remedy(register: Register) -> None:
    register.close()
    with sqlite3.connect(register.path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(RegisterError, match=r"newer version of lineofsight \(schema 9999.*Upgrade lineofsight"):
        Register.open(register.path)


def test_a_text_file_is_no_register(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a database. " * 40)
    with pytest.raises(RegisterError, match="not a database"):
        Register.open(path)


def test_another_database_is_no_register(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE things (name TEXT)")
    connection.close()
    with pytest.raises(RegisterError, match="not a register of lineofsight"):
        Register.open(path)


def test_a_register_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no register at"):
        Register.open(tmp_path / "nowhere.sqlite")


def test_a_register_is_never_made_over_another_file(register: Register) -> None:
    with pytest.raises(RegisterError, match="exists already"):
        Register.create(register.path)


def test_a_register_that_cannot_be_made_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(RegisterError, match=r"cannot be made at .*Choose a folder you can write to"):
        Register.create(tmp_path / "file" / "register.sqlite")


@pytest.mark.parametrize("name", ["with space.sqlite", "what?.sqlite", "100%.sqlite", "Größe#1.sqlite"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Register.create(tmp_path / name) as opened:
        opened.add(report())
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_first_use_without_a_path_makes_the_users_own_from_the_snapshot(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.add(report())
    write_snapshot(register, tmp_path / "shipped")
    monkeypatch.setattr(snapshot_module, "SNAPSHOT_FOLDER", tmp_path / "shipped")
    monkeypatch.setenv("LINEOFSIGHT_REGISTER", str(tmp_path / "home" / "mine.sqlite"))
    with Register.open() as made:
        assert made.path == default_path() == tmp_path / "home" / "mine.sqlite"
        assert [activity.key for activity in made.activities()] == [report().key]
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["mine.sqlite"]


def test_a_register_that_fails_to_fill_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "entries.csv").write_text("not,the,columns\n")
    monkeypatch.setattr(snapshot_module, "SNAPSHOT_FOLDER", tmp_path / "shipped")
    with pytest.raises(Exception, match=r"entries\.csv, line 1"):
        Register.create(tmp_path / "new" / "register.sqlite", snapshot=True)
    assert list((tmp_path / "new").iterdir()) == []


def test_without_the_variable_the_register_is_in_the_users_data_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINEOFSIGHT_REGISTER", raising=False)
    assert default_path().name == "register.sqlite"
    assert "lineofsight" in default_path().parts


def test_a_write_that_cannot_be_made_says_so(register: Register) -> None:
    blocker = sqlite3.connect(register.path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with register.reading() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout = 10")
    with pytest.raises(RegisterError, match=r"database is locked.*Nothing of this step was kept"):
        register.add(report())
    blocker.close()
