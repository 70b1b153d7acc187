from collections.abc import Iterator
from pathlib import Path

import pytest

from lineofsight.register import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "register.sqlite") as opened:
        yield opened
