"""The files of the data page: the whole register, each of its tables, the codes of passages, and the statistics."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lineofsight.errors import NotFoundError
from lineofsight.register import Register
from lineofsight.register.archive import as_csv, as_parquet, package_bytes, workbook_bytes
from lineofsight.register.coded_passages import coded_passages
from lineofsight.register.tables import frames, tables
from lineofsight.reports.own_process import in_own_process
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, File, Route
from lineofsight.web.site import Site

if TYPE_CHECKING:
    import polars

__all__ = ["ROUTES", "TABLES"]

TABLES = (*(table.name for table in tables()), "codes", "indicators")
"""Every table that is had as CSV and as Parquet."""

_WHOLE = {
    "register.zip": ("application/zip", package_bytes),
    "register.xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook_bytes),
}
_MOST_SECONDS = 300
_FORMS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "parquet": ("application/vnd.apache.parquet", as_parquet),
}


def _file(site: Site, asked: Asked) -> Answer:
    """One file: as of a day only what was known by then, without one everything."""
    name = asked.place["name"]
    stem, _, kind = name.rpartition(".")
    if name in _WHOLE:
        media_type = _WHOLE[name][0]
        # The folder is ours, so that it goes however that process ends.
        with TemporaryDirectory(prefix="lineofsight-", ignore_cleanup_errors=True) as folder:
            body = in_own_process(_made, site.path, name, Path(folder), asked.as_of, seconds=_MOST_SECONDS)
    elif stem in TABLES and kind in _FORMS:
        media_type, write = _FORMS[kind]
        body = write(_table(site, stem, asked.as_of))
    else:
        raise NotFoundError(
            f"There is no file {name!r} to download. There are {', '.join(_WHOLE)}, and .csv and .parquet of "
            f"{', '.join(TABLES)}."
        )
    day = f"-{asked.as_of}" if asked.as_of else ""
    return File(body, media_type, f"lineofsight-{stem}{day}.{kind}")


def _made(register: Path, name: str, folder: Path, as_of: date | None) -> bytes:
    """A file of the whole register, which takes seconds where that has the words of all reports."""
    with Register.open(register) as opened:
        return _WHOLE[name][1](opened, folder, as_of)


def _table(site: Site, name: str, as_of: date | None) -> "polars.DataFrame":
    if name == "indicators":
        return site.indicators.table(as_of)
    activities = site.register.activities(as_of)
    return coded_passages(site.register, activities) if name == "codes" else frames(site.register, activities)[name]


ROUTES = (Route("/data/files/{name}", _file, works_apart=True),)
