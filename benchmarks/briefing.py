"""How a national briefing's cost grows with the number of reports: `python -m benchmarks.briefing REGISTER`.

REGISTER is one with words and codes, as `make snapshot` leaves it in build/reports.sqlite. For each size a copy keeps
the first reports by publication; one whole run is measured (gathering, writing, all three formats), after a first one
that is not, and set against the smallest size. It claims that a briefing of everything takes seconds, and that its
cost grows slower than the number of reports, since each authority counts once.
"""

import shutil
import sqlite3
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from lineofsight.briefings.national import national_briefing
from lineofsight.briefings.writing import FORMATS, write_document
from lineofsight.register import Register

SIZES = (50, 100, 200, 350, 500)
_OTHERS = "DELETE FROM entries WHERE id NOT IN (SELECT id FROM entries ORDER BY published, id LIMIT ?)"


def _copy(source: Path, folder: Path, size: int) -> Path:
    """A register of the first `size` reports."""
    path = folder / f"{size}.sqlite"
    shutil.copy(source, path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(_OTHERS, (size,))
    connection.close()
    return path


def _run(path: Path, folder: Path) -> tuple[float, float]:
    """Seconds to gather the facts, and to write them in all formats."""
    with Register.open(path) as register:
        started = time.perf_counter()
        document = national_briefing(register, date.max.replace(year=2100))
        gathered = time.perf_counter()
        write_document(document, folder, path.stem, FORMATS)
        return gathered - started, time.perf_counter() - gathered


def main(source: Path) -> None:
    """Print a line for each size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(_copy(source, folder, SIZES[0]), folder)  # libraries load and fonts are read once
        first = 0.0
        print("reports   gather (s)   write (s)   whole (s)   times the first   reports times the first")
        for size in SIZES:
            gather, write = _run(_copy(source, folder, size), folder)
            first = first or gather + write
            print(
                f"{size:7d}   {gather:10.2f}   {write:9.2f}   {gather + write:9.2f}   "
                f"{(gather + write) / first:15.2f}   {size / SIZES[0]:23.1f}"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
