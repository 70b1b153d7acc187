"""What a search costs: against reading the same passages once without an index, for rare and common words.

    python -m benchmarks.search REGISTER [--times N]

Prints ratios of one run, and milliseconds to see the order of magnitude. Reading without an index takes every text
from the register and looks for the letters of each word: less than a search does. The two take turns, so that a
drifting machine does not favour one; each counts with its median.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from sqlalchemy import text

from lineofsight.register import Register
from lineofsight.register.full_text import search
from lineofsight.register.view import View

QUERIES = (("zebra",), ("unregistered",), ("neglect",), ("drift", "permanence"), ("children",), ("the",))
_TEXTS = "SELECT text FROM recommendations UNION ALL SELECT text FROM findings"


def without_index(register: Register, words: Sequence[str]) -> int:
    """How many passages hold the words somewhere, by reading them all."""
    with register.reading() as session:
        texts = (found or "" for found in session.execute(text(_TEXTS)).scalars())
        return sum(all(word in passage.casefold() for word in words) for passage in texts)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def compare(register: Register, view: View, words: Sequence[str], times: int) -> tuple[int, float, float]:
    """How many passages were found, and how long a search and reading everything take, in milliseconds."""
    searched, read = [], []
    for _ in range(times):
        searched.append(_milliseconds(lambda: search(register, view, words)))
        read.append(_milliseconds(lambda: without_index(register, words)))
    return search(register, view, words).passages, median(searched), median(read)


def main() -> None:
    """Search for each of the queries and print what it costs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("register", type=Path, help="a register built from reports")
    options.add_argument("--times", type=int, default=9, help="how often each is done")
    given = options.parse_args()
    with Register.open(given.register) as register:
        view = register.as_of(date.max)
        print(f"{len(view.activities)} activities")
        print(f"{'words':20} {'passages':>8} {'search ms':>10} {'reading ms':>10} {'search / reading':>17}")
        for words in QUERIES:
            found, searched, read = compare(register, view, words, given.times)
            print(f"{' '.join(words):20} {found:8} {searched:10.1f} {read:10.1f} {searched / read:17.1%}")


if __name__ == "__main__":
    main()
