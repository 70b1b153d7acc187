"""The data files are read strictly: what is wrong stops with file and line."""

import shutil
from pathlib import Path

import pytest

from lineofsight.authorities import tables as module
from lineofsight.authorities.tables import read
from lineofsight.errors import DataError

DATA = Path(module.__file__).with_name("data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_the_package_data_are_sound(folder: Path) -> None:
    assert read(folder).authorities == module.tables().authorities


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("authorities.csv", "E1,X,Wessex,unitary,,999,,,,", "'Wessex' is not a region"),
        ("authorities.csv", "E1,X,London,parish,,999,,,,", "'parish' is not a valid AuthorityType"),
        ("authorities.csv", "E1,X,London,unitary,royal,999,,,,", "'royal' is not a valid Style"),
        ("authorities.csv", "E1,X,London,unitary,,999,,31/03/2019,,", "Invalid isoformat string"),
        ("authorities.csv", "E1,X,London,unitary,,201,,,,", "201 already belongs to City of London"),
        ("authorities.csv", "E1,X,London", "there must be 10 values"),
        ("aliases.csv", "Atlantis,E99", "E99 is not a code"),
        ("aliases.csv", "Atlantis,E09000001,lost", "there must be 2 values"),
        ("succession.csv", "E10000009,E99,", "E99 is not a code"),
        ("wrappings.csv", "royal,Palace of {}", "'royal' is not a valid Style"),
        ("wrappings.csv", "any,Council", "must have {} for the name"),
        ("wrappings.csv", "any,The {} Council", "must have {} for the name"),
    ],
)
def test_a_bad_line_is_named(folder: Path, file: str, line: str, message: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as table:
        table.write(line + "\n")
    number = len((folder / file).read_text(encoding="utf-8").splitlines())
    with pytest.raises(DataError) as raised:
        read(folder)
    assert str(raised.value).startswith(f"{file}, line {number}: ")
    assert message in str(raised.value)


def test_a_missing_column_is_named(folder: Path) -> None:
    table = folder / "regions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("ofsted_region", "group", 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"regions\.csv, line 2: no column 'ofsted_region'"):
        read(folder)
