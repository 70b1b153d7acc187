"""What reading costs: against bare text extraction, on two cores, and when there is nothing new.

    python -m benchmarks.read FOLDER [--every N]

Prints ratios of one run; a machine's absolute speed plays no part. Bare extraction is the same library opening the
same files and taking every page's text. The two are timed file by file in turn, so that a drifting machine does
not favour one.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from lineofsight.register import Register, build
from lineofsight.reports import read


def extract(path: Path) -> None:
    """The text of every page, and nothing else."""
    try:
        with pdfium.PdfDocument(path) as pdf:
            for page in pdf:
                page.get_textpage().get_text_range()
    except pdfium.PdfiumError:
        return


def _cpu(work: Callable[[Path], object], path: Path) -> float:
    start = time.process_time()
    work(path)
    return time.process_time() - start


def against_extraction(files: Sequence[Path]) -> float:
    """Processor time of full reading, as a multiple of bare extraction, in one process."""
    read(files[0])  # loads the patterns
    full = bare = 0.0
    for path in files:
        bare += _cpu(extract, path)
        full += _cpu(read, path)
    return full / bare


def builds(files: Sequence[Path]) -> tuple[float, float]:
    """How many times faster two processes build than one, and the second build as a share of the first."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "reports").mkdir()
        for path in files:
            shutil.copy(path, work / "reports" / path.name)
        seconds = {workers: _build(work, workers) for workers in (1, 2)}
        with Register.open(work / "register-2.sqlite") as register:
            again = build(register, work / "reports").seconds
        return seconds[1] / seconds[2], again / seconds[2]


def _build(work: Path, workers: int) -> float:
    with Register.create(work / f"register-{workers}.sqlite") as register:
        return build(register, work / "reports", workers=workers).seconds


def main() -> None:
    """Run the three measurements and print them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="a folder of reports")
    options.add_argument("--every", type=int, default=1, help="take every nth report only")
    given = options.parse_args()
    files = sorted(given.folder.rglob("*.pdf"))[:: given.every]
    print(f"{len(files)} files")
    print(f"full reading / bare extraction, one process: {against_extraction(files):.2f}")
    faster, second = builds(files)
    print(f"build with one process / with two: {faster:.2f}")
    print(f"second build with nothing new / first: {second:.2%}")


if __name__ == "__main__":
    main()
