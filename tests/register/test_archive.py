"""Downloads are made by the piece, and are the same each time."""

import io
import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import fastexcel
import polars

from lineofsight.register import Register, export
from lineofsight.register.archive import as_csv, as_parquet, package_bytes, workbook_bytes
from lineofsight.register.tables import frames, tables
from tests.register.builders import DORSET, LEEDS, report


def _filled(register: Register) -> Register:
    register.add(report(DORSET, lead_inspector="=1+1"))
    register.add(report(LEEDS, date(2025, 3, 3)))
    return register


def test_the_archive_is_the_data_package_that_is_exported(register: Register, tmp_path: Path) -> None:
    export(_filled(register), tmp_path)
    with ZipFile(io.BytesIO(package_bytes(register, tmp_path))) as archive:
        assert len(archive.namelist()) == 2 * len(tables()) + 1
        assert all(archive.read(name) == (tmp_path / name).read_bytes() for name in archive.namelist())
        assert json.loads(archive.read("datapackage.json"))["name"] == "lineofsight-register"


def test_the_same_register_gives_the_same_bytes(register: Register, tmp_path: Path) -> None:
    assert package_bytes(_filled(register), tmp_path) == package_bytes(register, tmp_path)
    assert workbook_bytes(register, tmp_path) == workbook_bytes(register, tmp_path)


def test_as_of_a_day_only_what_was_known_is_there(register: Register, tmp_path: Path) -> None:
    _filled(register)
    with ZipFile(io.BytesIO(package_bytes(register, tmp_path, date(2024, 12, 31)))) as archive:
        assert LEEDS not in archive.read("activities.csv").decode()
    sheet = fastexcel.read_excel(workbook_bytes(register, tmp_path, date(2024, 12, 31))).load_sheet("activities")
    assert sheet.to_polars()["authority_code"].to_list() == [DORSET]


def test_a_table_alone_is_had_in_both_forms(register: Register) -> None:
    frame = frames(_filled(register), register.activities())["activities"]
    assert "'=1+1" in as_csv(frame).decode()
    assert polars.read_parquet(as_parquet(frame)).equals(frame)
