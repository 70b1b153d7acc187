"""What a board, the leader's questions and a load cost, beside reading their files once.

    python -m benchmarks.indicators [FOLDER]

Prints ratios of one run; a machine's absolute speed plays no part. Reading is Polars reading the file and nothing
else. Everything is measured after start-up: libraries loaded, the register open and its entries read, one authority
asked already. FOLDER holds the published files; without it the load is not measured. "All authorities" are those that
exist today.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path

import polars as pl

from lineofsight.authorities import all_authorities
from lineofsight.briefings.questions import leaders_questions, questions
from lineofsight.indicators import Indicators, load
from lineofsight.indicators.board import board
from lineofsight.indicators.store import SNAPSHOT_FILE
from lineofsight.register import Register

_TIMES = 15


def median_seconds(work: Callable[[], object], times: int = _TIMES) -> float:
    """The middle of several runs, each in processor time."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return sorted(taken)[times // 2]


def read_raw(folder: Path) -> None:
    """Every published file as a table of text, and nothing else."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".csv":
            pl.read_csv(path, infer_schema=False)
        elif path.suffix == ".parquet":
            pl.read_parquet(path)
        elif path.suffix == ".xlsx":
            pl.read_excel(path, sheet_id=0, infer_schema_length=0)


def answers(register: Register) -> None:
    """Board and questions of one authority, and of all, as multiples of reading the Parquet file."""
    indicators, today = Indicators.open(SNAPSHOT_FILE), date.today()  # noqa: DTZ011  # a person's today
    places = [one for one in all_authorities() if one.existed_on(today)]
    leaders_questions(register, indicators, places[0], today)
    reading = median_seconds(lambda: pl.read_parquet(SNAPSHOT_FILE))
    print(f"reading the Parquet file once: 1 ({1000 * reading:.1f} ms here)")
    turn = cycle(places)
    for name, work in (
        ("board of one authority", lambda: board(indicators, next(turn), today)),
        ("questions of one authority, as values", lambda: leaders_questions(register, indicators, next(turn), today)),
        ("questions of one authority, as a document", lambda: questions(register, indicators, next(turn), today)),
    ):
        taken = median_seconds(work)
        print(f"{name} / reading: {taken / reading:.0f} ({taken:.2f} s here)")
    start = time.process_time()
    for place in places:
        board(indicators, place, today)
    taken = time.process_time() - start
    print(f"boards of all {len(places)} authorities / reading: {taken / reading:.0f} ({taken:.0f} s here)")


def loads(folder: Path) -> None:
    """A load of everything as a multiple of reading the raw files."""
    raw, loaded = median_seconds(lambda: read_raw(folder), 3), median_seconds(lambda: load(folder), 3)
    print(f"loading everything / reading the raw files once: {loaded / raw:.1f} ({loaded:.1f} s here)")


def main() -> None:
    """Run the measurements and print them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", help="a folder of published files")
    folder = options.parse_args().folder
    with (
        tempfile.TemporaryDirectory() as name,
        Register.create(Path(name) / "register.sqlite", snapshot=True) as register,
    ):
        answers(register)
    if folder:
        loads(folder)


if __name__ == "__main__":
    main()
