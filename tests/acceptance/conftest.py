"""The published reports and statistics beside the checkout, read once for all acceptance tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lineofsight.register import Reconciliation, Register, build, load_secondary, reconcile
from lineofsight.reports import InspectionRecord

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published material; tests that need it are skipped where it is not."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the published reports and statistics (../shared) are not here")
    return SHARED


@pytest.fixture(scope="session")
def children(shared: Path) -> Path:
    """The folder of children's services reports."""
    return shared / "corpus" / "childrens-services"


@pytest.fixture(scope="session")
def register(children: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Every children's services report, and the six judgements known only from the press."""
    with Register.create(tmp_path_factory.mktemp("acceptance") / "register.sqlite") as made:
        build(made, children)
        load_secondary(made, shared / "data" / "reference" / "missing_reports.csv")
        yield made


@pytest.fixture(scope="session")
def records(register: Register) -> dict[str, InspectionRecord]:
    """What was read from each document, by file name."""
    return {record.document.filename: record for record in register.records()}


@pytest.fixture(scope="session")
def reconciliation(register: Register, shared: Path) -> Reconciliation:
    """The register against the official statistics, which are in it from here on."""
    return reconcile(register, shared / "data" / "official" / "LA_Inspection_Outcomes_as_at_31_March_2025.ods")
