"""`python -m samples FOLDER` writes every sample into FOLDER, with an index.csv."""

import argparse
import sys
from pathlib import Path

from samples.writing import write_all


def main() -> None:
    """Read the command line, write the samples and say how many there are."""
    parser = argparse.ArgumentParser(prog="python -m samples", description="Write generated sample reports as PDF.")
    parser.add_argument("folder", type=Path, help="where to write; made if missing")
    folder: Path = parser.parse_args().folder
    sys.stdout.write(f"{len(write_all(folder))} samples and index.csv written to {folder}\n")


if __name__ == "__main__":
    main()
