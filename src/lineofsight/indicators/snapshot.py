"""The snapshot: the curated figures and the neighbours as small files that ship with the package.

`python -m lineofsight.indicators.snapshot FOLDER` makes both from a folder of published files. Numbers only.
"""

import sys
from pathlib import Path

from lineofsight.indicators.loading import load, write_table
from lineofsight.indicators.neighbours import NEIGHBOURS_FILE, write_neighbours
from lineofsight.indicators.store import SNAPSHOT_FILE

__all__ = ["write_snapshot"]


def write_snapshot(folder: Path, into: Path = SNAPSHOT_FILE.parent) -> None:
    """Write the snapshot of what is in `folder`. Raises as `load` does; nothing is written then."""
    loaded = load(folder)
    write_table(into / SNAPSHOT_FILE.name, loaded.curated)
    write_neighbours(loaded.neighbours, into / NEIGHBOURS_FILE.name)


if __name__ == "__main__":
    write_snapshot(Path(sys.argv[1]))
