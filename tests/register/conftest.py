from collections.abc import Iterator
from pathlib import Path

import pytest

from lineofsight.register import Register
from tests.register.builders import Folder


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "register.sqlite") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "reports").mkdir()
    return Folder(tmp_path / "reports")
