"""The two sites that tests walk through: the national record as shipped, and one's own reports with their files."""

from datetime import date
from pathlib import Path

from lineofsight.register import Register, build
from lineofsight.themes import code_register
from lineofsight.web.settings import Settings
from samples.catalogue import catalogue
from samples.writing import write, write_all

TODAY = date(2026, 11, 20)


def a_report(folder: Path) -> Path:
    """The file of a generated report, which no site has."""
    write(catalogue()[0], path := folder / "draft.pdf")
    return path


def national(folder: Path, port: int = 8000) -> Settings:
    """Settings of a site on the record shipped with the package: facts, no words and no files."""
    path = folder / "national.sqlite"
    Register.create(path, snapshot=True).close()
    return Settings(register=path, port=port, today=lambda: TODAY)


def own(folder: Path, port: int = 8000) -> Settings:
    """Settings of a site on generated reports that were read and coded here, with their files."""
    reports, path = folder / "reports", folder / "own.sqlite"
    write_all(reports)
    with Register.create(path) as register:
        build(register, reports)
        code_register(register)
    return Settings(register=path, reports=reports, port=port, today=lambda: TODAY)
