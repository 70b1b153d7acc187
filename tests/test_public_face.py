"""`import lineofsight as los`: what it promises is there, and costs nothing until used."""

import subprocess
import sys

import pytest

import lineofsight as los


@pytest.mark.parametrize("name", los.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(los, name) is not None


def test_a_name_that_is_not_public_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = los.nothing_of_the_kind


def test_importing_loads_neither_pdf_nor_database_nor_table_libraries() -> None:
    heavy = {"pypdfium2", "sqlalchemy", "polars", "pydantic"}
    code = f"import sys, lineofsight; print(sorted({heavy!r} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
