"""Writes the page to the path given."""

import sys
from pathlib import Path

from lineofsight.briefings.workforce.page import write_page

if __name__ == "__main__":
    write_page(Path(sys.argv[1]))
